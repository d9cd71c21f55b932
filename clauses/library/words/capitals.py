"""Capitalised phrases that are neither a term nor a name of the library: a definition was lost, or never written."""

import re
from collections.abc import Iterator

from clauses.library.values import DefinedTerm, Library, Phrase
from clauses.library.words.terms import TermForms

# Inside a sentence: after a small letter, a figure or a sign that ends none. At its start a capital says nothing.
CAPITALISED = re.compile(r"(?<=[a-z0-9,;:)”] )[A-Z][\w’-]*(?: (?:(?:of|and|the) )?[A-Z][\w’-]*)*")
NOTHING = Phrase("", ())


def known_capitals(library: Library) -> TermForms | None:
    """What a text may capitalise; None where a library lists no names, so that nothing is asked of its capitals."""
    if not library.names:
        return None
    names = (DefinedTerm(name, NOTHING) for name in library.names)
    return TermForms.of((*library.terms, *names))


def unknown_capitals(words: str, known: TermForms) -> Iterator[str]:
    """The capitalised phrases inside sentences that are not known, in reading order."""
    masked = words
    for found in known.found_in(words):
        masked = masked[: found.start] + "x" * (found.end - found.start) + masked[found.end :]
    yield from (phrase[0] for phrase in CAPITALISED.finditer(masked))

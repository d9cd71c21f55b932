"""Definitions: each term used is defined once, each definition is used, and the list is printed once."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from agreements.assembly.definitions import used
from agreements.assembly.document import DefinitionList, Filled, Inline, Line, PrintedWords, TermUse
from agreements.assembly.pipeline import Assembled
from agreements.assembly.trees import blocks_in, placed_lines, words_of
from clauses.library.findings import Finding, Level, Place
from clauses.library.values import DefinedTerm
from clauses.library.words.capitals import known_capitals, unknown_capitals

# A capitalised phrase inside a sentence: after a small letter or a comma, never at its start.
CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][\w-]*(?: (?:[A-Z]|[a-z]+\b)[\w-]*)?")


def definition_faults(assembled: Assembled) -> Iterator[Finding]:
    """Terms without a definition, definitions without a use, and doubled ones."""
    places: dict[str, Place] = {}
    for place, line in placed_lines(assembled.document):
        for term in used(line):
            places.setdefault(term, place)
    lists = [block for block in blocks_in(assembled.document) if isinstance(block, DefinitionList)]
    if len(lists) > 1:
        yield _of_list("doubled-definitions", "The definitions are printed more than once.")
    defined = Counter(one.term for block in lists[:1] for one in block.definitions)
    for term, place in places.items():
        if term not in defined:
            yield _of_term("undefined-term", f"“{term}” is used but not defined.", place)
    for term, count in defined.items():
        if count > 1:
            message = f"“{term}” has {count} definitions."
            yield _of_term("doubled-definition", message, Place("term", term))
        if term not in places:
            message = f"“{term}” is defined but not used."
            yield _of_term("unused-definition", message, Place("term", term))


def unknown_phrases(assembled: Assembled) -> Iterator[Finding]:
    """Capitalised phrases inside a sentence that are neither terms nor names of the library."""
    known = known_capitals(assembled.interview.library)
    if known is None:
        return
    for place, line in placed_lines(assembled.document):
        for words in _runs(line):
            for phrase in unknown_capitals(words, known):
                message = f"“{phrase}” is capitalised like a term, but it is not defined."
                yield _of_term("undefined-term", message, place)


def _runs(line: Line) -> Iterator[str]:
    """The words of the library that stand side by side; an answer or a reference parts them."""
    for source, inlines in groupby(line, _source):
        if source is not None:
            yield words_of(tuple(inlines))


def _source(inline: Inline) -> tuple[str, ...] | None:
    """The questions whose options say these words; none of a text of the library, None of what was typed."""
    match inline:
        case PrintedWords():
            return ()
        case TermUse(_, _, questions) | Filled(_, questions, is_chosen=True):
            return questions
        case _:
            return None


def _of_list(code: str, message: str) -> Finding:
    hint = "Legal must leave one {{ definitions() }} in the library."
    return Finding(Level.ERROR, code, message, Place("document"), hint)


def _of_term(code: str, message: str, place: Place) -> Finding:
    level = Level.WARNING if code == "unused-definition" else Level.ERROR
    return Finding(level, code, message, place, "Legal must mend the definitions of the library.")


def terms_spelled_otherwise(assembled: Assembled) -> Iterator[Finding]:
    """Capitalised words inside a sentence that differ from a defined term only by capitals or number."""
    almost = _almost(assembled.interview.library.terms)
    for place, line in placed_lines(assembled.document):
        for inline in line:
            if isinstance(inline, PrintedWords):
                for phrase, term in _near_misses(inline.text, almost):
                    message = f"“{phrase}” looks like the term “{term}” but is spelled otherwise."
                    hint = "Legal should write the term exactly, or without capitals."
                    yield Finding(Level.HINT, "almost-a-term", message, place, hint)


def _almost(terms: Iterable[DefinedTerm]) -> dict[str, str]:
    """The forms of all terms in small letters, with and without a plural s."""
    forms = ((form.casefold(), term.term) for term in terms for form in term.forms)
    return {spelling: term for form, term in forms for spelling in (form, f"{form}s")}


def _near_misses(text: str, almost: dict[str, str]) -> Iterator[tuple[str, str]]:
    for match in CAPITALISED.finditer(text):
        for phrase in (match[0], match[0].split(" ")[0]):
            if phrase.casefold() in almost:
                yield phrase, almost[phrase.casefold()]
                break

"""The sentences of a text with their subject: an item of a list behind the words that lead to it, a Party for “It”.

“The Customer must:” and an item below it are one sentence; “It must” speaks of the Party of the sentence before.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from clauses.library.findings import Place
from clauses.library.language.readings import readings
from clauses.library.language.text import (
    Blank,
    Item,
    Node,
    Paragraph,
    Reference,
    Words,
    inside,
    lines_of,
)
from clauses.library.words.places import SENTENCE, PlacedText

# Of the ways to read the words that lead to a list, so many are read with each item.
MOST_LEADS = 4
# Words that lead to a list of what somebody must or may do. Behind “that” an item has a subject of its own.
LEADS = re.compile(r"\b(?:must|may)\b(?:(?!\bthat\b)[^.;:]){0,60}:$")
IT = re.compile(r"^It (?=(?:must|may|need|cannot)\b)")


@lru_cache(
    maxsize=4096
)  # a draft is read at each pause of a writer, and hardly any text of it has changed
def full_sentences(text: PlacedText, parties: tuple[str, str]) -> tuple[tuple[Place, str], ...]:
    """Each sentence of each way to read a text, once, in reading order, with the place of its paragraph."""
    subject = _subject(parties)
    found = (
        (place, sentence)
        for place, read in _reads(text.nodes, text.place, ("",))
        for sentence in _named(read, subject)
    )
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=16)
def _subject(parties: tuple[str, str]) -> re.Pattern[str]:
    """A sentence of which a Party is the subject, also behind a few words and a comma."""
    either = "|".join(map(re.escape, parties))
    return re.compile(
        rf"^(?:[^,]{{0,80}}, )?[Tt]he ({either}) (?:must|may|need|cannot|bears|\w+s)\b"
    )


def _named(read: str, subject: re.Pattern[str]) -> Iterator[str]:
    """The sentences of a paragraph; “It” is the Party that the sentence before it, or before that, began with."""
    before = ""
    for sentence in SENTENCE.split(read):
        if found := subject.search(sentence):
            before = found[1]
        elif not IT.search(sentence):
            before = ""
        yield IT.sub(f"The {before} ", sentence) if before else sentence


def _reads(
    nodes: Iterable[Node], place: Place, leads: tuple[str, ...]
) -> Iterator[tuple[Place, str]]:
    for node in nodes:
        here = replace(place, line=getattr(node, "number", 0) or place.line)
        below = leads
        for line in lines_of(node):
            own = readings(line)
            yield from ((here, f"{lead} {read}".strip()) for lead in leads for read in own)
            if isinstance(node, Paragraph | Item):
                below = tuple(dict.fromkeys(map(_lead, own[:MOST_LEADS]))) or ("",)
        within = {id(inline) for line in lines_of(node) for inline in line}
        held = (
            one
            for one in inside(node)
            if id(one) not in within and not isinstance(one, Words | Blank | Reference)
        )
        yield from _reads(held, here, below)


def _lead(read: str) -> str:
    last = SENTENCE.split(read)[-1]
    return last.removesuffix(":") if LEADS.search(last) else ""

"""Sentences on the topic of a deal point that neither set nor read it, so that the proof does not see what they say."""

import re
from collections.abc import Iterator, Sequence
from typing import assert_never

from clauses.library.faults.of_libraries import UNTOLD_POINT
from clauses.library.findings import Finding, Place
from clauses.library.language.asked_of import points_read
from clauses.library.language.text import (
    Blank,
    Conditional,
    Inline,
    Node,
    Reference,
    Words,
    expressions_of,
    inside,
    lines_of,
)
from clauses.library.values import Library
from clauses.library.words.places import texts

VERB = re.compile(r"\b(?:must|may|bears?|decides?|pays?|ends?|is|are)\b")
SENTENCE = re.compile(r"(?<=[.;])\s+")
SETTING_THINGS = ("clause", "schedule")


def untold_points(library: Library) -> Iterator[Finding]:
    """Each sentence with the words of a topic and a verb that says something, but no setting and no reading."""
    if not any(point.topic for point in library.points):
        return
    for text in texts(library):
        if text.place.kind in SETTING_THINGS:
            for node in text.nodes:
                yield from _in_node(node, frozenset(), text.place, library)


def _in_node(
    node: Node, known: frozenset[str], place: Place, library: Library
) -> Iterator[Finding]:
    here = Place(place.kind, place.key, place.part, getattr(node, "number", 0) or place.line)
    # What stands under a condition that reads a point is printed as the point says.
    known |= _read_by(node) if isinstance(node, Conditional) else frozenset()
    for line in lines_of(node):
        for sentence in SENTENCE.split(_with_marks(line)):
            yield from _in_sentence(sentence, known, here, library)
    for child in inside(node):
        if not isinstance(child, Words | Blank | Reference):
            yield from _in_node(child, known, here, library)


def _in_sentence(
    sentence: str, known: frozenset[str], place: Place, library: Library
) -> Iterator[Finding]:
    if not VERB.search(sentence):
        return
    small = sentence.casefold()
    for point in library.points:
        told = point.key in known or _mark(point.key) in sentence
        excepted = any(words.casefold() in small for words in point.exceptions or ())
        if told or excepted or not any(words.casefold() in small for words in point.topic):
            continue
        yield UNTOLD_POINT.at(place, called=point.called, key=point.key)


def _read_by(node: Node) -> frozenset[str]:
    return frozenset(point for one in expressions_of(node) for point in points_read(one))


def _mark(point: str) -> str:
    return f"⟦{point}⟧"


def _with_marks(line: Sequence[Inline]) -> str:
    """The words of a line, all branches one after the other, with a mark where a point is set or read."""
    found = ""
    for inline in line:
        match inline:
            case Words(words):
                found += words
            case Blank(sets=point):
                found += "".join(map(_mark, _read_by(inline) | ({point} if point else set())))
            case Reference():
                found += "…"
            case Conditional(branches, otherwise):
                marks = "".join(map(_mark, _read_by(inline)))
                for held in (*(branch.inside for branch in branches), otherwise):
                    found += marks + _with_marks(held)
            case _:
                assert_never(inline)
    return found

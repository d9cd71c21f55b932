"""Sentences on the topic of a deal point that neither set nor read it, so that the proof does not see what they say."""

import re
from collections.abc import Iterator, Sequence
from typing import assert_never

from clauses.library.faults.of_libraries import UNTOLD_POINT
from clauses.library.findings import Finding, Place
from clauses.library.language.asked_of import points_read
from clauses.library.language.deal_points import DealPoint
from clauses.library.language.expressions import All, Compare, Expression, PointOf, TextLiteral
from clauses.library.language.remembering import made_once
from clauses.library.language.text import (
    Blank,
    Conditional,
    Inline,
    Line,
    Node,
    Reference,
    Words,
    inside,
    lines_of,
)
from clauses.library.values import Library
from clauses.library.words.places import SENTENCE, operative_texts

VERB = re.compile(
    r"\b(?:must|may|bears?|decides?|pays?|ends?|expects?|takes?|is|are|owns?|leads?|conducts?|receives?|releases?|assesses|renews?|covers?|lasts?|needs?|owes?|does)\b"
)
NUMBER = re.compile(r"\d")
MOST_WAYS = 64  # to read a line; of one with more, some in which each branch stands


def untold_points(library: Library) -> Iterator[Finding]:
    """Each sentence with the words of a topic and a verb that says something, but no setting and no reading."""
    if not any(point.topic for point in library.points):
        return
    for text in operative_texts(library):
        found = (one for node in text.nodes for one in _in_node(node, "", text.place, library))
        yield from dict.fromkeys(found)


def _in_node(node: Node, marks: str, place: Place, library: Library) -> Iterator[Finding]:
    here = Place(place.kind, place.key, place.part, getattr(node, "number", 0) or place.line)
    for line in lines_of(node):
        for way in _ways(line):
            for sentence in SENTENCE.split(way):
                yield from _in_sentence(marks + sentence, here, library)
    match node:
        case Conditional(branches, otherwise):
            for branch in branches:
                for child in branch.inside:
                    yield from _in_node(child, marks + _pinned(branch.condition), here, library)
            for child in otherwise:
                yield from _in_node(child, marks, here, library)
        case _:
            for child in inside(node):
                if not isinstance(child, Words | Blank | Reference | Conditional):
                    yield from _in_node(child, marks, here, library)
            yield from _in_lists(node, marks, here, library)


def _in_lists(node: Node, marks: str, place: Place, library: Library) -> Iterator[Finding]:
    """Conditions around items and rows; those inside a line are among its ways to be read."""
    within_lines = {id(inline) for line in lines_of(node) for inline in line}
    for child in inside(node):
        if isinstance(child, Conditional) and id(child) not in within_lines:
            yield from _in_node(child, marks, place, library)


def _in_sentence(sentence: str, place: Place, library: Library) -> Iterator[Finding]:
    # A point may be the verb itself: “may” or “must” in its place.
    if not VERB.search(sentence) and "⟦" not in sentence:
        return
    for point in points_on_topic(sentence, library.points):
        # Under settled(), words may speak of what the point says, but not say a number of their own.
        is_settled = _settled(point.key) in sentence and not NUMBER.search(sentence)
        if not is_settled and _mark(point.key) not in sentence:
            yield UNTOLD_POINT.at(place, called=point.called, key=point.key)


def points_on_topic(sentence: str, points: tuple[DealPoint, ...]) -> list[DealPoint]:
    """The points of which a sentence has words of their topic, and none of their exceptions."""
    small = sentence.casefold()
    # Asked of every sentence with every point, a quarter of a million times for a library: so nothing but a search
    # is done for a point that a sentence is not about.
    found = {point.key: point for words, point in _topics(points) if words in small}
    return [
        point
        for point in found.values()
        if not any(words.casefold() in small for words in point.exceptions or ())
    ]


@made_once(most=16)
def _topics(points: tuple[DealPoint, ...]) -> list[tuple[str, DealPoint]]:
    """The words of all topics as they are compared, each with its point."""
    return [(words.casefold(), point) for point in points for words in point.topic]


def _mark(point: str) -> str:
    return f"⟦{point}⟧"


def _settled(point: str) -> str:
    return f"⟨{point}⟩"


def _pinned(condition: Expression) -> str:
    """The marks of the points that a condition tells: what it is, or that a sentence sets it."""
    match condition:
        case Compare("==", PointOf(point), TextLiteral()):
            return _mark(point)
        case Compare("==", PointOf(point), PointOf()):
            return _settled(point)
        case All(operands):
            return "".join(map(_pinned, operands))
        case _:
            return ""


def _ways(line: Line) -> list[str]:
    """The ways to read a line, with a mark where a point is set, read or told by a condition."""
    running = [""]
    for inline in line:
        ways = _ways_of(inline)
        both = [before + way for before in running for way in ways]
        if len(both) > MOST_WAYS:
            both = [running[0] + way for way in ways] + [before + ways[0] for before in running]
        running = list(dict.fromkeys(both))
    return running


def _ways_of(inline: Inline) -> Sequence[str]:
    match inline:
        case Words(words):
            return [words]
        case Blank(expression=TextLiteral(word), sets=""):
            return [word]  # printed as it stands
        case Blank(expression, sets=point):
            read = (*points_read(expression), *([point] if point else ()))
            return ["".join(map(_mark, read))]
        case Reference(point=point):
            return [f"{_mark(point)}…" if point else "…"]
        case Conditional(branches, otherwise):
            told = [
                _pinned(branch.condition) + way
                for branch in branches
                for way in _ways(branch.inside)
            ]
            return [*told, *_ways(otherwise)]
        case _:
            assert_never(inline)

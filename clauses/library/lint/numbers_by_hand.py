"""Numbers that stand in a text beside what the library asks for or says once: typed, or printed past their deal point.

A number typed beside its unit is right where nothing else in the library states it. It is wrong where the sentence is
on the topic of a deal point that is counted so, and where the same words print an answer elsewhere: in another
position, in the other length, in another branch.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from clauses.library.deal.answered_points import points_of_answers
from clauses.library.faults.of_words import (
    PRINTED_PAST_POINT,
    TYPED_NUMBER,
    TYPED_NUMBER_OF_POINT,
)
from clauses.library.findings import Finding, Place
from clauses.library.language.expressions import Name
from clauses.library.language.readings import ANSWER
from clauses.library.language.text import Blank
from clauses.library.lint.topics import points_on_topic
from clauses.library.values import Library
from clauses.library.words.places import SENTENCE, PlacedText, placed_readings, texts

IN_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|sixty|ninety"
UNIT = r"(?P<unit>Business Days?|Days?|hours?|weeks?|months?|years?)"
COUNTED = re.compile(rf"(?:{ANSWER}|(?P<typed>\b(?:\d[\d,.]*|{IN_WORDS}))) {UNIT}\b")
FIGURE = re.compile(rf"\b\d[\d,.]* {UNIT}\b")
SHARE = re.compile(r"\b\d[\d,.]*%")
WORD = re.compile(r"[\w']+")
# The words nearest to a number: so many before it, so many after it.
BEFORE, AFTER = 5, 4
# Of these, two sentences that say the same share so many before it, and so many in all.
SAME_BEFORE, SAME = 3, 6
PRINTED_IN = ("clause", "schedule", "term")


@dataclass(frozen=True, slots=True)
class CountedNumber:
    """A number and its unit in a sentence: as typed, or nothing where an answer is printed; the words around it."""

    typed: str
    unit: str
    before: tuple[str, ...]  # the nearest first
    after: tuple[str, ...]
    place: Place


def numbers_by_hand(library: Library) -> Iterator[Finding]:
    """Each number that is typed although an answer or a deal point states it, or printed past its deal point."""
    held = [text for text in texts(library) if text.place.kind in PRINTED_IN]
    yield from _beside_answers([one for text in held for one in _counted_in(text)])
    for text in held:
        yield from dict.fromkeys(_beside_points(text, library))
    yield from _past_their_points(held, library)


def _beside_answers(counted: list[CountedNumber]) -> Iterator[Finding]:
    answered: dict[tuple[str, tuple[str, ...]], list[CountedNumber]] = {}
    for one in counted:
        if not one.typed:
            answered.setdefault((one.unit, one.before[:SAME_BEFORE]), []).append(one)
    found: dict[tuple[Place, str], Place] = {}
    for one in counted:
        for other in answered.get((one.unit, one.before[:SAME_BEFORE]), []) if one.typed else []:
            if _shared(one.before, other.before) + _shared(one.after, other.after) >= SAME:
                found.setdefault((one.place, one.typed), other.place)
    for (place, typed), other_place in found.items():
        yield TYPED_NUMBER.at(place, words=typed, elsewhere=str(other_place))


def _shared(some: tuple[str, ...], others: tuple[str, ...]) -> int:
    """How many words are the same, counted from the number on."""
    pairs = zip(some, others, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


@lru_cache(
    maxsize=4096
)  # a draft is read at each pause of a writer, and hardly any text of it has changed
def _sentences(text: PlacedText) -> tuple[tuple[Place, str], ...]:
    found = (
        (place, sentence)
        for place, read in placed_readings(text)
        for sentence in SENTENCE.split(read)
    )
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def _counted_in(text: PlacedText) -> tuple[CountedNumber, ...]:
    return tuple(
        CountedNumber(
            found[0] if found["typed"] else "",
            found["unit"].removesuffix("s"),
            tuple(reversed(WORD.findall(sentence[: found.start()].casefold())[-BEFORE:])),
            tuple(WORD.findall(sentence[found.end() :].casefold())[:AFTER]),
            place,
        )
        for place, sentence in _sentences(text)
        for found in COUNTED.finditer(sentence)
    )


def _beside_points(text: PlacedText, library: Library) -> Iterator[Finding]:
    """Figures on the topic of a deal point that is counted in their unit."""
    for place, sentence in _sentences(text) if text.place.kind != "term" else ():
        figures = {one["unit"].removesuffix("s"): one[0] for one in FIGURE.finditer(sentence)}
        if share := SHARE.search(sentence):
            figures["%"] = share[0]
        for point in points_on_topic(sentence, library.points) if figures else ():
            if typed := figures.get(point.unit) or figures.get(f"Business {point.unit}"):
                yield TYPED_NUMBER_OF_POINT.at(
                    place, words=typed, called=point.called, key=point.key
                )


def _past_their_points(held: list[PlacedText], library: Library) -> Iterator[Finding]:
    """Blanks that print an answer itself, where a deal point follows from it and nothing else."""
    told_by = points_of_answers(library)
    for text in held:
        for place, node in text.placed_nodes():
            if isinstance(node, Blank) and isinstance(node.expression, Name) and not node.sets:
                for point in told_by.get(node.expression.key, ())[:1]:
                    yield PRINTED_PAST_POINT.at(place, called=point.called, key=point.key)

"""Deal points that are set or read where that cannot be, or printed in another unit than their own."""

from collections.abc import Iterator

from clauses.library.deal.point_words import point_of
from clauses.library.faults.of_libraries import (
    CIRCULAR_POINT,
    NO_SUCH_POINT,
    OTHER_QUESTION_UNIT,
    OTHER_UNIT,
    SET_OUTSIDE,
)
from clauses.library.findings import Finding, Place
from clauses.library.kinds import NUMBER, ValueType
from clauses.library.language.deal_points import MONEY, DealPoint
from clauses.library.language.expressions import Expression, Name
from clauses.library.language.text import Blank
from clauses.library.lint.problems import problems_in
from clauses.library.values import Library
from clauses.library.words.places import OPERATIVE, texts

# By unit: what prints a number that no noun is counted of.
FILTERS = {"%": "percent", MONEY: "money"}


def settled_points(library: Library) -> Iterator[Finding]:
    """What is wrong with blanks that set or print a point, and with rows of the matrix that set one."""
    for text in texts(library):
        for place, node in text.placed_nodes():
            if isinstance(node, Blank):
                yield from _of_blank(node, place, library)
    for setting in library.index.settings:
        if setting.is_circular:
            yield CIRCULAR_POINT.at(setting.place)
        point = library.index.points.get(setting.point)
        if setting.place.kind == "responsibility" and point is not None:
            yield from _of_value(point, setting.value, setting.place, library)


def _of_blank(blank: Blank, place: Place, library: Library) -> Iterator[Finding]:
    point = point_of(blank, library)
    question = (
        library.question(blank.expression.key) if isinstance(blank.expression, Name) else None
    )
    if question is not None and not _is_unit(blank, question.unit):
        called, noun = question.short, blank.plural
        yield OTHER_QUESTION_UNIT.at(place, called=called, unit=question.unit, noun=noun)
    if blank.sets and point is None:
        yield NO_SUCH_POINT.at(place, key=blank.sets)
    if blank.sets and place.kind not in OPERATIVE:
        yield SET_OUTSIDE.at(place)
    if point is None:
        return
    yield from _of_value(point, blank.expression, place, library)
    if point.kind == "number" and not _is_counted(blank, point):
        yield OTHER_UNIT.at(place, called=point.called, unit=point.unit)


def _of_value(
    point: DealPoint, value: Expression, place: Place, library: Library
) -> Iterator[Finding]:
    is_number = point.kind == "number"
    wanted = NUMBER if is_number else ValueType("word", frozenset(point.words))
    # What does not fit inside is reported with all other expressions; here only whether the whole does.
    inside = set(problems_in(value, library))
    for problem in problems_in(value, library, wanted=wanted):
        if problem not in inside:
            yield problem.at(place)


def _is_unit(blank: Blank, unit: str) -> bool:
    """Whether the noun that is counted is a unit that the question names; a Business Day is a day."""
    if blank.filter != "counted" or not unit:
        return True
    noun, asked = blank.plural.casefold(), unit.casefold()
    return (noun in asked and ("business" not in asked or "business" in noun)) or (
        noun == "business days" and asked.startswith("days")
    )


def _is_counted(blank: Blank, point: DealPoint) -> bool:
    """Whether a number is printed in the unit of its point, in digits or in words."""
    if blank.filter == "counted":
        return blank.singular == point.unit
    if point.unit in FILTERS:
        return blank.filter == FILTERS[point.unit]
    return not point.unit

"""Damages to what sets a deal point, reads it, or leads to a Section, by kind. No condition changes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from clauses.library.language.asked_of import points_read
from clauses.library.language.expressions import Name, NumberLiteral, PointOf, TextLiteral
from clauses.library.language.text import Blank, Paragraph, Reference, Words
from clauses.library.values import DefinedTerm
from clauses.library.words.leading import leading
from tests.content.parts_of_libraries import Path, defined_in_texts
from tests.content.shipped import LIBRARY

LISTS = ("clauses", "schedules")
OTHER = {
    "customer": "manufacturer",
    "manufacturer": "customer",
    "both": "customer",
    "may": "must",
    "must": "must_not",
}
UNITS = {"Day": "month", "Business Day": "month", "month": "Day", "hour": "Day", "week": "year"}

Slips = Callable[[tuple[tuple[Path, Any], ...]], Iterator[tuple[Path, Any]]]


def _blanks(everything: tuple[tuple[Path, Any], ...]) -> Iterator[tuple[Path, Blank]]:
    for path, value in everything:
        if isinstance(value, Blank) and path[0] in LISTS:
            yield path, value


def _typed(blank: Blank) -> Words:
    """What somebody types in place of a blank: a number with its noun, or a word."""
    if blank.filter in ("counted", "percent"):
        return Words(f"12 {blank.plural or '%'}")
    read = (blank.sets, *points_read(blank.expression))
    is_duty = any(LIBRARY.index.points[one].kind == "duty" for one in read if one)
    return Words("may" if is_duty else "Customer")


def _setting_dropped(everything):
    for path, blank in _blanks(everything):
        if blank.sets:
            yield path, replace(blank, sets="")


def _setting_typed(everything):
    for path, blank in _blanks(everything):
        if blank.sets:
            yield path, _typed(blank)


def _reading_typed(everything):
    for path, blank in _blanks(everything):
        if points_read(blank.expression):
            yield path, _typed(blank)


def _unlisted_point(everything):
    for path, blank in _blanks(everything):
        if points_read(blank.expression):
            yield path, replace(blank, expression=PointOf("nobody_lists_it"))
        elif blank.sets:
            yield path, replace(blank, sets="nobody_lists_it")


def _other_unit(everything):
    for path, blank in _blanks(everything):
        counts_answer = blank.filter == "counted" and not isinstance(
            blank.expression, NumberLiteral
        )
        if counts_answer and blank.singular in UNITS:
            noun = UNITS[blank.singular]
            yield path, replace(blank, singular=noun, plural=f"{noun}s")


def _answer_printed(everything):
    """An answer stands where the point was read that is set from it and from no other answer."""
    set_from: dict[str, set[object]] = {}
    for _, blank in _blanks(everything):
        if blank.sets and not isinstance(blank.expression, NumberLiteral):
            set_from.setdefault(blank.sets, set()).add(blank.expression)
    for path, blank in _blanks(everything):
        if isinstance(blank.expression, PointOf) and not blank.sets:
            sources = set_from.get(blank.expression.point, set())
            if len(sources) == 1 and isinstance(answer := next(iter(sources)), Name):
                yield path, replace(blank, expression=answer)


def _set_again(everything):
    """The paragraph that sets a point to a Party or a duty says at its end that it is another one."""
    for path, value in everything:
        if not isinstance(value, Paragraph) or value.items or path[0] not in LISTS:
            continue
        for inline in value.line:
            if (
                isinstance(inline, Blank)
                and inline.sets
                and isinstance(inline.expression, TextLiteral)
            ):
                other = replace(inline, expression=TextLiteral(OTHER[inline.expression.value]))
                yield (*path, "line"), (*value.line, Words(" Or the "), other, Words("."))


def _leads_elsewhere(everything):
    leads, unlisted = frozenset[str](), defined_in_texts(everything)
    for path, value in everything:
        if isinstance(value, DefinedTerm):
            leads = frozenset() if value.term in unlisted else leading(value.definition.line)
        elif path[:1] == ("terms",) and isinstance(value, Reference) and value.target in leads:
            yield path, Reference("general-terms")


# Reading shows these.
POINTS_IN_WORDS: dict[str, Slips] = {
    "a setting is dropped": _setting_dropped,
    "a setting is typed instead": _setting_typed,
    "what a sentence should read is typed": _reading_typed,
    "a point is named that is not listed": _unlisted_point,
    "a number is counted in another unit": _other_unit,
    "the answer is printed in place of the point": _answer_printed,
}
# Answers must be asked about these.
POINTS_BY_PROOF: dict[str, Slips] = {
    "a point is set again and otherwise": _set_again,
    "a definition leads to another Section": _leads_elsewhere,
}

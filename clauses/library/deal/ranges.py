"""The limits of a question, as values and in words."""

import datetime
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from clauses.library.answers import day_in_words, figures
from clauses.library.deal.amounts import is_money
from clauses.library.kinds import kind_of
from clauses.library.language.evaluation import Scope, evaluate
from clauses.library.values import Formula, Question


@dataclass(frozen=True, slots=True)
class Range:
    """The limits of a question: of its number or date, of the length of its text, of how many it lists."""

    minimum: Fraction | datetime.date | None
    maximum: Fraction | datetime.date | None
    also: tuple[Fraction, ...]


def range_of(question: Question, scope: Scope) -> Range:
    """The limits of a question under the answers before it; None where a limit is not set or missing."""
    return Range(_limit(question.minimum, scope), _limit(question.maximum, scope), question.also)


def _limit(formula: Formula | None, scope: Scope) -> Fraction | datetime.date | None:
    value = None if formula is None else evaluate(formula.expression, scope)
    return value if isinstance(value, Fraction | datetime.date) else None


def range_in_words(question: Question, limits: Range) -> str:
    """The limits as a sentence: "Enter 0, or a number from 30 to 730 (days)."."""
    low, high = _written(limits.minimum), _written(limits.maximum)
    kind = kind_of(question)
    match kind.measured:
        case "count":
            upper = f" and no more than {high}" if high else ""
            return f"List at least {low or 0}{upper}."
        case "length":
            return f"Write {low or 0} to {high or 'any number of'} characters."
        case "value" if kind.value == "date":
            return f"Enter a date{_span(low, high, above='later', below='earlier')}."
        case "value":
            unit = f" ({question.unit})" if question.unit else ""
            also = "".join(f"{_written(number)}, or " for number in limits.also)
            if not low and is_money(question):
                most = f" and at most {high}" if high else ""
                return f"Enter {also}an amount above 0{most}{unit}."
            low = low or "0"
            return f"Enter {also}a number{_span(low, high, above='more', below='less')}{unit}."
        case "nothing":
            return ""
        case _:
            assert_never(kind.measured)


def _span(low: str, high: str, *, above: str, below: str) -> str:
    if low and high:
        return f" from {low} to {high}"
    if low:
        return f" of {low} or {above}"
    return f" of {high} or {below}" if high else ""


def _written(limit: Fraction | datetime.date | None) -> str:
    match limit:
        case Fraction():
            return figures(limit)
        case datetime.date():
            return day_in_words(limit)
        case None:
            return ""
        case _:
            assert_never(limit)

"""Arithmetic that could grow beyond what is calculated: refused in the library, so that no agreement meets the bound.

The evaluator gives no number of more than MOST_DIGITS digits. Here the most that an expression can have is estimated
without trying answers: digits before the point, and digits that its denominator needs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import assert_never

from clauses.library.faults.of_libraries import ARITHMETIC_GROWS
from clauses.library.findings import Finding
from clauses.library.kinds import Kind, kind_of
from clauses.library.language.calculation import MOST_DIGITS
from clauses.library.language.expressions import (
    MISSING,
    AmountIn,
    Arithmetic,
    Ceiling,
    CountOf,
    Either,
    Expression,
    Extremum,
    Name,
    NumberLiteral,
    PointOf,
    TotalOf,
    children,
)
from clauses.library.language.text import expressions_of
from clauses.library.values import Library, Question
from clauses.library.words.places import formulas, texts


@dataclass(frozen=True, slots=True)
class Digits:
    """The most digits that the numerator and the denominator of a number can have; whether both are decimal."""

    above: int
    below: int = 0
    is_decimal: bool = True


NONE = Digits(0)
ANSWER = Digits(21, 6)  # fifteen digits, and six decimals, are the most that an answer has
WHOLE_ANSWER = Digits(15)
TOTAL = Digits(24, 6)  # of five hundred answers at most
COUNT = Digits(8)  # days between two dates, and rows of a list


def growing_arithmetic(library: Library) -> Iterator[Finding]:
    """Each place whose arithmetic can go beyond the bound of the evaluator."""
    estimate = _Estimate(library)
    for placed in formulas(library):
        if estimate.is_beyond(placed.formula.expression):
            yield ARITHMETIC_GROWS.at(placed.place, most=MOST_DIGITS)
    for text in texts(library):
        for place, node in text.placed_nodes():
            if any(estimate.is_beyond(expression) for expression in expressions_of(node)):
                yield ARITHMETIC_GROWS.at(place, most=MOST_DIGITS)


@dataclass(frozen=True, slots=True)
class _Estimate:
    library: Library
    facts: dict[str, Digits] = field(default_factory=dict)

    def is_beyond(self, expression: Expression) -> bool:
        found = self.of(expression)
        if max(found.above, found.below) > MOST_DIGITS:
            return True
        return any(self.is_beyond(child) for child in children(expression))

    def of(self, expression: Expression) -> Digits:
        match expression:
            case NumberLiteral(number):
                return _literal(number)
            case Name(key):
                return self.named(key)
            case Arithmetic(operator, left, right):
                return _calculated(operator, self.of(left), self.of(right))
            case Extremum(_, operands):
                return _largest([self.of(operand) for operand in operands])
            case Either(_, then, otherwise):
                return _largest([self.of(then), self.of(otherwise)])
            case Ceiling(operand):
                return Digits(self.of(operand).above + 1)
            case CountOf():
                return COUNT
            case TotalOf():
                return TOTAL
            case PointOf(point):
                return self.of(self.library.index.told.get(point, MISSING))
            case AmountIn():
                return ANSWER
            case _:
                return NONE

    def named(self, key: str) -> Digits:
        question = self.library.question(key)
        if question is not None:
            return _answer(question)
        fact = self.library.index.facts.get(key)
        if fact is None:
            return NONE
        if key not in self.facts:
            self.facts[key] = NONE  # a fact that asks itself is missing; another check reports it
            self.facts[key] = self.of(fact.value.expression)
        return self.facts[key]


def _literal(number: Fraction) -> Digits:
    return Digits(len(str(abs(number.numerator))), len(str(number.denominator)) - 1)


def _answer(question: Question) -> Digits:
    """What an answer can have; a limit that is written out makes it less."""
    size = _size(kind_of(question))
    limit = question.maximum.expression if question.maximum is not None else None
    if size in (ANSWER, WHOLE_ANSWER) and isinstance(limit, NumberLiteral):
        return Digits(_literal(limit.value).above + size.below, size.below)
    return size


def _size(kind: Kind) -> Digits:
    match kind.value:
        case "number":
            return WHOLE_ANSWER if kind.is_whole else ANSWER
        case "date":
            return COUNT
        case "truth" | "word" | "words" | "party" | "place" | "sites" | "rows":
            return NONE
        case _:
            assert_never(kind.value)


def _calculated(operator: str, left: Digits, right: Digits) -> Digits:
    is_decimal = left.is_decimal and right.is_decimal and operator != "/"
    if operator == "*":
        return Digits(left.above + right.above, left.below + right.below, is_decimal)
    if operator == "/":
        return Digits(left.above + right.below, left.below + right.above, is_decimal)
    below = max(left.below, right.below) if is_decimal else left.below + right.below
    grown = [one.above + below - one.below for one in (left, right)]
    return Digits(max(grown) + 1, below, is_decimal)


def _largest(found: list[Digits]) -> Digits:
    return Digits(
        max((one.above for one in found), default=0),
        max((one.below for one in found), default=0),
        all(one.is_decimal for one in found),
    )

"""Evaluates an expression over answers: exact arithmetic, missing values as the language defines them."""

import datetime
import math
import re
from fractions import Fraction
from typing import Protocol, assert_never

from clauses.library.answers import FilledTable, Value, part_of
from clauses.library.language.expressions import (
    All,
    AmountIn,
    Answered,
    Any,
    Arithmetic,
    Ceiling,
    Compare,
    Contains,
    CountOf,
    Either,
    Expression,
    Extremum,
    HasFeature,
    Included,
    Listed,
    Lookup,
    Name,
    Not,
    NumberLiteral,
    PartOf,
    PointOf,
    PositionOf,
    TextLiteral,
)
from clauses.library.language.known_names import CURRENCY

MOST_DIGITS = 60  # of what a calculation gives, above and below the line: three amounts multiplied stay within
BOUND = 10**MOST_DIGITS
AMOUNT = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,4})?")


class Scope(Protocol):
    """What an expression may ask: answers and facts, sets, tables, and the selection."""

    def value(self, key: str) -> Value | None:
        """The value of a question or a fact; None where it is missing."""

    def members(self, key: str) -> frozenset[str] | None:
        """The members of a named set; None where there is no such set."""

    def row(self, table: str, key: str) -> str | None:
        """A row of a named table; None where there is none."""

    def position(self, clause: str) -> str | None:
        """The key of the position taken in a clause; None where the clause is not in the agreement."""

    def features(self, clause: str) -> tuple[str, ...]:
        """The features of the position taken in a clause."""

    def point(self, key: str) -> Expression:
        """What a deal point is, as an expression that reads no other point."""


def holds(expression: Expression, scope: Scope) -> bool:
    """Whether a condition holds. A missing value does not."""
    return evaluate(expression, scope) is True


def evaluate(expression: Expression, scope: Scope) -> Value | None:
    """The value of an expression; None where it is missing."""
    # Each question of an interview comes here several times: the cases stand in the order of their frequency.
    match expression:
        case Name(key):
            value = scope.value(key)
            return scope.members(key) if value is None else value
        case Compare(operator, left, right):
            return compare(operator, evaluate(left, scope), evaluate(right, scope))
        case TextLiteral(text):
            return text
        case NumberLiteral(number):
            return number
        case Any(operands):
            return any(holds(operand, scope) for operand in operands)
        case All(operands):
            return all(holds(operand, scope) for operand in operands)
        case Either(condition, then, otherwise):
            return evaluate(then if holds(condition, scope) else otherwise, scope)
        case Contains(item, collection, negated):
            return contains(evaluate(item, scope), evaluate(collection, scope), negated=negated)
        case Not(operand):
            return not holds(operand, scope)
        case Listed(items):
            return frozenset(items)
        case PartOf(key, part):
            return part_of(scope.value(key), part)
        case Arithmetic(operator, left, right):
            return calculate(operator, evaluate(left, scope), evaluate(right, scope))
        case Extremum(kind, operands):
            return extremum(kind, tuple(evaluate(operand, scope) for operand in operands))
        case Ceiling(operand):
            number_or_none = evaluate(operand, scope)
            return (
                Fraction(math.ceil(number_or_none))
                if isinstance(number_or_none, Fraction)
                else None
            )
        case CountOf(key):
            return counted_in(scope.value(key))
        case Answered(key):
            return scope.value(key) is not None
        case Lookup(table, key_expression):
            row_key = evaluate(key_expression, scope)
            return scope.row(table, row_key) if isinstance(row_key, str) else None
        case AmountIn(table):
            return amount_in(table, scope)
        case Included(clause):
            return scope.position(clause) is not None
        case PositionOf(clause):
            return scope.position(clause)
        case PointOf(point):
            return evaluate(scope.point(point), scope)
        case HasFeature(clause, feature):
            return feature in scope.features(clause)
        case _:
            assert_never(expression)


def counted_in(value: Value | None) -> Fraction | None:
    """How many options are ticked, sites listed or rows filled; None where nothing is counted."""
    if isinstance(value, FilledTable):
        return Fraction(len(value.rows))
    return Fraction(len(value)) if isinstance(value, frozenset | tuple) else None


def amount_in(table: str, scope: Scope) -> Fraction | None:
    """The amount of a table in the currency of the agreement; None where it names none."""
    currency = scope.value(CURRENCY)
    row = scope.row(table, currency) if isinstance(currency, str) else None
    return amount_of_row(row)


def amount_of_row(row: str | None) -> Fraction | None:
    """A row of a table as an amount; None where it is none."""
    return Fraction(row) if row is not None and AMOUNT.fullmatch(row) else None


def compare(operator: str, left: Value | None, right: Value | None) -> bool:
    """A comparison; false where a value is missing or the two are of different kinds."""
    match left, right:
        case (
            (str(), str())
            | (bool(), bool())
            | (Fraction(), Fraction())
            | (datetime.date(), datetime.date())
        ):
            pass
        case _:
            return False
    if operator == "==":
        return left == right
    if operator == "!=":
        return left != right
    return _in_order(operator, left, right)


def _in_order(operator: str, left: Value | None, right: Value | None) -> bool:
    match left, right:
        case (Fraction() as first, Fraction() as second):
            sign = (first > second) - (first < second)
        case (datetime.date() as first_day, datetime.date() as second_day):
            sign = (first_day > second_day) - (first_day < second_day)
        case _:
            return False
    return {"<": sign < 0, "<=": sign <= 0, ">": sign > 0, ">=": sign >= 0}[operator]


def contains(item: Value | None, collection: Value | None, *, negated: bool) -> bool:
    """Whether an item is in a list, a set or the options ticked; false where either is missing."""
    if not isinstance(item, str) or not isinstance(collection, frozenset):
        return False
    return (item in collection) is not negated


def calculate(operator: str, left: Value | None, right: Value | None) -> Value | None:
    """Exact arithmetic on numbers; a date and days; days between dates. None where a value is missing."""
    match left, right:
        case (Fraction() as first, Fraction() as second):
            return _number(operator, first, second)
        case (datetime.date() as day, Fraction() as days) if operator in ("+", "-"):
            return _shifted(day, days if operator == "+" else -days)
        case (datetime.date() as later, datetime.date() as earlier) if operator == "-":
            return Fraction((later - earlier).days)
        case _:
            return None


def _number(operator: str, first: Fraction, second: Fraction) -> Fraction | None:
    match operator:
        case "+":
            return _bounded(first + second)
        case "-":
            return _bounded(first - second)
        case "*":
            return _bounded(first * second)
        case _:
            return _bounded(first / second) if second else None


def _bounded(number: Fraction) -> Fraction | None:
    """A number beyond all bounds is missing: without an end to growth, a text could fill memory and time."""
    within = abs(number.numerator) < BOUND and number.denominator < BOUND
    return number if within else None


def _shifted(day: datetime.date, days: Fraction) -> datetime.date | None:
    try:
        return day + datetime.timedelta(days=math.ceil(days))
    except OverflowError:
        return None


def extremum(kind: str, values: tuple[Value | None, ...]) -> Value | None:
    """The smallest or greatest number or date; None where one is missing."""
    numbers = [value for value in values if isinstance(value, Fraction)]
    if values and len(numbers) == len(values):
        return min(numbers) if kind == "min" else max(numbers)
    days = [value for value in values if isinstance(value, datetime.date)]
    if values and len(days) == len(values):
        return min(days) if kind == "min" else max(days)
    return None

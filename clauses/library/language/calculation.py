"""Compares, counts and calculates with values: exact, and where one is missing as the language defines it."""

import datetime
import math
import re
from fractions import Fraction

from clauses.library.answers import FilledTable, Value

MOST_DIGITS = 60  # of what a calculation gives, above and below the line: three amounts multiplied stay within
BOUND = 10**MOST_DIGITS
AMOUNT = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,4})?")


def counted_in(value: Value | None) -> Fraction | None:
    """How many options are ticked, sites listed or rows filled; None where nothing is counted."""
    if isinstance(value, FilledTable):
        return Fraction(len(value.rows))
    return Fraction(len(value)) if isinstance(value, frozenset | tuple) else None


def total_of(value: Value | None, column: str) -> Fraction | None:
    """The sum of one column of a table; None where a cell of it is empty or no number, or there is no table."""
    if not isinstance(value, FilledTable):
        return None
    cells = [row.cell(column) for row in value.rows]
    numbers = [cell for cell in cells if isinstance(cell, Fraction)]
    return sum(numbers, Fraction(0)) if len(numbers) == len(cells) else None


def is_filled_in(value: Value | None, column: str) -> bool:
    """Whether every row of a table has a cell in one column."""
    if not isinstance(value, FilledTable):
        return False
    return all(row.cell(column) is not None for row in value.rows)


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

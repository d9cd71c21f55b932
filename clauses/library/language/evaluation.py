"""Evaluates an expression over answers: missing values as the language defines them."""

import math
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import Protocol, assert_never

from clauses.library.answers import Value, part_of
from clauses.library.language.calculation import (
    amount_of_row,
    calculate,
    compare,
    contains,
    counted_in,
    extremum,
    is_filled_in,
    total_of,
)
from clauses.library.language.expressions import (
    All,
    AmountIn,
    Answered,
    Any,
    Arithmetic,
    AttachedFor,
    Ceiling,
    Compare,
    Contains,
    CountOf,
    Either,
    Expression,
    Extremum,
    FilledIn,
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
    TotalOf,
)
from clauses.library.language.known_names import CURRENCY
from clauses.library.language.remembering import made_once


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

    def is_attached(self, key: str) -> bool:
        """Whether an attached document takes the place of a table."""

    def point(self, key: str) -> Expression:
        """What a deal point is, as an expression that reads no other point."""


Evaluated = Callable[[Scope], Value | None]


def holds(expression: Expression, scope: Scope) -> bool:
    """Whether a condition holds. A missing value does not."""
    return as_function(expression)(scope) is True


def evaluate(expression: Expression, scope: Scope) -> Value | None:
    """The value of an expression; None where it is missing."""
    return as_function(expression)(scope)


# Some thousands for an edition; each state of a draft that is tried brings others.
@made_once(most=32_768)
def as_function(expression: Expression) -> Evaluated:
    """An expression as a function of a scope: thousands are evaluated for a page, and what each says stays the same."""
    return compiled(expression)


def compiled(expression: Expression) -> Evaluated:
    """The same for an expression that is evaluated once or twice, and not kept."""
    match expression:
        case Name(key):
            return partial(_named, key)
        case Compare("==" | "!=" as operator, Name(key), TextLiteral(text)):
            return partial(_is_word if operator == "==" else _is_other_word, key, text)
        case Compare(operator, left, right):
            return partial(_compared, operator, compiled(left), compiled(right))
        case TextLiteral(text):
            return lambda scope: text
        case NumberLiteral(number):
            return lambda scope: number
        case Any(operands):
            return partial(_any_holds, tuple(map(compiled, operands)))
        case All(operands):
            return partial(_all_hold, tuple(map(compiled, operands)))
        case Either(condition, then, otherwise):
            return partial(_either, compiled(condition), compiled(then), compiled(otherwise))
        case Contains(item, collection, negated):
            return partial(_contained, compiled(item), compiled(collection), negated)
        case Not(operand):
            return partial(_not, compiled(operand))
        case Listed(items):
            listed = frozenset(items)
            return lambda scope: listed
        case PartOf(key, part):
            return lambda scope: part_of(scope.value(key), part)
        case Arithmetic(operator, left, right):
            return partial(_calculated, operator, compiled(left), compiled(right))
        case Extremum(kind, operands):
            return partial(_extreme, kind, tuple(map(compiled, operands)))
        case Ceiling(operand):
            return partial(_rounded_up, compiled(operand))
        case CountOf(key):
            return lambda scope: counted_in(scope.value(key))
        case TotalOf(key, column):
            return lambda scope: total_of(scope.value(key), column)
        case FilledIn(key, column):
            return lambda scope: is_filled_in(scope.value(key), column)
        case AttachedFor(key):
            return lambda scope: scope.is_attached(key)
        case Answered(key):
            return lambda scope: scope.value(key) is not None
        case Lookup(table, row):
            return partial(_looked_up, table, compiled(row))
        case AmountIn(table):
            return partial(amount_in, table)
        case Included(clause):
            return lambda scope: scope.position(clause) is not None
        case PositionOf(clause):
            return lambda scope: scope.position(clause)
        case PointOf(point):
            # What a point is belongs to the library of the scope.
            return lambda scope: evaluate(scope.point(point), scope)
        case HasFeature(clause, feature):
            return lambda scope: feature in scope.features(clause)
        case _:
            assert_never(expression)


def _named(key: str, scope: Scope) -> Value | None:
    value = scope.value(key)
    return scope.members(key) if value is None else value


def _is_word(key: str, word: str, scope: Scope) -> bool:
    # By far the most frequent condition. A named set is no word, so nobody looks for one.
    return scope.value(key) == word


def _is_other_word(key: str, word: str, scope: Scope) -> bool:
    value = scope.value(key)
    return isinstance(value, str) and value != word


def _compared(operator: str, left: Evaluated, right: Evaluated, scope: Scope) -> bool:
    return compare(operator, left(scope), right(scope))


def _any_holds(operands: tuple[Evaluated, ...], scope: Scope) -> bool:
    for operand in operands:  # noqa: SIM110  a generator for each condition takes twice as long
        if operand(scope) is True:
            return True
    return False


def _all_hold(operands: tuple[Evaluated, ...], scope: Scope) -> bool:
    for operand in operands:  # noqa: SIM110  as above
        if operand(scope) is not True:
            return False
    return True


def _either(
    condition: Evaluated, then: Evaluated, otherwise: Evaluated, scope: Scope
) -> Value | None:
    return then(scope) if condition(scope) is True else otherwise(scope)


def _contained(item: Evaluated, collection: Evaluated, negated: bool, scope: Scope) -> bool:
    return contains(item(scope), collection(scope), negated=negated)


def _not(operand: Evaluated, scope: Scope) -> bool:
    return operand(scope) is not True


def _calculated(operator: str, left: Evaluated, right: Evaluated, scope: Scope) -> Value | None:
    return calculate(operator, left(scope), right(scope))


def _extreme(kind: str, operands: tuple[Evaluated, ...], scope: Scope) -> Value | None:
    return extremum(kind, tuple(operand(scope) for operand in operands))


def _rounded_up(operand: Evaluated, scope: Scope) -> Fraction | None:
    number = operand(scope)
    return Fraction(math.ceil(number)) if isinstance(number, Fraction) else None


def _looked_up(table: str, key: Evaluated, scope: Scope) -> str | None:
    row = key(scope)
    return scope.row(table, row) if isinstance(row, str) else None


def amount_in(table: str, scope: Scope) -> Fraction | None:
    """The amount of a table in the currency of the agreement; None where it names none."""
    currency = scope.value(CURRENCY)
    row = scope.row(table, currency) if isinstance(currency, str) else None
    return amount_of_row(row)

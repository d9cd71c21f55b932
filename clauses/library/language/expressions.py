"""Expressions of the clause language as frozen nodes: what they say and which keys they read."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal as OneOf
from typing import assert_never

Comparison = OneOf["==", "!=", "<", "<=", ">", ">="]
Operator = OneOf["+", "-", "*", "/"]
Extreme = OneOf["min", "max"]


@dataclass(frozen=True, slots=True)
class TextLiteral:
    """An option key or another word in quotes."""

    value: str


@dataclass(frozen=True, slots=True)
class NumberLiteral:
    """An exact number."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Name:
    """The answer to a question, a derived fact, a named set, or `created_on`."""

    key: str


@dataclass(frozen=True, slots=True)
class PartOf:
    """A declared part of a party or a place."""

    key: str
    part: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of option keys written out."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """A comparison of two values; false where one is missing."""

    operator: Comparison
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Contains:
    """Whether an item is one of a list, a named set or the options ticked."""

    item: "Expression"
    collection: "Expression"
    negated: bool


@dataclass(frozen=True, slots=True)
class All:
    """Holds when every operand holds."""

    operands: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Holds when at least one operand holds."""

    operands: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Holds when its operand does not."""

    operand: "Expression"


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """A sum, difference, product or quotient; a date plus or minus days."""

    operator: Operator
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Extremum:
    """The smallest or greatest of several values; missing where one is missing."""

    kind: Extreme
    operands: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Ceiling:
    """A number rounded up to a whole one."""

    operand: "Expression"


@dataclass(frozen=True, slots=True)
class CountOf:
    """How many options are ticked, or sites listed."""

    key: str


@dataclass(frozen=True, slots=True)
class TotalOf:
    """The sum of one column of a table; missing where a cell of it is empty."""

    key: str
    column: str


@dataclass(frozen=True, slots=True)
class FilledIn:
    """Whether every row of a table has a cell in one column."""

    key: str
    column: str


@dataclass(frozen=True, slots=True)
class AttachedFor:
    """Whether an attached document takes the place of a table."""

    key: str


@dataclass(frozen=True, slots=True)
class Answered:
    """Whether a question has a value, given or by default."""

    key: str


@dataclass(frozen=True, slots=True)
class Lookup:
    """The row of a named table."""

    table: str
    key: "Expression"


@dataclass(frozen=True, slots=True)
class AmountIn:
    """The amount that a named table holds for the currency of the agreement; missing where it holds none."""

    table: str


@dataclass(frozen=True, slots=True)
class Either:
    """One of two values, by a condition."""

    condition: "Expression"
    then: "Expression"
    otherwise: "Expression"


@dataclass(frozen=True, slots=True)
class Included:
    """Whether a clause is in the agreement."""

    clause: str


@dataclass(frozen=True, slots=True)
class PositionOf:
    """The key of the position taken in a clause; missing where the clause is not there."""

    clause: str


@dataclass(frozen=True, slots=True)
class PointOf:
    """What an agreement says of a deal point; missing where no sentence sets it."""

    point: str


@dataclass(frozen=True, slots=True)
class HasFeature:
    """Whether the position taken in a clause declares a feature."""

    clause: str
    feature: str


Expression = (
    TextLiteral
    | NumberLiteral
    | Name
    | PartOf
    | Listed
    | Compare
    | Contains
    | All
    | Any
    | Not
    | Arithmetic
    | Extremum
    | Ceiling
    | CountOf
    | TotalOf
    | FilledIn
    | AttachedFor
    | Answered
    | Lookup
    | AmountIn
    | Either
    | Included
    | PositionOf
    | PointOf
    | HasFeature
)

ALWAYS = All(())
NEVER = Any(())
MISSING = Name("")  # no question has this key, so it never has a value


def all_of(*operands: Expression) -> Expression:
    """Holds when every operand holds; what always holds is left out."""
    if NEVER in operands:
        return NEVER
    left = tuple(operand for operand in operands if operand != ALWAYS)
    return left[0] if len(left) == 1 else All(left)


def any_of(*operands: Expression) -> Expression:
    """Holds when at least one operand holds; what never holds is left out."""
    if ALWAYS in operands:
        return ALWAYS
    left = tuple(operand for operand in operands if operand != NEVER)
    return left[0] if len(left) == 1 else Any(left)


def none_of(*operands: Expression) -> Expression:
    """Holds when no operand holds."""
    joined = any_of(*operands)
    if joined == NEVER:
        return ALWAYS
    return NEVER if joined == ALWAYS else Not(joined)


def taken(clause: str, position: str) -> Expression:
    """When a position is in the agreement."""
    return Compare("==", PositionOf(clause), TextLiteral(position))


def children(expression: Expression) -> tuple[Expression, ...]:
    """The expressions directly inside an expression, from left to right."""
    match expression:
        case Compare(_, left, right) | Arithmetic(_, left, right):
            return (left, right)
        case Contains(item, collection, _):
            return (item, collection)
        case All(operands) | Any(operands) | Extremum(_, operands):
            return operands
        case Not(operand) | Ceiling(operand):
            return (operand,)
        case Lookup(_, key):
            return (key,)
        case Either(condition, then, otherwise):
            return (condition, then, otherwise)
        case (
            TextLiteral() | NumberLiteral() | Name() | PartOf() | Listed() | CountOf() | Answered()
        ):
            return ()
        case AmountIn() | Included() | PositionOf() | PointOf() | HasFeature():
            return ()
        case TotalOf() | FilledIn() | AttachedFor():
            return ()
        case _:
            assert_never(expression)


def walk(expression: Expression) -> Iterator[Expression]:
    """The expression and everything inside it, outermost first."""
    yield expression
    for child in children(expression):
        yield from walk(child)

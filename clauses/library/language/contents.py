"""What a field of the library can hold: clause language as typed and as parsed, and marks that say more than its type.

The marks stand in `Annotated` types of the values; `clauses.library.schema` reads them.
"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Annotated
from typing import Literal as OneOf

from clauses.library.language.expressions import ALWAYS, Expression
from clauses.library.language.text import Line

How = OneOf[
    "reads", "looks up", "asks for", "cites", "speaks of", "needs", "changes", "rests on", "tells of", "sets"
]  # fmt: skip

PARTIES = ("customer", "manufacturer", "both")  # who can be responsible


@dataclass(frozen=True, slots=True)
class Formula:
    """An expression as typed and as parsed."""

    source: str
    expression: Expression


@dataclass(frozen=True, slots=True)
class Phrase:
    """One line of clause language as typed and as parsed."""

    source: str
    line: Line


class Mark(Enum):
    """What more is known of a field."""

    IDENTIFIER = auto()  # a key that conditions can name
    WEB_ADDRESS = auto()  # a page may link to it
    OWNER = auto()  # the key of the thing inside which this one stands; the data says it by nesting
    AFTER_SELECTION = auto()  # a condition that may ask which clauses are in the agreement
    PRINTED = auto()  # words that an agreement prints; texts are printed without being marked


class Gives(Enum):
    """Of which kind the value of a formula must be."""

    TRUTH = auto()
    ANSWER = auto()  # to the question that it belongs to
    LIMIT = (
        auto()
    )  # of such answers: a number, or a date where they are dates; a plain number stands for itself
    PARTY = auto()  # the name of a party, which needs no quotes, or a formula that gives one
    ANYTHING = auto()


@dataclass(frozen=True, slots=True)
class KeyOf:
    """The field names things of a kind by their keys: the noun of the kind, and how they are used by it."""

    noun: str
    how: How


Identifier = Annotated[str, Mark.IDENTIFIER]


def condition_of(formula: Formula | None) -> Expression:
    """A condition; none always holds."""
    return ALWAYS if formula is None else formula.expression

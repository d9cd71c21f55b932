"""Money without a currency: a bare figure where an amount is meant, and amounts of a table that their currency has not.

"2 million" is a large deal in euros and a small one in yen. Every limit, default and comparison of money is written
with answers in money, with zero, or with `amount(TABLE)`, which holds a figure for each usual currency.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal as OneOf

from clauses.library.deal.amounts import decimals_of, is_money
from clauses.library.deal.cells import column_questions
from clauses.library.faults.of_libraries import BARE_FIGURE, NO_AMOUNT
from clauses.library.findings import Finding, Place
from clauses.library.kinds import CURRENCIES
from clauses.library.language.calculation import amount_of_row
from clauses.library.language.deal_points import MONEY
from clauses.library.language.expressions import (
    AmountIn,
    Arithmetic,
    Ceiling,
    Compare,
    Either,
    Expression,
    Extremum,
    Name,
    NumberLiteral,
    PointOf,
    TotalOf,
    children,
    walk,
)
from clauses.library.language.text import Blank, expressions_of
from clauses.library.values import Library
from clauses.library.words.places import formulas, texts

# Of a number: money, a bare figure, what may stand for both (zero, and what is no number).
Dimension = OneOf["money", "bare", "either"]
AMOUNT_FIELDS = ("default", "minimum", "maximum", "value")


def bare_figures(library: Library) -> Iterator[Finding]:
    """Each place where a figure without a currency meets money, and each row of a table that is no amount."""
    found = _Dimensions(library)
    for placed in formulas(library):
        if found.mixes(placed.formula.expression) or (
            _limits_money(placed.place, library) and found.of(placed.formula.expression) == "bare"
        ):
            yield BARE_FIGURE.at(placed.place)
    for question in library.questions:
        if is_money(question) and any(question.also):
            yield BARE_FIGURE.at(Place("question", question.key, "also"))
    for text in texts(library):
        for place, node in text.placed_nodes():
            printed = isinstance(node, Blank) and node.filter == "money"
            if any(
                found.mixes(one) or (printed and found.of(one) == "bare")
                for one in expressions_of(node)
            ):
                yield BARE_FIGURE.at(place)
    yield from _rows_that_are_no_amount(library)


def _limits_money(place: Place, library: Library) -> bool:
    question = library.question(place.key) if place.kind == "question" else None
    field_named = place.part.rpartition(", ")[2] or place.part
    return question is not None and is_money(question) and field_named in AMOUNT_FIELDS


def _rows_that_are_no_amount(library: Library) -> Iterator[Finding]:
    used = {
        node.table
        for expression in _everything(library)
        for node in walk(expression)
        if isinstance(node, AmountIn)
    }
    for table in library.tables:
        for currency, row in table.rows.items() if table.key in used else ():
            number = amount_of_row(row)
            fits = (
                currency in CURRENCIES
                and number is not None
                and number > 0
                and (number * 10 ** decimals_of(currency)).denominator == 1
            )
            if not fits:
                yield NO_AMOUNT.at(Place("table", table.key), row=f"{currency} = {row}")


def _everything(library: Library) -> Iterator[Expression]:
    for placed in formulas(library):
        yield placed.formula.expression
    for text in texts(library):
        for _, node in text.placed_nodes():
            yield from expressions_of(node)


@dataclass(frozen=True, slots=True)
class _Dimensions:
    library: Library
    facts: dict[str, Dimension] = field(default_factory=dict)

    def mixes(self, expression: Expression) -> bool:
        """Whether money and a bare figure are compared, added or chosen between anywhere inside."""
        return any(self._mixes_here(node) for node in walk(expression))

    def _mixes_here(self, node: Expression) -> bool:
        match node:
            case Compare() | Arithmetic(("+" | "-"), _, _) | Extremum():
                met = {self.of(child) for child in children(node)}
            case Either(_, then, otherwise):
                met = {self.of(then), self.of(otherwise)}
            case _:
                return False
        return {"money", "bare"} <= met

    def of(self, expression: Expression) -> Dimension:
        """Whether a number is money."""
        match expression:
            case NumberLiteral(number):
                return "bare" if number else "either"
            case PointOf(key):
                point = self.library.index.points.get(key)
                # Any other is a number with a unit: days, months, a share.
                return "money" if point is not None and point.unit == MONEY else "bare"
            case AmountIn():
                return "money"
            case Name(key):
                return self._named(key)
            case TotalOf(key, column):
                return self._of_column(key, column)
            case Arithmetic(("+" | "-"), left, right):
                return _joined(self.of(left), self.of(right))
            case Arithmetic("*", left, right):
                return "money" if "money" in (self.of(left), self.of(right)) else "bare"
            case Arithmetic(_, left, right):
                return "money" if self.of(left) == "money" != self.of(right) else "bare"
            case Extremum(_, operands):
                return _joined(*map(self.of, operands))
            case Either(_, then, otherwise):
                return _joined(self.of(then), self.of(otherwise))
            case Ceiling(operand):
                return self.of(operand)
            case _:
                return "either"

    def _of_column(self, key: str, column: str) -> Dimension:
        question = self.library.question(key)
        columns = () if question is None else column_questions(question)
        return "money" if any(one.key == column and is_money(one) for one in columns) else "bare"

    def _named(self, key: str) -> Dimension:
        question = self.library.question(key)
        if question is not None:
            return "money" if is_money(question) else "bare"
        fact = self.library.index.facts.get(key)
        if fact is None:
            return "either"
        if key not in self.facts:
            self.facts[key] = (
                "either"  # a fact that asks itself is missing; another check reports it
            )
            self.facts[key] = self.of(fact.value.expression)
        return self.facts[key]


def _joined(*dimensions: Dimension) -> Dimension:
    if "money" in dimensions:
        return "money"
    return "bare" if "bare" in dimensions else "either"

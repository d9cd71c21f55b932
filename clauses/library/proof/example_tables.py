"""Tables of a counterexample: as many rows as a model has, with the cells, sums and replaced tables that it says."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, assert_never

import z3

from clauses.library.answers import DECIMALS, Cell, FilledRow, FilledTable
from clauses.library.deal.cells import needed_cells
from clauses.library.language.columns import Column
from clauses.library.language.known_names import INSTEAD_OF
from clauses.library.proof.guards import settled_in
from clauses.library.proof.symbols import Symbol
from clauses.library.values import Question

FIRST_CELL_DAY = datetime.date(2027, 1, 1)
STEP = Fraction(1, 10**DECIMALS)
COINS = (Fraction(1), Fraction(1, 100))


@dataclass(frozen=True, slots=True)
class SaidOfTable:
    """What a model says of a table: how many rows, the sums of columns, columns with an empty cell.

    Of attached documents also which tables they may take the place of, and which of these they take.
    """

    count: int
    totals: Mapping[str, Fraction]
    unfilled: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()


def said_in(model: Any, symbol: Symbol) -> SaidOfTable:
    """What a model of the solver says of a table."""
    return SaidOfTable(
        int(number_in(model, symbol.sites[1])),
        {
            column: number_in(model, term)
            for column, (guard, term) in symbol.totals.items()
            if settled_in(model, guard)
        },
        tuple(column for column, guard in symbol.filled.items() if not settled_in(model, guard)),
        tuple(symbol.instead),
        tuple(short for short, guard in symbol.instead.items() if settled_in(model, guard)),
    )


def number_in(model: Any, term: Any) -> Fraction:
    """The number that a term is in a model."""
    value = model.eval(term, model_completion=True)
    if z3.is_int_value(value):
        return Fraction(value.as_long())
    return Fraction(value.numerator_as_long(), value.denominator_as_long())


def table_of(question: Question, said: SaidOfTable) -> FilledTable:
    """Rows of which all that is true, the needed ones first."""
    words = [*needed_cells(question), *({} for _ in range(said.count))][: said.count]
    filled = {
        column.key: _column(column, [one.get(column.key) for one in words], said)
        for column in question.columns
    }
    return FilledTable(
        tuple(
            FilledRow(
                str(number + 1),
                tuple(
                    (key, cell)
                    for key, cells in filled.items()
                    if (cell := cells[number]) is not None
                ),
            )
            for number in range(said.count)
        )
    )


def _column(column: Column, words: list[str | None], said: SaidOfTable) -> list[Cell | None]:
    """The cells of a column, row by row, where some rows have words that they need."""
    if column.key in said.totals:
        return [*parts_of_sum(said.totals[column.key], said.count)]
    cells: list[Cell | None] = [
        word or _cell(column, number, said) for number, word in enumerate(words, start=1)
    ]
    if column.key in said.unfilled:
        cells[max(number for number, word in enumerate(words) if word is None)] = None
    return cells


def parts_of_sum(total: Fraction, count: int) -> tuple[Fraction, ...]:
    """So many numbers with this sum, as even as whole numbers allow, else hundredths, else what people can type."""
    steps = (step for step in COINS if (total / step).denominator == 1 and total >= count * step)
    step = next(steps, STEP)
    each, left = divmod(total / step, count)
    return tuple((each + (number < left)) * step for number in range(count))


def _cell(column: Column, number: int, said: SaidOfTable) -> Cell:
    match column.kind:
        case "text":
            return f"{column.label} {number}"
        case "choice" if column.key == INSTEAD_OF and number <= len(said.replaced):
            return said.replaced[number - 1]
        case "choice":
            # Further documents stand for no table, or for one of those again.
            others = [one for one in column.choices if one not in said.tables]
            return next(iter((*others, *said.replaced)), "")
        case "yesno":
            return True
        case "date":
            return FIRST_CELL_DAY
        case "integer" | "decimal" | "money" | "percent":
            return Fraction(number)
        case _:
            assert_never(column.kind)

"""Cells of tables that nobody has filled: those that are needed to finish, and those that are recommended."""

from collections.abc import Iterator

from agreements.assembly.pipeline import Assembled
from clauses.library.answers import FilledTable
from clauses.library.deal.cells import EmptyCell, called, empty_cells_of
from clauses.library.deal.interview import Asked
from clauses.library.faults.of_agreements import EMPTY_CELL, RECOMMENDED_CELL
from clauses.library.findings import Finding, Place


def empty_table_cells(assembled: Assembled) -> Iterator[Finding]:
    """Each empty cell of a table that is asked now, unless it can follow."""
    for asked in assembled.interview.asked:
        if isinstance(asked.value, FilledTable):
            for empty in empty_cells_of(asked.question, asked.value):
                yield from _found(asked, empty)


def _found(asked: Asked, empty: EmptyCell) -> Iterator[Finding]:
    if empty.column.needed == "later":
        return
    fault = EMPTY_CELL if empty.column.needed == "finish" else RECOMMENDED_CELL
    key = asked.question.key
    yield fault.at(
        Place("question", key),
        question=key,
        table=asked.question.short,
        column=empty.column.label,
        row=called(empty.row, empty.number),
    )

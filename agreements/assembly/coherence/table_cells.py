"""What the tables of an agreement lack: rows and cells that are needed, recommended, or can follow."""

from collections.abc import Iterator

from agreements.assembly.pipeline import Assembled
from clauses.library.answers import FilledTable
from clauses.library.deal.cells import (
    EmptyCell,
    called,
    empty_cells_of,
    missing_rows,
    to_follow,
)
from clauses.library.deal.interview import Asked
from clauses.library.faults.of_tables import (
    EMPTY_CELL,
    FOLLOWING_CELL,
    NEEDED_ROW,
    RECOMMENDED_CELL,
)
from clauses.library.findings import Finding, Place
from clauses.library.values import Library

FAULT_OF = {"finish": EMPTY_CELL, "recommended": RECOMMENDED_CELL, "later": FOLLOWING_CELL}


def lacking_in_tables(assembled: Assembled) -> Iterator[Finding]:
    """Each needed row that is not there, and each empty cell, of the tables that are asked now."""
    for asked in assembled.interview.asked:
        if isinstance(asked.value, FilledTable):
            key, short = asked.question.key, asked.question.short
            for row in missing_rows(asked.question, asked.value):
                yield NEEDED_ROW.at(Place("question", key), question=key, table=short, row=row)
            for empty in empty_cells_of(asked.question, asked.value):
                yield _found(asked, empty, assembled.interview.library)


def _found(asked: Asked, empty: EmptyCell, library: Library) -> Finding:
    key = asked.question.key
    return FAULT_OF[empty.column.needed].at(
        Place("question", key),
        question=key,
        table=asked.question.short,
        column=empty.column.label,
        row=called(empty.row, empty.number),
        follows=to_follow(empty.column, library),
    )

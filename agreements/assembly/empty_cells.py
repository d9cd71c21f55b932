"""Empty cells: what the tables of a finished agreement leave to be filled in by hand."""

from collections.abc import Iterator
from dataclasses import dataclass

from agreements.assembly.document import Block, Document, PrintedTable


@dataclass(frozen=True, slots=True)
class EmptyCells:
    """How many cells of one clause or schedule are printed empty: its title ("Schedule A: Prices"), its anchor."""

    title: str
    anchor: str
    number: int


def empty_cells(document: Document) -> tuple[EmptyCells, ...]:
    """The clauses and schedules with empty cells, in reading order."""
    return tuple(one for one in _counted(document) if one.number)


def _counted(document: Document) -> Iterator[EmptyCells]:
    for clause in document.clauses():
        yield EmptyCells(f"{clause.number} {clause.heading}", clause.anchor, _number(clause.blocks))
    for schedule in document.schedules:
        yield EmptyCells(schedule.title, schedule.anchor, _number(schedule.blocks))


def _number(blocks: tuple[Block, ...]) -> int:
    tables = (block for block in blocks if isinstance(block, PrintedTable))
    return sum(not cell for table in tables for row in table.rows for cell in row.cells)

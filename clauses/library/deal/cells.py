"""The cells of a table: each column as a question of its kind, and what is empty that should not be.

A cell is read, checked, asked and printed like the answer to a question of the same kind.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from clauses.library.answers import FilledRow, FilledTable
from clauses.library.deal.party_words import party_words
from clauses.library.language.columns import Column
from clauses.library.language.known_names import SITES_HEAD
from clauses.library.language.text import Insert, Node
from clauses.library.values import Choice, Library, Question


def column_questions(question: Question) -> tuple[Question, ...]:
    """The columns of a question as questions of their own; none of a question without columns."""
    return tuple(_as_question(column, question.key) for column in question.columns)


# One for each column that was ever read; a column is small and quickly compared.
@lru_cache(maxsize=512)
def _as_question(column: Column, table: str) -> Question:
    return Question(
        key=column.key,
        section=table,
        kind=column.kind,
        ask=column.label,
        short=column.label,
        unit=column.unit,
        required=column.needed == "finish",
        options=tuple(Choice(key=choice, label=choice) for choice in column.choices),
    )


def proposed_cells(question: Question) -> tuple[dict[str, str], ...]:
    """The rows with which a table begins, each with the words in its first cells by column."""
    return tuple(_first_cells(question, row) for row in question.proposed)


def needed_cells(question: Question) -> tuple[dict[str, str], ...]:
    """The rows without which a table is not finished, each with the words in its first cells by column."""
    return tuple(_first_cells(question, row) for row in question.needed_rows)


def _first_cells(question: Question, row: str) -> dict[str, str]:
    keys = [column.key for column in question.columns]
    cells = zip(keys, map(str.strip, row.split("|")), strict=False)
    return {key: words for key, words in cells if words}


def missing_rows(question: Question, table: FilledTable) -> Iterator[str]:
    """What people call the needed rows that a table has not: "Urgent Contact, Customer"."""
    for needed in needed_cells(question):
        if not any(
            all(row.cell(key) == words for key, words in needed.items()) for row in table.rows
        ):
            yield ", ".join(needed.values())


def is_known_by_manufacturer(column: Column, row: FilledRow, library: Library) -> bool:
    """Whether the Manufacturer knows what belongs in a cell."""
    called = party_words(library).manufacturer
    named = any(cell == called for _, cell in row.cells)
    return column.known_by == "manufacturer" or (column.known_by == "named" and named)


def to_follow(column: Column, library: Library) -> str:
    """What an empty cell of a column that can follow says: who fills it, by when, and what holds until then."""
    called = party_words(library)
    who = called.of(column.known_by)
    stated = f"the {who} states this" if who else "this is stated"
    return f"To follow: {stated} {column.due}. Until then, {column.meanwhile}."


@dataclass(frozen=True, slots=True)
class EmptyCell:
    """A cell that nobody has filled: its column, and the row with its number for people."""

    column: Column
    row: FilledRow
    number: int


def empty_cells_of(question: Question, table: FilledTable) -> Iterator[EmptyCell]:
    """The cells of a table that are empty, row by row."""
    for number, row in enumerate(table.rows, start=1):
        filled = {key for key, _ in row.cells}
        for column in question.columns:
            if column.key not in filled:
                yield EmptyCell(column, row, number)


def called(row: FilledRow, number: int) -> str:
    """What people call a row: its number, and the first words in it."""
    name = row_name(row, number)
    return f"row {number} (“{name[:60]}”)" if any(cell == name for _, cell in row.cells) else name


def row_name(row: FilledRow, number: int) -> str:
    """The first words in a row, else its number for people."""
    return next((cell for _, cell in row.cells if isinstance(cell, str)), f"row {number}")


def head_of(node: Node, library: Library) -> tuple[str, ...]:
    """The heads of the columns of a table that the document makes itself; the matrix is read by its rows."""
    match node:
        case Insert("sites"):
            return SITES_HEAD
        case Insert("table", key):
            question = library.question(key)
            return tuple(one.label for one in question.columns) if question is not None else ()
        case _:
            return ()

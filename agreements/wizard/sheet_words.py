"""The words of a table in a sheet that stays with us: those of its page, with "we" and the name of the other company.

A sheet that went out before a company was renamed, or in the words of the agreement, comes back all the same.
"""

from dataclasses import replace

from agreements.wizard.sheet_rows import SheetRow
from agreements.wizard.sheet_writing import WrittenSheet, sheet_name
from agreements.words.our_questions import question_in_our_words
from agreements.words.our_words import SidesOnScreen
from clauses.library.answers import Cell, FilledRow
from clauses.library.deal.cells import column_questions
from clauses.library.values import Question


def sheet_in_our_words(
    table: Question, rows: tuple[FilledRow, ...], sides: SidesOnScreen
) -> WrittenSheet:
    """The whole of a table as its page says it."""
    columns = columns_in_our_words(table, sides)
    labels = {one.key: {option.key: option.label for option in one.options} for one in columns}

    def said(column: str, cell: Cell) -> Cell:
        return labels.get(column, {}).get(cell, cell) if isinstance(cell, str) else cell

    told = tuple(
        replace(row, cells=tuple((key, said(key, cell)) for key, cell in row.cells)) for row in rows
    )
    return WrittenSheet(sheet_name(question_in_our_words(table, sides)), columns, told)


def columns_in_our_words(table: Question, sides: SidesOnScreen) -> tuple[Question, ...]:
    """The columns of a table with the heads and choices that its page shows."""
    return tuple(question_in_our_words(column, sides) for column in column_questions(table))


def as_the_agreement_says(
    rows: tuple[SheetRow, ...], table: Question, sides: SidesOnScreen
) -> tuple[SheetRow, ...]:
    """The rows of a sheet with choices as they are stored, whichever of their names stood in a cell."""
    keys = {
        column.key: {
            option.label.casefold(): option.key
            for said in (SidesOnScreen(sides.called), sides)
            for option in question_in_our_words(column, said).options
        }
        for column in column_questions(table)
        if column.options
    }
    return tuple(
        replace(
            row,
            cells={
                column: keys.get(column, {}).get(words.strip().casefold(), words)
                for column, words in row.cells.items()
            },
        )
        for row in rows
    )

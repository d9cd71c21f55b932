"""A table as a form field: the cells as they are typed or pasted -> a filled table, or what is wrong at which cell."""

import csv
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from clauses.library.answers import MOST_ROWS, Cell, FilledRow, FilledTable
from clauses.library.deal.cells import proposed_cells
from clauses.library.kinds import kind_of
from clauses.library.values import Question

ROW_KEY = re.compile("[a-z0-9]{1,40}", re.ASCII)
LONGEST_PASTE = 500_000
SPARE_ROWS, FEWEST_ROWS = 1, 2
TRUTHS = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A row of a table as it is typed: its key, and the words in its cells by column."""

    key: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TypedTable:
    """A table as it is typed: its rows in their order, and pasted words that fit no table."""

    rows: tuple[TypedRow, ...]
    not_read: str = ""


def new_row_key() -> str:
    """A key that no row of any table has."""
    return secrets.token_hex(4)


def order_name(key: str) -> str:
    """The name of the field that lists the keys of the rows."""
    return f"order-{key}"


def cell_name(key: str, row: str, column: str) -> str:
    """The name of the field of a cell."""
    return f"{key}-{row}-{column}"


class TypedCells(forms.Widget):
    """Reads the cells of a table from what was posted; a template prints them."""

    def __init__(self, columns: tuple[Question, ...]) -> None:
        self.columns = columns
        super().__init__()

    def value_from_datadict(
        self, data: Mapping[str, str], files: Any, name: str
    ) -> TypedTable:  # Any: Django's own signature, no file is read
        """The rows that were posted, then those that were pasted below the table."""
        posted = data.get(order_name(name), "").split(",")
        keys = dict.fromkeys(key for key in posted if ROW_KEY.fullmatch(key))
        rows = tuple(
            TypedRow(
                key,
                {one.key: data.get(cell_name(name, key, one.key), "") for one in self.columns},
            )
            for key in keys
        )
        filled = tuple(row for row in rows if any(map(str.strip, row.cells.values())))
        pasted, not_read = self._pasted(data.get(f"paste-{name}", ""))
        return TypedTable((filled if pasted else rows) + pasted, not_read)

    def _pasted(self, text: str) -> tuple[tuple[TypedRow, ...], str]:
        """The rows in words copied from a spreadsheet; the words themselves where they are no such rows."""
        if not text.strip():
            return (), ""
        delimiter = next((sign for sign in "\t;" if sign in text), ",")
        try:
            lines = [
                [cell.strip() for cell in line]
                for line in csv.reader(StringIO(text[:LONGEST_PASTE]), delimiter=delimiter)
            ]
        except csv.Error:
            return (), text
        lines = [line for line in lines if any(line)]
        columns, has_head = self._columns_named(lines[0])
        lines = lines[1:] if has_head else lines
        if any(any(line[len(columns) :]) for line in lines) or len(text) > LONGEST_PASTE:
            return (), text
        return tuple(
            TypedRow(new_row_key(), dict(zip(columns, line, strict=False))) for line in lines
        ), ""

    def _columns_named(self, line: list[str]) -> tuple[list[str], bool]:
        """The columns in the order of a first line of heads; in their own where it is none."""
        by_label = {one.short.casefold(): one.key for one in self.columns}
        named = [by_label.get(cell.casefold(), "") for cell in line]
        if all(named):
            return named, True
        return [one.key for one in self.columns], False


class GridField(forms.Field):
    """The rows of a table. `wrong` says after cleaning what is wrong at which cell, by row and column."""

    def __init__(self, columns: tuple[Question, ...], fields: Mapping[str, forms.Field]) -> None:
        self.columns, self.of_column = columns, fields
        self.wrong: dict[tuple[str, str], str] = {}
        super().__init__(required=False, widget=TypedCells(columns))

    def clean(self, value: TypedTable | None) -> FilledTable | None:
        """The table; None where no cell is filled. Rows without words fall out."""
        typed = value or TypedTable(())
        self.wrong, found = {}, []
        messages = []
        for number, row in enumerate(typed.rows, start=1):
            cells = []
            for column in self.columns:
                try:
                    cell = self._cell(column, row.cells.get(column.key, ""))
                except ValidationError as e:
                    self.wrong[row.key, column.key] = " ".join(e.messages)
                    messages.append(f"{column.short}, row {number}: {' '.join(e.messages)}")
                    continue
                if cell is not None:
                    cells.append((column.key, cell))
            if cells:
                found.append(FilledRow(row.key, tuple(cells)))
        if typed.not_read:
            messages.append(
                f"What you pasted has more than {len(self.columns)} columns. Paste the columns of this table, "
                "in its order or with its heads in the first line."
            )
        if len(found) > MOST_ROWS:
            messages.append(
                f"There are {len(found)} rows. A table takes {MOST_ROWS}; attach a list instead."
            )
        if messages:
            raise ValidationError(messages)
        return FilledTable(tuple(found)) if found else None

    def _cell(self, column: Question, typed: str) -> Cell | None:
        if not typed.strip():
            return None
        cleaned = self.of_column[column.key].clean(as_offered(column, typed))
        if kind_of(column).figure == "money" and cleaned < 0:
            raise ValidationError("Enter an amount of 0 or more.")
        return TRUTHS[cleaned] if kind_of(column).value == "truth" else cleaned

    def posted(self, key: str, typed: TypedTable) -> dict[str, str]:
        """What a browser posts of a table that shows these rows."""
        cells = {
            cell_name(key, row.key, column): words
            for row in typed.rows
            for column, words in row.cells.items()
        }
        return {order_name(key): ",".join(row.key for row in typed.rows), **cells}


def as_offered(column: Question, typed: str) -> str:
    """Words as an option writes them, whatever their case: "YES" is "yes"; other words as they are."""
    words = typed.strip().casefold()
    if kind_of(column).value == "truth":
        return words if words in TRUTHS else typed
    return next((one.key for one in column.options if one.label.casefold() == words), typed)


def proposed_table(question: Question) -> FilledTable | None:
    """The rows with which a table begins; None where none are proposed, and of other questions."""
    # The same keys for everybody: two people who fill them fill the same rows.
    rows = (
        FilledRow(str(number), tuple(cells.items()))
        for number, cells in enumerate(proposed_cells(question), start=1)
    )
    return FilledTable(tuple(rows)) if question.proposed else None


def with_spare_rows(rows: tuple[TypedRow, ...]) -> TypedTable:
    """The rows with an empty one below, and two at least, to type into."""
    wanted = min(max(len(rows) + SPARE_ROWS, FEWEST_ROWS), max(MOST_ROWS, len(rows)))
    spare = (TypedRow(new_row_key(), {}) for _ in range(wanted - len(rows)))
    return TypedTable((*rows, *spare))

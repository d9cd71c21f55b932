"""A table as a form field: the cells as they are typed or pasted -> a filled table, or what is wrong at which cell."""

import csv
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
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
NO_ROWS = FilledTable(())


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A row of a table as it is typed: its key, and the words in its cells by column."""

    key: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TypedTable:
    """A table as it is typed: its rows in their order, and pasted words that fit no table.

    With `is_sparing`, a row without cells is as it was answered: a live update sends only those that were typed in.
    """

    rows: tuple[TypedRow, ...]
    not_read: str = ""
    is_sparing: bool = False


def new_row_key() -> str:
    """A key that no row of any table has."""
    return secrets.token_hex(4)


def order_name(key: str) -> str:
    """The name of the field that lists the keys of the rows."""
    return f"order-{key}"


def sparing_name(key: str) -> str:
    """The name of the field that says that rows without cells are as they were answered."""
    return f"sparing-{key}"


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
        is_sparing = sparing_name(name) in data
        rows = tuple(self._row(data, name, key, is_sparing=is_sparing) for key in keys)
        pasted, not_read = self._pasted(data.get(f"paste-{name}", ""))
        filled = tuple(
            row
            for row in rows
            if (is_sparing and not row.cells) or any(map(str.strip, row.cells.values()))
        )
        return TypedTable((filled if pasted else rows) + pasted, not_read, is_sparing)

    def _row(self, data: Mapping[str, str], name: str, key: str, *, is_sparing: bool) -> TypedRow:
        names = {one.key: cell_name(name, key, one.key) for one in self.columns}
        if is_sparing and not any(cell in data for cell in names.values()):
            return TypedRow(key, {})
        return TypedRow(key, {column: data.get(cell, "") for column, cell in names.items()})

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


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as it was read: its filled cells, and what is wrong by column."""

    filled: FilledRow
    wrong: Mapping[str, str]


class RowReader:
    """Reads the rows of tables with these columns, each by the field of its column."""

    def __init__(self, columns: tuple[Question, ...], fields: Mapping[str, forms.Field]) -> None:
        self.columns, self.of_column = columns, fields

    # At every key that somebody strikes all rows of a table come in, and of hundreds one was typed in. A row that is
    # the same object as before is also compared and printed in no time.
    @lru_cache(maxsize=16_384)  # noqa: B019  readers are kept as well, one for each table of a library
    def row(self, key: str, typed: tuple[str, ...]) -> ReadRow:
        """A row from the words in its cells, in the order of the columns."""
        cells, wrong = [], {}
        for column, words in zip(self.columns, typed, strict=True):
            try:
                cell = self._cell(column, words)
            except ValidationError as e:
                wrong[column.key] = " ".join(e.messages)
                continue
            if cell is not None:
                cells.append((column.key, cell))
        return ReadRow(FilledRow(key, tuple(cells)), wrong)

    def _cell(self, column: Question, typed: str) -> Cell | None:
        if not typed.strip():
            return None
        cleaned = self.of_column[column.key].clean(as_offered(column, typed))
        if kind_of(column).figure == "money" and cleaned < 0:
            raise ValidationError("Enter an amount of 0 or more.")
        return TRUTHS[cleaned] if kind_of(column).value == "truth" else cleaned


class GridField(forms.Field):
    """The rows of a table. `wrong` says after cleaning what is wrong at which cell, by row and column.

    `answered` is the table as it was answered, for what leaves out the rows that nobody typed in.
    """

    answered: FilledTable = NO_ROWS

    def __init__(self, reader: RowReader) -> None:
        self.columns, self.reader = reader.columns, reader
        self.wrong: dict[tuple[str, str], str] = {}
        super().__init__(required=False, widget=TypedCells(reader.columns))

    def clean(self, value: TypedTable | None) -> FilledTable | None:
        """The table; None where no cell is filled. Rows without words fall out."""
        typed = value or TypedTable(())
        self.wrong = {}
        found: list[FilledRow] = []
        messages: list[str] = []
        answered = {row.key: row for row in self.answered.rows} if typed.is_sparing else {}
        for number, row in enumerate(typed.rows, start=1):
            if typed.is_sparing and not row.cells:
                found += filter(None, [answered.get(row.key)])
                continue
            words = tuple(row.cells.get(column.key, "") for column in self.columns)
            read = self.reader.row(row.key, words)
            for column in self.columns if read.wrong else ():
                if problem := read.wrong.get(column.key):
                    self.wrong[row.key, column.key] = problem
                    messages.append(f"{column.short}, row {number}: {problem}")
            if read.filled.cells:
                found.append(read.filled)
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

"""What only the Manufacturer knows, as one workbook: out with nothing but those cells, and back cell by cell.

Nothing else leaves: of a row only what it is called, of a cell that is asked for not even what stands in it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from agreements.standing.current import Standing
from agreements.wizard.sheet_filling import form_with_rows, rows_shown, tables_asked
from agreements.wizard.sheet_reading import Sheet, SheetRefused
from agreements.wizard.sheet_rows import SheetRow, over_rows, rows_in
from agreements.wizard.sheet_writing import WrittenSheet, head_of_column, sheet_name
from agreements.wizard.shown_tables import wrong_cells
from agreements.wizard.table_fields import GridField, TypedRow, new_row_key
from agreements.words.our_words import SidesOnScreen, in_our_words, sides_of
from clauses.library.answers import FilledRow
from clauses.library.deal.cells import column_questions, is_known_by_manufacturer
from clauses.library.deal.interview import Asked
from clauses.library.values import Library, Question

ROWS_TO_ADD = 10
NAMELESS = "New row"


@dataclass(frozen=True, slots=True)
class ToldCell:
    """A cell as the Manufacturer filled it: where it belongs, what stood there, what is told, and from which cell."""

    table: str
    row: str
    column: str
    called: str
    head: str
    old: str
    new: str
    source: str
    error: str = ""

    @property
    def name(self) -> str:
        """The name of the cell on the page."""
        return f"{self.table}.{self.row}.{self.column}"


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of which the Manufacturer knows something."""

    asked: Asked
    library: Library
    rows: tuple[TypedRow, ...]
    sides: SidesOnScreen

    @property
    def question(self) -> Question:
        return self.asked.question

    @property
    def theirs(self) -> tuple[str, ...]:
        """The columns of which some cell may be theirs."""
        known = ("manufacturer", "named")
        return tuple(one.key for one in self.question.columns if one.known_by in known)

    @property
    def takes_rows(self) -> bool:
        """Whether the Manufacturer may add rows: where what names a row is theirs to say."""
        return self.question.columns[0].known_by == "manufacturer"

    def is_theirs(self, column: str, row: TypedRow) -> bool:
        found = next(one for one in self.question.columns if one.key == column)
        return is_known_by_manufacturer(
            found, FilledRow(row.key, tuple(row.cells.items())), self.library
        )

    def called(self, row: TypedRow) -> str:
        """What a row is called: its first words, and in a list of people whose they are, by the name of the company."""
        first = self.question.columns[0].key
        names_party = any(one.known_by == "named" for one in self.question.columns)
        words = (
            in_our_words(said, self.sides)
            if one.kind == "choice" and self.sides.manufacturer
            else said
            for one in self.question.columns
            for said in [row.cells.get(one.key, "")]
            if one.key == first or (names_party and one.kind == "choice")
        )
        return ", ".join(filter(None, words)) or NAMELESS


def _tables(standing: Standing) -> tuple[_Table, ...]:
    made = (
        _Table(asked, standing.library, rows_shown(standing, asked), sides_of(standing.interview))
        for asked in tables_asked(standing)
    )
    return tuple(table for table in made if table.theirs)


def sheets_for_manufacturer(standing: Standing) -> tuple[WrittenSheet, ...]:
    """A sheet for each table with cells that the Manufacturer knows; those cells are empty."""
    return tuple(sheet for table in _tables(standing) for sheet in [_sheet(table)] if sheet.rows)


def _sheet(table: _Table) -> WrittenSheet:
    """Of each row its name and the columns that are theirs; rows of which nothing is theirs stay here."""
    by_key = {one.key: one for one in column_questions(table.question)}
    columns = (_name_column(table.question), *(by_key[key] for key in table.theirs))
    rows = [
        FilledRow(row.key, ((columns[0].key, table.called(row)),))
        for row in table.rows
        if any(table.is_theirs(key, row) for key in table.theirs)
    ]
    if table.takes_rows:
        rows += [FilledRow(new_row_key()) for _ in range(ROWS_TO_ADD)]
    return WrittenSheet(sheet_name(table.question), columns, tuple(rows))


def _name_column(table: Question) -> Question:
    """The column that says which row a line is; what is written there is not read."""
    return Question("row_name", table.key, "text", "", f"Row of “{table.short}”")


def told_cells(standing: Standing, sheets: tuple[Sheet, ...], *, file: str) -> tuple[ToldCell, ...]:
    """What a workbook that came back says otherwise than the agreement, in its order. Raises SheetRefused."""
    tables = {sheet_name(table.question).casefold(): table for table in _tables(standing)}
    told: list[ToldCell] = []
    for sheet in sheets:
        if sum(map(any, sheet.lines)) < 2:
            continue
        table = tables.get(sheet.name.casefold())
        if table is None:
            raise SheetRefused(
                f"The sheet “{sheet.name}” is none that was asked for. Upload the workbook that came from here."
            )
        told += _told(table, sheet, file)
    return _with_errors(standing, told)


def _told(table: _Table, sheet: Sheet, file: str) -> Iterator[ToldCell]:
    columns = {one.key: one for one in column_questions(table.question) if one.key in table.theirs}
    there = {row.key: row for row in table.rows}
    name = _name_column(table.question)
    for line in rows_in(sheet, tuple(columns.values()), beside=(head_of_column(name),)):
        row = there.get(line.key)
        if not any(line.cells.values()):
            continue
        if row is None and not table.takes_rows:
            place = next(iter(line.places.values()))
            raise SheetRefused(
                f"Sheet “{sheet.name}”, line of {place}: this row is none of “{table.question.short}”. "
                "Leave the last column as it is; rows cannot be added here."
            )
        yield from _of_line(table, row, line, columns, f"{file}, {sheet.name}")


def _of_line(
    table: _Table,
    row: TypedRow | None,
    line: SheetRow,
    columns: Mapping[str, Question],
    source: str,
) -> Iterator[ToldCell]:
    for key, column in columns.items():
        new = line.cells.get(key, "")
        old = "" if row is None else row.cells.get(key, "")
        if not new or new == old or (row is not None and not table.is_theirs(key, row)):
            continue
        yield ToldCell(
            table=table.question.key,
            row=line.key,
            column=key,
            called=f"{table.question.short}, {NAMELESS if row is None else table.called(row)}",
            head=head_of_column(column),
            old=old,
            new=new,
            source=f"{source}, cell {line.places[key]}",
        )


def rows_with(
    standing: Standing, cells: Iterable[tuple[str, str, str, str]]
) -> dict[str, tuple[TypedRow, ...]]:
    """The rows of tables as they are shown, with these cells over them: each a table, a row, a column, and words.

    Cells that are not the Manufacturer's to fill fall out.
    """
    tables = {table.question.key: table for table in _tables(standing)}
    lines: dict[str, dict[str, dict[str, str]]] = {}
    for key, row, column, words in cells:
        table = tables.get(key)
        if table is None or column not in table.theirs:
            continue
        found = next((one for one in table.rows if one.key == row), None)
        if table.takes_rows if found is None else table.is_theirs(column, found):
            lines.setdefault(key, {}).setdefault(row, {})[column] = words
    return {
        key: over_rows(
            tables[key].rows,
            (SheetRow(row, told, {}) for row, told in rows.items()),
            keeps_others=True,
        )
        for key, rows in lines.items()
    }


def words_shown(standing: Standing) -> dict[str, str]:
    """What stands in the cells of the tables of which the Manufacturer knows something, by their names."""
    return {
        f"{table.question.key}.{row.key}.{column}": words
        for table in _tables(standing)
        for row in table.rows
        for column, words in row.cells.items()
    }


def _with_errors(standing: Standing, told: list[ToldCell]) -> tuple[ToldCell, ...]:
    """The same with what is wrong with each, as its page would say it."""
    rows = rows_with(standing, ((one.table, one.row, one.column, one.new) for one in told))
    form = form_with_rows(standing, rows)
    wrong = {
        (key, *where): words
        for key in rows
        for field in [form.fields[key]]
        if isinstance(field, GridField)
        for where, words in wrong_cells(form, key, field).items()
    }
    return tuple(
        replace(one, error=wrong.get((one.table, one.row, one.column), "")) for one in told
    )

"""The lines of a sheet as rows of a table: which column each stands in, which row each is; nothing is guessed."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from agreements.wizard.sheet_reading import Sheet, SheetRefused
from agreements.wizard.sheet_writing import KEY_HEAD, head_of_column
from agreements.wizard.table_fields import ROW_KEY, TypedRow
from agreements.wizard.typed_numbers import share_to_ask
from clauses.library.answers import MOST_ROWS
from clauses.library.kinds import kind_of
from clauses.library.values import Question


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a sheet: its key, the words in it by column, and of each the cell where it stands ("C4")."""

    key: str
    cells: Mapping[str, str]
    places: Mapping[str, str]


def rows_in(
    sheet: Sheet,
    columns: tuple[Question, ...],
    *,
    called: tuple[Question, ...] = (),
    beside: tuple[str, ...] = (),
) -> tuple[SheetRow, ...]:
    """The rows of a sheet that has these columns, in any order and not all of them.

    Heads may be those of the columns as they are `called` on the page; heads `beside` these are known and not read.
    Raises SheetRefused.
    """
    lines = [(number, line) for number, line in enumerate(sheet.lines, start=1) if any(line)]
    if not lines:
        raise SheetRefused("The sheet is empty.")
    (_, heads), body = lines[0], lines[1:]
    named = _columns_of(heads, columns, called or columns, beside)
    shares = {column.key for column in columns if kind_of(column).figure == "percent"}
    body = [(number, _with_shares(sheet, number, line, named, shares)) for number, line in body]
    if not body:
        raise SheetRefused("The sheet has heads and no rows. Nothing was changed.")
    if len(body) > MOST_ROWS:
        raise SheetRefused(
            f"The sheet has {len(body):,} rows. A table takes {MOST_ROWS}; attach the list as a document instead."
        )
    taken: set[str] = set()
    return tuple(_row(number, line, named, taken) for number, line in body)


def _columns_of(
    heads: tuple[str, ...],
    columns: tuple[Question, ...],
    called: tuple[Question, ...],
    beside: tuple[str, ...],
) -> tuple[str, ...]:
    """For each head the key of its column; nothing for an empty one and for one beside the table."""
    known = {KEY_HEAD.casefold(): KEY_HEAD} | {one.casefold(): "" for one in beside}
    for column in (*columns, *called):
        known |= {
            head_of_column(column).casefold(): column.key,
            column.short.casefold(): column.key,
        }
    wanted = ", ".join(f"“{column.short}”" for column in called)
    named = []
    for head in (" ".join(head.split()).casefold() for head in heads):
        if head and head not in known:
            raise SheetRefused(
                f"The first line must hold the heads of the columns. “{head}” is none of this table: it has {wanted}."
            )
        named.append(known.get(head, ""))
    said = [key for key in named if key]
    if len(said) != len(set(said)):
        raise SheetRefused("Two columns of the sheet have the same head. Delete one of them.")
    if not set(said) - {KEY_HEAD}:
        raise SheetRefused(f"The first line must hold the heads of the columns: {wanted}.")
    return tuple(named)


def _row(number: int, line: tuple[str, ...], named: tuple[str, ...], taken: set[str]) -> SheetRow:
    for place, words in enumerate(line):
        if words and place >= len(named):
            raise SheetRefused(f"The cell {cell_place(place, number)} stands below no head.")
    cells = {key: words for key, words in zip(named, line, strict=False) if key}
    key = cells.pop(KEY_HEAD, "")
    # A line that was copied in the sheet is a row of its own; a sheet that is sent twice has the same rows.
    if not ROW_KEY.fullmatch(key) or key in taken:
        key = _key_of(number, line)
    taken.add(key)
    places = {name: cell_place(place, number) for place, name in enumerate(named) if name}
    return SheetRow(key, cells, places)


def _with_shares(
    sheet: Sheet, number: int, line: tuple[str, ...], named: tuple[str, ...], shares: set[str]
) -> tuple[str, ...]:
    """A line in which a share asks whether it stands for percents: a spreadsheet keeps a typed 5% as 0.05."""
    return tuple(
        share_to_ask(words)
        if (number - 1, place) in sheet.numbers
        and named[place : place + 1]
        and named[place] in shares
        else words
        for place, words in enumerate(line)
    )


def _key_of(number: int, line: tuple[str, ...]) -> str:
    return hashlib.sha256(repr((number, line)).encode()).hexdigest()[:16]


def cell_place(place: int, number: int) -> str:
    """The name of a cell: its column, counted from 0, in letters, and its line."""
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{number}"


def over_rows(
    before: Iterable[TypedRow], rows: Iterable[SheetRow], *, keeps_others: bool
) -> tuple[TypedRow, ...]:
    """Rows with those of a sheet over them: what the sheet has no column for stays as it was.

    Rows that the sheet does not have stay where they are if it `keeps_others`; else they go.
    """
    there = {row.key: row for row in before}
    told = {
        row.key: TypedRow(
            row.key, {**(there[row.key].cells if row.key in there else {}), **row.cells}
        )
        for row in rows
    }
    return tuple((there | told if keeps_others else told).values())

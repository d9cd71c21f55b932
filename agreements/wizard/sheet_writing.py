"""Tables as files for a spreadsheet: the rows of one as CSV or XLSX; those cells of all tables that one Party knows.

A text is written as text, whatever it begins with: nothing of an agreement becomes a formula.
"""

import csv
import datetime
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from agreements.wizard.sheet_reading import with_apostrophe
from agreements.wizard.typed_numbers import number_to_type
from clauses.library.answers import Cell, FilledRow, value_given
from clauses.library.kinds import kind_of
from clauses.library.values import Question

KEY_HEAD = "Row (leave as it is)"
UNFIT_FOR_A_NAME = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31  # of a sheet, for Excel
EXACT_DIGITS = 15  # a spreadsheet keeps no more; longer numbers are written as text
AS_TEXT = 49  # the number that Excel has for the format of text
WIDEST = 48
LONGEST_LIST = 255  # of choices with their commas, for Excel


@dataclass(frozen=True, slots=True)
class WrittenSheet:
    """A sheet on its way out: its columns, its rows, and of each row its key."""

    name: str
    columns: tuple[Question, ...]
    rows: tuple[FilledRow, ...]


def sheet_name(table: Question) -> str:
    """The name of the sheet of a table, as spreadsheets take it."""
    return UNFIT_FOR_A_NAME.sub(" ", table.short).strip()[:LONGEST_NAME]


def head_of_column(column: Question) -> str:
    """What stands above a column: its label, and its unit."""
    return f"{column.short} ({column.unit})" if column.unit else column.short


def csv_of(sheet: WrittenSheet) -> bytes:
    """The sheet as CSV, in UTF-8 with the mark by which spreadsheets know it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*map(head_of_column, sheet.columns), KEY_HEAD])
    for row in sheet.rows:
        cells = (row.cell(column.key) for column in sheet.columns)
        writer.writerow([*(with_apostrophe(_words(cell)) for cell in cells), row.key])
    return out.getvalue().encode("utf-8-sig")


def xlsx_of(sheets: Iterable[WrittenSheet]) -> bytes:
    """The sheets as one Excel workbook."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(out, options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        # A spreadsheet makes 0.05 of a typed "5%", unless the cell is one of text.
        typed = book.add_format({"num_format": AS_TEXT})
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name), sheet, bold, day, typed)
    return out.getvalue()


def _write(page: Worksheet, sheet: WrittenSheet, bold: Format, day: Format, typed: Format) -> None:
    heads = [*map(head_of_column, sheet.columns), KEY_HEAD]
    as_text = {place for place, one in enumerate(sheet.columns) if kind_of(one).figure == "percent"}
    for place, head in enumerate(heads):
        page.write_string(0, place, head, bold)
        width = min(max(len(head) + 2, 14), WIDEST)
        page.set_column(place, place, width, typed if place in as_text else None)
    page.freeze_panes(1, 0)
    for number, row in enumerate(sheet.rows, start=1):
        for place, column in enumerate(sheet.columns):
            cell = row.cell(column.key)
            if place in as_text:
                page.write_string(number, place, _words(cell), typed)
            else:
                _write_cell(page, number, place, cell, day)
        page.write_string(number, len(sheet.columns), row.key)
    for place, column in enumerate(sheet.columns):
        if chosen := _choices(column):
            page.data_validation(
                1, place, len(sheet.rows) + 200, place, {"validate": "list", "source": chosen}
            )


def _choices(column: Question) -> list[str]:
    """What a list in the sheet offers; one that Excel does not take is typed."""
    is_truth = kind_of(column).value == "truth"
    offered = ["yes", "no"] if is_truth else [option.label for option in column.options]
    fits = len(",".join(offered)) <= LONGEST_LIST and not any("," in one for one in offered)
    return offered if fits else []


def _write_cell(page: Worksheet, row: int, place: int, cell: Cell | None, day: Format) -> None:
    value = None if cell is None else value_given(cell)
    match value:
        case None:
            return
        case Fraction() if len(number_to_type(value).strip("-0").replace(",", "")) <= EXACT_DIGITS:
            page.write_number(row, place, float(value))
        case datetime.date():
            page.write_datetime(
                row, place, datetime.datetime(value.year, value.month, value.day), day
            )
        case _:
            page.write_string(row, place, _words(cell))


def _words(cell: Cell | None) -> str:
    """A cell in words that can be typed back."""
    value = None if cell is None else value_given(cell)
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Fraction():
            return number_to_type(value)
        case datetime.date():
            return value.isoformat()
        case _:
            return str(value)

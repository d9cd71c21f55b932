"""Who does what, the responsibility matrix as the agreement prints it, as an Excel workbook: words only, no formula."""

import datetime
import io

from xlsxwriter import Workbook

from agreements.assembly.document import Document, PrintedTable
from agreements.assembly.trees import blocks_in, words_of

TITLE = "Who does what"
WIDTHS = (60, 24, 60)  # of its columns, in characters


def matrix_of(agreement: Document) -> PrintedTable | None:
    """The matrix of a document; None where it prints none."""
    tables = (block for block in blocks_in(agreement) if isinstance(block, PrintedTable))
    return next(
        (one for one in tables if one.made_of is not None and one.made_of[0] == "responsibilities"),
        None,
    )


def matrix_workbook(agreement: Document, matrix: PrintedTable, *, notes: tuple[str, ...]) -> bytes:
    """The matrix as XLSX; `notes` stand above it and say of which agreement it is, and whether that is a draft."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as book:
        # The only time in the file is that of the agreement: the same document gives the same bytes.
        created = datetime.datetime.combine(agreement.created_on, datetime.time())
        book.set_properties({"title": TITLE, "created": created})
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        page = book.add_worksheet(TITLE)
        for place, width in enumerate(WIDTHS):
            page.set_column(place, place, width)
        for line, note in enumerate(notes):
            page.write_string(line, 0, note)
        head = len(notes) + 1
        for number, row in enumerate((matrix.head, *matrix.rows)):
            for place, cell in enumerate(row.cells):
                look = plain if number else bold
                page.write_string(head + number, place, words_of(cell), look)
        page.freeze_panes(head + 1, 0)
        page.repeat_rows(head)
    return out.getvalue()

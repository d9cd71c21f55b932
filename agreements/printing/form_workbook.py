"""A working form as an Excel workbook: what it is about, its heads, its rows, and empty rows to fill in.

Everything is written as text: nothing of an agreement becomes a formula.
"""

import io
from dataclasses import dataclass

from xlsxwriter import Workbook

LONGEST_SHEET_NAME = 31  # for Excel
NARROWEST, WIDEST = 12, 40


@dataclass(frozen=True, slots=True)
class WorkingForm:
    """A form that the Parties fill in while the agreement runs: `about` says whose it is, `use` what it is for."""

    key: str
    title: str
    use: str
    about: tuple[tuple[str, str], ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    spare: int = 0


def form_workbook(form: WorkingForm) -> bytes:
    """The form as one sheet, ready to be printed on one page in width."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
        cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        page = book.add_worksheet(form.title[:LONGEST_SHEET_NAME])
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.write_string(0, 0, form.title, bold)
        for number, (label, words) in enumerate(form.about, start=1):
            page.write_string(number, 0, label, bold)
            page.write_string(number, 1, words)
        first = len(form.about) + 2
        for place, words in enumerate(form.heads):
            page.write_string(first, place, words, head)
            longest = max((len(row[place]) for row in form.rows), default=0)
            page.set_column(place, place, min(max(len(words), longest, NARROWEST), WIDEST))
        page.freeze_panes(first + 1, 1)
        page.repeat_rows(first)
        empty = ("",) * len(form.heads)
        for number, row in enumerate((*form.rows, *(empty,) * form.spare), start=first + 1):
            for place, words in enumerate(row):
                page.write_string(number, place, words, cell)
    return out.getvalue()

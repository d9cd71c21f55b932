"""A redline as a page for paper: all of the newer text, with what went and what came, and what moved as moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.template.loader import render_to_string

from agreements.assembly.document import Document
from agreements.assembly.redline import Change, Redline, RedlinedPart, RedlinedPassage

# Its paper follows the deal by a named page: the sheets are the same for all.
SHEETS = ("css/document.css", "css/print.css", "css/print-redline.css")
TAGS: dict[Change, str] = {
    "changed": "Changed",
    "moved": "Moved",
    "inserted": "New",
    "deleted": "Dropped",
    "kept": "",
}
IN_TABLES = ("head", "row")


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """A part of a redline with its place in words, and its passages: those of a table together, others in a row."""

    part: RedlinedPart
    place: str
    tag: str
    runs: tuple[tuple[bool, tuple[RedlinedPassage, ...]], ...]


def redline_page(
    compared: Redline,
    after: Document,
    *,
    number: str,
    between: tuple[str, str],
    notice: str = "",
) -> str:
    """The HTML page that becomes the PDF; `between` says in words what was compared, a `notice` stands on each page."""
    context = {
        "document": after,
        "number": number,
        "between": between,
        "notice": notice,
        "parts": [_printed(part) for part in compared.parts],
    }
    return render_to_string("agreements/redline/print.html", context)


def place_of(part: RedlinedPart) -> str:
    """Where a part stands, in words: a schedule that leads the agreement has no letter, and needs none."""
    number = part.number or part.old_number
    if part.kind == "cover":
        return "Cover"
    if part.kind == "schedule":
        return f"Schedule {number}" if number else ""
    return number


def _printed(part: RedlinedPart) -> PrintedPart:
    return PrintedPart(part, place_of(part), TAGS[part.change], tuple(_runs(part)))


def _runs(part: RedlinedPart) -> Iterator[tuple[bool, tuple[RedlinedPassage, ...]]]:
    for is_table, passages in groupby(part.passages, lambda one: one.kind in IN_TABLES):
        if not is_table:
            yield False, tuple(passages)
            continue
        # Rows of another table, or of another number of columns, are a table of their own.
        for _, rows in groupby(passages, lambda row: len(row.cells)):
            yield True, tuple(rows)

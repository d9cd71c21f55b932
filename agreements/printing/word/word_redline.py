"""A redline as a Word file with tracked changes: refuse them all for the old text, accept them all for the new one.

It is written from the redline alone. Numbers are counted by Word, as in the file itself; references are words here, and
those that lead where they led are no change.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count, groupby
from typing import assert_never

from agreements.assembly import document
from agreements.assembly.redline import Redline, RedlinedPart, RedlinedPassage
from agreements.printing.word import wordml
from agreements.printing.word.word_body import writing_of
from agreements.printing.word.word_file import in_package
from agreements.printing.word.word_numbering import DEEPEST, PART, SCHEDULES
from clauses.library.words.wordwise import Deleted, Inserted, Pieces, SameWords

AUTHOR = "Counterpart"
HEADINGS = {"cover": "OpeningTitle", "section": "Heading1", "clause": "Heading2"}
IN_TABLES = ("head", "row")


@dataclass(frozen=True, slots=True)
class Tracking:
    """When the changes of one file were made, and how many have been marked so far."""

    at: datetime.datetime
    ids: Iterator[int] = field(default_factory=lambda: count(1))

    def mark(self, tag: str) -> str:
        """The attributes of a change, which bears its own number, an author and a time."""
        at = self.at.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return f'<w:{tag} w:id="{next(self.ids)}" w:author="{AUTHOR}" w:date="{at}"'


def redlined_word_file(
    compared: Redline,
    after: document.Document,
    *,
    number: str,
    between: tuple[str, str],
    at: datetime.datetime,
    notice: str = "",
) -> bytes:
    """A redline as DOCX, laid out like the newer document; `between` says in words what was compared.

    A `notice` stands on its first page and in the header of each.
    """
    writing = writing_of(after, is_draft=True)
    tracking = Tracking(at)
    note = f"Changes from {between[0]} to {between[1]}"
    notes = tuple(filter(None, (notice, note)))
    body = "".join(wordml.paragraph("DraftNote", wordml.run(one)) for one in notes)
    body += "".join(_part(tracking, part, writing.width) for part in compared.parts)
    heads = [wordml.run(after.title) + wordml.tab() + wordml.run(number), *map(wordml.run, notes)]
    return in_package(after, writing, body, heads=heads, number=number)


def _part(tracking: Tracking, part: RedlinedPart, width: int) -> str:
    is_lettered = part.kind == "schedule" and bool(part.number or part.old_number)
    style = "ScheduleHeading" if is_lettered else HEADINGS.get(part.kind, "LeadingHeading")
    parts = [_paragraph(tracking, style, part.heading, part.change)]
    for is_table, passages in groupby(part.passages, lambda one: one.kind in IN_TABLES):
        if is_table:
            parts.append(_table(tracking, tuple(passages), width))
        else:
            parts += (_passage(tracking, part, one) for one in passages)
    return "".join(parts)


def _passage(tracking: Tracking, part: RedlinedPart, passage: RedlinedPassage) -> str:
    label = passage.label or passage.old_label
    pieces = tuple(piece for cell in passage.cells for piece in cell)
    lead, own, between = "", "", " "
    match passage.kind:
        case "paragraph":
            style, own = _paragraph_style(part, label)
        case "item":
            of = "Schedule" if part.kind == "schedule" else "Clause"
            style = f"{of}Item{min(passage.depth, DEEPEST)}"
        case "heading":
            style = "SchedulePart"
        case "definition":
            style, lead, between = "Definition", label, " means "
        case "signature":
            style, lead = "Definition", label
        case "head" | "row":
            style = "TableText"
        case _:
            assert_never(passage.kind)
    change = passage.change
    return _paragraph(tracking, style, pieces, change, lead=lead, between=between, more=own)


def _paragraph_style(part: RedlinedPart, label: str) -> tuple[str, str]:
    """The style of a numbered paragraph, and a number of its own where the style has none."""
    if part.kind != "schedule":
        return ("ClauseParagraph" if label else "BodyText"), ""
    if "." in label:
        return "ScheduleParagraph", ""
    return "BodyText", wordml.numbered_as(SCHEDULES, PART) if label else ""


def _paragraph(
    tracking: Tracking,
    style: str,
    pieces: Pieces,
    change: str,
    *,
    lead: str = "",
    between: str = " ",
    more: str = "",
) -> str:
    """A paragraph with its changes; one that came or went as a whole brings or takes its end with it."""
    runs = _runs(tracking, pieces)
    if lead:
        is_deleted = change == "deleted"
        words = wordml.run(lead, style="Term", is_deleted=is_deleted)
        words += wordml.run(between, is_deleted=is_deleted)
        runs = _tracked(tracking, words, change) + runs
    tag = {"inserted": "ins", "deleted": "del"}.get(change)
    end = f"<w:rPr>{tracking.mark(tag)}/></w:rPr>" if tag else ""
    return wordml.paragraph(style, runs, more=more + end)


def _runs(tracking: Tracking, pieces: Pieces) -> str:
    return "".join(_piece(tracking, piece) for piece in pieces)


def _piece(tracking: Tracking, piece: SameWords | Inserted | Deleted) -> str:
    match piece:
        case SameWords(words):
            return wordml.run(words)
        case Inserted(words):
            return _tracked(tracking, wordml.run(words), "inserted")
        case Deleted(words):
            return _tracked(tracking, wordml.run(words, is_deleted=True), "deleted")
        case _:
            assert_never(piece)


def _tracked(tracking: Tracking, runs: str, change: str) -> str:
    tag = {"inserted": "ins", "deleted": "del"}.get(change)
    return f"{tracking.mark(tag)}>{runs}</w:{tag}>" if tag and runs else runs


def _table(tracking: Tracking, rows: tuple[RedlinedPassage, ...], width: int) -> str:
    """Rows as tables, a new one wherever the number of columns is another."""
    tables = []
    for columns, together in groupby(rows, lambda row: len(row.cells)):
        widths = [width // columns] * columns
        made = "".join(_row(tracking, row, widths) for row in together)
        tables.append(wordml.table(widths, made, style="Lined"))
        tables.append(wordml.paragraph("AfterTable", ""))
    return "".join(tables)


def _row(tracking: Tracking, row: RedlinedPassage, widths: Iterable[int]) -> str:
    is_head = row.kind == "head"
    style = "TableHead" if is_head else "TableText"
    cells = "".join(
        wordml.cell(width, _paragraph(tracking, style, cell, row.change))
        for width, cell in zip(widths, row.cells, strict=True)
    )
    tag = {"inserted": "ins", "deleted": "del"}.get(row.change)
    mark = f"{tracking.mark(tag)}/>" if tag else ""
    return wordml.row(cells, is_head=is_head, mark=mark)

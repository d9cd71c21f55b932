"""The blocks of a document as WordprocessingML: lines with live references, paragraphs, tables, places to sign."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import assert_never

from agreements.assembly import document
from agreements.printing.column_widths import SHARES, is_short, shares
from agreements.printing.word import wordml
from agreements.printing.word.typesetting import OPEN_GROUND, Typesetting
from agreements.printing.word.word_numbering import (
    CLAUSES,
    DEEPEST,
    FIRST_RESTARTED,
    ITEM,
    PART,
    SCHEDULES,
)

# What a reader finds where a draft leaves a cell empty; what is finished leaves room to write by hand.
EMPTY_CELL = "____"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Where a reference leads: the name of the bookmark, the number as printed ("3.2", "Schedule C"), the heading."""

    name: str
    number: str
    heading: str


@dataclass(frozen=True, slots=True)
class WordWriting:
    """One Word file while it is written: its measures, where references lead, and what has been counted so far."""

    looks: Typesetting
    width: int
    bookmarks: Mapping[str, Bookmark]  # by anchor
    is_draft: bool
    ids: Iterator[int] = field(default_factory=count)
    restarted: list[int] = field(default_factory=list)

    def bookmarked(self, runs: str, name: str) -> str:
        """Runs inside a bookmark of this name."""
        return wordml.bookmarked(runs, name, next(self.ids))

    def begins_anew(self, of: int) -> int:
        """An instance of a list that counts its items from the first."""
        self.restarted.append(of)
        return FIRST_RESTARTED + len(self.restarted) - 1


@dataclass(frozen=True, slots=True)
class WordPlace:
    """The clause or schedule whose blocks are written: its list, and the bookmarks of its passages one by one."""

    name: str
    numbers: int
    is_leading: bool = False
    passages: Iterator[int] = field(default_factory=lambda: count(1))

    def next_passage(self) -> str:
        """The name of the bookmark of one more passage."""
        return f"{self.name}_p{next(self.passages)}"


def block_words(writing: WordWriting, place: WordPlace, block: document.Block) -> str:
    """A block as paragraphs and tables."""
    match block:
        case document.PrintedParagraph():
            return _paragraph(writing, place, block)
        case document.PrintedHeading(_, line):
            runs = writing.bookmarked(line_words(writing, line), place.next_passage())
            return wordml.paragraph("SchedulePart", runs)
        case document.PrintedTable():
            return _table(writing, place, block)
        case document.DefinitionList(definitions):
            return "".join(_definition(writing, place, one) for one in definitions)
        case document.SignatureBlocks(_, signatures):
            return signature_words(writing, signatures)
        case _:
            assert_never(block)


def line_words(writing: WordWriting, line: document.Line) -> str:
    """A line as runs: words that follow each other are one, references are fields that follow what they name."""
    runs, text = [], ""
    for inline in line:
        match inline:
            case document.TermUse(_, term, is_defined=True):
                own = wordml.run(term, style="Term")
            case document.PrintedWords(more) | document.TermUse(_, more) | document.Filled(more):
                text += more
                continue
            case document.OpenBlank(short):
                own = wordml.run(f"[{short}]", style="OpenBlank")
            case document.CrossReference(_, anchor, printed):
                own = _reference(writing.bookmarks[anchor], printed)
            case document.UnresolvedReference(target):
                own = wordml.run(f"[not in this agreement: {target}]", style="OpenBlank")
            case _:
                assert_never(inline)
        runs += [wordml.run(text), own]
        text = ""
    return "".join((*runs, wordml.run(text)))


def _reference(to: Bookmark, printed: str) -> str:
    """A printed reference whose number and whose heading, if it has one, are fields."""
    runs = []
    for code, result in ((rf"REF {to.name} \r \h", to.number), (rf"REF {to.name} \h", to.heading)):
        if result and result in printed:
            before, _, printed = printed.partition(result)
            runs += [wordml.run(before), wordml.field(code, wordml.run(result))]
    return "".join((*runs, wordml.run(printed)))


def _paragraph(writing: WordWriting, place: WordPlace, block: document.PrintedParagraph) -> str:
    number, own = block.number, ""
    if place.numbers == CLAUSES:
        style = "ClauseParagraph" if number else "BodyText"
    elif "." in number:
        style = "ScheduleParagraph"
    else:
        # In a schedule without headings its paragraphs are counted as the headings of others are.
        style = "LeadingText" if place.is_leading else "BodyText"
        own = wordml.numbered_as(SCHEDULES, PART) if number else ""
    runs = writing.bookmarked(line_words(writing, block.line), place.next_passage())
    # Word would go on counting the items of the paragraph before.
    of = writing.begins_anew(place.numbers) if block.items and not number else place.numbers
    items = _items(writing, place, block.items, of, depth=0)
    return wordml.paragraph(style, runs, more=own) + items


def _items(
    writing: WordWriting,
    place: WordPlace,
    items: tuple[document.PrintedItem, ...],
    of: int,
    *,
    depth: int,
) -> str:
    level = min(depth, DEEPEST - 1)
    style = f"{'Clause' if place.numbers == CLAUSES else 'Schedule'}Item{level + 1}"
    own = "" if of == place.numbers else wordml.numbered_as(of, ITEM + level)
    written = []
    for item in items:
        runs = writing.bookmarked(line_words(writing, item.line), place.next_passage())
        written.append(wordml.paragraph(style, runs, more=own))
        written.append(_items(writing, place, item.items, of, depth=depth + 1))
    return "".join(written)


def _definition(writing: WordWriting, place: WordPlace, one: document.Definition) -> str:
    runs = wordml.run(one.term, style="Term") + wordml.run(" means ")
    runs += line_words(writing, one.line)
    return wordml.paragraph("Definition", writing.bookmarked(runs, place.next_passage()))


def _table(writing: WordWriting, place: WordPlace, table: document.PrintedTable) -> str:
    widths = [share * writing.width // SHARES for share in shares(table)]
    keep = "<w:keepNext/>" if is_short(table) else ""
    rows = [_row(writing, place, table.head, widths, style="TableHead", more="")]
    rows += (_row(writing, place, one, widths, style="TableText", more=keep) for one in table.rows)
    return wordml.table(widths, "".join(rows), style="Lined") + _after_table()


def _after_table() -> str:
    # Two tables that follow each other would become one.
    return wordml.paragraph("AfterTable", "")


def _row(
    writing: WordWriting,
    place: WordPlace,
    row: document.PrintedRow,
    widths: list[int],
    *,
    style: str,
    more: str,
) -> str:
    is_head = style == "TableHead"
    cells: list[str] = []
    for width, line in zip(widths, row.cells, strict=True):
        is_open = writing.is_draft and not line and not is_head
        runs = wordml.run(EMPTY_CELL, style="OpenBlank") if is_open else line_words(writing, line)
        if not cells:
            runs = writing.bookmarked(runs, place.next_passage())
        ground = OPEN_GROUND if is_open else ""
        cells.append(wordml.cell(width, wordml.paragraph(style, runs, more=more), ground=ground))
    return wordml.row("".join(cells), is_head=is_head)


def signature_words(writing: WordWriting, signatures: tuple[document.Signature, ...]) -> str:
    """Where the parties sign, two beside each other."""
    width = writing.width // 2
    rows = []
    for start in range(0, len(signatures), 2):
        beside = signatures[start : start + 2]
        rows.append(wordml.row("".join(wordml.cell(width, _signature(one)) for one in beside)))
    columns = [width] * min(2, len(signatures))
    return _after_table() + wordml.table(columns, "".join(rows), style="Beside") + _after_table()


def _signature(one: document.Signature) -> str:
    facts = (
        ("Name", one.signatory_name),
        ("Title", one.signatory_title),
        ("Place", ""),
        ("Date", ""),
    )
    return "".join(
        (
            wordml.paragraph("Role", wordml.run(one.role)),
            wordml.paragraph("Company", wordml.run(one.legal_name)),
            wordml.paragraph("SignatureLine", wordml.run("Signature")),
            *(
                wordml.paragraph(
                    "SignatureFact", wordml.run(f"{label}  ", style="Label") + wordml.run(said)
                )
                for label, said in facts
            ),
        )
    )

"""A document as passages: its paragraphs, list items, table rows and definitions one after the other.

A Document comes in; its parts go out, each with its passages in reading order, ready to be compared.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal as OneOf
from typing import assert_never

from agreements.assembly import formatting
from agreements.assembly.document import (
    Block,
    DefinitionList,
    Document,
    Line,
    PrintedClause,
    PrintedHeading,
    PrintedItem,
    PrintedParagraph,
    PrintedRow,
    PrintedSchedule,
    PrintedTable,
    PrintedWords,
    SignatureBlocks,
)
from clauses.library.answers import Party

PartKind = OneOf["cover", "section", "clause", "schedule"]
PassageKind = OneOf["paragraph", "item", "heading", "head", "row", "definition", "signature"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, item, row or definition; a row has a line for each column, everything else has one.

    The label is what stands before it: "3.2.1", "(a)" or the term that is defined.
    """

    kind: PassageKind
    depth: int
    label: str
    cells: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The cover, a section's heading, a clause or a schedule."""

    kind: PartKind
    key: str
    number: str
    heading: Line
    passages: tuple[Passage, ...] = ()


def parts_of(document: Document) -> tuple[Part, ...]:
    """Everything of a document that a reader can read, in order."""
    return tuple(_parts(document))


def _parts(document: Document) -> Iterator[Part]:
    yield Part("cover", "", "", text_line(document.title), tuple(_cover(document)))
    yield from map(_schedule_part, document.leading())
    for section in document.sections:
        yield Part("section", section.key, section.number, text_line(section.heading))
        yield from map(clause_part, section.clauses)
    yield from map(_schedule_part, document.lettered())


def _schedule_part(schedule: PrintedSchedule) -> Part:
    passages = tuple(block_passages(schedule.blocks))
    return Part("schedule", schedule.key, schedule.letter, text_line(schedule.heading), passages)


def clause_part(clause: PrintedClause) -> Part:
    """A clause as a part."""
    passages = tuple(block_passages(clause.blocks))
    return Part("clause", clause.key, clause.number, text_line(clause.heading), passages)


def without_definitions(clause: PrintedClause) -> PrintedClause:
    """A clause without the definitions that it lists: each of them is compared for itself."""
    blocks = tuple(block for block in clause.blocks if not isinstance(block, DefinitionList))
    return clause if len(blocks) == len(clause.blocks) else replace(clause, blocks=blocks)


def _cover(document: Document) -> Iterator[Passage]:
    yield _said(document.called.customer, _party(document.customer))
    yield _said(document.called.manufacturer, _party(document.manufacturer))
    effective = document.effective_date
    yield _said("Effective Date", formatting.date(effective, document.english) if effective else "")
    yield _said("Product", document.product)


def _party(party: Party) -> str:
    kind = formatting.kind_of_company(party)
    where = formatting.address(party.address, party.country)
    parts = (party.legal_name, kind, party.registration_no, where)
    country = formatting.country(party.country) if party.country else ""
    return ", ".join(" ".join(part.split()) for part in (*parts, country) if part)


def _said(label: str, text: str) -> Passage:
    return Passage("definition", 0, label, (text_line(text),))


def block_passages(blocks: Iterable[Block]) -> Iterator[Passage]:
    """The passages of some blocks, in reading order."""
    for block in blocks:
        match block:
            case PrintedParagraph(number, line, items):
                yield Passage("paragraph", 0, number, (line,))
                yield from _of_items(items, depth=1)
            case PrintedHeading(number, line):
                yield Passage("heading", 0, number, (line,))
            case PrintedTable(head, rows):
                yield _of_row("head", head)
                yield from (_of_row("row", row) for row in rows)
            case DefinitionList(definitions):
                for one in definitions:
                    yield Passage("definition", 0, one.term, (one.line,))
            case SignatureBlocks():
                yield from _of_signatures(block)
            case _:
                assert_never(block)


def _of_items(items: Iterable[PrintedItem], *, depth: int) -> Iterator[Passage]:
    for item in items:
        yield Passage("item", depth, item.number, (item.line,))
        yield from _of_items(item.items, depth=depth + 1)


def _of_row(kind: OneOf["head", "row"], row: PrintedRow) -> Passage:
    return Passage(kind, 0, "", row.cells)


def _of_signatures(block: SignatureBlocks) -> Iterator[Passage]:
    how = "electronic signature" if block.method == "electronic" else "signature in ink"
    for one in block.signatures:
        said = ", ".join(
            filter(None, (one.legal_name, one.signatory_name, one.signatory_title, how))
        )
        yield Passage("signature", 0, one.role, (text_line(said),))


def text_line(text: str) -> Line:
    """A text that is no line of the document, such as a heading, as one."""
    return (PrintedWords(text),) if text else ()

"""Walks and rewrites document trees."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from operator import is_
from typing import TypeVar, assert_never

from agreements.assembly.document import (
    Block,
    CrossReference,
    Definition,
    DefinitionList,
    Document,
    Filled,
    Inline,
    Line,
    OpenBlank,
    PrintedClause,
    PrintedHeading,
    PrintedItem,
    PrintedParagraph,
    PrintedRow,
    PrintedSchedule,
    PrintedTable,
    PrintedWords,
    SignatureBlocks,
    TermUse,
    UnresolvedReference,
)
from clauses.library.findings import Place

Rewrite = Callable[[Line], Line]
RewriteBlocks = Callable[[tuple[Block, ...]], tuple[Block, ...]]
PartWithBlocks = TypeVar("PartWithBlocks", PrintedClause, PrintedSchedule)


def headings_in(document: Document) -> Iterator[tuple[Place, str]]:
    """The headings of sections, clauses and schedules, in reading order, each with its place."""
    for section in document.sections:
        yield Place("section", section.key, "heading"), section.heading
        for clause in section.clauses:
            yield Place("clause", clause.key, "heading"), clause.heading
    for schedule in document.schedules:
        yield Place("schedule", schedule.key, "heading"), schedule.heading


def blocks_in(document: Document) -> Iterator[Block]:
    """Every block of a document, in reading order."""
    for clause in document.clauses():
        yield from clause.blocks
    for schedule in document.schedules:
        yield from schedule.blocks


def lines_in(block: Block) -> Iterator[Line]:
    """Every line of a block, in reading order."""
    match block:
        case PrintedParagraph(_, line, items):
            yield line
            yield from _item_lines(items)
        case PrintedHeading(_, line):
            yield line
        case PrintedTable(head, rows):
            for row in (head, *rows):
                yield from row.cells
        case DefinitionList(definitions):
            yield from (definition.line for definition in definitions)
        case SignatureBlocks():
            return
        case _:
            assert_never(block)


def _item_lines(items: tuple[PrintedItem, ...]) -> Iterator[Line]:
    for item in items:
        yield item.line
        yield from _item_lines(item.items)


def with_lines(block: Block, rewrite: Rewrite) -> Block:
    """A block with every line rewritten; the very block where each of its lines stays the same."""
    if isinstance(block, SignatureBlocks):
        return block
    before = (*lines_in(block),)
    after = dict(zip(map(id, before), map(rewrite, before), strict=True))
    if all(after[id(line)] is line for line in before):
        return block
    return _with_lines(block, lambda line: after[id(line)])


def _with_lines(
    block: PrintedParagraph | PrintedHeading | PrintedTable | DefinitionList, rewrite: Rewrite
) -> Block:
    match block:
        case PrintedParagraph(number, line, items):
            return PrintedParagraph(number, rewrite(line), _with_item_lines(items, rewrite))
        case PrintedHeading(number, line):
            return PrintedHeading(number, rewrite(line))
        case PrintedTable(head, rows):
            return replace(
                block,
                head=_with_cells(head, rewrite),
                rows=tuple(_with_cells(row, rewrite) for row in rows),
            )
        case DefinitionList(definitions):
            return DefinitionList(
                tuple(
                    Definition(definition.term, definition.anchor, rewrite(definition.line))
                    for definition in definitions
                )
            )
        case _:
            assert_never(block)


def _with_item_lines(items: tuple[PrintedItem, ...], rewrite: Rewrite) -> tuple[PrintedItem, ...]:
    return tuple(
        PrintedItem(item.number, rewrite(item.line), _with_item_lines(item.items, rewrite))
        for item in items
    )


def _with_cells(row: PrintedRow, rewrite: Rewrite) -> PrintedRow:
    cells = tuple(rewrite(cell) for cell in row.cells)
    return row if all(map(is_, cells, row.cells)) else PrintedRow(cells)


def with_blocks(document: Document, rewrite: RewriteBlocks) -> Document:
    """A document with the blocks of each clause and schedule rewritten."""
    sections = tuple(
        replace(
            section,
            clauses=tuple(_with_blocks(clause, rewrite) for clause in section.clauses),
        )
        for section in document.sections
    )
    schedules = tuple(_with_blocks(schedule, rewrite) for schedule in document.schedules)
    return replace(document, sections=sections, schedules=schedules)


def _with_blocks(part: PartWithBlocks, rewrite: RewriteBlocks) -> PartWithBlocks:
    blocks = rewrite(part.blocks)
    return part if blocks is part.blocks else replace(part, blocks=blocks)


def parts_in(document: Document) -> Iterator[tuple[Place, tuple[Block, ...]]]:
    """The blocks of each clause and schedule, with its place."""
    for clause in document.clauses():
        yield Place("clause", clause.key), clause.blocks
    for schedule in document.schedules:
        yield Place("schedule", schedule.key), schedule.blocks


def lines_of(place: Place, blocks: tuple[Block, ...]) -> Iterator[tuple[Place, Line]]:
    """Every line of the clause or schedule at a place, with the place or the term in which it stands."""
    for block in blocks:
        if isinstance(block, DefinitionList):
            for definition in block.definitions:
                yield Place("term", definition.term), definition.line
        else:
            yield from ((place, line) for line in lines_in(block))


def definitions_in(block: Block) -> tuple[Definition, ...]:
    """The definitions of a block; none where it is no list of definitions."""
    return block.definitions if isinstance(block, DefinitionList) else ()


def defined_in(line: Line) -> tuple[str, ...]:
    """The terms that a line defines where they stand."""
    return tuple(one.term for one in line if isinstance(one, TermUse) and one.is_defined)


def definitions_of(document: Document) -> tuple[Definition, ...]:
    """The definitions of a document, as its first list of them has them; an agreement has one list."""
    lists = (block for block in blocks_in(document) if isinstance(block, DefinitionList))
    return next((block.definitions for block in lists), ())


def words_of(line: Line) -> str:
    """A line as plain text: open blanks and lost references in brackets."""
    return "".join(_words(inline) for inline in line)


def _words(inline: Inline) -> str:
    match inline:
        case OpenBlank(short):
            return f"[{short}]"
        case UnresolvedReference(target):
            return f"[{target}]"
        case PrintedWords(text) | Filled(text) | TermUse(_, text) | CrossReference(_, _, text):
            return text
        case _:
            assert_never(inline)

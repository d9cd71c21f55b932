"""Settles the text of one clause or schedule: conditions decided, blanks filled, lists punctuated."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from agreements.assembly import document
from agreements.assembly.blanks import Filling, fill_blank
from agreements.assembly.document import OpenBlank, PrintedWords, TermUse, UnresolvedReference
from agreements.assembly.inserts import fill_insert
from agreements.assembly.punctuation import closed, closing, tidy
from clauses.library.language import text
from clauses.library.language.evaluation import evaluate, holds
from clauses.library.language.expressions import MISSING
from clauses.library.words.wording import point_name

Unconditional = text.Paragraph | text.Heading | text.Table | text.Insert


def fill_blocks(blocks: Iterable[text.Block], filling: Filling) -> tuple[document.Block, ...]:
    """The blocks that are left when every condition is decided; an empty paragraph falls out."""
    return tuple(block for block in _blocks(blocks, filling) if not _is_empty(block))


def _blocks(blocks: Iterable[text.Block], filling: Filling) -> Iterator[document.Block]:
    for block in blocks:
        match block:
            case text.Conditional():
                yield from _blocks(taken(block, filling), filling)
            case _:
                yield _remembered(block, filling)


def _remembered(block: Unconditional, filling: Filling) -> document.Block:
    """A block with its blanks filled; the very block of before where it reads the same."""
    published, memo = filling.library, filling.memo
    return memo.filled(
        block,
        published,
        filling.scope,
        lambda scope: _block(block, Filling(published, scope, memo)),
    )


def _block(block: Unconditional, filling: Filling) -> document.Block:
    match block:
        case text.Paragraph(line, items, joiner):
            filled = _items(items, joiner, end=".", filling=filling)
            return document.PrintedParagraph("", fill_line(line, filling), filled)
        case text.Heading(line):
            return document.PrintedHeading("", fill_line(line, filling))
        case text.Table(head, rows):
            return document.PrintedTable(_row(head, filling), tuple(_rows(rows, filling)))
        case text.Insert():
            return fill_insert(block, filling)
        case _:
            assert_never(block)


def taken(condition: text.Conditional[text.Inside], filling: Filling) -> tuple[text.Inside, ...]:
    """What stands in the text: the first branch whose condition holds, else the rest."""
    for branch in condition.branches:
        if holds(branch.condition, filling.scope):
            return branch.inside
    return condition.otherwise


def _is_empty(block: document.Block) -> bool:
    match block:
        case document.PrintedParagraph(_, line, items):
            return not line and not items
        case document.PrintedHeading(_, line):
            return not line
        # Not even where it is empty: a table that is gone would hide what `check` must report.
        case document.PrintedTable() | document.DefinitionList() | document.SignatureBlocks():
            return False
        case _:
            assert_never(block)


def fill_line(line: text.Line, filling: Filling) -> document.Line:
    """A line with its blanks filled and its conditions decided; the line of before where it reads the same."""
    published, memo = filling.library, filling.memo
    return memo.filled(
        line,
        published,
        filling.scope,
        lambda scope: tidy(_inlines(line, Filling(published, scope, memo))),
    )


def _inlines(line: text.Line, filling: Filling) -> Iterator[document.Inline]:
    for inline in line:
        match inline:
            case text.Words(words, is_defined=True):
                yield TermUse(words, words, is_defined=True)
            case text.Words(words):
                yield PrintedWords(words)
            case text.Blank():
                yield from fill_blank(inline, filling)
            case text.Reference(target, point):
                yield _where_set(point, filling) if point else UnresolvedReference(target)
            case text.Conditional():
                yield from _inlines(taken(inline, filling), filling)
            case _:
                assert_never(inline)


def _where_set(point: str, filling: Filling) -> UnresolvedReference | OpenBlank:
    """A reference to the clause or schedule in which a point is set; an open blank where nothing sets it."""
    target = evaluate(filling.library.index.set_in.get(point, MISSING), filling.scope)
    if isinstance(target, str):
        return UnresolvedReference(target)
    return OpenBlank(point_name(point, filling.library), ())


def _rows(rows: Iterable[text.TableEntry], filling: Filling) -> Iterator[document.PrintedRow]:
    for row in rows:
        match row:
            case text.Row():
                yield _row(row, filling)
            case text.Conditional():
                yield from _rows(taken(row, filling), filling)
            case _:
                assert_never(row)


def _row(row: text.Row, filling: Filling) -> document.PrintedRow:
    return document.PrintedRow(tuple(fill_line(cell, filling) for cell in row.cells))


def _items(
    entries: Iterable[text.ListEntry], joiner: text.Joiner, *, end: str, filling: Filling
) -> tuple[document.PrintedItem, ...]:
    """The items that are left, each with its sign; an inner list ends with the sign of its outer item."""
    filled = [(item, fill_line(item.line, filling)) for item in _entries(entries, filling)]
    # Signs come after the conditions: which item is the last but one, and bears the "and", is known only now.
    left = [(item, line) for item, line in filled if line]
    return tuple(
        _item(item, line, closing(position, len(left), joiner, end=end), filling)
        for position, (item, line) in enumerate(left)
    )


def _entries(entries: Iterable[text.ListEntry], filling: Filling) -> Iterator[text.Item]:
    for entry in entries:
        match entry:
            case text.Item():
                yield entry
            case text.Conditional():
                yield from _entries(taken(entry, filling), filling)
            case _:
                assert_never(entry)


def _item(
    item: text.Item, line: document.Line, sign: str, filling: Filling
) -> document.PrintedItem:
    items = _items(item.items, item.joiner, end=sign, filling=filling)
    whole = line if items else filling.memo.once_by(sign, closed, line)
    return document.PrintedItem("", whole, items)

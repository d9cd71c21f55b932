"""The blocks of a document on the screen: with what is marked in them, and the rest as it was printed before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from django.utils.safestring import SafeString

from agreements.assembly import document
from agreements.assembly.memo import Memo
from agreements.assembly.trees import lines_in
from agreements.printing.column_widths import measured_row
from agreements.printing.html_blocks import (
    block_html,
    definition_html,
    definitions_html,
    row_html,
    table_html,
)
from agreements.printing.html_lines import Spans, broken_line, changed_line, screen_line
from agreements.printing.unchanged_blocks import BlockOnPage

Blocks = tuple[document.Block, ...]
BrokenLines = Mapping[document.Line, Mapping[int, str]]
NOTHING_BROKEN: BrokenLines = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class OnScreen:
    """How a page prints blocks: which sentences are broken, which words are new, and how it names its definitions.

    `changed` says by the identity of a line where its words are new. With `digests`, each definition bears its own.
    """

    memo: Memo = field(default_factory=Memo)
    broken: BrokenLines = field(default_factory=dict)
    changed: Mapping[int, Spans] = field(default_factory=dict)
    # What is printed of some blocks already, by their identity.
    ready: Mapping[int, SafeString] = field(default_factory=dict)
    marked_definitions: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, str] | None = None

    def blocks(self, blocks: Blocks, *, is_marked: bool = False) -> SafeString:
        """Some blocks; words are marked only where their clause is."""
        if id(blocks) in self.ready:
            return self.ready[id(blocks)]
        has_list = any(isinstance(block, document.DefinitionList) for block in blocks)
        if is_marked or self.broken or has_list:
            return SafeString("".join(self._block(block, is_marked=is_marked) for block in blocks))
        return self.memo.once(_as_they_are, blocks, self.memo)

    def on_page(self, blocks: Blocks, *, is_marked: bool) -> tuple[BlockOnPage, ...]:
        """The same, each block by itself, with the rows of tables."""
        return tuple(self._on_page(block, is_marked=is_marked) for block in blocks)

    def _on_page(self, block: document.Block, *, is_marked: bool) -> BlockOnPage:
        html = self._block(block, is_marked=is_marked)
        match block:
            case document.PrintedTable():
                return BlockOnPage(html, rows=tuple(map(self._row, block.rows)))
            case document.PrintedParagraph():
                return BlockOnPage(html, elements=2 if block.items else 1)
            case _:
                # Definitions on a page are replaced one by one.
                return BlockOnPage(html, may_stay=not isinstance(block, document.DefinitionList))

    def definition(self, definition: document.Definition, *, swap: str = "") -> SafeString:
        """A definition with its mark and its digest; in an update with what htmx does with it."""
        mark = self.marked_definitions.get(definition.anchor, "")
        digest = None if self.digests is None else self.digests.get(definition.anchor, "")
        if mark or swap or self.broken:
            return definition_html(definition, self._line, mark=mark, digest=digest, swap=swap)
        return self.memo.once_by(digest, _definition, definition, self.memo)

    def _block(self, block: document.Block, *, is_marked: bool) -> SafeString:
        if isinstance(block, document.DefinitionList):
            return definitions_html(self.definition(one) for one in block.definitions)
        if not self.broken and not (is_marked and self._has_news(block)):
            return self.memo.once(_as_it_is, block, self.memo)
        if isinstance(block, document.PrintedTable):
            return table_html(block, map(self._row, block.rows), self._line, is_on_screen=True)
        return block_html(block, self._line, is_on_screen=True)

    def _row(self, row: document.PrintedRow) -> SafeString:
        if self.broken or any(id(cell) in self.changed for cell in row.cells):
            return row_html(row, self._line)
        return self.memo.once(_row_as_it_is, row, self.memo)

    def _has_news(self, block: document.Block) -> bool:
        return any(id(line) in self.changed for line in lines_in(block))

    def _line(self, line: document.Line) -> SafeString:
        if spans := self.changed.get(id(line)):
            return changed_line(line, spans)
        if self.broken and line in self.broken:
            return broken_line(line, self.broken[line])
        return self.memo.once(screen_line, line)


def _as_they_are(blocks: Blocks, memo: Memo) -> SafeString:
    return SafeString("".join(memo.once(_as_it_is, block, memo) for block in blocks))


def _as_it_is(block: document.Block, memo: Memo) -> SafeString:
    if isinstance(block, document.PrintedTable):
        rows = (memo.once(_row_as_it_is, row, memo) for row in block.rows)
        return table_html(
            block,
            rows,
            screen_line,
            is_on_screen=True,
            measured=lambda row: memo.once(measured_row, row),
        )
    return block_html(block, lambda line: memo.once(screen_line, line), is_on_screen=True)


def _row_as_it_is(row: document.PrintedRow, memo: Memo) -> SafeString:
    return row_html(row, screen_line)


def _definition(digest: str | None, definition: document.Definition, memo: Memo) -> SafeString:
    return definition_html(definition, lambda line: memo.once(screen_line, line), digest=digest)

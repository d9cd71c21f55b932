"""Texts of the library as a lawyer reads them: blanks by their questions, references by headings, conditions in words.

A Text comes in; Passages go out, one a paragraph, item, heading, row or condition, in reading order.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal as OneOf
from typing import TypeVar, assert_never

from clauses.library.language.text import (
    Blank,
    Block,
    Conditional,
    Heading,
    Inline,
    Insert,
    Item,
    Line,
    ListEntry,
    Paragraph,
    Reference,
    Row,
    Table,
    TableEntry,
    Text,
    Words,
)
from clauses.library.values import Library
from clauses.library.words.terms import TermForms
from clauses.library.words.wording import in_words, point_name

Inside = TypeVar("Inside")
Mark = OneOf["words", "term", "blank", "reference", "condition"]
Kind = OneOf["paragraph", "item", "heading", "row", "insert", "condition"]
INSERTED = {
    "definitions": "The definitions",
    "signatures": "The signatures",
    "sites": "The table of sites",
    "table": "The table that was filled",
    "responsibilities": "The responsibility matrix",
}


@dataclass(frozen=True, slots=True)
class ReadablePiece:
    """Some words and what they are; `key` is the term or the target of a reference."""

    mark: Mark
    words: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class ReadablePassage:
    """One paragraph, item, heading or row, or the condition under which the deeper ones after it stand."""

    kind: Kind
    depth: int
    pieces: tuple[ReadablePiece, ...]


def readable(text: Text, library: Library, forms: TermForms) -> tuple[ReadablePassage, ...]:
    """A text as passages."""
    return tuple(_Reader(library, forms).blocks(text.blocks, 0))


@dataclass(frozen=True, slots=True)
class _Reader:
    library: Library
    forms: TermForms

    def blocks(self, blocks: tuple[Block, ...], depth: int) -> Iterator[ReadablePassage]:
        for block in blocks:
            match block:
                case Paragraph(line, items):
                    yield ReadablePassage("paragraph", depth, self.line(line))
                    yield from self.items(items, depth + 1)
                case Heading(line):
                    yield ReadablePassage("heading", depth, self.line(line))
                case Table(head, rows):
                    yield self.row(head, depth)
                    yield from self.rows(rows, depth)
                case Insert(kind):
                    yield ReadablePassage(
                        "insert", depth, (ReadablePiece("words", INSERTED[kind]),)
                    )
                case Conditional():
                    yield from self.branches(block, depth, self.blocks)
                case _:
                    assert_never(block)

    def items(self, entries: tuple[ListEntry, ...], depth: int) -> Iterator[ReadablePassage]:
        for entry in entries:
            match entry:
                case Item(line, items):
                    yield ReadablePassage("item", depth, self.line(line))
                    yield from self.items(items, depth + 1)
                case Conditional():
                    yield from self.branches(entry, depth, self.items)
                case _:
                    assert_never(entry)

    def rows(self, entries: tuple[TableEntry, ...], depth: int) -> Iterator[ReadablePassage]:
        for entry in entries:
            match entry:
                case Row():
                    yield self.row(entry, depth)
                case Conditional():
                    yield from self.branches(entry, depth, self.rows)
                case _:
                    assert_never(entry)

    def row(self, row: Row, depth: int) -> ReadablePassage:
        pieces: list[ReadablePiece] = []
        for number, cell in enumerate(row.cells):
            pieces += [ReadablePiece("condition", " | ")] if number else []
            pieces += self.line(cell)
        return ReadablePassage("row", depth, tuple(pieces))

    def branches(
        self,
        condition: Conditional[Inside],
        depth: int,
        read: Callable[[tuple[Inside, ...], int], Iterator[ReadablePassage]],
    ) -> Iterator[ReadablePassage]:
        opening = "If"
        for branch in condition.branches:
            words = f"{opening} {in_words(branch.condition, self.library)}:"
            yield ReadablePassage("condition", depth, (ReadablePiece("condition", words),))
            yield from read(branch.inside, depth + 1)
            opening = "Otherwise, if"
        if condition.otherwise:
            yield ReadablePassage("condition", depth, (ReadablePiece("condition", "Otherwise:"),))
            yield from read(condition.otherwise, depth + 1)

    def line(self, line: Line) -> tuple[ReadablePiece, ...]:
        return tuple(piece for inline in line for piece in self.inline(inline))

    def inline(self, inline: Inline) -> Iterator[ReadablePiece]:
        match inline:
            case Words(words):
                yield from self.words(words)
            case Blank(expression, _, _, plural):
                name = in_words(expression, self.library)
                yield ReadablePiece("blank", f"[{name} {plural}]" if plural else f"[{name}]")
            case Reference(point=point) if point:
                set_in = f"[the Section that sets “{point_name(point, self.library)}”]"
                yield ReadablePiece("blank", set_in)
            case Reference(target):
                yield ReadablePiece("reference", self.heading(target), target)
            case Conditional(branches, otherwise):
                opening = "[if "
                for branch in branches:
                    words = in_words(branch.condition, self.library)
                    yield ReadablePiece("condition", f"{opening}{words}:")
                    yield from self.line(branch.inside)
                    opening = " | otherwise, if "
                if otherwise:
                    yield ReadablePiece("condition", " | otherwise:")
                    yield from self.line(otherwise)
                yield ReadablePiece("condition", "]")
            case _:
                assert_never(inline)

    def words(self, words: str) -> Iterator[ReadablePiece]:
        end = 0
        for found in self.forms.found_in(words):
            if found.start > end:
                yield ReadablePiece("words", words[end : found.start])
            yield ReadablePiece("term", words[found.start : found.end], found.term)
            end = found.end
        if end < len(words):
            yield ReadablePiece("words", words[end:])

    def heading(self, target: str) -> str:
        clause, schedule = self.library.clause(target), self.library.schedule(target)
        if clause is not None:
            return f"Section ({clause.heading})"
        return f"Schedule ({schedule.heading})" if schedule is not None else f"“{target}”?"

"""Which clauses of a document differ from an earlier one, renumbering aside."""

from collections.abc import Iterator, Mapping
from typing import Literal as OneOf
from typing import assert_never

from agreements.assembly import document

Mark = OneOf["new", "changed"]


def changed_clauses(before: document.Document, after: document.Document) -> Mapping[str, Mark]:
    """The keys of the clauses that are new, and of those that say something else."""
    old = {clause.key: _words(clause) for clause in before.clauses()}
    marks: dict[str, Mark] = {}
    for clause in after.clauses():
        if clause.key not in old:
            marks[clause.key] = "new"
        elif _words(clause) != old[clause.key]:
            marks[clause.key] = "changed"
    return marks


def _words(clause: document.PrintedClause) -> tuple[str, ...]:
    return tuple(word for block in clause.blocks for word in _of_block(block))


def _of_block(block: document.Block) -> Iterator[str]:
    match block:
        case document.PrintedParagraph(_, line, items):
            yield from _of_line(line)
            yield from _of_items(items)
        case document.PrintedHeading(_, line):
            yield from _of_line(line)
        case document.PrintedTable(head, rows):
            for row in (head, *rows):
                for cell in row.cells:
                    yield from _of_line(cell)
        case document.DefinitionList(definitions):
            for definition in definitions:
                yield definition.term
                yield from _of_line(definition.line)
        case document.SignatureBlocks():
            yield repr(block)
        case _:
            assert_never(block)


def _of_items(items: tuple[document.PrintedItem, ...]) -> Iterator[str]:
    for item in items:
        yield from _of_line(item.line)
        yield from _of_items(item.items)


def _of_line(line: document.Line) -> Iterator[str]:
    """The words of a line; a reference counts by its target, for its number may follow other clauses."""
    for inline in line:
        match inline:
            case document.CrossReference(target) | document.UnresolvedReference(target):
                yield target
            case document.OpenBlank(short):
                yield f"[{short}]"
            case document.PrintedWords(text) | document.Filled(text) | document.TermUse(_, text):
                yield text
            case _:
                assert_never(inline)

"""Holes in a text: a list whose items all fell out, a table without rows, a clause without words."""

from collections.abc import Iterator
from itertools import zip_longest

from agreements.assembly.document import (
    Block,
    Line,
    PrintedItem,
    PrintedParagraph,
    PrintedTable,
    PrintedWords,
)
from agreements.assembly.pipeline import Assembled
from agreements.assembly.trees import parts_in
from clauses.library.faults.fault import Fault
from clauses.library.faults.of_agreements import EMPTY_LIST, EMPTY_TABLE, EMPTY_TEXT
from clauses.library.findings import Finding


def holes(assembled: Assembled) -> Iterator[Finding]:
    """What the conditions of a text have left empty."""
    for place, blocks in parts_in(assembled.document):
        yield from (fault.at(place) for fault in assembled.memo.once(_in_part, blocks))


def _in_part(blocks: tuple[Block, ...]) -> tuple[Fault, ...]:
    return tuple(_found(blocks))


def _found(blocks: tuple[Block, ...]) -> Iterator[Fault]:
    if not blocks:
        yield EMPTY_TEXT
    for block, following in zip_longest(blocks, blocks[1:]):
        match block:
            case PrintedParagraph(_, line, items):
                introduces = following is not None and not isinstance(following, PrintedParagraph)
                if not introduces and not items and ends_open(line):
                    yield EMPTY_LIST
                yield from _in_items(items)
            case PrintedTable(_, ()):
                yield EMPTY_TABLE
            case _:
                pass


def _in_items(items: tuple[PrintedItem, ...]) -> Iterator[Fault]:
    for item in items:
        if not item.items and ends_open(item.line):
            yield EMPTY_LIST
        yield from _in_items(item.items)


def ends_open(line: Line) -> bool:
    """Whether a line ends with a colon, so that something must follow."""
    last = line[-1] if line else None
    return isinstance(last, PrintedWords) and last.text.endswith(":")

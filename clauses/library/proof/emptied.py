"""What the conditions of a text may leave empty: a list that a sentence announces, a table."""

from collections.abc import Iterator

from clauses.library.faults.fault import Fault
from clauses.library.faults.of_agreements import EMPTY_LIST, EMPTY_TABLE
from clauses.library.language.expressions import Expression, all_of, none_of
from clauses.library.language.printed_paths import branches, placed
from clauses.library.language.text import Block, Conditional, Item, Paragraph, Table
from clauses.library.proof.chosen_words import PrintedText
from clauses.library.proof.paths import (
    ends_open,
    introduces,
    without_items,
    without_rows,
)

Emptied = tuple[int, Fault, Expression]


def lists(blocks: tuple[Block, ...], path: Expression, after: Expression) -> Iterator[Emptied]:
    """Sentences that announce a list; `after` tells when what follows these blocks is no paragraph."""
    for number, block in enumerate(blocks):
        # A colon may announce what stands behind it instead of a list: a table, or a part that the document makes.
        following = introduces(blocks[number + 1 :], after)
        match block:
            case Paragraph(line, items):
                alone = all_of(ends_open(line), without_items(items), none_of(following))
                yield block.number, EMPTY_LIST, all_of(path, alone)
                for one in placed(items, path):
                    if isinstance(one.node, Item):
                        left = all_of(ends_open(one.node.line), without_items(one.node.items))
                        yield block.number, EMPTY_LIST, all_of(one.path, left)
            case Conditional():
                for inner, held in branches(block, path):
                    yield from lists(held, inner, following)
            case _:
                pass


def tables(part: PrintedText) -> Iterator[Emptied]:
    for one in part.placed():
        if isinstance(one.node, Table):
            stands = all_of(one.path, without_rows(one.node.rows))
            yield one.line, EMPTY_TABLE, stands

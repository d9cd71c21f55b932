"""What stands in a text under which conditions: its lines and words, and when parts of it are empty."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar, assert_never

from clauses.library.language.expressions import (
    ALWAYS,
    NEVER,
    Compare,
    Expression,
    NumberLiteral,
    all_of,
    any_of,
    none_of,
)
from clauses.library.language.printed_paths import Placed, branches, placed
from clauses.library.language.spacing import joined
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
    Node,
    Paragraph,
    Reference,
    Row,
    Table,
    TableEntry,
    Words,
)

MOST_RUNS = 64  # a line with more ways to read it is cut into shorter runs

Inside = TypeVar("Inside")


def untaken(condition: Conditional[Inside]) -> Expression:
    """When a condition prints nothing for want of a branch."""
    if condition.otherwise:
        return NEVER
    return none_of(*(branch.condition for branch in condition.branches))


def placed_blocks(blocks: Sequence[Node], path: Expression) -> Iterator[Placed]:
    """Every block that may be printed, without what stands inside it."""
    for block in blocks:
        match block:
            case Conditional():
                for inner, held in branches(block, path):
                    yield from placed_blocks(held, inner)
            case _:
                yield Placed(block, path, getattr(block, "number", 1))


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of words, blanks and references, and the path to it."""

    line: Line
    path: Expression
    number: int


def lines(nodes: Sequence[Node], path: Expression) -> Iterator[PlacedLine]:
    """Every line of blocks, in reading order."""
    for one in placed(nodes, path):
        match one.node:
            case Paragraph(line) | Item(line) | Heading(line):
                yield PlacedLine(line, one.path, one.line)
            case Row(cells):
                yield from (PlacedLine(cell, one.path, one.line) for cell in cells)
            case _:
                pass


@dataclass(frozen=True, slots=True)
class WordRun:
    """Words that stand side by side on one way to read a line, and the path of that way."""

    words: str
    path: Expression


def runs(line: Line, path: Expression) -> Iterator[WordRun]:
    """The longest runs of words, on each way to read a line; a blank or a reference ends a run."""
    finished: list[WordRun] = []
    for run in _run_on(line, [WordRun("", path)], path, finished):
        finished.append(run)
    yield from (run for run in dict.fromkeys(finished) if run.words.strip())


def _run_on(
    line: Sequence[Inline], running: list[WordRun], path: Expression, finished: list[WordRun]
) -> list[WordRun]:
    """The runs that are still open at the end of a line, from those that are open at its start."""
    for inline in line:
        # Ways multiply with each condition of a line. A run is cut here and read as it stands; only a phrase across
        # the cut goes unread in the proof, and `check` still reads it in each agreement.
        if len(running) > MOST_RUNS:
            finished += running
            running = [WordRun("", path)]
        match inline:
            case Words(words):
                running = [WordRun(joined(run.words, words), run.path) for run in running]
            case Blank():
                finished += running
                running = _after_blank(inline, path)
            case Reference():
                finished += running
                running = [WordRun("", path)]
            case Conditional():
                running = _run_on_branches(inline, running, path, finished)
            case _:
                assert_never(inline)
    return running


def _after_blank(blank: Blank, path: Expression) -> list[WordRun]:
    """A counted noun stands in its singular after one, else in its plural; only a noun joins the words after it."""
    if blank.filter != "counted":
        return [WordRun("", path)]
    one = Compare("==", blank.expression, NumberLiteral(Fraction(1)))
    return [
        WordRun(f" {blank.singular}", all_of(path, one)),
        WordRun(f" {blank.plural}", all_of(path, none_of(one))),
    ]


def _run_on_branches(
    condition: Conditional[Inline],
    running: list[WordRun],
    path: Expression,
    finished: list[WordRun],
) -> list[WordRun]:
    ways = [*branches(condition, ALWAYS)]
    if (passed := untaken(condition)) != NEVER:
        ways.append((passed, ()))
    result: list[WordRun] = []
    for taken, held in ways:
        entering = [WordRun(run.words, all_of(run.path, taken)) for run in running]
        result += _run_on(held, entering, all_of(path, taken), finished)
    return result


def is_empty(line: Sequence[Inline]) -> Expression:
    """When nothing of a line is printed."""
    return all_of(*(_leaves_nothing(inline) for inline in line))


def _leaves_nothing(inline: Inline) -> Expression:
    match inline:
        case Words(words):
            return NEVER if words.strip(" ") else ALWAYS
        case Blank() | Reference():
            return NEVER
        case Conditional():
            empty = (all_of(path, is_empty(held)) for path, held in branches(inline, ALWAYS))
            return any_of(*empty, untaken(inline))
        case _:
            assert_never(inline)


def ends_open(line: Sequence[Inline]) -> Expression:
    """When the last words of a line end with a colon."""
    return any_of(
        *(
            all_of(_ends_open(inline), is_empty(line[position + 1 :]))
            for position, inline in enumerate(line)
        )
    )


def _ends_open(inline: Inline) -> Expression:
    match inline:
        case Words(words):
            return ALWAYS if words.rstrip(" ").endswith(":") else NEVER
        case Blank() | Reference():
            return NEVER
        case Conditional():
            return any_of(
                *(all_of(path, ends_open(held)) for path, held in branches(inline, ALWAYS))
            )
        case _:
            assert_never(inline)


def without_items(entries: Sequence[ListEntry]) -> Expression:
    """When every item of a list falls out."""
    return all_of(*(_falls_out(entry) for entry in entries))


def _falls_out(entry: ListEntry) -> Expression:
    match entry:
        case Item(line):
            return is_empty(line)
        case Conditional():
            ways = (all_of(path, without_items(held)) for path, held in branches(entry, ALWAYS))
            return any_of(*ways, untaken(entry))
        case _:
            assert_never(entry)


def without_rows(rows: Sequence[TableEntry]) -> Expression:
    """When every row of a table falls out."""
    return all_of(*(_row_falls_out(row) for row in rows))


def _row_falls_out(row: TableEntry) -> Expression:
    match row:
        case Row():
            return NEVER
        case Conditional():
            ways = (all_of(path, without_rows(held)) for path, held in branches(row, ALWAYS))
            return any_of(*ways, untaken(row))
        case _:
            assert_never(row)


def without_blocks(blocks: Sequence[Block]) -> Expression:
    """When every block falls out."""
    return all_of(*(_block_falls_out(block) for block in blocks))


def _block_falls_out(block: Block) -> Expression:
    match block:
        case Paragraph(line, items):
            return all_of(is_empty(line), without_items(items))
        case Heading(line):
            return is_empty(line)
        case Table() | Insert():
            return NEVER
        case Conditional():
            ways = (all_of(path, without_blocks(held)) for path, held in branches(block, ALWAYS))
            return any_of(*ways, untaken(block))
        case _:
            assert_never(block)


def introduces(blocks: Sequence[Block], after: Expression) -> Expression:
    """When the first block that is printed, of these and those after them, is no paragraph."""
    result = after
    for block in reversed(blocks):
        match block:
            case Paragraph():
                result = all_of(_block_falls_out(block), result)
            case Heading(line):
                result = any_of(none_of(is_empty(line)), result)
            case Table() | Insert():
                result = ALWAYS
            case Conditional():
                ways = (
                    all_of(path, introduces(held, result)) for path, held in branches(block, ALWAYS)
                )
                result = any_of(*ways, all_of(untaken(block), result))
            case _:
                assert_never(block)
    return result

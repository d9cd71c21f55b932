"""How a table of the document shares its width among its columns."""

import math
import re
from collections.abc import Callable
from operator import add

from agreements.assembly import document

SHARES = 24
# In characters: what a line of a table holds, the room to write in by hand, where a long cell wraps anyway.
LINE = 110
BY_HAND = 9
LONG_CELL = 70
# What is left between two columns, and the longest word that is kept on one line, such as an e-mail address.
# A broken word is worse than narrow margins: so first the long ones are broken, then there is less padding.
TRIED = ((3, 36), (3, 22), (2, 22))
FEW_ROWS = 8
TELEPHONE = re.compile(r"\+?[0-9][0-9 ()/-]{5,20}")


def plain(line: document.Line) -> str:
    """The words of a line as they are printed."""
    return "".join(_words(inline) for inline in line)


def _words(inline: document.Inline) -> str:
    match inline:
        case document.OpenBlank(short):
            return f"[{short}]"
        case document.UnresolvedReference(target):
            return target
        case _:
            return inline.text


Lengths = tuple[int, int]  # of the longest word, and of the whole cell


def shares(
    table: document.PrintedTable,
    measured: Callable[[document.PrintedRow], tuple[Lengths, ...]] | None = None,
) -> tuple[int, ...]:
    """The width of each column in twenty-fourths: first its longest word, then what its cells still want.

    `measured` is `measured_row`, or what remembers it: of hundreds of rows, somebody types in one.
    """
    rows = [(measured or measured_row)(row) for row in (table.head, *table.rows)]
    columns = [
        [row[column] for row in rows if column < len(row)]
        for column in range(len(table.head.cells))
    ]
    cells = [max(BY_HAND, min(LONG_CELL, max(cell for _, cell in column))) for column in columns]
    for padding, longest in TRIED:
        words = [max(BY_HAND, min(longest, max(word for word, _ in column))) for column in columns]
        unbroken = [math.ceil((word + padding) * SHARES / LINE) for word in words]
        whole = [math.ceil((cell + padding) * SHARES / LINE) for cell in cells]
        spare = SHARES - sum(unbroken)
        if spare >= 0:
            wanted = [
                max(0, all_of_it - had) for all_of_it, had in zip(whole, unbroken, strict=True)
            ]
            return tuple(map(add, unbroken, _spread(wanted, spare)))
    return _in_whole_shares(words)


def measured_row(row: document.PrintedRow) -> tuple[Lengths, ...]:
    """How long the longest word of each cell is, and the cell."""
    cells = map(plain, row.cells)
    return tuple((max(map(len, _kept_together(cell)), default=0), len(cell)) for cell in cells)


def _kept_together(cell: str) -> list[str]:
    """The words of a cell; a telephone number is one."""
    return [cell] if TELEPHONE.fullmatch(cell) else cell.split()


def _spread(wanted: list[int], spare: int) -> tuple[int, ...]:
    """What is spare: first to columns that want no more than their part, so that few cells wrap; then as all want."""
    given = [0] * len(wanted)
    left = spare
    by_want = sorted(range(len(wanted)), key=wanted.__getitem__)
    for place, column in enumerate(by_want):
        if wanted[column] > left / (len(wanted) - place):
            break
        given[column] = wanted[column]
        left -= wanted[column]
    unmet = [want - had for want, had in zip(wanted, given, strict=True)]
    evenly = [1] * len(wanted)
    return tuple(map(add, given, _in_whole_shares(unmet if any(unmet) else evenly, left, least=0)))


def _in_whole_shares(widths: list[int], total: int = SHARES, *, least: int = 1) -> tuple[int, ...]:
    """Widths as whole shares; what rounding leaves goes to those who lost most by it."""
    exact = [width * total / sum(widths) for width in widths]
    whole = [max(least, int(share)) for share in exact]
    # Shares are whole because a style sheet has a class for each of them: no style stands in the page itself.
    by_loss = sorted(range(len(exact)), key=lambda column: whole[column] - exact[column])
    for column in by_loss[: max(0, total - sum(whole))]:
        whole[column] += 1
    return tuple(whole)


def is_short(table: document.PrintedTable) -> bool:
    """Whether a table is short enough to stand on one page as a whole."""
    return len(table.rows) <= FEW_ROWS

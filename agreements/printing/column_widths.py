"""How a table of the document shares its width among its columns."""

import math
from collections.abc import Callable, Iterator

from agreements.assembly import document
from agreements.printing.html_lines import EMAIL, WITHIN_EMAIL

SHARES = 24
# In characters: what a line of a table holds, the room to write in by hand, where a long cell wraps anyway.
LINE = 96
BY_HAND = 9
LONG_WORD, LONG_CELL = 22, 70
PADDINGS = (3, 2)  # between two columns, where there is room for it
FEW_ROWS = 8


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
    words = [max(BY_HAND, min(LONG_WORD, max(word for word, _ in column))) for column in columns]
    more = [
        max(1, min(LONG_CELL, max(BY_HAND, *(cell for _, cell in column))) - word)
        for column, word in zip(columns, words, strict=True)
    ]
    for padding in PADDINGS:
        # A word that is broken across lines is worse than narrow margins: so first less padding, then broken words.
        unbroken = [math.ceil((word + padding) * SHARES / LINE) for word in words]
        spare = SHARES - sum(unbroken)
        if spare >= 0:
            extra = _in_whole_shares(more, spare, least=0)
            return tuple(word + wider for word, wider in zip(unbroken, extra, strict=True))
    return _in_whole_shares(words)


def measured_row(row: document.PrintedRow) -> tuple[Lengths, ...]:
    """How long the longest word of each cell is, and the cell."""
    cells = map(plain, row.cells)
    return tuple((max(map(len, _unbroken(cell)), default=0), len(cell)) for cell in cells)


def _unbroken(cell: str) -> Iterator[str]:
    """What stands on one line: the words, and of an e-mail address the parts between which it may be broken."""
    for word in cell.split():
        yield from WITHIN_EMAIL.split(word) if EMAIL.match(word) else (word,)


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

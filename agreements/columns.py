"""How a table of the document shares its width among its columns."""

from agreements.assembly import document

SHARES = 24
# In characters: what a line of a table holds, the room to write in by hand, where a long cell wraps anyway.
LINE = 84
BY_HAND = 9
LONG_WORD, LONG_CELL = 24, 70
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


def shares(table: document.Table) -> tuple[int, ...]:
    """The width of each column in twenty-fourths: first its longest word, then what its cells still want."""
    columns = [_column(table, column) for column in range(len(table.head.cells))]
    least = [_longest_word(column) + 2 for column in columns]
    wanted = [min(LONG_CELL, _longest_cell(column)) + 2 for column in columns]
    more = [max(1, want - word) for want, word in zip(wanted, least, strict=True)]
    spare = max(0, LINE - sum(least))
    return _in_whole_shares(
        [word + spare * want / sum(more) for word, want in zip(least, more, strict=True)]
    )


def _column(table: document.Table, column: int) -> list[str]:
    rows = (table.head, *table.rows)
    return [plain(row.cells[column]) for row in rows if column < len(row.cells)]


def _longest_word(column: list[str]) -> int:
    longest = max((len(word) for cell in column for word in cell.split()), default=0)
    return max(BY_HAND, min(LONG_WORD, longest))


def _longest_cell(column: list[str]) -> int:
    return max(BY_HAND, *(len(cell) for cell in column))


def _in_whole_shares(widths: list[float]) -> tuple[int, ...]:
    """Widths as whole shares; what rounding leaves goes to those who lost most by it."""
    exact = [width * SHARES / sum(widths) for width in widths]
    whole = [max(1, int(share)) for share in exact]
    by_loss = sorted(range(len(exact)), key=lambda column: whole[column] - exact[column])
    for column in by_loss[: max(0, SHARES - sum(whole))]:
        whole[column] += 1
    return tuple(whole)


def is_short(table: document.Table) -> bool:
    """Whether a table is short enough to stand on one page as a whole."""
    return len(table.rows) <= FEW_ROWS

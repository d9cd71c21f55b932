"""Tables as they are stored: one answer for the order of the rows, and one for each cell under `table.row.column`.

So two people who fill different cells do not meet, and the history tells each cell. Everywhere else a table is one
answer: a list of rows, each with its key and its filled cells.
"""

from collections.abc import Mapping

from agreements.models.recording import Json
from clauses.library.answers import ROW

Rows = dict[str, dict[str, Json]]


def question_of(key: str) -> str:
    """The key of the question to which a stored answer belongs: of a cell, its table."""
    table, *rest = key.split(".")
    return table if len(rest) == 2 else key


def together(stored: Mapping[str, Json]) -> dict[str, Json]:
    """Stored answers as answers to questions: the cells of a table are put into its rows; those of others fall out."""
    cells: dict[str, Rows] = {}
    for key, value in stored.items():
        if (table := question_of(key)) != key:
            _, row, column = key.split(".")
            cells.setdefault(table, {}).setdefault(row, {})[column] = value
    return {
        key: [{ROW: row, **cells[key].get(row, {})} for row in value]
        if key in cells and isinstance(value, list)
        else value
        for key, value in stored.items()
        if question_of(key) == key
    }


def apart(key: str, value: Json, before: Json = None) -> dict[str, Json]:
    """An answer to a question as it is stored; of a table only what is another than `before`, None clearing a cell.

    A cleared table loses its order of rows; its cells stay, and are not seen.
    """
    if not is_table(value):
        return {key: value}
    rows, rows_before = _rows(value), _rows(before)
    changed: dict[str, Json] = {} if list(rows) == list(rows_before) else {key: list(rows)}
    for row, cells in rows.items():
        known = rows_before.get(row, {})
        for column in dict.fromkeys((*known, *cells)):
            if cells.get(column) != known.get(column):
                changed[f"{key}.{row}.{column}"] = cells.get(column)
    return changed


def is_table(value: Json) -> bool:
    """Whether an answer is a list of rows, each with its key."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(row, Mapping) and isinstance(row.get(ROW), str) for row in value)
    )


def _rows(value: Json) -> Rows:
    if not isinstance(value, list) or not is_table(value):
        return {}
    return {row[ROW]: {key: cell for key, cell in row.items() if key != ROW} for row in value}

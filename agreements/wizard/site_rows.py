"""Adding and removing rows of sites and tables without scripts: the posted data with a row more or less."""

from collections.abc import Mapping

from django.http import QueryDict

from agreements.wizard.fields import row_name
from agreements.wizard.table_fields import new_row_key, order_name
from clauses.library.answers import MOST_SITES, SITE_PARTS


def with_rows_changed(data: QueryDict, action: str) -> QueryDict:
    """What was posted after "add KEY" or "remove KEY ROW"; unchanged for anything else."""
    changed = data.copy()
    match action.split(" "):
        case ["add", key] if order_name(key) in data:
            changed[order_name(key)] = ",".join((*_order(data, key), new_row_key()))
        case ["remove", key, row] if order_name(key) in data:
            changed[order_name(key)] = ",".join(one for one in _order(data, key) if one != row)
        case ["add", key]:
            changed[f"rows-{key}"] = str(min(rows_posted(data, key) + 1, MOST_SITES))
        case ["remove", key, row] if row.isascii() and row.isdigit() and len(row) < 4:
            _remove(changed, key, int(row))
        case _:
            pass
    return changed


def _order(data: Mapping[str, str], key: str) -> tuple[str, ...]:
    return tuple(filter(None, data[order_name(key)].split(",")))


def rows_posted(data: Mapping[str, str], key: str) -> int:
    """How many rows a page was posted with; one where the count cannot be read."""
    posted = data.get(f"rows-{key}", "")
    return (
        min(int(posted), MOST_SITES)
        if posted.isascii() and posted.isdigit() and len(posted) < 4
        else 1
    )


def _remove(data: QueryDict, key: str, row: int) -> None:
    """Move the rows below up by one; at least one row stays, empty."""
    rows = rows_posted(data, key)
    for below in range(row, rows):
        for part in SITE_PARTS:
            data[row_name(key, below, part)] = data.get(row_name(key, below + 1, part), "")
    data[f"rows-{key}"] = str(max(rows - 1, 1))

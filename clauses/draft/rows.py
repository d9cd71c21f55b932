"""The draft rows as plain data, in the structure of the content files, and plain data as draft rows."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction

from clauses.draft.tables import (
    ROWS,
    Row,
    content_columns,
    field_kinds,
    kind_of_row,
    rows_in,
    thing_kind_of,
)
from clauses.library.schema import TOP_KINDS, ThingKind
from clauses.models import LibraryRow

Data = dict[str, Any]  # the structure of docs/content-format.md; the codec checks it
PLAIN_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
STEP = 10  # between two rows, so that a row can be put between them


def entry(model: type[Row], values: Mapping[str, object]) -> Data:
    """One row as a table of the content files; what has its usual value is left out."""
    kinds = field_kinds(model)
    return {
        column.name: _as_number(value) if kinds[column.name].is_written_as_number else value
        for column in content_columns(model)
        for value in [values[column.name]]
        if value != column.get_default()
    }


def _as_number(value: object) -> object:
    """Plain numbers are written as numbers where a limit or a figure is given, as authors do."""
    written = str(value)
    if not PLAIN_NUMBER.fullmatch(written):
        return value
    return float(written) if "." in written else int(written)


def row_entry(row: Row) -> Data:
    """A row as a table of the content files, without its parts."""
    columns = content_columns(type(row))
    return entry(type(row), {column.name: getattr(row, column.name) for column in columns})


def whole_entry(row: Row) -> Data:
    """A row with all its parts."""
    kind = kind_of_row(type(row))
    parts = kind.parts if isinstance(kind, ThingKind) else ()
    return row_entry(row) | _listed(row, (part.list for part in parts))


def draft_data() -> Data:
    """The whole draft in the structure of the content files."""
    library = LibraryRow.objects.first()
    data: Data = row_entry(library) if library else {"key": "", "title": ""}
    data["sections"] = []
    for kind in TOP_KINDS:
        rows = ROWS[kind.noun]._default_manager.prefetch_related(*_lists_below(kind))
        data |= _if_any(kind.list, [_entry_with_things(row) for row in rows])
    return data


def _lists_below(kind: ThingKind) -> list[str]:
    """The lists of rows to fetch with those of a kind."""
    below = [f"{inner.list}__{name}" for inner in kind.holds for name in _lists_below(inner)]
    return [*kind.lists, *below]


def _entry_with_things(row: Row) -> Data:
    """A row with its parts and with the things that stand inside it."""
    inside = thing_kind_of(type(row)).holds
    return whole_entry(row) | _listed(row, (kind.list for kind in inside))


def _listed(row: Row, lists: Iterable[str]) -> Data:
    listed: Data = {}
    for name in lists:
        listed |= _if_any(name, [whole_entry(inner) for inner in getattr(row, name).all()])
    return listed


def _if_any(key: str, entries: list[Data]) -> Data:
    return {key: entries} if entries else {}


@transaction.atomic
def replace_draft(data: Data) -> None:
    """Make the draft rows what the data says: add, change and delete. The codec must have read the data.

    Rows keep their identity by key, so that their history in the admin stays with them.
    """
    LibraryRow.objects.update_or_create(pk=1, defaults=_values(LibraryRow, data))
    for kind in TOP_KINDS:
        _keep(ROWS[kind.noun], data.get(kind.list, []))


def _keep(model: type[Row], entries: list[Data], **owners: list[Row]) -> None:
    """Make rows what the entries say, with all that stands inside them."""
    identity = _identity(model)
    if not identity:
        model._default_manager.all().delete()
    rows = _saved(model, entries, identity, owners)
    kind = kind_of_row(model)
    for name in kind.lists if isinstance(kind, ThingKind) else ():
        inner, owner = rows_in(model, name)
        pairs = [
            (part, row)
            for item, row in zip(entries, rows, strict=True)
            for part in item.get(name, [])
        ]
        _keep(inner, [part for part, _ in pairs], **{owner: [row for _, row in pairs]})
    # Last, because what stood in a row that goes may stand in another now.
    if identity:
        model._default_manager.exclude(pk__in=[row.pk for row in rows]).delete()


def _identity(model: type[Row]) -> tuple[str, ...]:
    """The columns by which a row stays the same row; none where rows have no key, and are made anew."""
    constraints = model._meta.total_unique_constraints
    return tuple(constraints[0].fields) if constraints else ()


def _saved(
    model: type[Row],
    entries: list[Data],
    identity: tuple[str, ...],
    owners: Mapping[str, list[Row]],
) -> Sequence[Row]:
    rows = [
        model(
            **_values(model, item),
            order=STEP * number,
            **{name: rows[number - 1] for name, rows in owners.items()},
        )
        for number, item in enumerate(entries, start=1)
    ]
    if not identity:
        return model._default_manager.bulk_create(rows)
    columns = (*(column.name for column in content_columns(model)), "order", *owners)
    return model._default_manager.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=identity,
        update_fields=[name for name in columns if name not in identity],
    )


def _values(model: type[Row], item: Data) -> dict[str, object]:
    values = {
        column.name: item.get(column.name, column.get_default())
        for column in content_columns(model)
    }
    return {
        name: str(value)
        if isinstance(value, int | float) and not isinstance(value, bool)
        else value
        for name, value in values.items()
    }

"""Puts one row, as it is typed, into the plain data of the whole draft."""

from typing import Any

from django.db.models import Q

from clauses.draft.rows import Data
from clauses.draft.tables import ROWS, Row, thing_kind_of
from clauses.library.schema import KIND_OF, ThingKind
from clauses.models import LibraryRow


def spliced(data: Data, row: Row, entry: Data, *, saved: Row | None) -> Data:
    """The draft with a row as `entry` tells it, in its place; `saved` is the row as it was read into the data.

    A row that nobody has put into a section yet is left out.
    """
    if isinstance(row, LibraryRow):
        return data | entry
    kind = thing_kind_of(type(row))
    old = None if saved is None else getattr(saved, kind.key)
    if kind.inside:
        outer = KIND_OF[kind.inside].list
        return data | {outer: _in_owner(data[outer], kind, row, entry, old)}
    entries = data.get(kind.list, [])
    before: Data = next((item for item in entries if item.get(kind.key) == old), {})
    kept = {inner.list: before[inner.list] for inner in kind.holds if inner.list in before}
    rest = [item for item in entries if item is not before]
    rest.insert(_rows_before(row), entry | kept)
    return data | {kind.list: rest}


def _in_owner(
    owners: list[Data], kind: ThingKind, row: Row, entry: Data, old: str | None
) -> list[Data]:
    """The things inside which rows of a kind stand, with this row in its own."""
    owner_pk = getattr(row, f"{kind.inside}_id")
    owner = ROWS[kind.inside]._default_manager.filter(pk=owner_pk)
    target = owner.values_list("key", flat=True).first()
    place = _rows_before(row, **{kind.inside: owner_pk})
    result = []
    for item in owners:
        rest = [inner for inner in item.get(kind.list, []) if inner.get(kind.key) != old]
        if item["key"] == target:
            rest.insert(place, entry)
        result.append(item | {kind.list: rest})
    return result


def _rows_before(row: Row, **among: Any) -> int:
    """How many other rows stand before this one, by its number of order as typed."""
    order = getattr(row, "order", None) or 0
    earlier = Q(order__lt=order)
    if row.pk is not None:
        earlier |= Q(order=order, pk__lt=row.pk)
    else:
        earlier |= Q(order=order)
    others = type(row)._default_manager.filter(earlier, **among)
    return others.exclude(pk=row.pk).count() if row.pk else others.count()

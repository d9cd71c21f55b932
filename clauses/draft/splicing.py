"""Puts one row, as it is typed, into the plain data of the whole draft."""

from typing import Any

from django.db.models import Model, Q

from clauses.draft.rows import LISTS, Data
from clauses.models import (
    ClauseRow,
    DefinedTermRow,
    LibraryRow,
    MarketPracticeRow,
    QuestionRow,
    SectionRow,
)

NAMES: dict[type[Model], str] = {DefinedTermRow: "term", MarketPracticeRow: "question"}
OWN_LISTS = ("questions", "clauses")


def spliced(data: Data, row: Model, entry: Data, *, saved: Model | None) -> Data:
    """The draft with a row as `entry` tells it, in its place; `saved` is the row as it was read into the data.

    A row that nobody has put into a section yet is left out.
    """
    match row:
        case LibraryRow():
            return data | entry
        case SectionRow():
            return data | {"sections": _replaced(data["sections"], row, entry, saved)}
        case QuestionRow() | ClauseRow():
            return data | {"sections": _in_section(data["sections"], row, entry, saved)}
        case MarketPracticeRow():
            return data | {"market": _replaced(data.get("market", []), row, entry, saved)}
        case _:
            key = next(key for key, model in LISTS.items() if isinstance(row, model))
            return data | {key: _replaced(data.get(key, []), row, entry, saved)}


def _replaced(entries: list[Data], row: Model, entry: Data, saved: Model | None) -> list[Data]:
    name = NAMES.get(type(row), "key")
    old = None if saved is None else getattr(saved, name)
    before = next((item for item in entries if item.get(name) == old), {})
    kept = {key: before[key] for key in OWN_LISTS if key in before}
    rest = [item for item in entries if item is not before]
    place = _rows_before(row)
    return [*rest[:place], entry | kept, *rest[place:]]


def _in_section(
    sections: list[Data], row: QuestionRow | ClauseRow, entry: Data, saved: Model | None
) -> list[Data]:
    key = "questions" if isinstance(row, QuestionRow) else "clauses"
    old = getattr(saved, "key", None)
    target = SectionRow.objects.filter(pk=row.section_id).values_list("key", flat=True).first()
    place = _rows_before(row, section=row.section_id)
    result = []
    for section in sections:
        rest = [item for item in section.get(key, []) if item.get("key") != old]
        if section["key"] == target:
            rest.insert(place, entry)
        result.append(section | {key: rest})
    return result


def _rows_before(row: Model, **among: Any) -> int:
    """How many other rows stand before this one, by its number of order as typed."""
    order = getattr(row, "order", None) or 0
    earlier = Q(order__lt=order)
    if row.pk is not None:
        earlier |= Q(order=order, pk__lt=row.pk)
    else:
        earlier |= Q(order=order)
    others = type(row)._default_manager.filter(earlier, **among)
    return others.exclude(pk=row.pk).count() if row.pk else others.count()

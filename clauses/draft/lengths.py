"""What is too long, or too large, for the rows of the draft: told before the database refuses it."""

from collections.abc import Iterator, Mapping

from django.db import models

from clauses.draft.mistakes import ROWS
from clauses.library.data.things import things
from clauses.library.findings import Finding, Level, Place
from clauses.library.schema import Data
from clauses.models import (
    ChoiceRow,
    CompanionRow,
    DefaultRow,
    LibraryRow,
    MarketCountRow,
    PositionRow,
)

LARGEST_NUMBER = 2**31 - 1  # of an integer column
PARTS: Mapping[str, type[models.Model]] = {
    "positions": PositionRow,
    "companions": CompanionRow,
    "options": ChoiceRow,
    "defaults": DefaultRow,
    "counts": MarketCountRow,
}


def too_long(data: Data) -> tuple[Finding, ...]:
    """Every field that its row cannot hold; the codec must have read the data."""
    top = {"key": data["key"], "title": data["title"]}
    found = list(_in_row(LibraryRow, top, Place("library")))
    for (kind, key), item in things(data):
        if kind != "library":
            found += _in_thing(ROWS[kind], item, Place(kind, key))
    return tuple(found)


def _in_thing(model: type[models.Model], item: Data, place: Place) -> Iterator[Finding]:
    yield from _in_row(model, item, place)
    for name, part_model in PARTS.items():
        for number, part in enumerate(item.get(name, ()), start=1):
            called = part.get("key") or number
            part_name = f'position "{called}"' if name == "positions" else f"{name} {called}"
            yield from _in_row(part_model, part, Place(place.kind, place.key, part_name))


def _in_row(model: type[models.Model], fields: Data, place: Place) -> Iterator[Finding]:
    for column in model._meta.concrete_fields:
        value = fields.get(column.name)
        part = ", ".join(filter(None, (place.part, column.name)))
        here = Place(place.kind, place.key, part)
        if isinstance(value, str) and column.max_length and len(value) > column.max_length:
            message = f"This has {len(value)} signs, more than the {column.max_length} that fit."
            yield Finding(Level.ERROR, "too-long", message, here, "Shorten it.")
        number = value if isinstance(value, int) and isinstance(column, models.IntegerField) else 0
        if not -LARGEST_NUMBER <= number <= LARGEST_NUMBER:
            yield Finding(Level.ERROR, "too-long", "This number is too large.", here)

"""What is too long, or too large, for the rows of the draft: told before the database refuses it."""

from collections.abc import Iterator

from django.db import models

from clauses.draft.tables import ROWS, Row, rows_in
from clauses.library.data.things import things
from clauses.library.faults.of_files import TOO_LARGE, TOO_LONG
from clauses.library.findings import Finding, Place
from clauses.library.schema import KIND_OF, Data, ThingKind
from clauses.models import LibraryRow

LARGEST_NUMBER = 2**31 - 1  # of an integer column


def too_long(data: Data) -> tuple[Finding, ...]:
    """Every field that its row cannot hold; the codec must have read the data."""
    found = list(_in_row(LibraryRow, data, Place("library")))
    for (noun, key), item in things(data):
        if noun in KIND_OF:
            found += _in_thing(KIND_OF[noun], item, Place(noun, key))
    return tuple(found)


def _in_thing(kind: ThingKind, item: Data, place: Place) -> Iterator[Finding]:
    rows = ROWS[kind.noun]
    yield from _in_row(rows, item, place)
    for part in kind.parts:
        for number, inner in enumerate(item.get(part.list, ()), start=1):
            here = Place(place.kind, place.key, part.place_in_data(inner, number))
            yield from _in_row(rows_in(rows, part.list)[0], inner, here)


def _in_row(model: type[Row], fields: Data, place: Place) -> Iterator[Finding]:
    for column in model._meta.concrete_fields:
        value = fields.get(column.name)
        part = ", ".join(filter(None, (place.part, column.name)))
        here = Place(place.kind, place.key, part)
        if isinstance(value, str) and column.max_length and len(value) > column.max_length:
            yield TOO_LONG.at(here, length=len(value), most=column.max_length)
        number = value if isinstance(value, int) and isinstance(column, models.IntegerField) else 0
        if not -LARGEST_NUMBER <= number <= LARGEST_NUMBER:
            yield TOO_LARGE.at(here)

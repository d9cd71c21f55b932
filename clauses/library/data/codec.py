"""Reads a library from plain data, as content files and editions hold it, and writes such data in one form.

`library_from` never raises for bad content: it returns findings that name the place, the line and what to do.
"""

import json
from typing import Any

from clauses.library.data.field_readers import Fields
from clauses.library.faults.of_files import UNKNOWN_FORMAT
from clauses.library.findings import Finding, Place, errors
from clauses.library.schema import THING_KINDS, TOP_KINDS, Data, ThingKind, library_fields
from clauses.library.values import Library

# Format and language version of every edition that there may be, the newest last. An older one keeps its meaning.
VERSIONS = (
    (1, 1),
    (2, 1),  # market practice, studies, sources of rules, names
    (2, 2),  # amounts by currency
    (3, 3),  # deal points, leading schedules, tables with columns
)
FORMAT, LANGUAGE_VERSION = VERSIONS[-1]
Things = dict[str, list[Any]]  # by the name of their list; the schema knows their types


def library_from(data: object) -> tuple[Library | None, tuple[Finding, ...]]:
    """A library from plain data, with what is wrong in it; None instead of the library where an error stands."""
    found: list[Finding] = []
    top = Fields.of(data, Place(), found)
    for key, newest in (("format", FORMAT), ("language_version", LANGUAGE_VERSION)):
        if not 1 <= top.whole_number(key, usual=newest) <= newest:
            found.append(UNKNOWN_FORMAT.at(Place(), key=key, newest=newest))
    own = top.read_all(library_fields())
    things: Things = {kind.list: [] for kind in THING_KINDS}
    for kind in TOP_KINDS:
        _read(kind, top, things)
    top.refuse_the_rest()
    if errors(tuple(found)):
        return None, tuple(found)
    lists: dict[str, Any] = {name: tuple(listed) for name, listed in things.items()}
    return Library(**own, **lists), tuple(found)


def _read(kind: ThingKind, outer: Fields, things: Things, **owner: str) -> None:
    """Add the things of a kind, and those that stand inside them, to the things of the library."""
    for fields in outer.things(kind):
        thing = fields.built(kind.type, **owner)
        things[kind.list].append(thing)
        for inner in kind.holds:
            _read(inner, fields, things, **{kind.noun: thing.key})
        fields.refuse_the_rest()


def edition_json(data: Data, version: tuple[int, int] = VERSIONS[-1]) -> str:
    """Plain data in the one form that is hashed: sorted keys, no spaces, format and language version inside."""
    versioned = {**data, "format": version[0], "language_version": version[1]}
    return json.dumps(versioned, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

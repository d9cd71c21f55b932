"""Two libraries as plain data -> what differs, thing by thing, as a redline."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clauses.draft.things import Data, ThingDifference, What, differences, name_in
from clauses.draft.wording_redline import RedlinePiece, compared

PARTS = {
    "positions": "position",
    "companions": "companion",
    "options": "option",
    "defaults": "default",
    "counts": "count",
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What changed in one field of a thing."""

    field: str
    pieces: tuple[RedlinePiece, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A thing of the library that was added, removed, changed or moved."""

    kind: str
    key: str
    title: str
    what: What
    fields: tuple[FieldChange, ...] = ()


def changes(old: Data, new: Data) -> tuple[Change, ...]:
    """What publishing the new library would change for readers of the old one."""
    told = (redline(difference) for difference in differences(old, new))
    # What differs by spaces alone is no change for a reader.
    return tuple(change for change in told if change.fields or change.what != "changed")


def redline(difference: ThingDifference) -> Change:
    """A difference as a reader sees it, field by field."""
    before, after = dict(_fields(difference.before)), dict(_fields(difference.after))
    return Change(
        difference.kind,
        difference.key,
        difference.title,
        difference.what,
        tuple(
            FieldChange(field, pieces)
            for field in dict.fromkeys([*after, *before])
            if (pieces := compared(before.get(field, ""), after.get(field, "")))
        ),
    )


def _fields(item: Data, *, prefix: str = "") -> Iterator[tuple[str, str]]:
    for field, value in item.items():
        if field in PARTS:
            for number, part in enumerate(value, start=1):
                yield from _fields(part, prefix=f"{PARTS[field]} “{name_in(part, number)}”: ")
            yield f"order of the {field}", ", ".join(map(str, map(name_in, value, range(1, 999))))
        elif isinstance(value, list):
            yield prefix + field, ", ".join(map(str, value))
        elif isinstance(value, Mapping):
            yield prefix + field, ", ".join(f"{key} = {row}" for key, row in sorted(value.items()))
        elif isinstance(value, bool):
            yield prefix + field, "yes" if value else "no"
        else:
            yield prefix + field, str(value)

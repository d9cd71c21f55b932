"""Two libraries as plain data -> what differs, thing by thing and word by word."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any
from typing import Literal as OneOf

Data = Mapping[str, Any]  # the structure of docs/content-format.md
Operation = OneOf["same", "removed", "added"]
KINDS = {
    "terms": "term",
    "rules": "rule",
    "schedules": "schedule",
    "responsibilities": "responsibility",
    "facts": "fact",
    "sets": "set",
    "tables": "table",
    "sources": "source",
    "studies": "study",
    "market": "market practice",
}
PARTS = {
    "positions": "position",
    "companions": "companion",
    "options": "option",
    "defaults": "default",
    "counts": "count",
}
TITLES = ("heading", "short", "title", "activity")
NAMES = ("key", "term", "clause", "option", "what", "question")
CONTEXT = 12  # words kept on each side of a change


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that stayed, went or came."""

    operation: Operation
    words: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What changed in one field of a thing."""

    field: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A thing of the library that was added, removed or changed."""

    kind: str
    key: str
    title: str
    what: OneOf["added", "removed", "changed", "moved"]
    fields: tuple[FieldChange, ...] = ()


def changes(old: Data, new: Data) -> tuple[Change, ...]:
    """What publishing the new library would change for readers of the old one."""
    before, after = dict(_things(old)), dict(_things(new))
    gone = tuple(
        Change(kind, key, _title(fields), "removed")
        for (kind, key), fields in before.items()
        if (kind, key) not in after
    )
    kept = tuple(_change(name, before.get(name), fields) for name, fields in after.items())
    return tuple(change for change in kept if change) + gone + _moved(list(before), list(after))


def _change(
    name: tuple[str, str], before: Mapping[str, str] | None, after: Mapping[str, str]
) -> Change | None:
    kind, key = name
    if before is None:
        return Change(kind, key, _title(after), "added")
    fields = tuple(
        FieldChange(field, pieces)
        for field in dict.fromkeys([*after, *before])
        if (pieces := compared(before.get(field, ""), after.get(field, "")))
    )
    return Change(kind, key, _title(after), "changed", fields) if fields else None


def _title(fields: Mapping[str, str]) -> str:
    """What people call the thing, where that is not its key."""
    return next((fields[name] for name in TITLES if name in fields), "")


def _moved(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> tuple[Change, ...]:
    """Kinds whose things stand in another order; the things themselves are listed by their fields."""
    kinds = dict.fromkeys(kind for kind, _ in after)
    return tuple(
        Change(kind, "", "", "moved")
        for kind in kinds
        if [name for name in before if name[0] == kind and name in after]
        != [name for name in after if name[0] == kind and name in before]
    )


def _things(data: Data) -> Iterator[tuple[tuple[str, str], dict[str, str]]]:
    """Everything that has a name of its own, with its fields as text."""
    yield ("library", ""), {"title": str(data.get("title", ""))}
    for section in data.get("sections", []):
        own = {key: value for key, value in section.items() if key not in ("questions", "clauses")}
        yield ("section", section["key"]), dict(_fields(own))
        for key, kind in (("questions", "question"), ("clauses", "clause")):
            for item in section.get(key, []):
                yield (kind, item["key"]), dict(_fields({**item, "section": section["key"]}))
    for key, kind in KINDS.items():
        for item in data.get(key, []):
            yield (kind, _name(item, 0)), dict(_fields(item))


def _fields(item: Data, *, prefix: str = "") -> Iterator[tuple[str, str]]:
    for field, value in item.items():
        if field in PARTS:
            for number, part in enumerate(value, start=1):
                yield from _fields(part, prefix=f"{PARTS[field]} “{_name(part, number)}”: ")
            yield f"order of the {field}", ", ".join(map(str, map(_name, value, range(1, 999))))
        elif isinstance(value, list):
            yield prefix + field, ", ".join(map(str, value))
        elif isinstance(value, Mapping):
            yield prefix + field, ", ".join(f"{key} = {row}" for key, row in sorted(value.items()))
        elif isinstance(value, bool):
            yield prefix + field, "yes" if value else "no"
        else:
            yield prefix + field, str(value)


def _name(part: Data, number: int) -> str:
    return next((str(part[name]) for name in NAMES if name in part), str(number))


def compared(old: str, new: str) -> tuple[Piece, ...]:
    """Two texts as pieces that stayed, went and came; nothing where only spaces differ."""
    before, after = re.findall(r"\S+\s*", old.strip()), re.findall(r"\S+\s*", new.strip())
    pieces: list[Piece] = []
    matcher = SequenceMatcher(a=_read(before), b=_read(after), autojunk=False)
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        if operation == "equal":
            pieces.append(Piece("same", _shortened(after[new_start:new_end])))
            continue
        if end > start:
            pieces.append(Piece("removed", "".join(before[start:end])))
        if new_end > new_start:
            pieces.append(Piece("added", "".join(after[new_start:new_end])))
    return tuple(pieces) if any(piece.operation != "same" for piece in pieces) else ()


def _read(words: list[str]) -> list[str]:
    """Words as a reader takes them: the end of a paragraph counts, other line ends are spaces."""
    return [word.rstrip() + ("\n" if word.count("\n") > 1 else "") for word in words]


def _shortened(words: list[str]) -> str:
    if len(words) <= 2 * CONTEXT + 2:
        return "".join(words)
    return "".join(words[:CONTEXT]).rstrip() + " … " + "".join(words[-CONTEXT:])

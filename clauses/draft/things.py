"""A library as plain data -> its things, each with a name of its own, and what differs between two libraries."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from typing import Literal as OneOf

from clauses.library.data.lists import IN_SECTIONS, KINDS

Data = Mapping[str, Any]  # the structure of docs/content-format.md
Name = tuple[str, str]  # kind and key; an order has the kind of what it orders, and no key
What = OneOf["added", "removed", "changed", "moved"]
NAMES = ("key", "term", "clause", "option", "what", "question")
TITLES = ("heading", "short", "title", "activity")


@dataclass(frozen=True, slots=True)
class ThingDifference:
    """A thing that is not the same in two libraries: as it was, as it is, and a fingerprint of how it is now."""

    kind: str
    key: str
    what: What
    before: Data
    after: Data

    @property
    def name(self) -> Name:
        """What the thing is called in both libraries."""
        return self.kind, self.key

    @property
    def title(self) -> str:
        """What people call the thing, where that is not its key."""
        fields = self.after or self.before
        return str(next((fields[name] for name in TITLES if fields.get(name)), ""))

    @property
    def fingerprint(self) -> str:
        """The same for two differences that lead to the same words, whatever lies between them."""
        return hashlib.sha256(
            json.dumps([self.what, self.after], sort_keys=True).encode()
        ).hexdigest()


def differences(old: Data, new: Data) -> tuple[ThingDifference, ...]:
    """What has come, what has changed, what is gone, and which orders differ."""
    before, after = dict(things(old)), dict(things(new))
    kept = tuple(
        ThingDifference(kind, key, "changed" if (kind, key) in before else "added", was, fields)
        for (kind, key), fields in after.items()
        for was in [before.get((kind, key), {})]
        if was != fields
    )
    gone = tuple(
        ThingDifference(kind, key, "removed", fields, {})
        for (kind, key), fields in before.items()
        if (kind, key) not in after
    )
    return kept + gone + _moved(before, after)


def things(data: Data) -> Iterator[tuple[Name, Data]]:
    """Everything that has a name of its own, as the content files hold it."""
    yield ("library", ""), {key: data[key] for key in ("title", "names") if key in data}
    for section in data.get("sections", []):
        own = {key: value for key, value in section.items() if key not in IN_SECTIONS}
        yield ("section", section["key"]), own
        for key, kind in IN_SECTIONS.items():
            for item in section.get(key, []):
                yield (kind, item["key"]), {**item, "section": section["key"]}
    for key, kind in KINDS.items():
        for item in data.get(key, []):
            yield (kind, name_in(item)), item


def name_in(fields: Data, number: int = 0) -> str:
    """What a thing or a part of it is called by its own fields, else its number."""
    return next((str(fields[name]) for name in NAMES if name in fields), str(number))


def _moved(before: Mapping[Name, Data], after: Mapping[Name, Data]) -> tuple[ThingDifference, ...]:
    """Lists whose things stand in another order; the things themselves are told apart."""
    old, new = _orders(before, after), _orders(after, before)
    return tuple(
        ThingDifference(kind, "", "moved", {"order": old[kind]}, {"order": new[kind]})
        for kind in new
        if old[kind] != new[kind]
    )


def _orders(these: Mapping[Name, Data], others: Mapping[Name, Data]) -> dict[str, list[str]]:
    """The keys of each kind as they stand, of what is in both; inside a section where they have one."""
    orders: dict[str, dict[str, list[str]]] = {}
    for name, fields in these.items():
        section = fields.get("section", "")
        if name in others and others[name].get("section", "") == section:
            orders.setdefault(name[0], {}).setdefault(section, []).append(name[1])
    return {
        kind: [key for section in sorted(sections) for key in sections[section]]
        for kind, sections in orders.items()
    }

"""Two libraries as plain data -> the things that differ, and the orders that do."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal as OneOf

from clauses.library.data.things import Name, things
from clauses.library.schema import KIND_OF, Data

What = OneOf["added", "removed", "changed", "moved"]


@dataclass(frozen=True, slots=True)
class ThingDifference:
    """A thing that is not the same in two libraries: as it was, as it is, and a fingerprint of how it is now.

    An order is one too: it has the kind of what it orders, and no key.
    """

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
        kind = KIND_OF.get(self.kind)
        return kind.title_in(self.after or self.before) if kind else ""

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

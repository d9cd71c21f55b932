"""Two libraries as plain data -> the newer one, in which some things say again what the older one says of them."""

from collections.abc import Callable, Iterable
from functools import partial

from clauses.library.data.things import Name
from clauses.library.schema import KIND_OF, Data, ThingKind, library_fields

Put = Callable[[ThingKind, list[Data], list[Data]], list[Data]]  # a list as it is, and as it was


def as_before(new: Data, old: Data, names: Iterable[Name]) -> Data:
    """The newer library with these things as they were: changed back, taken out, or put in again at their place.

    A name without a key is an order of its kind.
    """
    result = new
    for noun, key in names:
        if noun == "library":
            result = _own_fields(result, old)
        elif not key:
            result = _in_lists(result, old, KIND_OF[noun], _ordered)
        else:
            result = _in_lists(result, old, KIND_OF[noun], partial(_again, key=key))
    return result


def _own_fields(new: Data, old: Data) -> Data:
    own = {field.name for field in library_fields()}
    kept = {name: value for name, value in new.items() if name not in own}
    return {name: value for name, value in old.items() if name in own} | kept


def _again(kind: ThingKind, new: list[Data], old: list[Data], *, key: str) -> list[Data]:
    """A list with one thing as it was in the older list."""
    keys = [kind.key_in(item) for item in old]
    inside = {inner.list for inner in kind.holds}
    now: Data = next((item for item in new if kind.key_in(item) == key), {})
    rest = [item for item in new if kind.key_in(item) != key]
    if key not in keys:
        return rest
    was = {name: value for name, value in old[keys.index(key)].items() if name not in inside}
    kept = {name: value for name, value in now.items() if name in inside}
    place = new.index(now) if now else _place(kind, rest, keys[: keys.index(key)])
    return [*rest[:place], was | kept, *rest[place:]]


def _place(kind: ThingKind, rest: list[Data], earlier: list[str]) -> int:
    """After the last of those that stood before it and are still there."""
    places = [number for number, item in enumerate(rest, 1) if kind.key_in(item) in earlier]
    return max(places, default=0)


def _ordered(kind: ThingKind, new: list[Data], old: list[Data]) -> list[Data]:
    """The things that stand in both in their older order, in the places that they take now."""
    keys = [kind.key_in(item) for item in old]
    both = [item for item in new if kind.key_in(item) in keys]
    again = iter(sorted(both, key=lambda item: keys.index(kind.key_in(item))))
    return [next(again) if item in both else item for item in new]


def _in_lists(new: Data, old: Data, kind: ThingKind, put: Put) -> Data:
    """Each list of a kind, the one of the library or those of its owners, as `put` makes it."""
    if not kind.inside:
        return {**new, kind.list: put(kind, new.get(kind.list, []), old.get(kind.list, []))}
    owner = KIND_OF[kind.inside]
    older = {owner.key_in(item): item.get(kind.list, []) for item in old.get(owner.list, [])}
    owners = [
        {**item, kind.list: put(kind, item.get(kind.list, []), older.get(owner.key_in(item), []))}
        for item in new.get(owner.list, [])
    ]
    # What no list holds is left out of plain data.
    return {
        **new,
        owner.list: [
            {name: value for name, value in item.items() if name != kind.list or value}
            for item in owners
        ],
    }

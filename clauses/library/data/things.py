"""A library as plain data -> its things, and their fields in words. The data need not be readable as a whole."""

from collections.abc import Iterator, Mapping

from clauses.library.schema import PART_IN, TOP_KINDS, Data, ThingKind, library_fields

Name = tuple[str, str]  # the noun of its kind, and its key


def things(data: Data) -> Iterator[tuple[Name, Data]]:
    """Everything that has a name of its own, as the content files hold it; what it stands inside is a field of it."""
    own = (field.name for field in library_fields() if field.name != "key")
    yield ("library", ""), {name: data[name] for name in own if name in data}
    for kind in TOP_KINDS:
        yield from _things(kind, data, {})


def _things(kind: ThingKind, data: Data, owner: Data) -> Iterator[tuple[Name, Data]]:
    lists = {inner.list for inner in kind.holds}
    for item in data.get(kind.list, ()):
        own = {name: value for name, value in item.items() if name not in lists}
        yield (kind.noun, kind.key_in(item)), {**own, **owner}
        for inner in kind.holds:
            yield from _things(inner, item, {kind.noun: kind.key_in(item)})


def fields_in(item: Data, *, part: str = "") -> Iterator[tuple[str, str, object]]:
    """Each field of a thing and of its parts: the name of the part, if it is of one, the field, and what it holds."""
    for field, value in item.items():
        if field in PART_IN:
            kind = PART_IN[field]
            for number, inner in enumerate(value, start=1):
                name = f"{kind.noun} “{kind.name_in(inner, number)}”"
                yield from fields_in(inner, part=name)
        else:
            yield part, field, value


def in_words(value: object) -> str:
    """What a field holds, on one line."""
    match value:
        case list():
            return ", ".join(map(str, value))
        case Mapping():
            return ", ".join(f"{key} = {row}" for key, row in sorted(value.items()))
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)

"""Two things or parts under one key, so that nobody knows which of them is meant."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from clauses.library.faults.of_libraries import DOUBLED_KEY
from clauses.library.findings import Finding, Place
from clauses.library.language.known_names import CREATED_ON
from clauses.library.schema import THING_KINDS, ThingKind
from clauses.library.values import DefinedTerm, Library


def doubled_keys(library: Library) -> Iterator[Finding]:
    """Two things of one kind under one key; questions, facts and sets share one name space."""
    for kind in THING_KINDS:
        if kind.key_space:
            continue
        sharing = [one for one in THING_KINDS if kind.noun in (one.noun, one.key_space)]
        keys = [
            key for one in sharing for thing in one.things(library) for key in _keys(one, thing)
        ]
        yield from _doubled(keys + [CREATED_ON] * (kind.noun == "question"), kind.noun)
        for part in kind.parts:
            for thing in kind.things(library) if part.names == ("key",) else ():
                inner = [one.key for one in getattr(thing, part.list)]
                yield from _doubled(inner, kind.noun, getattr(thing, kind.key))


def _keys(kind: ThingKind, thing: Any) -> tuple[str, ...]:  # a thing of the kind
    return thing.forms if isinstance(thing, DefinedTerm) else (getattr(thing, kind.key),)


def _doubled(keys: list[str], noun: str, inside: str = "") -> Iterator[Finding]:
    for key, times in Counter(keys).items():
        if times > 1:
            yield DOUBLED_KEY.at(Place(noun, inside or key), key=key, count=times)

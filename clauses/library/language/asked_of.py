"""What expressions ask: keys of questions, facts and sets, clauses, deal points; and which of several read a key."""

from collections.abc import Mapping
from types import MappingProxyType

from clauses.library.language.expressions import (
    AmountIn,
    Answered,
    AttachedFor,
    CountOf,
    Expression,
    FilledIn,
    HasFeature,
    Included,
    Name,
    PartOf,
    PointOf,
    PositionOf,
    TotalOf,
    walk,
)
from clauses.library.language.known_names import ATTACHMENTS, CURRENCY


def keys_read(expression: Expression) -> tuple[str, ...]:
    """The keys (questions, facts, sets) that an expression reads, each once, in order."""
    found: dict[str, None] = {}
    for node in walk(expression):
        match node:
            case Name(key) | PartOf(key, _) | CountOf(key) | Answered(key):
                found[key] = None
            case TotalOf(key, _) | FilledIn(key, _):
                found[key] = None
            case AttachedFor(key):
                found |= {ATTACHMENTS: None, key: None}
            case AmountIn():
                found[CURRENCY] = None
            case _:
                pass
    return tuple(found)


def clauses_asked(expression: Expression) -> tuple[str, ...]:
    """The clauses whose selection an expression asks about, each once, in order."""
    found: dict[str, None] = {}
    for node in walk(expression):
        match node:
            case Included(clause) | PositionOf(clause) | HasFeature(clause, _):
                found[clause] = None
            case _:
                pass
    return tuple(found)


def points_read(expression: Expression) -> tuple[str, ...]:
    """The deal points that an expression reads, each once, in order."""
    read = (node.point for node in walk(expression) if isinstance(node, PointOf))
    return tuple(dict.fromkeys(read))


def readers_of(named: Mapping[str, Expression]) -> Mapping[str, tuple[str, ...]]:
    """By key: which of some named expressions read it, also through one another."""
    read = {name: keys_read(expression) for name, expression in named.items()}
    found: dict[str, dict[str, None]] = {}
    for name in named:
        waiting, seen = [name], {name}
        while waiting:
            for key in read.get(waiting.pop(), ()):
                found.setdefault(key, {})[name] = None
                if key not in seen:
                    seen.add(key)
                    waiting.append(key)
    return MappingProxyType({key: tuple(names) for key, names in found.items()})

"""Who uses what: every place of a library that reads, asks for, cites or names a thing of it.

A Library comes in; Uses go out. Nothing is tried with answers: a use counts under whatever condition it stands.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clauses.library.findings import Place
from clauses.library.language.asked_of import clauses_asked, keys_read, points_read
from clauses.library.language.contents import How
from clauses.library.language.expressions import (
    AmountIn,
    Compare,
    Contains,
    Expression,
    Listed,
    Lookup,
    Name,
    TextLiteral,
    walk,
)
from clauses.library.language.text import Blank, Conditional, Insert, Node, Reference, Words
from clauses.library.values import Library
from clauses.library.words.places import formulas, keys_named, texts
from clauses.library.words.terms import TermForms


@dataclass(frozen=True, slots=True)
class Thing:
    """Something of a library that other places can use, by kind and key."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Use:
    """One place that uses a thing, and how. `options` are those of a question that the place names."""

    thing: Thing
    how: How
    place: Place
    options: tuple[str, ...] = ()


def uses(library: Library) -> tuple[Use, ...]:
    """Every use in a library, in reading order; each thing once a place."""
    found: dict[tuple[Thing, How, Place], dict[str, None]] = {}
    for use in _every_use(library):
        options = found.setdefault((use.thing, use.how, use.place), {})
        options.update(dict.fromkeys(use.options))
    return tuple(
        Use(thing, how, place, tuple(options)) for (thing, how, place), options in found.items()
    )


def uses_of(thing: Thing, every: Iterable[Use]) -> tuple[Use, ...]:
    """Where a thing is used directly; what a thing says of itself is left out."""
    return tuple(use for use in every if use.thing == thing and not _is_at(use.place, thing))


def uses_through_facts(thing: Thing, every: tuple[Use, ...]) -> tuple[Use, ...]:
    """The uses of the facts that are derived from a thing, also of those derived from such facts."""
    reached: dict[str, None] = {}
    waiting = [thing]
    while waiting:
        for use in uses_of(waiting.pop(), every):
            if use.place.kind == "fact" and use.place.key not in reached:
                reached[use.place.key] = None
                waiting.append(Thing("fact", use.place.key))
    return tuple(use for key in reached for use in uses_of(Thing("fact", key), every))


def used_by(kind: str, key: str, every: Iterable[Use]) -> tuple[Use, ...]:
    """What a thing uses itself, anywhere in it."""
    return tuple(use for use in every if (use.place.kind, use.place.key) == (kind, key))


def _is_at(place: Place, thing: Thing) -> bool:
    return (place.kind, place.key) == (thing.kind, thing.key)


def _every_use(library: Library) -> Iterator[Use]:
    for placed in formulas(library):
        yield from _in_expression(placed.formula.expression, placed.place, library)
    forms = TermForms.of(library.terms)
    for text in texts(library):
        for place, node in text.placed_nodes():
            yield from _in_node(node, place, forms, library)
    for named in keys_named(library):
        yield Use(Thing(named.key_of.noun, named.key), named.key_of.how, named.place)


def _in_expression(expression: Expression, place: Place, library: Library) -> Iterator[Use]:
    for key in keys_read(expression):
        if (thing := _thing_read(key, library)) is not None:
            yield Use(thing, "reads", place)
    for clause in clauses_asked(expression):
        yield Use(Thing("clause", clause), "asks for", place)
    for point in points_read(expression):
        yield Use(Thing("point", point), "reads", place)
    for node in walk(expression):
        match node:
            case Lookup(table, _) | AmountIn(table):
                yield Use(Thing("table", table), "looks up", place)
            case Compare(_, Name(key), TextLiteral(option)) | Contains(
                TextLiteral(option), Name(key), _
            ):
                yield from _options_named(key, (option,), place, library)
            case Contains(Name(key), Listed(options), _):
                yield from _options_named(key, options, place, library)
            case _:
                pass


def _thing_read(key: str, library: Library) -> Thing | None:
    if library.question(key) is not None:
        return Thing("question", key)
    if key in library.index.facts:
        return Thing("fact", key)
    return Thing("set", key) if key in library.index.sets else None


def _options_named(
    key: str, options: tuple[str, ...], place: Place, library: Library
) -> Iterator[Use]:
    if library.question(key) is not None:
        yield Use(Thing("question", key), "reads", place, options)


def _in_node(node: Node, place: Place, forms: TermForms, library: Library) -> Iterator[Use]:
    match node:
        case Words(words):
            for found in forms.found_in(words):
                yield Use(Thing("term", found.term), "speaks of", place)
        case Reference(point=point) if point:
            yield Use(Thing("point", point), "reads", place)
        case Reference(target):
            kind = "schedule" if library.schedule(target) is not None else "clause"
            yield Use(Thing(kind, target), "cites", place)
        case Blank(expression, sets=point):
            if point:
                yield Use(Thing("point", point), "sets", place)
            yield from _in_expression(expression, place, library)
        case Conditional(branches):
            for branch in branches:
                yield from _in_expression(branch.condition, place, library)
        case Insert("sites" | "table", key):
            yield Use(Thing("question", key), "reads", place)
        case _:
            pass

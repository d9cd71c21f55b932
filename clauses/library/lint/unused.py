"""What a library holds and nothing in it reads: facts, sets, tables, deal points, sources and studies."""

from collections.abc import Iterator

from clauses.library.faults.of_libraries import UNUSED
from clauses.library.findings import Finding, Place
from clauses.library.language.asked_of import keys_read, points_read
from clauses.library.language.expressions import AmountIn, Lookup, walk
from clauses.library.schema import KIND_OF
from clauses.library.values import Library
from clauses.library.words.places import every_expression, keys_named

# There for nothing but to be used by other things.
READ_ONLY = ("fact", "set", "table", "point", "source", "study")


def unused(library: Library) -> Iterator[Finding]:
    """Hints at what may be left over: delete it, or use it where it was meant."""
    expressions = tuple(every_expression(library))
    read = {key for expression in expressions for key in keys_read(expression)}
    looked_up = {
        node.table
        for expression in expressions
        for node in walk(expression)
        if isinstance(node, Lookup | AmountIn)
    }
    named = {(one.key_of.noun, one.key) for one in keys_named(library)}
    told = {point for expression in expressions for point in points_read(expression)}
    told |= {setting.point for setting in library.index.settings}
    for noun, used in (("fact", read), ("set", read), ("table", looked_up), ("point", told)):
        named |= {(noun, key) for key in used}
    for noun in READ_ONLY:
        for thing in KIND_OF[noun].things(library):
            if (noun, thing.key) not in named:
                yield UNUSED.at(Place(noun, thing.key), kind=noun)

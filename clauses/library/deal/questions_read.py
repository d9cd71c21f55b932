"""What an expression reads, also through derived facts."""

from clauses.library.language.asked_of import keys_read, points_read
from clauses.library.language.expressions import MISSING, Expression
from clauses.library.values import Library


def everything_read(expression: Expression, library: Library) -> tuple[str, ...]:
    """The keys (questions, facts, sets) that an expression reads, each once, in reading order; also through points."""
    found: dict[str, None] = {}
    told = (library.index.told.get(point, MISSING) for point in points_read(expression))
    through_points = (key for one in told for key in keys_read(one) if key)
    waiting = [*reversed([*keys_read(expression), *through_points])]
    while waiting:
        key = waiting.pop()
        if key in found:
            continue
        found[key] = None
        if fact := library.index.facts.get(key):
            waiting += reversed(keys_read(fact.value.expression))
    return tuple(found)


def questions_read(expression: Expression, library: Library) -> tuple[str, ...]:
    """The questions that an expression reads, each once, in reading order."""
    return tuple(key for key in everything_read(expression, library) if library.question(key))

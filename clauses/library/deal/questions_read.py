"""What an expression reads, also through derived facts."""

from clauses.library.language.expressions import Expression, keys_read
from clauses.library.values import Library


def everything_read(expression: Expression, library: Library) -> tuple[str, ...]:
    """The keys (questions, facts, sets) that an expression reads, each once, in reading order."""
    found: dict[str, None] = {}
    waiting = list(reversed(keys_read(expression)))
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

"""Every node of a text with its path: the condition under which it is printed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from clauses.library.language.expressions import Expression, all_of, none_of
from clauses.library.language.text import Conditional, Node, inside

Inside = TypeVar("Inside")


def branches(
    condition: Conditional[Inside], path: Expression
) -> Iterator[tuple[Expression, tuple[Inside, ...]]]:
    """What stands under each branch of a condition, and under none, each with its path."""
    before: list[Expression] = []
    for branch in condition.branches:
        yield all_of(path, none_of(*before), branch.condition), branch.inside
        before.append(branch.condition)
    if condition.otherwise:
        yield all_of(path, none_of(*before)), condition.otherwise


@dataclass(frozen=True, slots=True)
class Placed:
    """A node, the path to it, and the line of the source where its block starts."""

    node: Node
    path: Expression
    line: int


def placed(nodes: Sequence[Node], path: Expression, line: int = 1) -> Iterator[Placed]:
    """Every node in reading order; a condition comes before what stands in it."""
    for node in nodes:
        here = getattr(node, "number", line)
        yield Placed(node, path, here)
        match node:
            case Conditional():
                ways: Iterator[tuple[Expression, tuple[Node, ...]]] = branches(node, path)
                for inner, held in ways:
                    yield from placed(held, inner, here)
            case _:
                yield from placed(inside(node), path, here)

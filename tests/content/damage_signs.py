"""By what damages of some kinds are told from each other, so that several can be done to one library."""

from collections.abc import Callable
from dataclasses import dataclass

from clauses.library.deal.needed_parts import needed_parts
from clauses.library.values import Library
from tests.content.parts_of_libraries import Path, at

Change = Callable[[Library], Library]


@dataclass(frozen=True, slots=True)
class Sign:
    """By what a damage is told from others: the codes of its own fault, and what one of its words says."""

    codes: tuple[str, ...]
    said: tuple[str, ...]

    def tells(self, code: str, message: str) -> bool:
        """Whether a fault with this code and message is that of the damage."""
        return code in self.codes and any(one in message for one in self.said)


def _lost(library: Library, path: Path, change: Change) -> Sign:
    """A reference or companion that leads to nothing names the key of what was there."""
    return Sign(("unresolved-reference", "missing-companion"), (f"“{at(library, path).key}”",))


def _undefined(library: Library, path: Path, change: Change) -> Sign:
    return Sign(("undefined-term",), tuple(f"“{form}”" for form in at(library, path).forms))


def _doubled(library: Library, path: Path, change: Change) -> Sign:
    return Sign(("two-positions",), (f"“{library.clauses[path[1]].heading}”",))


def _misled(library: Library, path: Path, change: Change) -> Sign:
    target = at(change(library), path).target
    held = library.clause(target)
    return Sign(("unresolved-reference",), (f"“{target if held is None else held.heading}”",))


def _unmade(library: Library, path: Path, change: Change) -> Sign:
    made = at(library, path)
    words = (
        one.words for one in needed_parts(library) if (one.kind, one.key) == (made.kind, made.key)
    )
    return Sign(("unprinted-part", "doubled-part"), tuple(words))


# Damages of these kinds can be done together: each is told by a fault that names it, and by no other.
SIGNS: dict[str, Callable[[Library, Path, Change], Sign]] = {
    "a clause is deleted": _lost,
    "a definition is deleted": _undefined,
    "a schedule is deleted": _lost,
    "two positions overlap": _doubled,
    "a reference is broken": _misled,
    "a companion is deleted": _lost,
    "a part of the document is deleted": _unmade,
    "a part of the document stands twice": _unmade,
}

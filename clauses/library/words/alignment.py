"""The passages of an old and a new text come in; pairs go out: which became which, which went and which came."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from clauses.library.words.wordwise import shared

Passage = TypeVar("Passage")
Table = list[list[float]]
# Passages that share less than this are not the same passage with changes.
LEAST_ALIKE = 0.5


def aligned(
    before: Sequence[Passage],
    after: Sequence[Passage],
    *,
    says: Callable[[Passage], Hashable],
    alike: Callable[[Passage, Passage], float],
) -> Iterator[tuple[Passage | None, Passage | None]]:
    """Each old and each new passage once, both in their order; None stands where the other has none.

    Passages that say the same are pairs; of the others, those that are most alike. What is not alike at all (0) is no
    pair.
    """
    # By a number for each text: `difflib` hashes what it compares again and again, and a passage is a whole tree.
    numbers: dict[Hashable, int] = {}
    old_texts, new_texts = (
        [numbers.setdefault(says(one), len(numbers)) for one in passages]
        for passages in (before, after)
    )
    matcher = SequenceMatcher(None, old_texts, new_texts, autojunk=False)
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        old, new = before[start:end], after[new_start:new_end]
        if operation == "equal":
            yield from zip(old, new, strict=True)
        else:
            yield from _by_likeness(old, new, alike)


def likeness_of(before: Counter[str], after: Counter[str]) -> float:
    """How alike two texts are by their counted words; 0 where one is not the other with changes."""
    likeness = shared(before, after)
    return likeness if likeness >= LEAST_ALIKE else 0


def _by_likeness(
    before: Sequence[Passage],
    after: Sequence[Passage],
    alike: Callable[[Passage, Passage], float],
) -> Iterator[tuple[Passage | None, Passage | None]]:
    """The pairs, in order, that have most in common; what is left over went or came."""
    likeness = [[alike(old, new) for new in after] for old in before]
    best = _best_from(likeness, len(after))
    old = new = 0
    while old < len(before) or new < len(after):
        if _pairs_here(likeness, best, old, new):
            yield before[old], after[new]
            old, new = old + 1, new + 1
        elif old < len(before) and best[old][new] == best[old + 1][new]:
            yield before[old], None
            old += 1
        else:
            yield None, after[new]
            new += 1


def _pairs_here(likeness: Table, best: Table, old: int, new: int) -> bool:
    """Whether the best pairs from this place on begin with these two."""
    if old == len(likeness) or new == len(likeness[old]) or not likeness[old][new]:
        return False
    return best[old][new] == likeness[old][new] + best[old + 1][new + 1]


def _best_from(likeness: Table, width: int) -> Table:
    """For each place in both lists, the most that the pairs from there on can have in common."""
    best = [[0.0] * (width + 1) for _ in range(len(likeness) + 1)]
    for old in reversed(range(len(likeness))):
        for new in reversed(range(width)):
            best[old][new] = max(
                best[old + 1][new],
                best[old][new + 1],
                (likeness[old][new] + best[old + 1][new + 1]) if likeness[old][new] else 0,
            )
    return best

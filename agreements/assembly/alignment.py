"""The passages of an old and a new text come in; pairs go out: which became which, which went and which came."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from agreements.assembly.passages import Passage
from agreements.assembly.wordwise import Wording, reading, shared, wording_of

Table = list[list[float]]
Pair = tuple[Passage | None, Passage | None]
# Passages that share less than this are not the same passage with changes.
LEAST_ALIKE = 0.5


def aligned(before: Sequence[Passage], after: Sequence[Passage]) -> Iterator[Pair]:
    """Each old and each new passage once, both in their order; None stands where the other has none."""
    matcher = SequenceMatcher(
        None, [*map(_reading, before)], [*map(_reading, after)], autojunk=False
    )
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        old, new = before[start:end], after[new_start:new_end]
        if operation == "equal":
            yield from zip(old, new, strict=True)
        else:
            yield from _by_likeness(old, new)


def _reading(passage: Passage) -> tuple[object, ...]:
    """What a passage says, its number aside."""
    term = passage.label if passage.kind == "definition" else ""
    return (passage.kind, passage.depth, term, tuple(map(reading, passage.cells)))


def _by_likeness(before: Sequence[Passage], after: Sequence[Passage]) -> Iterator[Pair]:
    """The pairs, in order, that have most in common; what is left over went or came."""
    likeness = [[_alike(old, new) for new in after] for old in before]
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


def _alike(old: Passage, new: Passage) -> float:
    """How alike two passages are; 0 where one cannot have become the other."""
    if (old.kind, old.depth, len(old.cells)) != (new.kind, new.depth, len(new.cells)):
        return 0
    if old.kind == "definition":
        return 1 if old.label == new.label else 0
    likeness = shared(_all_words(old), _all_words(new))
    return likeness if likeness >= LEAST_ALIKE else 0


def _all_words(passage: Passage) -> Wording:
    return tuple(word for cell in passage.cells for word in wording_of(cell))

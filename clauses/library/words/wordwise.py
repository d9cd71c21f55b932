"""Two texts come in; the pieces that were kept, deleted and inserted go out, so that people can read them.

The one engine of all redlines: of two editions, of two documents, of a clause while somebody answers.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import assert_never

# Fewer kept words than this between two changes are struck and written again: a reader takes them in at once.
FEWEST_KEPT = 3
# Texts that share less than this are two texts, not one text with changes.
LEAST_SHARED = 0.4
WORD = re.compile(r"\s+|\S+\s*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is printed, and what it counts as: a reference counts by its target, not by its number."""

    counts_as: str
    printed: str


Wording = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class SameWords:
    """Words that stand in both texts; `was` differs by the numbers of references and by spaces only."""

    words: str
    was: str


@dataclass(frozen=True, slots=True)
class Inserted:
    """Words that only the new text has."""

    words: str


@dataclass(frozen=True, slots=True)
class Deleted:
    """Words that only the old text has."""

    words: str


Piece = SameWords | Inserted | Deleted
Pieces = tuple[Piece, ...]
# A stretch of both texts that is the same in both, or not.
Stretch = tuple[bool, Wording, Wording]


def wording(text: str) -> Wording:
    """The words of a text, each with the spaces after it."""
    return tuple(map(_word, WORD.findall(text)))


# The same words come again and again, in every clause that is compared.
@lru_cache(maxsize=16_384)
def _word(printed: str) -> Word:
    return Word(printed.strip(), printed)


def counted(words: Wording) -> Counter[str]:
    """How often each word stands in a text, whatever their order."""
    return Counter(word.counts_as for word in words)


def shared(before: Counter[str], after: Counter[str]) -> float:
    """How much two texts have in common, from 0 to 1; they come as their counted words."""
    if not before and not after:
        return 1
    # Counted here: what two counters have in common, as a counter, takes four times as long.
    in_common = sum(min(before[word], after[word]) for word in before.keys() & after.keys())
    return 2 * in_common / (before.total() + after.total())


def pieces(before: Wording, after: Wording) -> Pieces:
    """What was kept, deleted and inserted; what was deleted stands before what took its place."""
    if shared(counted(before), counted(after)) < LEAST_SHARED:
        return _written(((False, before, after),))
    return _written(_readable(_stretches(before, after)))


def is_kept(found: Iterable[Piece]) -> bool:
    """Whether nothing changed for a reader."""
    return all(isinstance(piece, SameWords) for piece in found)


def inserted_spans(found: Pieces) -> tuple[tuple[int, int], ...]:
    """Where in the new text words are new: start and end of each stretch, counted in characters of the new text.

    Where words only went, the stretch is empty and stands where they were.
    """
    spans: list[tuple[int, int]] = []
    at = 0
    for piece in found:
        match piece:
            case SameWords(words):
                at += len(words)
            case Deleted():
                spans.append((at, at))
            case Inserted(words):
                if spans and spans[-1] == (at, at):
                    spans.pop()
                spans.append((at, at + len(words)))
                at += len(words)
            case _:
                assert_never(piece)
    return tuple(spans)


def joined(found: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of one sort as one piece."""
    last: Piece | None = None
    for piece in found:
        match last, piece:
            case SameWords(words, was), SameWords(more, more_was):
                last = SameWords(words + more, was + more_was)
            case Inserted(words), Inserted(more):
                last = Inserted(words + more)
            case Deleted(words), Deleted(more):
                last = Deleted(words + more)
            case _:
                if last is not None:
                    yield last
                last = piece
    if last is not None:
        yield last


def _stretches(before: Wording, after: Wording) -> tuple[Stretch, ...]:
    old, new = ([word.counts_as for word in words] for words in (before, after))
    return tuple(
        (operation == "equal", before[start:end], after[new_start:new_end])
        for operation, start, end, new_start, new_end in SequenceMatcher(
            None, old, new, autojunk=False
        ).get_opcodes()
    )


def _readable(stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Without crumbs: a few kept words between two changes join them."""
    last = len(stretches) - 1
    found: list[Stretch] = []
    for position, (is_same, before, after) in enumerate(stretches):
        is_crumb = is_same and 0 < position < last and len(after) < FEWEST_KEPT
        is_same = is_same and not is_crumb
        if found and not is_same and not found[-1][0]:
            _, earlier, sooner = found.pop()
            before, after = earlier + before, sooner + after
        found.append((is_same, before, after))
    return tuple(found)


def _written(stretches: tuple[Stretch, ...]) -> Pieces:
    found: list[Piece] = []
    for is_same, before, after in stretches:
        if is_same:
            found.append(SameWords(_printed(after), _printed(before)))
            continue
        if before:
            found.append(Deleted(_printed(before)))
        if after:
            found.append(Inserted(_printed(after)))
    return tuple(found)


def _printed(words: Wording) -> str:
    return "".join(word.printed for word in words)

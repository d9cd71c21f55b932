"""Two lines come in; the pieces that were kept, deleted and inserted go out, so that people can read them."""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import assert_never

from agreements.assembly.document import (
    CrossReference,
    Filled,
    Line,
    OpenBlank,
    PrintedWords,
    TermUse,
    UnresolvedReference,
)
from agreements.assembly.trees import words_of

# Fewer kept words than this between two changes are struck and written again: a reader takes them in at once.
FEWEST_KEPT = 3
# Texts that share less than this are two texts, not one text with changes.
LEAST_SHARED = 0.4
WORD = re.compile(r"\s+|\S+\s*")
# Marks what is no word; no text holds it, for unprintable characters are refused.
NO_WORD = "\0"


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is printed, and what it counts as: a reference counts by its target, not by its number."""

    counts_as: str
    printed: str


Wording = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class SameWords:
    """Words that stand in both documents; `was` differs by the numbers of references and by spaces only."""

    words: str
    was: str


@dataclass(frozen=True, slots=True)
class Inserted:
    """Words that only the new document has."""

    words: str


@dataclass(frozen=True, slots=True)
class Deleted:
    """Words that only the old document has."""

    words: str


Piece = SameWords | Inserted | Deleted
Pieces = tuple[Piece, ...]
# A stretch of both texts that is the same in both, or not.
Stretch = tuple[bool, Wording, Wording]


def reading(line: Line) -> tuple[object, ...]:
    """What a line says, the numbers in its references aside: equal where nothing changed for a reader."""
    return tuple(
        f"{NO_WORD}{inline.target}" if isinstance(inline, CrossReference) else inline
        for inline in line
    )


def shared(before: Wording, after: Wording) -> float:
    """How much two texts have in common, from 0 to 1, whatever the order of their words."""
    if not before and not after:
        return 1
    old, new = (Counter(word.counts_as for word in words) for words in (before, after))
    return 2 * (old & new).total() / (old.total() + new.total())


def pieces(before: Line, after: Line) -> Pieces:
    """What was kept, deleted and inserted; what was deleted stands before what took its place."""
    if reading(before) == reading(after):
        return (SameWords(words_of(after), words_of(before)),) if after else ()
    old, new = wording_of(before), wording_of(after)
    if shared(old, new) < LEAST_SHARED:
        return _written(((False, old, new),))
    return _written(_readable(_stretches(old, new)))


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
    joined: list[Stretch] = []
    for position, (is_same, before, after) in enumerate(stretches):
        is_crumb = is_same and 0 < position < last and len(after) < FEWEST_KEPT
        is_same = is_same and not is_crumb
        if joined and not is_same and not joined[-1][0]:
            _, earlier, sooner = joined.pop()
            before, after = earlier + before, sooner + after
        joined.append((is_same, before, after))
    return tuple(joined)


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


def wording_of(line: Line) -> Wording:
    """The words of a line. A word may run over several inlines; a reference is one word."""
    words: list[Word] = []
    text = ""
    for inline in line:
        match inline:
            case CrossReference(target) | UnresolvedReference(target):
                words += _split(text)
                words.append(
                    Word(f"{NO_WORD}{type(inline).__name__} {target}", words_of((inline,)))
                )
                text = ""
            case PrintedWords() | Filled() | TermUse() | OpenBlank():
                text += words_of((inline,))
            case _:
                assert_never(inline)
    return (*words, *_split(text))


def _split(text: str) -> Wording:
    return tuple(Word(word.strip(), word) for word in WORD.findall(text))

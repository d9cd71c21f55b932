"""Two texts -> what stayed, what went and what came, in whole paragraphs that a lawyer can read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal as OneOf

from clauses.library.language.lines import starts_something

Operation = OneOf["same", "removed", "added"]
WORDS = re.compile(r"\S+\s*")
ALIKE = 0.5  # two paragraphs that share less are not one paragraph reworded
LOOSE_WORDS = 2  # as few words between two changes belong to the change: nobody reads word salad
SHORTENED = "…\n\n"


@dataclass(frozen=True, slots=True)
class RedlinePiece:
    """Some words that stayed, went or came."""

    operation: Operation
    words: str


def compared(old: str, new: str) -> tuple[RedlinePiece, ...]:
    """Two texts as pieces; nothing where only spaces differ.

    A paragraph that changed stands whole; several in a row that did not are an ellipsis.
    """
    if old == new:
        return ()
    before, after = _paragraphs(old), _paragraphs(new)
    matcher = SequenceMatcher(a=_read(before), b=_read(after), autojunk=False)
    pieces: list[RedlinePiece] = []
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        if operation == "equal":
            pieces += _unchanged(after[new_start:new_end])
        else:
            pieces += _rewritten(before[start:end], after[new_start:new_end])
    if all(piece.operation == "same" for piece in pieces):
        return ()
    joined = list(_joined(pieces))
    return (*joined[:-1], RedlinePiece(joined[-1].operation, joined[-1].words.rstrip()))


def _paragraphs(text: str) -> list[str]:
    """Paragraphs, items and rows of tables, each with the line ends after it."""
    paragraphs: list[str] = []
    is_open = False
    for line in text.strip().splitlines(keepends=True):
        if is_open and line.strip() and not starts_something(line):
            paragraphs[-1] += line
        elif line.strip():
            paragraphs.append(line)
        else:
            paragraphs[-1] += line
        is_open = bool(line.strip())
    if len(paragraphs) == 1 and "\n" not in paragraphs[0]:
        return [paragraphs[0] + " "]  # a title, a key, a condition: old and new on one line
    return [*paragraphs[:-1], *(paragraph + "\n\n" for paragraph in paragraphs[-1:])]


def _read(paragraphs: list[str]) -> list[str]:
    """Paragraphs as a reader takes them: line ends are spaces."""
    return [" ".join(paragraph.split()) for paragraph in paragraphs]


def _unchanged(paragraphs: list[str]) -> list[RedlinePiece]:
    return [RedlinePiece("same", paragraphs[0] if len(paragraphs) == 1 else SHORTENED)]


def _rewritten(before: list[str], after: list[str]) -> Iterator[RedlinePiece]:
    """Paragraphs in place of others: those that are alike word by word, the rest whole."""
    at = 0
    for paragraph in before:
        partner = _partner(paragraph, after, at)
        if partner is None:
            yield RedlinePiece("removed", paragraph)
            continue
        for added in after[at:partner]:
            yield RedlinePiece("added", added)
        yield from _word_by_word(paragraph, after[partner])
        at = partner + 1
    for added in after[at:]:
        yield RedlinePiece("added", added)


def _partner(paragraph: str, after: list[str], at: int) -> int | None:
    """The next paragraph that is this one reworded."""
    matcher = SequenceMatcher(b=paragraph.split(), autojunk=False)
    for number in range(at, len(after)):
        matcher.set_seq1(after[number].split())
        # The first two only ever say too much, and cost little.
        if all(
            ratio() >= ALIKE
            for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
        ):
            return number
    return None


def _word_by_word(old: str, new: str) -> Iterator[RedlinePiece]:
    before, after = WORDS.findall(old.rstrip()), WORDS.findall(new.rstrip())
    matcher = SequenceMatcher(
        a=[word.rstrip() for word in before], b=[word.rstrip() for word in after], autojunk=False
    )
    for start, end, new_start, new_end, is_same in _runs(matcher):
        if is_same:
            yield RedlinePiece("same", _spaced(after[new_start:new_end]))
            continue
        if end > start:
            yield RedlinePiece("removed", _spaced(before[start:end]))
        if new_end > new_start:
            yield RedlinePiece("added", _spaced(after[new_start:new_end]))
    if "\n" in (after_it := new[len(new.rstrip()) :]):
        yield RedlinePiece("same", after_it)


def _spaced(words: list[str]) -> str:
    """Words with the space after them that the end of a paragraph lacks."""
    run = "".join(words)
    return run if run[-1].isspace() else run + " "


def _runs(matcher: "SequenceMatcher[str]") -> list[tuple[int, int, int, int, bool]]:
    """The opcodes with a few words between two changes taken into one change."""
    codes = matcher.get_opcodes()
    runs: list[tuple[int, int, int, int, bool]] = []
    for number, (operation, start, end, new_start, new_end) in enumerate(codes):
        is_loose = 0 < number < len(codes) - 1 and end - start <= LOOSE_WORDS
        is_same = operation == "equal" and not is_loose
        if runs and not runs[-1][-1] and not is_same:
            runs[-1] = (runs[-1][0], end, runs[-1][2], new_end, False)
        else:
            runs.append((start, end, new_start, new_end, is_same))
    return runs


def _joined(pieces: list[RedlinePiece]) -> Iterator[RedlinePiece]:
    """Neighbours of one kind as one piece."""
    words = ""
    for number, piece in enumerate(pieces):
        words += piece.words
        if number + 1 == len(pieces) or pieces[number + 1].operation != piece.operation:
            yield RedlinePiece(piece.operation, words)
            words = ""

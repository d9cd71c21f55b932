"""Two texts of the library -> what stayed, what went and what came, in whole paragraphs that a lawyer can read."""

from collections.abc import Iterator
from itertools import groupby
from typing import assert_never

from clauses.library.language.lines import starts_something
from clauses.library.words.alignment import aligned, likeness_of
from clauses.library.words.wordwise import (
    Deleted,
    Inserted,
    Piece,
    Pieces,
    SameWords,
    Wording,
    counted,
    is_kept,
    joined,
    pieces,
    wording,
)

SHORTENED = "…\n\n"
Pair = tuple[str | None, str | None]


def compared(old: str, new: str) -> Pieces:
    """Two texts as pieces; nothing where only spaces differ.

    A paragraph that changed stands whole; several in a row that did not are an ellipsis.
    """
    if old == new:
        return ()
    pairs = aligned(_paragraphs(old), _paragraphs(new), says=_read, alike=_alike)
    found = tuple(joined(_told(pairs)))
    if is_kept(found):
        return ()
    return (*found[:-1], _ending_with(found[-1], ""))


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


def _read(paragraph: str) -> str:
    """A paragraph as a reader takes it: line ends are spaces."""
    return " ".join(paragraph.split())


def _alike(old: str, new: str) -> float:
    return likeness_of(counted(_words(old)), counted(_words(new)))


def _words(paragraph: str) -> Wording:
    return wording(paragraph.rstrip())


def _told(pairs: Iterator[Pair]) -> Iterator[Piece]:
    for is_same, run in groupby(pairs, key=_is_unchanged):
        if is_same:
            stayed = [str(new) for _, new in run]
            yield _same(stayed[0] if len(stayed) == 1 else SHORTENED)
            continue
        for old, new in run:
            yield from _changed(old, new)


def _is_unchanged(pair: Pair) -> bool:
    old, new = pair
    return old is not None and new is not None and _read(old) == _read(new)


def _changed(old: str | None, new: str | None) -> Iterator[Piece]:
    if old is not None and new is not None:
        yield from (_spaced(piece) for piece in pieces(_words(old), _words(new)))
        if "\n" in (after_it := new[len(new.rstrip()) :]):
            yield _same(after_it)
    elif old is not None:
        yield Deleted(old)
    elif new is not None:
        yield Inserted(new)


def _same(words: str) -> SameWords:
    return SameWords(words, words)


def _spaced(piece: Piece) -> Piece:
    """A piece with the space after it that the end of a paragraph lacks."""
    return piece if piece.words[-1:].isspace() else _ending_with(piece, " ")


def _ending_with(piece: Piece, end: str) -> Piece:
    match piece:
        case SameWords(words, was):
            return SameWords(words.rstrip() + end, was.rstrip() + end)
        case Inserted(words):
            return Inserted(words.rstrip() + end)
        case Deleted(words):
            return Deleted(words.rstrip() + end)
        case _:
            assert_never(piece)

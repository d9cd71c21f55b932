"""Every way to read a line: with each branch of its conditions, and with a sign where something is filled in.

Whether answers lead to a way is not asked, so two conditions that exclude each other are read together too.
"""

from collections.abc import Sequence
from typing import assert_never

from clauses.library.language.spacing import joined
from clauses.library.language.text import Blank, Conditional, Inline, Reference, Words

ANSWER = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands for a blank
PLACE = "\N{IDENTICAL TO}"  # stands for the number and heading that a reference prints
MOST_READINGS = 64


def readings(line: Sequence[Inline]) -> tuple[str, ...]:
    """The ways to read a line, each once; of more than 64, some in which each branch stands."""
    return tuple(dict.fromkeys(read.strip(" ") for read in _read_on(line)))


def as_shown(read: str) -> str:
    """A reading as people are shown it: a blank and a reference as three dots in brackets."""
    return read.replace(ANSWER, "[…]").replace(PLACE, "[…]")


def _read_on(line: Sequence[Inline]) -> list[str]:
    running = [""]
    for inline in line:
        match inline:
            case Words(words):
                running = [joined(read, words) for read in running]
            case Blank():
                nouns = dict.fromkeys((inline.singular, inline.plural))
                ends = [f"{ANSWER} {noun}" if noun else ANSWER for noun in nouns]
                running = _each_with_each(running, ends)
            case Reference():
                running = [read + PLACE for read in running]
            case Conditional(branches, otherwise):
                held = (*(branch.inside for branch in branches), otherwise)
                running = _each_with_each(running, [way for one in held for way in _read_on(one)])
            case _:
                assert_never(inline)
    return running


def _each_with_each(running: list[str], ways: list[str]) -> list[str]:
    ways = list(dict.fromkeys(ways))
    if len(running) * len(ways) > MOST_READINGS:
        first = [joined(running[0], way) for way in ways]
        return list(dict.fromkeys([*first, *(joined(read, ways[0]) for read in running)]))
    return list(dict.fromkeys(joined(read, way) for read in running for way in ways))

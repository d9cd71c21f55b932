"""Words that are not finished, or that nobody should have typed: what a reader of an agreement stumbles over.

Every field that holds words is read, so a new one is read without being named here. Fields that an agreement prints
are read for typed numbers as well; texts are read with each branch of their conditions.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from clauses.library.faults.fault import StatedFault
from clauses.library.faults.of_words import (
    CODE_IN_WORDS,
    DOUBLED_WORD,
    NUMBER_BY_HAND,
    PLACEHOLDER_LEFT,
    STRAY_SIGN,
    UNCLOSED,
)
from clauses.library.findings import Finding
from clauses.library.kinds import TRUTH
from clauses.library.language.expressions import Expression, TextLiteral, walk
from clauses.library.language.readings import as_shown, readings
from clauses.library.language.text import Blank, Line
from clauses.library.language.text import walk as walk_text
from clauses.library.values import Library
from clauses.library.words.by_hand import PLACEHOLDER, REFERENCE
from clauses.library.words.places import PlacedText, formulas, texts, words_held

# Two large X stand for a number that is still to come; in a typed answer they may be a size.
STANDS_FOR = re.compile(r"\bXX+\b|\bxx+\b")
CODE = re.compile(r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)|[%}]\}")
STRAY = re.compile(
    r"\s[,.;:!?](?=[\s)”]|$)"  # behind a space
    r"|(?<!\.)\.\.(?!\.)|[,;:]\s?[,.;:]"  # one behind the other
    r"|\([\s,.;]*\)|“\s*”"  # around nothing
)
TWICE = re.compile(r"\b([^\W\d_]{2,}|a)\s+\1\b", re.IGNORECASE)
RIGHTLY_TWICE = frozenset({"that", "had"})
PAIRS = {")": "(", "]": "[", "”": "“"}
AROUND = 30  # letters shown on each side of what is wrong


def finished_words(library: Library) -> Iterator[Finding]:
    """Each place where words are not finished, or where a number of the agreement was typed."""
    names = cited_by_name(library.names)
    for held in words_held(library):
        for words in held.words:
            for fault in faults_of_words(words, names, is_printed=held.is_printed):
                yield fault.at(held.place)
    for text in texts(library):
        yield from _of_text(text, names)
    for placed in formulas(library):
        if placed.wanted is not TRUTH:  # what a condition compares with is not printed
            for fault in _faults_of_literals(placed.formula.expression, names):
                yield fault.at(placed.place)


@lru_cache(
    maxsize=4096
)  # a draft is read at each pause of a writer, and hardly any text of it has changed
def _of_text(text: PlacedText, names: re.Pattern[str]) -> tuple[Finding, ...]:
    return tuple(
        fault.at(place)
        for place, line in text.placed_lines()
        for fault in _faults_of_line(line, names, is_printed=text.is_printed)
    )


def _faults_of_line(
    line: Line, names: re.Pattern[str], *, is_printed: bool
) -> tuple[StatedFault, ...]:
    read = (
        fault
        for words in readings(line)
        for fault in faults_of_words(words, names, is_printed=is_printed)
    )
    computed = (
        fault
        for node in walk_text(line)
        if isinstance(node, Blank)
        for fault in _faults_of_literals(node.expression, names)
    )
    return tuple(dict.fromkeys((*read, *computed)))


def _faults_of_literals(expression: Expression, names: re.Pattern[str]) -> Iterator[StatedFault]:
    """Those of the words that an expression gives: computed words are printed as they stand."""
    for node in walk(expression):
        if isinstance(node, TextLiteral):
            yield from faults_of_words(node.value, names, is_printed=True)


@lru_cache(maxsize=16)
def cited_by_name(names: tuple[str, ...]) -> re.Pattern[str]:
    """What follows the number of an article that is not of the agreement: "and 39 of the" and a name of the library."""
    every = "|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)"
    more = r"[-\w.()]*(?:(?:, ?| and | or | to )[0-9][-\w.()]*)*"
    return re.compile(rf"{more} of (?:the )?(?:{every})\b")


@lru_cache(
    maxsize=16384
)  # a draft is read at each pause of a writer, and hardly anything in it has changed
def faults_of_words(
    words: str, names: re.Pattern[str], *, is_printed: bool
) -> tuple[StatedFault, ...]:
    """What is wrong with some words, each thing once; `names` finds what may follow a typed number."""
    return tuple(dict.fromkeys(_found(words, names, is_printed=is_printed)))


def _found(words: str, names: re.Pattern[str], *, is_printed: bool) -> Iterator[StatedFault]:
    for typed in REFERENCE.finditer(words) if is_printed else ():
        if not names.match(words, typed.end()):
            yield NUMBER_BY_HAND.stated(words=typed[0])
    for code in CODE.finditer(words):
        yield CODE_IN_WORDS.stated(words=as_shown(code[0]))
    for pattern in (PLACEHOLDER, STANDS_FOR):
        for left in pattern.finditer(CODE.sub("", words)):
            yield PLACEHOLDER_LEFT.stated(words=as_shown(left[0]))
    for stray in STRAY.finditer(words):
        yield STRAY_SIGN.stated(words=_around(words, stray.start(), stray.end()))
    for twice in TWICE.finditer(words):
        if twice[1].lower() not in RIGHTLY_TWICE:
            yield DOUBLED_WORD.stated(words=twice[0])
    for position in _without_counterpart(words):
        shown = _around(words, position, position + 1)
        yield UNCLOSED.stated(sign=words[position], words=shown)


def _without_counterpart(words: str) -> Iterator[int]:
    """Where a bracket or a quotation mark stands whose counterpart is missing."""
    opened: list[int] = []
    for position, sign in enumerate(words):
        if sign in PAIRS.values():
            opened.append(position)
        elif sign in PAIRS:
            if opened and words[opened[-1]] == PAIRS[sign]:
                opened.pop()
            else:
                yield position
    yield from opened
    straight = [position for position, sign in enumerate(words) if sign == '"']
    yield from straight[-1:] if len(straight) % 2 else ()


def _around(words: str, start: int, end: int) -> str:
    """What stands around a place, cut between words."""
    before = words[max(0, start - AROUND) : start]
    after = words[end : end + AROUND]
    if start > AROUND:
        before = before.partition(" ")[2]
    if end + AROUND < len(words):
        after = after.rpartition(" ")[0]
    return as_shown(before + words[start:end] + after)

"""Each position says for whom it is, who approves it, why it is there and what it means."""

import difflib
import itertools
import re
from collections.abc import Callable

import pytest

from clauses.library import Position
from tests.content.shipped import LIBRARY

POSITIONS = [(clause, one) for clause in LIBRARY.clauses for one in clause.positions]
LEGALESE = re.compile(
    r"\b(shall|hereby|herein|thereof|hereinafter|pursuant to|in the event that|prior to|notwithstanding"
    r"|deemed|and/or|null and void|costs and expenses|terms and conditions|including but not limited)\b",
    re.IGNORECASE,
)
FEWEST_WORDS_APART = 6


def words_apart(first: Position, second: Position) -> int:
    """How many words stand in one of two wordings only."""
    words = first.text.source.split(), second.text.source.split()
    return sum(not line.startswith(("  ", "? ")) for line in difflib.ndiff(*words))


def those(holds: Callable[[Position], bool]) -> list[str]:
    """The positions of which something holds, by code and key."""
    return [f"{clause.code} {one.key}" for clause, one in POSITIONS if holds(one)]


def test_every_position_carries_stance_approval_note_and_plain_sentence():
    stances = ("customer", "balanced", "manufacturer", "neutral")

    assert those(lambda one: one.stance not in stances) == []
    assert those(lambda one: one.approval not in ("", "legal", "quality", "both")) == []
    assert those(lambda one: len(one.note.split()) < 10) == []
    assert those(lambda one: not 6 <= len(one.plain.split()) <= 45) == []


def test_every_plain_sentence_is_one_sentence():
    assert those(lambda one: not one.plain.endswith(".")) == []
    assert those(lambda one: re.search(r"[.!?] ", one.plain) is not None) == []


def test_every_position_is_written_without_legalese():
    assert those(lambda one: LEGALESE.search(one.text.source) is not None) == []


@pytest.mark.slow
def test_positions_of_one_clause_differ_by_more_than_a_word_or_two():
    alike = [
        f"{clause.code}: {first.key}, {second.key}"
        for clause in LIBRARY.clauses
        for first, second in itertools.combinations(clause.positions, 2)
        if words_apart(first, second) < FEWEST_WORDS_APART
    ]

    assert alike == []


def test_no_two_positions_of_a_clause_mean_the_same_to_procurement():
    for clause in LIBRARY.clauses:
        plain = [one.plain for one in clause.positions]

        assert len(set(plain)) == len(plain)

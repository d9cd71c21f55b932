"""Counts of more than there are."""

import pytest

from clauses.library.lint import lint
from tests.clauses.library.examples import clause, library_of, position, question, rule


def found(text: str) -> list[str]:
    held = library_of(clause("first", position("only", text)))
    return [str(one.message) for one in lint(held) if one.code == "impossible-count"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It fails in nine of six months.", "nine of six"),
        ("It fails in four of the last three months.", "four of the last three"),
        ("The nine Parties meet.", "nine Parties"),
        ("The three quality units meet.", "three quality units"),
        ("It lies between the nine.", "between the nine"),
    ],
)
def test_more_than_there_are_is_told(text: str, words: str):
    assert found(text) == [f"“{words}” cannot be: there are fewer, or two."]


@pytest.mark.parametrize(
    "text",
    [
        "It fails in four of six months.",
        "It fails in six of six months.",
        "The two Parties meet.",
        "It lies between the two.",
        "There are nine bins.",
    ],
)
def test_what_can_be_is_left_alone(text: str):
    assert found(text) == []


def test_what_is_only_shown_is_not_read():
    held = library_of(question("late"), rule("R1", "late", "It is so in nine of six months."))

    assert [one for one in lint(held) if one.code == "impossible-count"] == []

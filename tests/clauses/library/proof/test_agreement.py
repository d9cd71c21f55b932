"""The agreement that is not made yet: the ways to a position come in the same order as in the selection."""

import pytest

from clauses.library.proof.agreement import is_error
from tests.clauses.library.examples import clause, position, question, rule
from tests.clauses.library.proof.asking import Often, how_often

STANCE = question("overall_stance", "choice", options=("customer", "balanced"))
STRICT, LATE = question("strict"), question("late")
BY_ANSWERS = clause(
    "recall", position("a", when="strict"), position("b", when="late"), when="strict or late"
)
BY_STANCE = clause(
    "liability",
    position("soft", stance="neutral", when="strict"),
    position("even", stance="balanced"),
    position("hard", stance="customer"),
    chosen_by="stance",
)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ('included("recall") == (strict or late)', "always"),
        ('position("recall") == "a" and not strict', "never"),
        ('position("recall") == "b" and strict', "never"),
        ('position("recall") == "b"', "sometimes"),
        ('included("recall") and not strict and not late', "never"),
    ],
)
def test_of_positions_by_answers_the_first_that_holds_is_taken(condition: str, expected: Often):
    assert how_often(condition, STRICT, LATE, BY_ANSWERS) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ('included("liability")', "always"),
        ('strict and position("liability") != "soft"', "never"),
        ('position("liability") == "hard" and overall_stance == "balanced"', "sometimes"),
        ('position("liability") == "even" and overall_stance == "customer"', "sometimes"),
        ('position("liability") == "soft" and not strict', "sometimes"),
    ],
)
def test_where_no_answer_decides_a_pick_by_hand_or_the_stance_does(condition: str, expected: Often):
    assert how_often(condition, STANCE, STRICT, BY_STANCE) == expected


def test_a_clause_without_positions_is_never_there():
    assert how_often('included("empty")', STRICT, clause("empty")) == "never"


@pytest.mark.parametrize(
    ("severity", "expected"), [("error", True), ("warning", False), ("hint", False)]
)
def test_only_an_error_refuses_an_agreement(severity: str, expected: bool):
    assert is_error(rule("R1", "strict", severity=severity)) is expected

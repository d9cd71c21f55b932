"""What a sentence gives to the two Parties is the whole, whatever is answered."""

from fractions import Fraction

import pytest

from clauses.library import DealPoint, Library
from clauses.library.deal.interview import interview
from clauses.library.deal.selection import select
from clauses.library.language.evaluation import holds
from clauses.library.proof import obligations as owing
from clauses.library.proof import prove
from clauses.library.proof.obligations import obligations
from tests.clauses.library.examples import (
    CREATED_ON,
    clause,
    formula,
    library_of,
    position,
    question,
    rule,
)

OURS = DealPoint("ours", "What the Customer bears.", "number", "%")
APART = "The Customer bears {{ one }} and the Manufacturer bears {{ other }} of it."


def held(text: str, *things) -> Library:
    def share(key: str):
        return question(key, "percent", minimum=formula("0"), maximum=formula("100"))

    return library_of(
        OURS,
        question("wide"),
        share("one"),
        share("other"),
        clause("first", position("only", text)),
        *things,
    )


def found(library: Library) -> list[str]:
    errors = prove(library, today=CREATED_ON).errors
    return [one.words for one in errors if one.finding.code == "shares-apart"]


@pytest.mark.parametrize(
    "text",
    [
        APART,
        "{{ one }} goes to the Customer, and {{ other }} to the Manufacturer.",
        "| Who | What |\n| Costs | Customer {{ one }}, Manufacturer {{ (90 - one) | percent }} |",
        'The Customer bears {{ one | percent | sets("ours") }}.\n\n'
        'The Manufacturer bears {{ other }} and the {{ "Customer" }} {{ point("ours") | percent }}. It is so.',
        "Of all {% if wide %}the Customer bears {{ one }}, the Manufacturer {{ other }}{% endif %}.",
    ],
)
def test_shares_that_are_not_the_whole_are_found(text: str):
    assert len(found(held(text))) == 1


@pytest.mark.parametrize(
    ("text", "things"),
    [
        (APART, [rule("whole", "one + other != 100", severity="error")]),
        (
            "The Customer bears {{ one }} and the Manufacturer bears {{ (100 - one) | percent }} of it.",
            [],
        ),
        ("The Customer orders at least {{ one }} from the Manufacturer, at most {{ other }}.", []),
        ("The Customer bears {{ one }}. The Manufacturer bears {{ other }}.", []),
        ("The Customer bears {{ one }} of the cost and {{ other }} of the freight.", []),
        ("Either Party bears {{ one }}, then {{ other }}, with the Customer.", []),
        ("The Customer bears {{ one }}, the Manufacturer {{ other }}, others {{ one }}.", []),
    ],
)
def test_what_is_whole_or_no_share_is_left_alone(text: str, things: list):
    assert found(held(text, *things)) == []


def test_trying_every_answer_says_the_same():
    library = held(APART, rule("whole", "one + other < 100", severity="error"))
    (owed,) = (one for one in obligations(library) if one.kind == "shares")

    def stands(one: int, other: int) -> bool:
        given = {"one": Fraction(one), "other": Fraction(other)}
        return holds(owed.stands, select(interview(library, given, created_on=CREATED_ON)).scope)

    every = [(one, other) for one in range(0, 101, 20) for other in range(0, 101, 20)]
    assert [pair for pair in every if stands(*pair)] == [pair for pair in every if sum(pair) != 100]
    assert len(found(library)) == 1  # more than the whole is left


def test_without_the_check_nothing_is_found(monkeypatch):
    monkeypatch.setattr(owing, "owed_by_shares", lambda part, library: ())

    assert found(held(APART)) == []

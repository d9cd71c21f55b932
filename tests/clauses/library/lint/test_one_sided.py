"""One Party in the place of the other, told by what the sentence itself says."""

import pytest

from clauses.library.lint import lint
from tests.clauses.library.examples import clause, library_of, position, question, rule

CODES = ("party-twice", "act-of-the-other")


def found(text: str) -> list[str]:
    held = library_of(clause("first", position("only", text)), question("days", "integer"))
    return [one.code for one in lint(held) if one.code in CODES]


@pytest.mark.parametrize(
    "text",
    [
        "The Customer must show its plan to the Customer.",
        "If the Manufacturer refuses, the Manufacturer must go on.",
        "For each step, the Customer needs the Customer's consent.",
        "The Manufacturer must keep a list. It must give the Manufacturer a copy.",
        "The Manufacturer must:\n\n- give the Manufacturer a copy\n- keep a list",
        "The Customer leads in the one case, and the Customer in the other.",
        "The time is 2 Days for the Customer, and at least 3 Days for the Customer.",
    ],
)
def test_a_party_that_is_named_again_is_told(text: str):
    assert found(text) == ["party-twice"]


@pytest.mark.parametrize(
    "text",
    [
        "The Customer must deliver it.",
        "The Customer must not then refill the bins.",
        "A list of what the Customer has bought or made stands there.",
        "The Manufacturer may reject it.",
        "The Manufacturer's Forecasts are clear.",
        "The Customer's Quality System applies.",
        "The Customer must help:\n\n- in all that it makes\n- where the Manufacturer says what the Customer invoices",
    ],
)
def test_an_act_of_the_other_is_told(text: str):
    assert found(text) == ["act-of-the-other"]


@pytest.mark.parametrize(
    "text",
    [
        "The Customer must show its plan to the Manufacturer, and the Manufacturer answers.",
        "The Customer must pay it. It must tell the Manufacturer.",
        "It must meet the times of the Customer, which the Customer may change.",
        "The Customer must keep it. The list is long. It must reach the Customer.",
        "Both keep it. It must reach the Customer.",
        "The Customer may let another manufacturer make it for the Customer.",
        "The Customer must use Customer Materials for its own goods.",
        "The Manufacturer must agree that:\n\n- it keeps the list of the Manufacturer\n- it knows the law",
        "The Manufacturer must deliver it, and the Customer must buy it.",
        'The {{ "Customer" }} must deliver it.',
    ],
)
def test_who_is_rightly_named_is_left_alone(text: str):
    assert found(text) == []


def test_the_parties_are_called_as_the_library_calls_them():
    held = library_of(
        clause("first", position("only", "The Buyer must deliver it.")),
        question("customer_party", "party", short="Buyer"),
    )

    assert [one.code for one in lint(held) if one.code in CODES] == ["act-of-the-other"]


def test_what_is_only_shown_is_not_read():
    held = library_of(question("late"), rule("R1", "late", "The Customer must deliver it."))

    assert [one for one in lint(held) if one.code in CODES] == []

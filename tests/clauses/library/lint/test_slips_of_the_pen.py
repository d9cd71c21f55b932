"""A lost "not", and one Party in place of both: told where no contract says it, and nowhere else."""

import pytest

from clauses.library.lint import lint
from tests.clauses.library.examples import clause, library_of, position, question, rule, schedule

OF_SLIPS = ("lost-not", "may-not", "party-with-itself")


def found(text: str, *things) -> list[str]:
    held = library_of(clause("first", position("only", text)), *things)
    return [one.code for one in lint(held) if one.code in OF_SLIPS]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("This Section does apply to samples.", "lost-not"),
        ("These terms do limit a claim.", "lost-not"),
        ("It did pass on the letter.", "lost-not"),
        ("The Customer need give a reason.", "lost-not"),
        ("A Party need wait.", "lost-not"),
        ("A part has yet passed.", "lost-not"),
        ("It pays the cost yet recovered.", "lost-not"),
        ("No warranty applies, even one of fitness.", "lost-not"),
        ("Samples are marked as for sale.", "lost-not"),
        ("It pays, whether or used.", "lost-not"),
        ("The Customer must wait, nor may it sell.", "lost-not"),
        ("| A | B |\n|---|---|\n| It does apply | b |", "lost-not"),
        ("{% if late %}It does apply.{% else %}It pays.{% endif %}", "lost-not"),
        ("The Customer must notify the Customer.", "party-with-itself"),
        ("The Manufacturer must unreasonably refuse it.", "lost-not"),
        ("The Customer may not sell it.", "may-not"),
        ("The Manufacturer must not sell it to the Manufacturer.", "party-with-itself"),
        ("It is shared between the Customer and the Customer.", "party-with-itself"),
        ("The Customer grants the Customer what the Manufacturer has.", "party-with-itself"),
        ("Towards the Customer, the Customer answers for the Manufacturer.", "party-with-itself"),
    ],
)
def test_what_no_contract_says_is_told(text: str, code: str):
    assert found(text, question("late")) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "This Section does not apply to samples.",
        "A Party that does so within ten days pays.",
        "The Manufacturer does the rest, does neither and does what it can.",
        "The company that does tests pays, and so does failure to pay.",
        "The Customer must not wait, nor does delay free it.",
        "The Customer need not give a reason. They need help. Each Party needs it.",
        "The Customer must not unreasonably withhold or delay it, and must not sell it. It might not pass.",
        "It has not yet passed, whether or not it is used.",
        "It pays the cost not yet recovered, even if it is late, and samples are marked as not for sale.",
        "The Customer must supply the Customer Materials.",
        "The Customer must follow the Customer's advice.",
        "The Customer must notify the Manufacturer. The Customer pays.",
        "It is shared between the Customer and the Manufacturer.",
    ],
)
def test_what_contracts_say_is_left_alone(text: str):
    assert found(text) == []


def test_the_finding_says_what_stands_there():
    said = "Words.\n\nThe Customer must notify the Customer of what the Manufacturer did."
    (finding,) = lint(library_of(clause("first", position("only", said))))

    assert str(finding).startswith(
        'error party-with-itself: clause "first", position "only", text, line 3: In “The Customer must notify the '
        "Customer” the Customer deals with itself."
    )


def test_parties_are_known_by_the_words_of_the_library():
    text = "The Buyer must notify the Buyer. The Buyer need wait. The Customer must notify the Customer."

    assert found(text, question("customer_party", "party", short="Buyer")) == [
        "party-with-itself",
        "lost-not",
    ]


def test_schedules_are_read_and_what_is_only_shown_is_not():
    held = library_of(
        question("late"),
        schedule("annex", "It does apply."),
        rule("R1", "late", "It does apply."),
    )

    places = [str(one.place) for one in lint(held) if one.code in OF_SLIPS]
    assert places == ['schedule "annex", text, line 1']

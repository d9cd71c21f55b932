"""A burden that is allowed and a harm that is demanded: a “must” or a “not” that was lost."""

import pytest

from clauses.library.lint import lint
from tests.clauses.library.examples import clause, library_of, position, question, rule

CODES = ("burden-allowed", "lost-not")


def found(text: str) -> list[str]:
    held = library_of(clause("first", position("only", text)), question("days", "integer"))
    return [one.code for one in lint(held) if one.code in CODES]


@pytest.mark.parametrize(
    "text",
    [
        "The Customer may indemnify the Manufacturer.",
        "Each Party may comply with the law.",
        "The Manufacturer may, at its cost, report it.",
        "The Manufacturer may give Notice within 2 Business Days.",
        'It may send a list within {{ days | counted("Day") }}.',
        "The Manufacturer may promptly replace it at its own cost.",
        "The Notice may state the reason.",
        "The Records may be kept apart. It pays.",
        "The Manufacturer may give the Customer a list.",
        "The Manufacturer may:\n\n- give the Customer a list\n- ask for it",
        "The Parties may look for a way.",
        "It may test goods in line with the plan.",
        "It may look for a way by its date.",
        "The contacts may talk once a year.",
        "The Party may do it and answers for the result.",
    ],
)
def test_a_burden_that_is_allowed_is_told(text: str):
    assert found(text) == ["burden-allowed"]


@pytest.mark.parametrize(
    "text",
    [
        "The search must delay the Recall.",
        "The Manufacturer must hold back documents.",
        "Batches must be packed without the Customer's consent.",
        "It must supply, but need fill an order.",
        "It must move it to anyone else.",
        "It must sell goods before the Customer has approved them.",
        "Where they have agreed the fee, an Independent Expert sets it.",
        "It pays a fee that an Independent Expert sets where it is agreed in time.",
    ],
)
def test_a_harm_that_is_demanded_is_told(text: str):
    assert found(text) == ["lost-not"]


@pytest.mark.parametrize(
    "text",
    [
        "The Customer may end it within 10 Days.",
        "The Customer may reject it by Notice within 10 Days.",
        "The auditor may tell the Customer only whether it is right.",
        "The Customer may pay the balance at any time.",
        "It may answer or refuse it.",
        "The Manufacturer may insure it at the Customer's cost.",
        "It must keep samples that may show the cause and facts that may prove it.",
        "A message may be given by telephone.",
        "It may give or refuse this consent.",
        "The Customer may inspect each Batch within 10 Days.",
        "The Parties may add goods.",
        "The Customer may test this once in each calendar month.",
        "It may pass it on only to advisers and answers for them.",
        "It must not move it to anyone else.",
        "It must hold goods until the Customer has approved them.",
        "Where they have not agreed the fee, an Independent Expert sets it.",
        "It must not delay the Recall.",
        "It must hold back the Product concerned.",
        "It must not move it without the Customer's consent.",
        "It must tell who may move it without the Customer's consent.",
        "It must supply, but need not fill an order, and need to wait.",
    ],
)
def test_rights_and_duties_are_left_alone(text: str):
    assert found(text) == []


def test_what_is_only_shown_is_not_read():
    held = library_of(question("late"), rule("R1", "late", "The Customer may indemnify it."))

    assert [one for one in lint(held) if one.code in CODES] == []

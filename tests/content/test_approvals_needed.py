"""How many approvals deals need: none for the samples, few for the scenarios, and those that Legal's limits say."""

import json
from pathlib import Path

import pytest

from agreements.assembly.answering import read_stored_answers
from agreements.assembly.pipeline import Assembled, assemble
from agreements.standing.needed_approvals import kinds_needed
from clauses.library import Library
from clauses.library.deal.decided_by_option import approved_positions_of
from tests import scenarios
from tests.content.shipped import CONTENT, LIBRARY

MOST = 3
SAMPLES = sorted((CONTENT / "samples").glob("*.json"))


def needed(made: Assembled) -> list[tuple[str, str, str]]:
    """Code, position and kind of each approval."""
    return [
        (selected.clause.code, selected.position.key, kind)
        for selected in made.selection.selected
        for kind in kinds_needed(selected, made.selection)
    ]


def made(given: dict[str, object], library: Library = LIBRARY) -> Assembled:
    answers = read_stored_answers(given, library)
    return assemble(library, answers, created_on=scenarios.CREATED_ON)


def answers_of(name: str, **changes: object) -> dict[str, object]:
    path = scenarios.HERE / name / "answers.json"
    return json.loads(path.read_text(encoding="utf-8")) | changes


def test_there_are_samples_and_scenarios():
    assert len(SAMPLES) > 3
    assert len(scenarios.NAMES) > 12


@pytest.mark.slow
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_deal_with_its_defaults_needs_no_approval(path: Path):
    assert needed(made(json.loads(path.read_text(encoding="utf-8")))) == []


def test_defaults_alone_need_no_approval():
    assert needed(made({})) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", scenarios.NAMES)
def test_no_deal_needs_more_than_three_approvals(name: str):
    assert len(needed(made(answers_of(name)))) <= MOST


@pytest.mark.slow
@pytest.mark.parametrize(
    ("customer", "is_needed"), [(0, False), (30, False), (31, True), (40, True), (95, True)]
)
def test_fixed_shares_need_approval_beyond_the_limit(customer: int, is_needed: bool):
    given = answers_of(
        "automotive-fr-pl",
        recall_share_customer_pct=customer,
        recall_share_manufacturer_pct=100 - customer,
    )

    assert (("RCL-03", "fixed_shares", "legal") in needed(made(given))) is is_needed


@pytest.mark.slow
@pytest.mark.parametrize(
    ("currency", "value", "is_needed"),
    [
        ("USD", 5_000_000, False),
        ("USD", 5_000_001, True),
        ("USD", None, True),
        ("JPY", 750_000_000, False),
        ("JPY", 750_000_001, True),
        ("KWD", 1, True),
    ],
)
def test_small_deals_need_no_approval_of_prepayment(
    currency: str, value: int | None, is_needed: bool
):
    given = answers_of("electronics-us", currency=currency, annual_value=value)
    answers = {key: one for key, one in given.items() if one is not None}

    assert (("COM-02", "prepayment", "legal") in needed(made(answers))) is is_needed


@pytest.mark.parametrize(("months", "is_needed"), [(3, False), (4, True)])
def test_moves_after_notice_need_approval_where_qualifying_takes_long(months: int, is_needed: bool):
    given = answers_of("electronics-us", requalification_months=months)

    assert (("LOC-02", "notice_only", "quality") in needed(made(given))) is is_needed


def test_an_option_says_that_it_needs_approval_only_where_something_asks_for_it():
    """By a position that the option brings, or by a condition of approval that names the option."""
    conditions = " ".join(
        position.approval_when.source
        for clause in LIBRARY.clauses
        for position in clause.positions
        if position.approval_when is not None
    )

    assert [
        f"{question.key} {option.key}"
        for question in LIBRARY.questions
        for option in question.options
        if option.approval
        and not any(approved_positions_of(LIBRARY, question.key, option.key))
        and f'"{option.key}"' not in conditions
    ] == []

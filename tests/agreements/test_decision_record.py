"""The decision record: what decided each clause, what is not our standard, who agreed and why, bound to the file."""

import json

import pytest

from agreements.acts.approving import decide
from agreements.acts.asking import ask
from agreements.acts.issuing import issue
from agreements.models import ApprovedOrRefused
from agreements.pages.decision_record import decision_record
from agreements.standing.current import standing_of
from tests.agreements.approving import answer, point, text


@pytest.fixture
def approved(wide, petra, lena):
    """Its warranty is wide, which Legal approved."""
    ask(wide, {point(wide): "The other side insists."}, by=petra, is_whole=False)
    decide(wide, (point(wide),), ApprovedOrRefused.APPROVED, note="Just this once.", by=lena)
    return wide


def by_key(agreement):
    return {clause.key: clause for clause in decision_record(standing_of(agreement)).clauses}


def test_each_clause_tells_its_position_its_rule_and_its_answers(approved):
    inspection = by_key(approved)["inspection"]

    assert (inspection.number, inspection.position) == ("1.1", "only")
    assert inspection.rule.startswith("because")
    assert [(one.short, *one.lines) for one in inspection.answers] == [
        ("Inspection time", "30 days")
    ]
    assert len(inspection.text_sha256) == 64


def test_what_nobody_chose_otherwise_is_standard(approved):
    clauses = by_key(approved)

    assert clauses["inspection"].is_standard
    assert (clauses["warranty"].is_standard, clauses["warranty"].instead_of) == (
        False,
        "Workmanship only.",
    )


def test_other_words_of_the_same_position_are_no_standard(approved, petra):
    before = by_key(approved)["inspection"]
    answer(approved, "days", 45, petra)
    after = by_key(approved)["inspection"]

    assert (after.is_standard, after.instead_of) == (False, "")
    assert after.text_sha256 != before.text_sha256


def test_facts_of_the_deal_are_no_deviation(approved, petra):
    answer(approved, "industry", "medical", petra)

    assert by_key(approved)["inspection"].is_standard


def test_who_agreed_and_why_stands_at_what_differs(approved, lena):
    (difference,) = (
        one
        for one in decision_record(standing_of(approved)).differences
        if one.shown.part.key == "warranty"
    )
    (approval,) = difference.approvals

    assert approval.given_by == lena.get_full_name()
    assert approval.wanted_because == "The other side insists."
    assert approval.note == "Just this once."


def test_an_open_approval_is_told_as_open(browser, wide):
    (approval,) = by_key(wide)["warranty"].approvals

    assert approval.given_by == ""
    assert "Legal approval: still open" in text(browser.get(f"/agreements/{wide.pk}/record/"))


@pytest.mark.slow
def test_it_is_bound_to_the_file_once_that_is_issued(browser, approved, petra):
    copy = issue(approved, by=petra)
    response = browser.get(f"/agreements/{approved.pk}/record.json")
    told = json.loads(response.content)

    assert (told["number"], told["file_sha256"]) == (copy.number, copy.sha256)
    assert "not-to-be-handed-out" in response["Content-Disposition"]
    assert [one["heading"] for one in told["differs_from_standard"]] == ["Warranty"]
    assert {"position", "stance", "rule", "text_sha256"} <= told["clauses"][0].keys()
    assert copy.sha256 in text(browser.get(f"/agreements/{approved.pk}/record/"))

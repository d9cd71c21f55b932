"""What an approval is given to: what changes it, and what does not."""

import json
from dataclasses import replace

import pytest

from agreements.assembly.answering import read_stored_answers
from agreements.assembly.basis import basis_of
from agreements.assembly.pipeline import Assembled, assemble
from agreements.assembly.questions_behind import questions_behind
from clauses.library import Library
from clauses.library.data.codec import library_from
from tests.content.shipped import DATA, LIBRARY
from tests.scenarios import CREATED_ON, HERE

ANSWERS = json.loads((HERE / "automotive-fr-pl" / "answers.json").read_text(encoding="utf-8"))


def library_of(data: object) -> Library:
    library, _ = library_from(data)
    assert library is not None
    return library


def assembled(library: Library = LIBRARY, **changes: object) -> Assembled:
    given = {key: value for key, value in {**ANSWERS, **changes}.items() if value is not None}
    return assemble(library, read_stored_answers(given, library), created_on=CREATED_ON)


def digest(made: Assembled, clause: str = "recall-costs") -> str:
    selected = made.selection.of(clause)
    assert selected is not None
    return basis_of(made, selected).digest


SHARES = digest(assembled())


@pytest.mark.slow
def test_other_shares_are_another_basis():
    changed = assembled(recall_share_customer_pct=95, recall_share_manufacturer_pct=5)

    assert digest(changed) != SHARES


@pytest.mark.slow
def test_back_at_the_same_answers_it_is_the_same():
    assert digest(assembled()) == SHARES


@pytest.mark.slow
@pytest.mark.parametrize(
    "changes",
    [
        {"paper_size": "letter"},
        {"signature_method": "ink"},
        {"warranty_months": 40},
        {"customer_party": ANSWERS["customer_party"] | {"address": "1 Other Road, Elsewhere"}},
        {"manufacturer_party": ANSWERS["manufacturer_party"] | {"notice_name": "Somebody Else"}},
    ],
)
def test_print_style_and_what_stands_elsewhere_change_nothing(changes: dict[str, object]):
    changed = assembled(**changes)

    assert changed.document != assembled().document
    assert digest(changed) == SHARES


@pytest.mark.slow
def test_a_party_of_another_name_is_another_basis():
    renamed = ANSWERS["customer_party"] | {"legal_name": "Somebody Else SA"}

    assert digest(assembled(customer_party=renamed)) != SHARES


@pytest.mark.slow
def test_renumbering_changes_nothing():
    before = assembled()
    sections = before.document.sections
    moved = replace(
        before,
        document=replace(
            before.document,
            sections=tuple(
                replace(
                    section,
                    clauses=tuple(replace(one, number=f"9{one.number}") for one in section.clauses),
                )
                for section in sections
            ),
        ),
    )
    without = library_of(
        json.loads(json.dumps(DATA))
        | {"sections": [_without_first_clause(section) for section in DATA["sections"]]}
    )

    assert digest(moved) == SHARES
    number = {one.key: one.number for one in before.document.clauses()}["recall-costs"]
    renumbered = assembled(without)
    assert {one.key: one.number for one in renumbered.document.clauses()}["recall-costs"] != number
    assert digest(renumbered) == SHARES


def _without_first_clause(section: dict[str, object]) -> dict[str, object]:
    is_recall = any(clause["key"] == "recall-costs" for clause in section.get("clauses", []))
    return section | {"clauses": section["clauses"][1:]} if is_recall else section


@pytest.mark.slow
def test_another_heading_elsewhere_changes_nothing_and_its_own_does():
    for clause, is_same in (("recall-claims", True), ("recall-costs", False)):
        data = json.loads(json.dumps(DATA))
        for section in data["sections"]:
            for one in section.get("clauses", []):
                if one["key"] == clause:
                    one["heading"] = "Quite Another Heading"

        assert (digest(assembled(library_of(data))) == SHARES) is is_same


@pytest.mark.slow
def test_every_word_of_the_clause_counts():
    data = json.loads(json.dumps(DATA))
    for section in data["sections"]:
        for one in section.get("clauses", []):
            for position in one["positions"]:
                if (one["key"], position["key"]) == ("recall-costs", "fixed_shares"):
                    position["text"] += "\nThis sentence is new."

    assert digest(assembled(library_of(data))) != SHARES


@pytest.mark.slow
def test_the_values_that_make_the_approval_needed_count():
    before = assembled(governing_law="other", governing_law_name="the laws of Denmark")
    other = assembled(
        governing_law="other", governing_law_name="the laws of Denmark", cisg="silent"
    )

    assert digest(before, "governing-law") != digest(other, "governing-law")


@pytest.mark.slow
def test_who_set_the_shares_or_the_model_stands_behind_the_clause():
    made = assembled()
    selected = made.selection.of("recall-costs")
    assert selected is not None
    behind = questions_behind(made, selected)

    assert {"recall_cost_model", "recall_share_customer_pct", "recall_share_manufacturer_pct"} <= {
        *behind
    }
    assert "customer_party" in behind  # the clause speaks of the Customer
    assert "paper_size" not in behind
    assert "payment_days" not in behind


@pytest.mark.slow
def test_where_a_default_counts_what_it_reads_stands_behind_the_clause():
    made = assembled(recall_cost_model=None)
    selected = made.selection.of("recall-costs")
    assert selected is not None

    assert "industry" in questions_behind(
        assembled(latent_limit_months=None), assembled().selection.of("latent-defects")
    )
    assert "recall_cost_model" in questions_behind(made, selected)

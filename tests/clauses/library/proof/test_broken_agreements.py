"""What a change of a proved library breaks, shown in agreements, without the words for when it is so."""

from dataclasses import replace

import pytest

from clauses.library import Library
from clauses.library.proof.changed_library import Baseline, BrokenAgreement
from clauses.library.proof.solving import Targets, Undecided
from tests.clauses.library.examples import clause, library_of, position, question

PROVED = library_of(
    question("strict"),
    question("extra", "integer", required=False),
    clause("first", position("only", "Words.")),
    clause("third", position("only", "Words."), when="strict"),
)


@pytest.fixture(scope="module")
def baseline() -> Baseline:
    return Baseline.of(PROVED)


def with_text(text: str) -> Library:
    return replace(PROVED, clauses=(clause("first", position("only", text)), PROVED.clauses[1]))


def test_each_fault_is_shown_in_a_broken_agreement(baseline):
    broken = with_text('{{ extra }}. See {{ ref("third") }} and {{ ref("gone") }}.')

    found = list(baseline.broken_agreements(broken))

    codes = [one.code for agreement in found for one in agreement.broken]
    assert sorted(codes) == ["open-blank", "unresolved-reference", "unresolved-reference"]
    assert all(agreement.is_shown(broken) for agreement in found)


def test_of_many_faults_those_that_are_asked_for_are_shown(baseline):
    broken = with_text('{{ extra }}. See {{ ref("third") }}.')

    (found,) = baseline.broken_agreements(broken, lambda one: one.code == "open-blank")

    assert [one.code for one in found.broken] == ["open-blank"]
    assert "extra" not in found.answers
    assert list(baseline.broken_agreements(broken, lambda one: False)) == []


def test_a_broken_agreement_that_our_evaluator_does_not_see_is_not_believed(baseline, monkeypatch):
    monkeypatch.setattr(BrokenAgreement, "is_shown", lambda *given: False)

    with pytest.raises(Undecided, match="our own evaluator"):
        list(baseline.broken_agreements(with_text('See {{ ref("third") }}.')))


def test_a_fault_that_the_solver_gives_up_on_is_not_passed_over(baseline, monkeypatch):
    def gives_up(targets: Targets, *wanted):
        targets.undecided.append(("too hard", []))
        return iter(())

    monkeypatch.setattr(Targets, "by_model", gives_up)

    with pytest.raises(Undecided, match="too hard"):
        list(baseline.broken_agreements(with_text('See {{ ref("third") }}.')))

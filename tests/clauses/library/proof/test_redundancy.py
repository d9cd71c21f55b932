"""Rules that say nothing that others do not say."""

import datetime

from clauses.library.proof import prove
from clauses.library.proof.redundancy import implied_rules
from clauses.library.proof.solving import Solver, Undecided, agreement_of, solver_of
from tests.clauses.library.examples import library_of, question, rule

DAYS = question("days", "integer", minimum="1", maximum="30")


def hints(*rules) -> list[str]:
    library = library_of(DAYS, *rules)
    return [
        f"{hint.place.key}: {hint.message}"
        for hint in implied_rules(library, solver_of(agreement_of(library), library))
    ]


def test_a_rule_that_fires_only_with_another_is_implied():
    assert hints(rule("R1", "days > 20"), rule("R2", "days > 10")) == [
        'R1: Whenever this rule fires, "R2" fires too.'
    ]


def test_the_proof_tells_it():
    held = library_of(DAYS, rule("R1", "days > 20"), rule("R2", "days > 10"))

    found = prove(held, today=datetime.date(2026, 1, 1)).findings

    assert ("implied-rule", "R1") in [(one.finding.code, one.finding.place.key) for one in found]


def test_two_rules_together_may_imply_a_third():
    (hint,) = hints(
        rule("R1", "days > 5 and days < 25"), rule("R2", "days < 15"), rule("R3", "days > 10")
    )

    assert hint == 'R1: Whenever this rule fires, "R2" or "R3" fires too.'


def test_a_rule_that_asks_to_change_something_else_says_something_else():
    other = rule("R2", "days > 10", change="days")

    assert hints(rule("R1", "days > 20"), other) == []
    assert len(hints(rule("R1", "days > 20", change="days"), other)) == 1


def test_a_milder_rule_implies_nothing():
    assert hints(rule("R1", "days > 20"), rule("R2", "days > 10", severity="warning")) == []
    assert len(hints(rule("R1", "days > 20", severity="warning"), rule("R2", "days > 10"))) == 1


def test_what_the_solver_cannot_decide_is_no_hint(monkeypatch):
    def gives_up(*_):
        raise Undecided("timeout")

    monkeypatch.setattr(Solver, "is_possible", gives_up)

    assert hints(rule("R1", "days > 20"), rule("R2", "days > 10")) == []

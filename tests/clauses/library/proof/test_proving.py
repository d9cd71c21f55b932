"""What the proof finds in small libraries, and the answers that it shows."""

import datetime
from dataclasses import replace

import pytest

from clauses import library
from clauses.library.findings import Level
from clauses.library.proof import prove, proving
from clauses.library.proof.solving import Solver, Undecided
from tests.clauses.library.examples import (
    clause,
    fact,
    formula,
    library_of,
    phrase,
    position,
    question,
    rule,
)

TODAY = datetime.date(2027, 3, 1)
STRICT = question("strict")
DAYS = question("days", "integer", minimum="1", maximum="30")
MODEL = question("model", "choice", options=("fault", "shared", "fixed"))

ALWAYS_BROKEN = (
    STRICT,
    clause("first", position("only", 'See {{ ref("second") }}.')),
    clause("second", position("only"), when="strict and not strict"),
)


def proof(*things):
    return prove(library_of(*things), today=TODAY)


def errors(*things) -> list[tuple[str, str]]:
    return [(one.finding.code, one.words) for one in proof(*things).errors]


def test_a_coherent_library_has_no_finding():
    shown = proof(
        STRICT,
        clause(
            "first",
            position("only", 'See {% if strict %}{{ ref("second") }}{% else %}no{% endif %}.'),
        ),
        clause("second", position("only", "Words."), when="strict"),
    )

    assert shown.findings == ()
    assert shown.errors == ()
    assert dict(shown.proved)["references"] == 1


def test_a_reference_to_an_absent_clause_is_shown_by_answers():
    (found,) = proof(
        STRICT,
        clause("first", position("only", 'See {{ ref("second") }}.')),
        clause("second", position("only", "Words."), when="strict"),
    ).errors

    assert found.finding.code == "unresolved-reference"
    assert str(found.finding.place) == 'clause "first", position "only", text, line 1'
    assert found.counterexample == {"strict": False}
    assert found.words == "Strict is “No”"
    assert found.finding.message == (
        "The text refers to “Second”, which is not in the agreement. It is so when Strict is “No”."
        ' The sentence: See {{ ref("second") }}.'
    )


def test_a_blank_whose_question_is_not_asked_is_an_error():
    days = question("days", "integer", minimum="1", maximum="30", when="strict")

    assert errors(STRICT, days, clause("first", position("only", "Within {{ days }} days."))) == [
        ("open-blank", "Strict is “No”")
    ]


def test_a_fault_that_an_error_rule_refuses_is_none():
    things = (
        STRICT,
        clause("first", position("only", 'See {{ ref("second") }}.')),
        clause("second", position("only", "Words."), when="strict"),
    )

    assert errors(*things, rule("R1", "not strict")) == []
    assert errors(*things, rule("R1", "not strict", severity="warning")) != []


def test_positions_that_overlap_or_leave_a_gap_are_errors():
    recall = clause(
        "recall",
        position("fault", when='model in ["fault", "shared"]'),
        position("shared", when='model == "shared"'),
    )

    assert sorted(errors(MODEL, recall)) == [
        ("no-position", "Model is “Fixed”"),
        ("two-positions", "Model is “Shared”"),
    ]


def test_a_number_is_told_as_it_stands():
    late = clause("late", position("only", 'See {{ ref("never") }}.'), when="days > 29")

    ((code, words),) = errors(DAYS, late, clause("never", position("only"), when="days < 2"))

    assert (code, words) == ("unresolved-reference", "Days is 30")


def test_a_mandatory_clause_that_may_be_missing_is_an_error():
    assert errors(STRICT, clause("first", position("only"), when="strict", mandatory=True)) == [
        ("missing-mandatory-clause", "Strict is “No”")
    ]


def test_a_companion_that_may_be_missing_is_an_error():
    needs = library.Companion("second")

    assert errors(
        STRICT,
        clause("first", position("only"), companions=(needs,)),
        clause("second", position("only"), when="strict"),
    ) == [("missing-companion", "Strict is “No”")]


def test_a_fault_whatever_is_answered_says_so():
    (found,) = proof(*ALWAYS_BROKEN).errors

    assert found.words == ""
    assert "It is so whatever is answered." in found.finding.message


def test_a_fault_that_cannot_stand_today_names_its_day():
    first = clause("first", position("only", 'See {{ ref("second") }}.'))
    # No calendar has a day 7,500 years after the last agreements.
    second = clause("second", position("only"), when="created_on + 2739500 > created_on")

    (found,) = proof(first, second).errors

    assert "It shows in an agreement made on 2499-" in found.finding.message


def test_rules_that_leave_no_answers_are_told():
    found = proof(STRICT, rule("R1", "strict"), rule("R2", "not strict")).errors

    assert [one.finding.code for one in found] == ["no-agreement"]


def test_a_fact_that_depends_on_itself_stops_the_proof():
    shown = proof(fact("a", "b"), fact("b", "a"))

    assert {one.finding.code for one in shown.findings} == {"circle"}
    assert shown.proved == ()


def test_errors_come_first():
    shown = proof(
        STRICT,
        question("never", when="strict and not strict"),
        *ALWAYS_BROKEN[1:],
    )

    levels = [one.finding.level for one in shown.findings]
    assert levels == sorted(levels, key=list(Level).index)
    assert levels[0] is Level.ERROR


def gives_up(*_wanted):
    raise Undecided("timeout")


def test_what_the_solver_cannot_decide_is_an_error(monkeypatch):
    monkeypatch.setattr(Solver, "is_possible", gives_up)

    (found,) = proof(STRICT).errors

    assert found.finding.code == "not-proved"
    assert "(timeout)" in found.finding.message


@pytest.mark.parametrize("step", [1, 2])
def test_an_undecided_obligation_or_possibility_is_not_counted_as_proved(monkeypatch, step: int):
    asked = []
    possible = Solver.is_possible

    def is_possible(self, *wanted):
        asked.append(wanted)
        return gives_up() if len(asked) > step else possible(self, *wanted)

    monkeypatch.setattr(Solver, "is_possible", is_possible)
    shown = proof(
        STRICT,
        clause("first", position("only", 'See {% if strict %}{{ ref("second") }}{% endif %}x.')),
        clause("second", position("only"), when="strict"),
    )

    assert "not-proved" in {one.finding.code for one in shown.errors}


def test_answers_that_our_evaluator_does_not_believe_are_an_error(monkeypatch):
    monkeypatch.setattr(proving, "counterexample", lambda *_, **__: None)

    (found,) = proof(*ALWAYS_BROKEN).errors

    assert found.finding.code == "not-proved"
    assert found.counterexample is None
    assert found.words == ""


def test_an_undecided_counterexample_is_an_error(monkeypatch):
    monkeypatch.setattr(proving, "counterexample", lambda *_, **__: gives_up())

    (found,) = proof(*ALWAYS_BROKEN).errors

    assert found.finding.code == "not-proved"


def test_a_capitalised_phrase_that_nothing_defines_is_an_error():
    pays = clause(
        "first", position("only", "It pays{% if strict %} the Seller{% endif %} in the Union.")
    )
    named = replace(library_of(STRICT, pays), names=("Union",))

    (found,) = prove(named, today=TODAY).errors

    assert (found.finding.code, found.words) == ("undefined-term", "Strict is “Yes”")
    assert found.finding.message.startswith("“Seller” is capitalised like a term")


CHOICES = (
    library.Choice("one", "One", printed="by a seller"),
    library.Choice("two", "Two", printed="by the Seller"),
)


@pytest.mark.parametrize(
    ("kind", "words"),
    [("choice", "Payer is “Two”"), ("multi", "Payer includes “Two”")],
)
def test_the_words_of_an_option_too_may_lack_a_definition(kind: str, words: str):
    payer = replace(question("payer", kind=kind), options=CHOICES)
    pays = clause("first", position("only", "It is paid {{ payer }}."))
    named = replace(library_of(payer, pays), names=("Union",))

    (found,) = prove(named, today=TODAY).errors

    assert (found.finding.code, found.words) == ("undefined-term", words)
    assert found.finding.message.endswith("The sentence: by the Seller")


def test_a_term_in_the_words_of_an_option_wants_the_list_of_definitions():
    payer = replace(question("payer", kind="choice"), options=CHOICES)
    seller = library.DefinedTerm("Seller", phrase("who sells."))
    pays = clause("first", position("only", "It is paid {{ payer }}."))

    (found,) = prove(library_of(payer, pays, seller), today=TODAY).errors

    assert (found.finding.code, found.words) == ("undefined-term", "Payer is “Two”")
    assert "the definitions are not printed" in found.finding.message


def test_the_matrix_too_may_lack_a_definition():
    row = library.Responsibility("pay", "Pay the Seller", formula('"customer"'))
    matrix = clause("first", position("only", "Who.\n\n{{ responsibilities() }}"))
    named = replace(library_of(matrix, row), names=("Union",))

    assert [one.finding.code for one in prove(named, today=TODAY).errors] == ["undefined-term"]


def test_limits_that_cross_stop_the_proof():
    shown = proof(question("q", "integer", minimum="80", maximum="50"))

    assert [one.finding.code for one in shown.errors] == ["crossed-limits"]
    assert shown.proved == ()

"""Counterexamples: accepted by the wizard, complete, minimal, and told in words."""

import datetime
from fractions import Fraction

import pytest

from clauses import library
from clauses.library.answers import City, Party, pick_key
from clauses.library.deal.interview import interview
from clauses.library.deal.selection import select
from clauses.library.proof import counterexamples, prove
from clauses.library.proof.counterexamples import counterexample, shows
from clauses.library.proof.solving import Solver, Undecided, agreement_of, solver_of
from tests.clauses.library.examples import (
    clause,
    expression,
    fact,
    library_of,
    position,
    question,
    rule,
    schedule,
)

TODAY = datetime.date(2027, 3, 1)
EVERY_KIND = (
    question("customer_party", "party"),
    question("model", "choice", options=("fault", "shared")),
    question("markets", "multi", options=("eu", "us", "other"), minimum="2"),
    question("days", "integer", minimum="5", maximum="9"),
    question("rate", "decimal", minimum="0.5", maximum="0.75"),
    question("amount", "money"),
    question("share", "percent", also=(Fraction(0),), minimum="30", maximum="40"),
    question("start", "date", minimum="created_on + 10", maximum="created_on + 20"),
    question("product", "text", minimum="40", maximum="60"),
    question("note", "text", maximum="9"),
    question("strict"),
    question("seat", "place"),
    question("plants", "sites", minimum="3", maximum="5"),
    question("currency", "currency"),
    question("home", "country"),
    question("extra", "integer", required=False),
    library.Question(
        "attachments",
        "setup",
        "table",
        "Attachments?",
        "Attachments",
        required=False,
        columns=(library.Column("instead", "For", kind="choice", choices=("No table", "Goods")),),
    ),
    question(
        "goods",
        "table",
        columns=(
            library.Column("name", "Name"),
            library.Column("weight", "Weight", kind="decimal"),
            library.Column("note", "Note", needed="recommended"),
        ),
    ),
    schedule("goods-listed", "{{ table(goods) }}"),
    schedule("papers", "{{ table(attachments) }}", when="answered(attachments)"),
    schedule("plants-listed", "{{ sites(plants) }}"),
)
FIRST = clause("first", position("only", 'See {{ ref("second") }}.'))


def found_in(*things):
    """The counterexample of the only error."""
    ((found),) = prove(library_of(*things), today=TODAY).errors
    return found


def fault(when: str):
    """Two clauses whose only fault stands under a condition."""
    return (FIRST, clause("second", position("only"), when=f"not ({when})"))


def test_an_answer_of_every_kind_is_one_that_the_wizard_takes():
    held = library_of(*EVERY_KIND, *fault('model == "shared"'))

    (found,) = prove(held, today=TODAY).errors

    asked = interview(held, found.counterexample, created_on=TODAY)
    assert {one.origin for one in asked.asked if one.question.required} == {"answered"}
    assert found.counterexample["model"] == "shared"
    assert len(found.counterexample["markets"]) >= 2
    assert 40 <= len(found.counterexample["product"]) <= 60
    assert len(found.counterexample["note"]) <= 9
    assert found.counterexample["customer_party"].legal_name == "Example Customer party"
    assert select(asked).of("second") is None


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("strict", "Strict is “Yes”"),
        ("not strict", "Strict is “No”"),
        ('model == "shared"', "Model is “Shared”"),
        ('"eu" in markets', "Markets includes “Eu”"),
        ('"eu" not in markets', "Markets does not include “Eu”"),
        ("days > 8", "Days is 9"),
        ("rate > 0.74995", "Rate is 0.75"),
        ("share == 0", "Share is 0"),
        ("start - created_on > 19", "Start - created on is 20"),
        ('seat.country == "AT"', "country of Seat is “AT”"),
        (
            "not attached(goods) and total(goods.weight) == 12.5",
            "the sum of “Weight” in Goods is 12.5",
        ),
        (
            "not attached(goods) and not filled(goods.note)",
            "it is not so that an attached document takes the place of Goods and "
            "it is not so that each row of Goods says “Note”",
        ),
        ("attached(goods)", "an attached document takes the place of Goods"),
        ("count(plants) > 4", "the number of Plants is 5"),
        ('home == "AT"', "Home is “AT”"),
        ("not answered(extra)", "Extra is not answered"),
        ("answered(extra)", "Extra is answered"),
        ('customer_party.state == "Ohio"', "state of Customer party is “Ohio”"),
        (
            "not (customer_party.state == customer_party.state)",
            "it is not so that state of Customer party is given",
        ),
    ],
)
def test_the_words_name_what_the_fault_needs_and_nothing_else(when: str, words: str):
    assert found_in(*EVERY_KIND, *fault(when)).words == words


def test_a_fact_is_told_where_it_says_all():
    regulated = fact("is_regulated", 'model == "fault" or strict', "The product is regulated.")
    things = (*EVERY_KIND, regulated, *fault("not is_regulated and days == 5"))

    assert found_in(*things).words in (
        "Days is 5 and it is not so that the product is regulated",
        "Model is “Shared” and Days is 5 and Strict is “No”",
    )


def test_a_position_picked_by_hand_is_part_of_the_counterexample():
    stance = question("overall_stance", "choice", options=("customer", "balanced"))
    recall = clause(
        "recall",
        position("soft", 'See {{ ref("second") }}.', stance="neutral"),
        position("even", stance="balanced"),
        position("hard", stance="customer"),
        chosen_by="stance",
    )
    never = clause("second", position("only"), when="strict and not strict")

    found = found_in(stance, question("strict"), recall, never)

    assert found.counterexample[pick_key("recall")] == "soft"
    assert found.words == "the position picked in “Recall” is “Soft”"


def test_what_the_fault_does_not_need_is_usual():
    usual = question("term", "integer", minimum="1", maximum="20", default="5")

    found = found_in(question("strict"), usual, *fault("strict"))

    assert found.counterexample == {"strict": True, "term": Fraction(5)}


def test_what_is_usual_is_left_where_a_rule_refuses_it():
    usual = question("term", "integer", minimum="1", maximum="20", default="5")

    found = found_in(question("strict"), usual, *fault("strict"), rule("R1", "term == 5"))

    assert found.counterexample["term"] != Fraction(5)


@pytest.mark.parametrize(
    ("answers", "seen"),
    [
        ({"strict": True, "days": Fraction(3)}, True),
        ({"strict": False, "days": Fraction(3)}, False),
        ({"strict": True}, False),
        ({"strict": True, "days": Fraction(99)}, False),
        ({"strict": True, "days": Fraction(7)}, False),
    ],
)
def test_our_evaluator_asks_for_the_fault_and_for_what_the_wizard_accepts(answers, seen: bool):
    days = question("days", "integer", minimum="1", maximum="30")
    held = library_of(question("strict"), days, rule("R1", "days == 7"))

    assert shows(expression("strict"), held, answers, TODAY) is seen


def test_a_fault_that_the_solver_takes_back_has_no_example(monkeypatch):
    held = library_of(question("strict"), *fault("strict"))
    solver = solver_of(agreement_of(held), held)
    monkeypatch.setattr(Solver, "model", lambda *_: None)

    assert counterexample(expression("strict"), solver, held, today=TODAY) is None


def test_answers_that_do_not_show_the_fault_are_no_example(monkeypatch):
    held = library_of(question("strict"), *fault("strict"))
    solver = solver_of(agreement_of(held), held)
    monkeypatch.setattr(counterexamples, "shows", lambda *_: False)

    assert counterexample(expression("strict"), solver, held, today=TODAY) is None


def test_a_fault_that_stands_for_no_whole_amount_has_no_example():
    """The solver finds a part of a coin; an amount that a currency has does not show the fault."""
    asked = (question("currency", "currency"), question("amount", "money"))
    when = "amount > 1000.0001 and amount < 1000.0009"
    held = library_of(*asked, *fault(when))
    solver = solver_of(agreement_of(held), held)

    assert counterexample(expression(when), solver, held, today=TODAY) is None


def test_parties_and_places_have_the_parts_that_are_asked():
    third = question("third", "party")
    found = found_in(third, question("seat", "place"), *fault("answered(third)"))

    assert found.counterexample == {
        "third": Party("Example Third", country="US", address="1 Example Street"),
        "seat": City("Example City", "US"),
    }


def test_a_clause_that_nobody_picks_and_a_fact_that_is_a_number_say_nothing():
    stance = question("overall_stance", "choice", options=("customer", "balanced"))
    recall = clause(
        "recall",
        position("even", stance="balanced"),
        position("hard", stance="customer"),
        chosen_by="stance",
    )
    month = fact("months", "days / 30")
    picked = rule("R1", 'position("recall") != lookup(leaning, overall_stance)')
    leaning = library.NamedTable("leaning", "", {"customer": "hard", "balanced": "even"})
    things = (question("strict"), question("days", "integer", minimum="1", maximum="9"))

    found = found_in(*things, stance, recall, month, leaning, picked, *fault("strict"))

    assert found.words == "Strict is “Yes”"


def test_a_question_too_hard_to_decide_is_undecided():
    held = library_of(*(question(f"q{n}", "integer", minimum="2") for n in range(4)))
    solver = solver_of(agreement_of(held), held)
    cubes = "q0 * q0 * q0 + q1 * q1 * q1 == q2 * q2 * q2 and q3 > 1"
    solver.solver.set("timeout", 50)

    with pytest.raises(Undecided):
        solver.is_possible(solver.named(solver.agreement.holds(expression(cubes))))


def test_what_the_solver_cannot_shorten_is_told_at_length(monkeypatch):
    def gives_up(solver, *names):
        raise Undecided("timeout")

    things = (question("strict"), question("days", "integer", minimum="1"), *fault("strict"))
    short = found_in(*things)
    monkeypatch.setattr(Solver, "core", gives_up)

    long = found_in(*things)

    assert short.words == "Strict is “Yes”"
    assert "Strict is “Yes”" in long.words
    assert "Days" in long.words


def test_an_amount_of_a_counterexample_is_one_that_its_currency_has():
    asked = (question("currency", "currency"), question("amount", "money"))

    held = library_of(*asked, *fault("amount > 1000.0001 and amount < 1001.5"))
    (found,) = (one for one in prove(held, today=TODAY).errors if one.counterexample)

    assert found.counterexample["amount"].denominator == 1

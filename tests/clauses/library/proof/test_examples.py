"""From a model of the solver to answers that a person could have given."""

import datetime
from fractions import Fraction

import pytest

from clauses.library.answers import Answers, pick_key
from clauses.library.deal.interview import interview
from clauses.library.proof.examples import answers_in, created_on_in
from clauses.library.proof.solving import agreement_of, solver_of
from tests.clauses.library.examples import clause, library_of, position, question, rule


def answers_where(condition: str, *things) -> Answers:
    """Answers under which a condition holds; the wizard takes each of them."""
    held = library_of(*things, rule("asked", condition, severity="hint"))
    agreement = agreement_of(held)
    solver = solver_of(agreement, held)
    model = solver.model(solver.named(agreement.fires["asked"]))
    found = answers_in(model, agreement.answers, held)
    made_on = created_on_in(model, agreement.answers)
    assert datetime.date(2000, 1, 1) <= made_on <= datetime.date(2500, 1, 31)
    asked = interview(held, found, created_on=made_on).asked
    assert "misfit" not in {one.origin for one in asked}
    return found


@pytest.mark.parametrize(
    ("thing", "condition", "expected"),
    [
        (question("it"), "it", True),
        (question("it"), "not it", False),
        (question("it", "integer"), "it == 7", Fraction(7)),
        (question("it", "decimal"), "it * 4 == 1", Fraction(1, 4)),
        (question("it", "choice", options=("a", "b")), 'it == "b"', "b"),
        (question("it", "multi", options=("a", "b")), '"a" not in it', frozenset({"b"})),
        (question("it", "country"), 'it == "AT"', "AT"),
        (question("it", "country"), "answered(it)", "US"),
        (question("it", "currency"), "answered(it)", "USD"),
        (question("it", "text"), "answered(it)", "Example it"),
        (question("it", "text"), 'it == "typed"', "typed"),
        (question("it", "text", maximum="4"), "answered(it)", "Exam"),
        (question("it", "text", minimum="11"), "answered(it)", "Example it Example it"),
        (question("it", "text", minimum="11", maximum="11"), "answered(it)", "Example it."),
    ],
)
def test_an_answer_is_what_the_condition_asks_or_an_example(thing, condition: str, expected):
    assert answers_where(condition, thing) == {"it": expected}


def test_a_date_is_a_day_of_the_calendar():
    start = question("start", "date", minimum="created_on + 10", maximum="created_on + 10")

    assert isinstance(answers_where("answered(start)", start)["start"], datetime.date)


def test_sites_are_numbered():
    plants = answers_where("count(plants) == 2", question("plants", "sites"))["plants"]

    assert [(site.name, site.address) for site in plants] == [
        ("Plant 1", "1 Example Street"),
        ("Plant 2", "2 Example Street"),
    ]


def test_two_parties_never_share_a_name():
    parties = question("customer", "party"), question("supplier", "party")

    found = answers_where("answered(customer)", *parties)

    assert found["customer"].legal_name == "Example Customer"
    assert found["supplier"].legal_name == "Example Supplier"


def test_a_place_has_a_city_and_a_country():
    found = answers_where('seat.country == "AT"', question("seat", "place"))["seat"]

    assert (found.city, found.country) == ("Example City", "AT")


def test_what_is_not_asked_or_stays_open_has_no_answer():
    asked = question("strict"), question("late", when="strict")

    assert answers_where("not strict", *asked) == {"strict": False}
    assert answers_where("not answered(it)", question("it", "integer", required=False)) == {}


def test_of_two_questions_with_one_key_the_first_is_answered():
    both = question("it", "country"), question("it", "text")

    assert answers_where("answered(it)", *both) == {"it": "US"}


RECALL = clause(
    "recall",
    position("even", stance="balanced"),
    position("hard", stance="customer"),
    chosen_by="stance",
)


@pytest.mark.parametrize(
    ("condition", "picks"),
    [
        ('position("recall") == "hard"', {pick_key("recall"): "hard"}),
        ("not answered(strict)", {}),
    ],
)
def test_a_pick_by_hand_is_among_the_answers_where_there_is_one(condition: str, picks):
    strict = question("strict", required=False)

    found = answers_where(condition, strict, RECALL)

    assert {key: value for key, value in found.items() if key != "strict"} == picks

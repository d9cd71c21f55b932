"""The words that stand for all that could be answered: every word that a comparison can meet is among them."""

import datetime

import pytest
import z3

from clauses.library.answers import City
from clauses.library.deal.interview import interview
from clauses.library.deal.selection import select
from clauses.library.language.evaluation import holds
from clauses.library.language.named import NamedSet, NamedTable
from clauses.library.proof.domains import domains
from clauses.library.proof.solving import agreement_of
from tests.clauses.library.examples import (
    clause,
    fact,
    library_of,
    position,
    question,
    rule,
)

THINGS = (
    question("model", "choice", options=("one", "two")),
    question("ticks", "multi", options=("one", "three")),
    question("name", "text"),
    question("home", "country"),
    question("money", "currency"),
    question("seat", "place"),
    clause("stock", position("lean"), position("full"), chosen_by="stance"),
    fact("where", "seat.country"),
    fact("round", "round"),
    NamedSet("union", "The union.", ("DE", "FR")),
    NamedTable("laws", "Laws.", {"DE": "german", "CH": "swiss", "IN": "EUR"}),
)
ITS_CURRENCY = '"EUR" if home == "DE" else "USD"'
ANSWERS = {
    "model": "one", "ticks": frozenset({"three"}), "name": "", "home": "DE", "money": "EUR",
    "seat": City("Bern", "CH"),
}  # fmt: skip


def library_with(*conditions: str):
    rules = (rule(f"r{number}", when) for number, when in enumerate(conditions))
    return library_of(*THINGS, *rules)


def can_hold(condition: str) -> bool:
    """Whether the solver finds answers under which a condition holds."""
    held = library_with(condition)
    agreement = agreement_of(held)
    guard = agreement.holds(held.rules[0].when.expression)
    if isinstance(guard, bool):
        return guard
    solver = z3.Solver(ctx=agreement.encoder.context)
    solver.add(guard, *(limit for limit in agreement.answers.limits if limit is not True))
    return solver.check() == z3.sat


@pytest.mark.parametrize(
    ("condition", "answers"),
    [
        ('name == "typed"', {"name": "typed"}),
        ("name == model", {"name": "one"}),
        ("name in ticks", {"name": "three"}),
        ('name == position("stock")', {"name": "lean", "position.stock": "lean"}),
        ("name == lookup(laws, home)", {"name": "german"}),
        ("lookup(laws, name) == lookup(laws, seat.country)", {"name": "CH"}),
        ("name in union", {"name": "FR"}),
        ("name == where", {"name": "CH"}),
        ("money == lookup(laws, home)", {"home": "IN"}),
        ("home == where", {"home": "CH"}),
        ('home not in union and home != "CH" and home != where', {"home": "US"}),
        ("seat.city == seat.country", {"seat": City("CH", "CH")}),
        ("name == seat.city", {"name": "Bern"}),
        ("name != seat.city and name != model", {"name": "Other"}),
        ('(name if model == "one" else home) == model', {"name": "one"}),
    ],
)
def test_what_some_answers_make_true_the_solver_finds(condition, answers):
    held = library_with(condition)
    asked = interview(held, ANSWERS | answers, created_on=datetime.date(2027, 3, 1))

    assert holds(held.rules[0].when.expression, select(asked).scope)
    assert can_hold(condition)


@pytest.mark.parametrize(
    "condition",
    ['home == "Germany"', 'name == " typed "', 'name == ""', "home in nowhere", "name == round"],
)
def test_what_nobody_can_answer_the_solver_does_not_find(condition):
    assert not can_hold(condition)


def test_countries_that_no_condition_tells_apart_have_one_that_stands_for_all():
    held = library_with('home == "DE"', "seat.country in union")

    assert domains(held) == {
        ("home", ""): ("US", "DE"),
        ("seat", "country"): ("US", "DE"),
    }


def test_a_group_of_two_has_two_of_each_kind():
    held = library_with("home == where")

    assert domains(held)[("home", "")] == ("US", "DE")


def test_a_part_of_nothing_has_no_words():
    assert domains(library_with('nobody.country == "DE"')) == {("nobody", "country"): ()}


def test_the_default_of_a_required_question_tells_nothing_apart():
    required = library_of(question("money", "currency", default=ITS_CURRENCY),
                          question("home", "country"))  # fmt: skip
    optional = library_of(question("home", "country"),
                          question("money", "currency", required=False, default=ITS_CURRENCY))  # fmt: skip

    assert domains(required) == {}
    assert domains(optional) == {("home", ""): ("US", "DE")}

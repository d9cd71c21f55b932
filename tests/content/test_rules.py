"""Every rule of the shipped library fires where it should, and not one step beside it."""

import json

import pytest

from clauses.library.answers import Answers
from clauses.library.deal.interview import interview
from clauses.library.deal.selection import select
from clauses.library.language.evaluation import holds
from tests.content.deals import deal
from tests.content.rule_pairs import PAIRS, Pair
from tests.content.shipped import CREATED_ON, LIBRARY

pytestmark = pytest.mark.slow

ERRORS = {rule.key for rule in LIBRARY.rules if rule.severity == "error"}
FIRES = [(pair, change) for pair in PAIRS for change in pair.fires]
SILENT = [(pair, change) for pair in PAIRS for change in pair.silent]


def name_of(case: tuple[Pair, dict[str, object]]) -> str:
    pair, change = case
    return f"{pair.rule}-{json.dumps(change)}"


def fired(answers: Answers) -> set[str]:
    """The rules that fire, of answers that the wizard accepts."""
    asked = interview(LIBRARY, answers, created_on=CREATED_ON)
    open_ones = [
        one.question.key
        for one in asked.asked
        if one.origin == "misfit" or (one.origin == "missing" and one.question.required)
    ]
    assert open_ones == []
    scope = select(asked).scope
    return {rule.key for rule in LIBRARY.rules if holds(rule.when.expression, scope)}


@pytest.mark.parametrize("case", FIRES, ids=name_of)
def test_the_rule_fires_and_no_error_that_it_does_not_imply(case):
    pair, change = case

    found = fired(deal(pair.base, {**pair.given, **change}))

    assert pair.rule in found
    assert found & ERRORS <= {pair.rule}


@pytest.mark.parametrize("case", SILENT, ids=name_of)
def test_its_neighbour_is_silent(case):
    pair, change = case

    found = fired(deal(pair.base, {**pair.given, **change}))

    assert pair.rule not in found
    assert found & ERRORS == set()


def test_every_rule_has_its_pair_so_every_rule_can_fire():
    assert [pair.rule for pair in PAIRS] == sorted(rule.key for rule in LIBRARY.rules)


def test_every_error_and_warning_names_a_question_to_change():
    changed = {rule.change for rule in LIBRARY.rules if rule.severity != "hint"}

    assert {key for key in changed if LIBRARY.question(key) is None} == set()


def test_every_rule_that_asks_for_a_change_says_what_to_do():
    assert [rule.key for rule in LIBRARY.rules if not rule.fix] == []


def test_every_message_says_for_whom_it_is_wrong():
    sides = (
        "Customer",
        "Manufacturer",
        "Responsible Company",
        "side",
        "Nobody",
        "Neither",
        "Users",
        "users",
    )

    assert [
        one.key for one in LIBRARY.rules if not any(w in one.message.source for w in sides)
    ] == []

"""Each conflict of the shipped rules is mended by the smallest change that is told, and by nothing smaller."""

import json

import pytest

from agreements.assembly.judging import Judged, Wrong, judge, wrong_of
from agreements.assembly.memo import Memo
from agreements.assembly.smallest_change import smallest_changes
from tests.content.deals import deal
from tests.content.rule_pairs import PAIRS, Pair
from tests.content.shipped import CREATED_ON, LIBRARY

pytestmark = pytest.mark.slow

RULES = {rule.key: rule for rule in LIBRARY.rules if rule.severity != "hint"}
CONFLICTS = [(pair, change) for pair in PAIRS if pair.rule in RULES for change in pair.fires]
# What only people know: who the other company is, and the rows of a table.
LEFT_TO_PEOPLE = {"K011", "K149"}
MEMO = Memo()


def name_of(case: tuple[Pair, dict[str, object]]) -> str:
    pair, change = case
    return f"{pair.rule}-{json.dumps(change)}"


def conflict_of(case: tuple[Pair, dict[str, object]]) -> tuple[Judged, Wrong]:
    pair, change = case
    answers = deal(pair.base, {**pair.given, **change})
    return judge(LIBRARY, answers, created_on=CREATED_ON), wrong_of(RULES[pair.rule])


def test_there_are_more_than_a_hundred():
    assert len(CONFLICTS) > 100


@pytest.mark.parametrize("case", CONFLICTS, ids=name_of)
def test_one_answer_mends_it_and_makes_no_other_error(case):
    now, wrong = conflict_of(case)

    found = smallest_changes(now, wrong, MEMO)

    assert bool(found) == (wrong.key not in LEFT_TO_PEOPLE)
    for one in found:
        then = judge(LIBRARY, {**now.answers, **one.answers}, created_on=CREATED_ON)
        assert wrong not in then.wrong
        assert then.errors <= now.errors
        assert len(one.answers) == 1  # fewer is none, and that leaves it as it is


def test_the_same_answers_give_the_same_changes():
    now, wrong = conflict_of(CONFLICTS[0])

    assert smallest_changes(now, wrong, Memo()) == smallest_changes(now, wrong, Memo())

"""Where a rule is a limit, its pair stands at the limit, one step below it and one above it."""

from fractions import Fraction

import pytest

from clauses.library import Rule
from clauses.library.deal.interview import interview
from clauses.library.deal.selection import select
from clauses.library.language.evaluation import evaluate
from clauses.library.language.expressions import Compare, NumberLiteral, walk
from tests.content.deals import deal
from tests.content.rule_pairs import PAIRS, Pair
from tests.content.shipped import CREATED_ON, LIBRARY

RULES = {rule.key: rule for rule in LIBRARY.rules}
IN_ORDER = ("<", "<=", ">", ">=")
SWITCHES = (
    NumberLiteral(Fraction(0)),
    NumberLiteral(Fraction(999)),
)  # whether there is such a thing at all
GUARDED = ("K013", "K087")  # their second comparison only leaves out what K012 and K086 report
NEAR = 7  # a week in days is the widest step


def limits(rule: Rule) -> list[Compare]:
    """The comparisons of numbers in a rule, without those that only ask whether there is one."""
    compared = [node for node in walk(rule.when.expression) if isinstance(node, Compare)]
    found = [one for one in compared if one.operator in IN_ORDER and one.right not in SWITCHES]
    return found[:1] if rule.key in GUARDED else found


def distances(pair: Pair, limit: Compare) -> set[Fraction]:
    """How far from the limit the cases of a pair stand."""
    found = set()
    for change in (*pair.fires, *pair.silent):
        answers = deal(pair.base, {**pair.given, **change})
        scope = select(interview(LIBRARY, answers, created_on=CREATED_ON)).scope
        left, right = evaluate(limit.left, scope), evaluate(limit.right, scope)
        if left is not None and right is not None:
            found.add(left - right)
    return found


LIMITED = [pair for pair in PAIRS if limits(RULES[pair.rule])]


@pytest.mark.parametrize("pair", LIMITED, ids=[pair.rule for pair in LIMITED])
def test_a_limit_is_tried_from_both_sides_and_where_it_can_be_met_at_it(pair):
    for limit in limits(RULES[pair.rule]):
        near = {one for one in distances(pair, limit) if abs(one) <= NEAR}

        assert min(near) < 0 < max(near)
        assert 0 in near or pair.rule == "K087"  # months of 4.3 weeks never meet whole weeks


def test_more_than_forty_rules_are_limits():
    assert len(LIMITED) > 40

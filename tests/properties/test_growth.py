"""The bound of arithmetic over generated expressions: what lint lets through, the evaluator always calculates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauses.library.deal.interview import InterviewScope
from clauses.library.language import expressions as ex
from clauses.library.language.calculation import BOUND
from clauses.library.language.evaluation import evaluate
from clauses.library.lint.growth import growing_arithmetic
from clauses.library.values import Formula
from tests.clauses.library.examples import fact, library_of, question
from tests.properties.test_typed_numbers import NUMBERS

pytestmark = pytest.mark.slow

QUESTIONS = (question("value", "money"), question("rate", "decimal"), question("days", "integer"))
LEAVES = st.sampled_from([ex.Name(one.key) for one in QUESTIONS]) | st.builds(
    ex.NumberLiteral, NUMBERS.filter(bool)
)
ARITHMETIC = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds(ex.Arithmetic, st.sampled_from("+-*/"), inner, inner)
        | st.builds(ex.Ceiling, inner)
        | st.builds(
            ex.Extremum, st.sampled_from(["min", "max"]), st.lists(inner, min_size=2).map(tuple)
        )
    ),
    max_leaves=30,
)


@given(ARITHMETIC, NUMBERS.filter(bool), NUMBERS.filter(bool), st.integers(1, 10**14 - 1))
def test_what_lint_lets_through_is_always_calculated_within_the_bound(tree, value, rate, days):
    held = library_of(*QUESTIONS, fact("tried", "1"))
    placed = Formula("tried", tree)
    held = library_of(*QUESTIONS, type(held.facts[0])("tried", "Tried.", placed))
    scope = InterviewScope(held, {"value": value, "rate": rate, "days": value.__class__(days)})

    number = evaluate(tree, scope)

    assert number is None or (abs(number.numerator) < BOUND and number.denominator < BOUND)
    divides = any(
        isinstance(node, ex.Arithmetic) and node.operator == "/" for node in ex.walk(tree)
    )
    if not divides and not tuple(growing_arithmetic(held)):
        assert number is not None

"""Guards: what is settled folds away, the rest is what the solver reads."""

from fractions import Fraction

import pytest
import z3

from clauses.library.proof.guards import (
    aligned,
    choose,
    conj,
    disj,
    exact,
    negation,
    settled_in,
)

STRICT, LATE = z3.Bools("strict late")
ONE, TWO = z3.IntVal(1), z3.IntVal(2)


@pytest.mark.parametrize(
    ("guard", "expected"),
    [
        (conj(()), True),
        (conj((True, True)), True),
        (conj((STRICT, False)), False),
        (disj(()), False),
        (disj((False, False)), False),
        (disj((STRICT, True)), True),
        (negation(True), False),
        (negation(False), True),
    ],
)
def test_what_is_settled_needs_no_solver(guard, expected: bool):
    assert guard is expected


def test_one_open_guard_among_settled_ones_stays_itself():
    assert conj((True, STRICT, True)) is STRICT
    assert disj((False, STRICT, False)) is STRICT


def test_open_guards_are_joined_as_the_solver_joins_them():
    assert conj((STRICT, LATE)).eq(z3.And(STRICT, LATE))
    assert disj((STRICT, LATE)).eq(z3.Or(STRICT, LATE))
    assert negation(STRICT).eq(z3.Not(STRICT))


def test_a_settled_condition_chooses_at_once():
    assert choose(True, ONE, TWO) is ONE
    assert choose(False, ONE, TWO) is TWO


def test_an_open_condition_leaves_the_choice_to_the_solver():
    assert choose(STRICT, ONE, TWO).eq(z3.If(STRICT, ONE, TWO))


def test_numbers_of_one_sort_stay_as_they_are():
    half = z3.RealVal(str(Fraction(1, 2)))

    assert aligned(ONE, TWO) == (ONE, TWO)
    assert exact(half) is half


def test_a_whole_number_beside_a_fraction_becomes_one():
    half = z3.RealVal(str(Fraction(1, 2)))

    one, other = aligned(ONE, half)

    assert one.is_real()
    assert other is half


def test_what_a_model_leaves_open_has_a_usual_value():
    solver = z3.Solver()
    solver.add(STRICT)
    assert solver.check() == z3.sat
    model = solver.model()

    assert settled_in(model, STRICT)
    assert not settled_in(model, LATE)
    assert settled_in(model, True)
    assert not settled_in(model, False)

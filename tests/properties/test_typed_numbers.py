"""Numbers from the key to the row: every number that a field shows reads back as itself, and nothing is guessed."""

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.assembly.reading import Reader
from agreements.wizard.typed_numbers import Unclear, amount_to_type, number_to_type, number_typed
from clauses.library.answers import DECIMALS, LARGEST_NUMBER, figures, to_json
from clauses.library.values import Question

pytestmark = pytest.mark.slow

STEPS = st.integers(-(LARGEST_NUMBER - 1) * 10**DECIMALS, (LARGEST_NUMBER - 1) * 10**DECIMALS)
SMALL = st.integers(-(10**8), 10**8)
NUMBERS = (STEPS | SMALL).map(lambda steps: Fraction(steps, 10**DECIMALS))


@given(NUMBERS)
def test_what_a_field_shows_reads_back_as_itself(number):
    assert number_typed(number_to_type(number), is_whole=False) == number


@given(NUMBERS)
def test_what_is_stored_reads_back_as_itself(number):
    question = Question("x", "deal", "decimal", "X?", "X")

    assert Reader(question).value(json.loads(json.dumps(to_json(number)))) == number


@given(NUMBERS)
def test_what_is_printed_for_people_is_the_number_itself(number):
    assert Fraction(figures(number).replace(",", "")) == number


@given(st.integers(1, 999), st.sampled_from(".,"), st.integers(0, 999), st.booleans())
def test_three_digits_after_one_point_or_comma_are_never_guessed(whole, sign, three, is_whole):
    with pytest.raises(Unclear, match="Which do you mean"):
        number_typed(f"{whole}{sign}{three:03}", is_whole=is_whole)


@given(st.text(st.sampled_from("0123456789.,-' \u00a0\u202fe+٣１"), max_size=60), st.booleans())
def test_whatever_is_typed_gives_a_number_within_bounds_or_a_sentence(typed, is_whole):
    try:
        number = number_typed(typed, is_whole=is_whole)
    except Unclear as unclear:
        assert str(unclear)  # noqa: PT017  either outcome is right; which one, the tests above say
    else:
        assert number is None or abs(number) < LARGEST_NUMBER


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1 250 000", "1250000"),
        ("1\u00a0250\u00a0000", "1250000"),
        ("1\u202f250\u202f000.5", "1250000.5"),
        ("1'250'000", "1250000"),
        ("1’250’000.55", "1250000.55"),
        ("1,250,000", "1250000"),
        ("1,250.50", "1250.5"),
        ("250 000", "250000"),
        ("0.125", "0.125"),
        ("250000.125", "250000.125"),
        ("250.1250", "250.125"),
        ("-3", "-3"),
    ],
)
def test_thousands_are_grouped_in_the_usual_ways(typed, number):
    assert number_typed(typed, is_whole=False) == Fraction(number)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [("21.4", "21.40"), ("21", "21"), ("0.125", "0.125"), ("12.34", "12.34"), ("-3.5", "-3.50")],
)
def test_an_amount_is_shown_with_its_cents(amount, shown):
    assert amount_to_type(Fraction(amount)) == shown
    assert number_typed(shown, is_whole=False) == Fraction(amount)

"""Amounts over every currency: what is stored, read back, reviewed and printed is what was typed."""

import datetime
import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.assembly.formatting import money
from agreements.assembly.reading import Reader
from agreements.wizard.typed_numbers import number_to_type, number_typed
from agreements.words.answer_words import lines_of
from clauses.library.answers import LARGEST_NUMBER, Amount, to_json
from clauses.library.deal.amounts import decimals_of
from clauses.library.deal.interview import interview
from clauses.library.kinds import CURRENCIES
from clauses.library.language.known_names import CURRENCY
from tests.clauses.library.examples import library_of, question

pytestmark = pytest.mark.slow

VALUE = question("value", "money")
DEAL = library_of(question(CURRENCY, "currency"), VALUE)
TODAY = datetime.date(2027, 3, 1)


@st.composite
def amounts(draw) -> Amount:
    """An amount that its currency has."""
    currency = draw(st.sampled_from(CURRENCIES))
    scale = 10 ** decimals_of(currency)
    return Amount(Fraction(draw(st.integers(1, LARGEST_NUMBER * scale - 1)), scale), currency)


def asked(currency: str, given_value: object):
    return interview(DEAL, {CURRENCY: currency, "value": given_value}, created_on=TODAY).of("value")


@given(amounts())
def test_screen_review_and_document_show_the_amount_that_was_typed(amount):
    typed = number_typed(number_to_type(amount.number), is_whole=False)
    stored = json.loads(json.dumps(to_json(Amount(typed, amount.currency))))
    read = Reader(VALUE).value(stored)

    assert read == amount
    assert asked(amount.currency, read).value == amount.number
    printed = money(amount.number, amount.currency)
    assert lines_of(VALUE, read) == (printed,)
    assert printed.startswith(f"{amount.currency} ")
    assert Fraction(printed[4:].replace(",", "")) == amount.number


@given(amounts(), st.sampled_from(CURRENCIES))
def test_an_amount_never_counts_in_another_currency(amount, currency):
    now = asked(currency, amount)

    assert now.value == (amount.number if currency == amount.currency else None)
    assert (now.origin == "misfit") is (currency != amount.currency)


@given(amounts(), st.integers(1, 9))
def test_more_decimals_than_the_currency_has_are_refused(amount, last):
    finer = amount.number + Fraction(last, 10 ** (decimals_of(amount.currency) + 1))

    assert asked(amount.currency, finer).origin == "misfit"


@given(st.sampled_from(CURRENCIES), st.integers(-LARGEST_NUMBER, 0))
def test_an_amount_is_above_zero(currency, number):
    assert asked(currency, Fraction(number)).origin == "misfit"


@pytest.mark.parametrize(
    ("currency", "number", "printed"),
    [
        ("KWD", "250000.125", "KWD 250,000.125"),
        ("BHD", "99.999", "BHD 99.999"),
        ("JPY", "1000", "JPY 1,000"),
        ("EUR", "12.5", "EUR 12.50"),
        ("CLF", "1.2345", "CLF 1.2345"),
    ],
)
def test_amounts_print_with_the_decimals_of_their_currency(currency, number, printed):
    assert money(Fraction(number), currency) == printed

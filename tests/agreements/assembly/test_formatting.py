"""Numbers and amounts in words, as they are read back to whoever types them."""

from fractions import Fraction

import pytest

from agreements.assembly.formatting import amount_in_words, number_in_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Fraction(250_000), "two hundred and fifty thousand"),
        (Fraction(5, 2), "two point five"),
        (Fraction(-3), "minus three"),
    ],
)
def test_a_number_is_read_back_with_its_sign_and_decimals(value, words):
    assert number_in_words(value) == words


@pytest.mark.parametrize(
    ("value", "currency", "words"),
    [
        (1, "EUR", "one euro"),
        (2, "EUR", "two euros"),
        (250_000, "USD", "two hundred and fifty thousand US dollars"),
        (2, "", "two"),
    ],
)
def test_an_amount_is_read_back_with_its_currency_where_there_is_one(value, currency, words):
    assert amount_in_words(Fraction(value), currency) == words

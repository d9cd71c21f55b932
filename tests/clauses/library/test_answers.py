"""The values of answers as JSON, and the keys of answers that belong to no question."""

import datetime
from fractions import Fraction

import pytest

from clauses.library.answers import City, Party, Site, pick_key, responsibility_key, to_json


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("pharma", "pharma"),
        (True, True),
        (Fraction(30), 30),
        (Fraction(5, 2), "2.5"),
        (Fraction(2, 3), "0.666667"),  # without end: six decimals
        (datetime.date(2027, 3, 1), "2027-03-01"),
        (frozenset(["us", "eu"]), ["eu", "us"]),
        (Party(legal_name="Acme"), {"legal_name": "Acme"}),
        (City("Geneva", "CH"), {"city": "Geneva", "country": "CH"}),
        ((Site(name="Plant"), Site()), [{"name": "Plant"}, {}]),
        ((), []),
    ],
)
def test_a_value_is_written_as_plain_data(value, written):
    assert to_json(value) == written


def test_picks_and_rows_have_keys_that_no_question_can_have():
    assert pick_key("recall-costs") == "position.recall-costs"
    assert responsibility_key("batch-release") == "responsibility.batch-release"

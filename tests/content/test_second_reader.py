"""The second reader stumbles over what is wrong in the words of an agreement, and over nothing else."""

import pytest

from tests.content.second_reader import misread

AGREEMENT = """\
MANUFACTURING AND SUPPLY AGREEMENT
==================================

between Nordlicht GmbH (Customer)
and Werkstatt Süd GmbH (Manufacturer)

1. FOUNDATION
=============

1.1 Terms
---------

In this Agreement:

      Agreement means this contract.

      Batch means what is made in one run, as the Customer
            ordered it from Nordlicht GmbH.

1.2 Inspection
--------------

1.2.1 The Customer must inspect each Batch within 30 days, as Section 1.1 (Terms) and
      Schedule A (Prices) say:
      (a)   at its arrival; and
      (b)   again after one year.

SCHEDULE A: PRICES
==================

+-------+---------------+
| Goods | The price of  |
|       | each Batch    |
+-------+---------------+
"""


def test_a_term_in_quotes_is_defined_there_and_once():
    here = AGREEMENT.replace(
        "at its arrival;", "at its arrival (an “Arrival”), as each Arrival comes;"
    )

    assert list(misread(here, typed=("Nordlicht GmbH", "Werkstatt Süd GmbH"))) == []
    again = here.replace("after one year", "after an “Arrival”")
    assert "a term is defined twice: Arrival" in list(misread(again))


def stumbles(*, old: str = "", new: str = "") -> list[str]:
    assert old in AGREEMENT
    text = AGREEMENT.replace(old, new, 1) if old else AGREEMENT
    return list(misread(text, typed=("Nordlicht GmbH", "Werkstatt Süd GmbH")))


def test_nothing_is_wrong_with_what_is_whole():
    assert stumbles() == []


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("each Batch within", "each Lot within", "a term is not defined"),
        ("each Batch    |", "each Lot      |", "a term is not defined"),
        ("      Batch means", "      Agreement means", "a term is defined twice"),
        ("Section 1.1 (Terms)", "Section 1.3 (Terms)", "a reference leads nowhere"),
        ("Section 1.1 (Terms)", "Section 1.1 (Words)", "a reference leads nowhere"),
        ("Schedule A (Prices)", "Schedule B", "a reference leads nowhere"),
        ("must inspect", "must must inspect", "a word twice"),
        ("one year.", "one year .", "a sign behind a space"),
        ("one year.", "one year..", "two signs"),
        ("one year.", "one year ().", "empty brackets"),
        ("arrival; and", "arrival and. x", "a joining word before a stop"),
        ("one year.", "{{ years }}.", "a sign of the language"),
        ("one year.", "[Years].", "an open blank"),
        ("30 days", "1 days", "one of many"),
        ("30 days", "30 day", "many of one"),
        ("one year.", "a event.", "a before a vowel"),
        ("one year.", "an year.", "an before a consonant"),
        (
            ":\n      (a)   at its arrival; and\n      (b)   again after one year.",
            ":",
            "nothing stands",
        ),
    ],
)
def test_what_is_wrong_is_told(old: str, new: str, what: str):
    assert [one for one in stumbles(old=old, new=new) if one.startswith(what)]

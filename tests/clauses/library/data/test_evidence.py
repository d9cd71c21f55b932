"""How sources of rules, studies and market practice are read and written."""

import json
from fractions import Fraction

from clauses import library
from clauses.library.data.codec import library_from
from tests.clauses.library.writing import library_to

DATA = {
    "key": "small",
    "title": "Small",
    "sections": [],
    "studies": [
        {
            "key": "count",
            "title": "A count",
            "authors": "Somebody",
            "address": "https://example.org/count",
            "licence": "CC BY 4.0",
            "licence_address": "https://example.org/licence",
            "agreements": 35,
            "method": "Read.",
            "changes": "Figures only.",
        }
    ],
    "market": [
        {
            "question": "days",
            "study": "count",
            "agreements": 12,
            "blacked_out": 10,
            "settled": 32,
            "least": 1.4,
            "low": 9.2,
            "median": 25.5,
            "high": 33,
            "most": 75,
            "conversion": "One week is seven days.",
            "note": "Five use working days.",
            "wider": "93 on goods",
            "wider_agreements": 21,
            "wider_low": 10,
            "wider_median": 21,
            "wider_high": 30,
        },
        {
            "question": "model",
            "study": "count",
            "agreements": 9,
            "counts": [{"agreements": 7, "option": "none"}, {"agreements": 2, "what": "Other."}],
        },
    ],
}


def read(data: dict) -> library.Library:
    held, findings = library_from(data)
    assert (findings, held is None) == ((), False)
    return held


def test_market_practice_is_read_with_its_study():
    held = read(DATA)

    assert held.studies == (
        library.Study(
            "count",
            "A count",
            "Somebody",
            "https://example.org/count",
            "CC BY 4.0",
            "https://example.org/licence",
            35,
            "Read.",
            "Figures only.",
        ),
    )
    days, model = held.market
    assert (days.agreements, days.blacked_out, days.settled) == (12, 10, 32)
    assert days.spread == library.Spread(Fraction("9.2"), Fraction("25.5"), Fraction(33))
    assert days.wider_spread == library.Spread(Fraction(10), Fraction(21), Fraction(30))
    assert (days.least, days.most) == (Fraction("1.4"), Fraction(75))
    assert model.counts == (library.OptionCount(7, "none"), library.OptionCount(2, what="Other."))


def test_what_nobody_counted_is_no_number():
    (practice,) = read(
        {"key": "a", "title": "A", "market": [{"question": "days", "study": "count"}]}
    ).market

    assert (practice.agreements, practice.blacked_out, practice.settled) == (None, None, None)
    assert (practice.spread, practice.wider_spread) == (None, None)


def test_market_practice_is_written_as_it_was_read():
    assert library_to(read(DATA)) == DATA


def test_an_edition_of_the_first_format_is_read_for_ever():
    """It knows nothing of market practice, studies and the sources of rules."""
    edition = '{"format":1,"key":"small","language_version":1,"title":"Small"}'

    assert read(json.loads(edition)) == library.Library("small", "Small")

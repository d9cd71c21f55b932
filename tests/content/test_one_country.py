"""Two companies of one country get what is usual there: its law, its courts, an institution, its English."""

import datetime
import re
from fractions import Fraction

import pytest

from agreements.assembly.pipeline import assemble
from agreements.assembly.plaintext import plain_text
from clauses.library.answers import City
from clauses.library.deal.interview import Interview, interview
from tests.content.shipped import LIBRARY, party

TODAY = datetime.date(2027, 1, 15)


def asked(customer: str, maker: str, **answers) -> Interview:
    sides = {
        "customer_party": party("One", customer),
        "manufacturer_party": party("Other", maker),
    }
    return interview(LIBRARY, {**sides, **answers}, created_on=TODAY)


@pytest.mark.parametrize(
    ("country", "law", "rules", "english", "paper", "currency"),
    [
        ("US", "NY", "aaa", "american", "letter", "USD"),
        ("GB", "ENG", "lcia", "british", "a4", "GBP"),
        ("DE", "DE", "dis", "british", "a4", "EUR"),
        ("CH", "CH", "swiss", "british", "a4", "CHF"),
        ("SE", "SE", "scc", "british", "a4", "SEK"),
        ("CN", "CN", "cietac", "british", "a4", "CNY"),
        ("JP", "JP", "jcaa", "british", "a4", "JPY"),
        ("SG", "SG", "siac", "british", "a4", "SGD"),
        ("FR", "FR", "icc", "british", "a4", "EUR"),
        ("IN", "IN", "mcia", "british", "a4", "INR"),
    ],
)
def test_one_country_decides_by_default(country, law, rules, english, paper, currency):
    deal = asked(country, country)

    assert deal.value("dispute_method") == "courts"
    assert deal.value("governing_law") == law
    assert deal.value("english") == english
    assert deal.value("paper_size") == paper
    assert deal.value("currency") == currency
    arbitrated = asked(country, country, dispute_method="arbitration")
    assert arbitrated.value("arbitration_rules") == rules


def test_two_countries_get_what_is_neutral():
    deal = asked("US", "DE")

    assert deal.value("english") == "british"
    assert deal.value("dispute_method") == "arbitration"
    assert deal.value("arbitration_rules") == "icc"


@pytest.mark.parametrize(("country", "law"), [("PT", None), ("NL", "NL")])
def test_where_nothing_is_known_the_wizard_asks(country, law):
    deal = asked(country, country, dispute_method="arbitration")

    assert deal.of("arbitration_rules").origin == "missing"
    assert deal.value("governing_law") == law


def test_a_default_says_where_it_comes_from():
    rules = asked("DE", "DE", dispute_method="arbitration").of("arbitration_rules")

    assert rules.because == "an institution in the country of both sides"


@pytest.mark.parametrize(
    ("currency", "value", "arbitrators"),
    [
        ("EUR", 2_000_000, "three"),
        ("EUR", 1_999_999, "one"),
        ("JPY", 5_000_000, "one"),
        ("JPY", 300_000_000, "three"),
        ("ISK", 2_000_000, "one"),  # Legal has set no figure for it
    ],
)
def test_a_limit_in_money_follows_the_currency(currency, value, arbitrators):
    deal = asked(
        "DE", "DE", currency=currency, annual_value=Fraction(value), dispute_method="arbitration"
    )

    assert deal.value("arbitrators") == arbitrators


def test_a_currency_without_a_figure_gets_no_default_and_the_wizard_asks():
    assert asked("DE", "DE", currency="JPY").value("insurance_product_min") == 750_000_000
    assert asked("DE", "DE", currency="ISK").of("insurance_product_min").origin == "missing"


def printed_between(country: str, **answers) -> str:
    """The words of an agreement between two companies of a country, with what they typed in British."""
    sides = {
        "customer_party": party("Colour Labs", country),
        "manufacturer_party": party("Harbour Moulds", country),
        "product_description": "Labelled programmes for licence plates.",
        "dispute_place": City("Springfield", country),
    }
    made = assemble(LIBRARY, {**sides, **answers}, created_on=TODAY)
    return " ".join(plain_text(made.document).split())


def test_two_american_companies_read_american_words_and_their_own_as_typed():
    text = printed_between("US", effective_date=datetime.date(2027, 3, 1))

    assert "Labelled programmes for licence plates" in text
    assert "Colour Labs" in text
    assert " Harbour Road, United States" in text
    assert "Process License" in text
    assert "The “Effective Date” is March 1, 2027." in text
    ours = text.replace("Labelled programmes for licence plates", "").lower()
    assert not re.search(r"licen[c]e|labour|authoris|labelling|defence|recognis|towards", ours)


@pytest.mark.parametrize("english", ["british", "american"])
def test_either_english_can_be_chosen(english):
    text = printed_between("US", english=english)

    assert ("Process Licence" in text) == (english == "british")


def test_at_home_no_country_and_no_foreign_institution_is_named():
    text = printed_between("GB", dispute_method="mediation_courts")

    assert "the courts of Springfield have exclusive jurisdiction" in text
    assert "International Chamber of Commerce" not in text


def test_a_court_abroad_is_named_with_its_country():
    text = printed_between("GB", dispute_place=City("Geneva", "CH"))

    assert "the courts of Geneva, Switzerland have exclusive jurisdiction" in text

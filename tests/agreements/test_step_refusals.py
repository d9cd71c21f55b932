"""What a step refuses at the field; what was typed is kept, and nothing is a server error."""

import pytest

from tests.agreements.browsing import fields_on

pytestmark = pytest.mark.slow


def text(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize(
    ("section", "field", "typed", "message"),
    [
        ("terms", "days", "soon", "Enter a whole number in digits"),
        ("terms", "days", "4.5", "Enter a whole number in digits"),
        ("terms", "days", "4", "Enter 0, or a number from 5 to 90 (days)."),
        ("terms", "days", "9" * 100_000, "Enter a whole number in digits"),
        ("terms", "days", "\x00", "Enter a whole number in digits"),
        ("terms", "share", "101", "Enter a number from 0 to 100"),
        ("terms", "share", "1e9", "Enter a number in digits with a point"),
        ("terms", "rate", "0.00001", "at most 4 decimals"),
        ("terms", "rate", "9" * 16, "below 100 million million"),
        ("terms", "rate", "1.250", "For one point two five, type 1.25."),
        ("terms", "days", "1.000", "For one thousand, type 1000. For one, type 1."),
        ("terms", "days", "1,000", "can be read in two ways. Which do you mean?"),
        ("deal", "value", "250.000", "For two hundred and fifty thousand, type 250000."),
        ("deal", "value", "1.250.000", "Did you mean 1250000? Type 1250000."),
        ("deal", "value", "1.250,50", "Did you mean 1250.50? Type 1250.50."),
        ("deal", "value", "12,5", "Did you mean 12.5? Type 12.5."),
        ("deal", "value", "1 2 3", "Enter a number in digits"),
        ("deal", "value", "Infinity", "Enter a number in digits"),
        ("deal", "value", "nan", "Enter a number in digits"),
        ("terms", "recall", "maybe", "Choose one of the options."),
        ("terms", "position.warranty", "magic", "Choose one of the options."),
        ("terms", "notice_days", "x", "Enter a whole number in digits"),
        ("deal", "industry", "magic\x00", "Choose one of the options."),
        ("deal", "markets", ["us", "mars"], "Choose only from the options."),
        ("deal", "currency", "XXX", "Choose one of the options."),
        ("deal", "home", "ZZ", "Choose one of the options."),
        ("deal", "start", "31.1.2199", "Enter a date as year, month and day"),
        ("deal", "start", "2199-02-31", "Enter a date as year, month and day"),
        ("deal", "start", "1999-01-31", "Enter a date of "),
        ("deal", "product", "pump", "Write 5 to 600 characters."),
        ("deal", "product", "x" * 100_000, "This is 100,000 characters long. Shorten it to 5,000."),
        ("deal", "product", "a \u202e pump", "cannot be printed (U+202E)"),
        ("deal", "product", "a pump \x00", "cannot be printed (U+0000)"),
        ("deal", "product", "a pump \ue000", "cannot be printed (U+E000)"),
        ("deal", "customer_party-legal_name", "x" * 301, "Shorten it to 300."),
        ("deal", "customer_party-notice_email", "nobody", "Enter an e-mail address"),
        ("deal", "customer_party-country", "Utopia", "Choose one of the options."),
        ("deal", "manufacturing_sites-0-name", "\x07", "cannot be printed (U+0007)"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_at_the_field_and_nothing_is_saved(
    save_step, agreement, section, field, typed, message
):
    response = save_step(section, {field: typed})

    page = text(response)
    assert response.status_code == 200
    assert "<title>Error: " in page
    assert page.count(message) >= 2  # in the summary and at the field
    assert not agreement.answer_rows.exists()


def test_what_was_typed_is_kept_beside_the_error(save_step, agreement):
    response = save_step("deal", {"value": "lots", "product": "A fine pump"})

    assert fields_on(response)["value"] == ["lots"]
    assert fields_on(response)["product"] == ["A fine pump"]


def test_too_many_sites_are_refused(save_step, agreement):
    sites = {f"manufacturing_sites-{row}-name": f"Plant {row}" for row in range(4)}

    response = save_step("deal", sites | {"rows-manufacturing_sites": "4"})

    assert "no more than 3" in text(response)


def test_unticking_everything_is_refused_where_one_is_needed(browser, agreement):
    address = f"/agreements/{agreement.pk}/sections/deal/"
    page = fields_on(browser.get(address))
    del page["markets"]

    response = browser.post(address, page)

    assert "Choose at least one." in text(response)


@pytest.mark.parametrize(
    "broken",
    [
        {"rows-manufacturing_sites": "x" * 5000},
        {"rows-manufacturing_sites": "99999999999999999999"},
        {"rows-manufacturing_sites": "9" * 4301},
        {"seen-days": "9" * 5000, "shown-days": "[" * 100_000, "days": "31"},
        {"shown-days": "\x00", "seen-days": "²", "days": "31"},
        {"action": "remove manufacturing_sites 999"},
        {"action": "remove nothing x"},
        {"action": "add \x00"},
    ],
)
def test_broken_hidden_fields_are_no_server_error(save_step, broken):
    for section in ("deal", "terms"):
        assert save_step(section, broken).status_code in (200, 302)

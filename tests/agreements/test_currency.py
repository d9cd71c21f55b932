"""The currency of a deal: amounts keep the one that they were given in, have its decimals, and are never converted."""

import pytest

from agreements.models import Agreement
from tests.agreements.browsing import fields_on


@pytest.fixture
def deal(agreement: Agreement) -> str:
    return f"/agreements/{agreement.pk}/sections/deal/"


def text(response) -> str:
    return response.content.decode()


def test_an_amount_is_stored_with_its_currency(save_step, agreement):
    save_step("deal", {"currency": "KWD", "value": "250000.125"})

    assert agreement.answers_json()["value"] == "KWD 250000.125"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("currency", "typed", "message"),
    [
        ("JPY", "1000.5", "An amount in JPY has no decimals. Round 1,000.5."),
        ("BHD", "99.9991", "An amount in BHD has at most 3 decimals. Round 99.9991."),
        ("EUR", "12.505", "can be read in two ways"),
        ("EUR", "1200.505", "An amount in EUR has at most 2 decimals. Round 1,200.505."),
        ("EUR", "-1", "Enter an amount above 0."),
        ("EUR", "0", "Enter an amount above 0."),
        ("EUR", "9" * 15, "below 100 million million"),
    ],
)
def test_an_amount_that_its_currency_has_not_is_refused_at_the_field(
    save_step, agreement, currency, typed, message
):
    response = save_step("deal", {"currency": currency, "value": typed})

    assert text(response).count(message) >= 2
    assert "value" not in agreement.answers_json()


@pytest.mark.slow
def test_a_change_of_currency_asks_for_the_amount_on_the_page_again(save_step, agreement):
    save_step("deal", {"currency": "USD", "value": "6000000"})

    refused = save_step("deal", {"currency": "EUR"})

    assert "This was USD 6,000,000. Enter the amount in EUR: nothing is converted." in text(refused)
    assert fields_on(refused)["value"] == [""]
    assert agreement.answers_json() == {"currency": "EUR", "value": "USD 6000000"}


@pytest.mark.slow
def test_the_same_number_typed_again_is_an_amount_in_the_new_currency(
    browser, save_step, agreement, deal
):
    save_step("deal", {"currency": "USD", "value": "6000000"})
    page = fields_on(save_step("deal", {"currency": "EUR"}))

    browser.post(deal, page | {"value": ["6000000"]})

    assert agreement.answers_json()["value"] == "EUR 6000000"


@pytest.mark.slow
def test_an_optional_amount_left_empty_after_the_change_is_cleared(
    browser, save_step, agreement, deal
):
    save_step("deal", {"currency": "USD", "value": "6000000"})
    page = fields_on(save_step("deal", {"currency": "EUR"}))

    browser.post(deal, page)

    assert agreement.answers_json() == {"currency": "EUR"}


@pytest.mark.slow
def test_an_amount_typed_with_the_change_counts_in_the_new_currency(save_step, agreement):
    save_step("deal", {"currency": "USD", "value": "6000000"})

    save_step("deal", {"currency": "EUR", "value": "5500000"})

    assert agreement.answers_json()["value"] == "EUR 5500000"


def test_an_amount_of_another_page_is_a_finding_and_is_told(agreement, petra):
    agreement.record("currency", "EUR", by=petra, seen=None)
    agreement.record("value", "USD 6000000", by=petra, seen=None)

    asked = {one.question.key: one for one in agreement.assembled().interview.asked}

    assert asked["value"].value is None
    assert asked["value"].origin == "misfit"
    assert "This was USD 6,000,000" in asked["value"].problem


@pytest.mark.slow
def test_an_amount_stored_without_a_currency_was_given_in_the_one_before(
    save_step, agreement, petra
):
    agreement.record("currency", "USD", by=petra, seen=None)
    agreement.record("value", 6000000.5, by=petra, seen=None)  # a float, as an older version wrote

    assert agreement.assembled().interview.value("value") == 6000000.5
    assert "This was USD 6,000,000.5" in text(save_step("deal", {"currency": "EUR"}))


def test_going_back_to_the_currency_before_brings_its_amounts_back(agreement, petra):
    agreement.record("value", "USD 6000000", by=petra, seen=None)
    first = agreement.record("currency", "EUR", by=petra, seen=None)

    agreement.record("currency", "USD", by=petra, seen=first.pk)

    assert agreement.assembled().interview.value("value") == 6000000

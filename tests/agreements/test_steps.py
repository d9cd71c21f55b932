"""A step of the wizard: what it shows and what it saves."""

import pytest

from agreements.models import Agreement
from tests.agreements.browsing import fields_on

GOOD_PARTY = {
    "customer_party-legal_name": "Acme Inc.",
    "customer_party-country": "US",
    "customer_party-address": "1 Main Street\r\nDover",
    "customer_party-notice_email": "law@acme.com",
}


def answers(agreement: Agreement) -> dict[str, object]:
    return agreement.answers_json()


def text(response) -> str:
    return response.content.decode()


def test_an_answer_of_every_kind_is_saved(save_step, agreement):
    deal = {
        **GOOD_PARTY,
        "industry": "medical",
        "product": "An infusion pump",
        "markets": ["us", "eu"],
        "manufacturing_sites-0-name": "Plant 1",
        "manufacturing_sites-0-country": "DE",
        "start": "2199-01-31",
        "currency": "USD",
        "value": "1,250,000.50",
        "home": "NO",
        "seat-city": "Oslo",
    }

    response = save_step("deal", deal)
    save_step("terms", {"days": "45", "share": "12.5", "rate": "0.25", "recall": "no"})

    assert response.status_code == 302
    assert response.url == f"/agreements/{agreement.pk}/sections/terms/"
    assert answers(agreement) == {
        "customer_party": {
            "legal_name": "Acme Inc.",
            "country": "US",
            "address": "1 Main Street, Dover",
            "notice_email": "law@acme.com",
        },
        "industry": "medical",
        "product": "An infusion pump",
        "markets": ["eu", "us"],
        "manufacturing_sites": [{"name": "Plant 1", "country": "DE"}],
        "start": "2199-01-31",
        "currency": "USD",
        "value": "USD 1250000.5",
        "home": "NO",
        "seat": {"city": "Oslo"},
        "days": 45,
        "share": "12.5",
        "rate": "0.25",
        "recall": False,
    }


def test_a_default_left_untouched_is_no_answer(save_step, agreement):
    save_step("deal", {})

    assert answers(agreement) == {}


def test_a_step_can_be_saved_half_done_and_left(save_step, agreement):
    response = save_step("deal", {"product": "A pump, small"}, action="later")

    assert response.url == f"/agreements/{agreement.pk}/"
    assert answers(agreement) == {"product": "A pump, small"}


def test_a_default_follows_earlier_answers_and_says_why(save_step, browser, agreement):
    save_step("deal", {"industry": "medical"})

    page = text(browser.get(f"/agreements/{agreement.pk}/sections/terms/"))

    assert 'value="60"' in page
    assert "default for medical devices" in page


def test_the_mark_of_a_default_goes_when_the_user_decides(save_step, browser, agreement):
    save_step("deal", {"industry": "medical"})
    save_step("terms", {"days": "45"})

    page = text(browser.get(f"/agreements/{agreement.pk}/sections/terms/"))

    assert "default for medical devices" not in page


def test_questions_that_appear_are_shown_first_after_the_save(save_step, browser, agreement):
    response = save_step("terms", {"recall": "yes"})

    assert response.url == f"/agreements/{agreement.pk}/sections/terms/?new=payer"
    page = text(browser.get(response.url))
    assert page.index("Who pays for a recall?") < page.index("How long is the inspection?")
    assert "New, because of your answers" in page


def test_an_answer_that_no_longer_applies_waits_unseen(save_step, browser, agreement):
    save_step("terms", {"recall": "yes"})
    save_step("terms", {"payer": "customer"})
    save_step("terms", {"recall": "no"})

    assert "Who pays" not in text(browser.get(f"/agreements/{agreement.pk}/sections/terms/"))
    assert answers(agreement)["payer"] == "customer"

    save_step("terms", {"recall": "yes"})
    page = fields_on(browser.get(f"/agreements/{agreement.pk}/sections/terms/"))
    assert page["payer"] == ["customer"]


def test_a_position_is_picked_by_hand(save_step, agreement):
    save_step("terms", {"position.warranty": "wide"})

    assert answers(agreement) == {"position.warranty": "wide"}


def test_a_row_of_the_responsibilities_is_changed(save_step, agreement):
    response = save_step("responsibilities", {"responsibility.testing": "both"})

    assert answers(agreement) == {"responsibility.testing": "both"}
    assert response.url == f"/agreements/{agreement.pk}/review/"


def test_an_emptied_field_clears_its_answer(save_step, agreement):
    save_step("deal", {"value": "5"})

    save_step("deal", {"value": ""})

    assert answers(agreement) == {}


@pytest.mark.slow
def test_rows_are_added_and_removed_without_saving(browser, agreement):
    address = f"/agreements/{agreement.pk}/sections/deal/"
    page = fields_on(browser.get(address))
    page |= {"manufacturing_sites-0-name": "Plant 1", "manufacturing_sites-1-name": "Plant 2"}

    more = browser.post(address, page | {"action": "add manufacturing_sites"})
    fewer = browser.post(address, fields_on(more) | {"action": "remove manufacturing_sites 0"})

    assert fields_on(more)["rows-manufacturing_sites"] == ["3"]
    assert fields_on(fewer)["rows-manufacturing_sites"] == ["2"]
    assert fields_on(fewer)["manufacturing_sites-0-name"] == ["Plant 2"]
    assert answers(agreement) == {}


def test_a_party_that_does_not_sign_is_not_asked_who_signs(browser, agreement):
    page = fields_on(browser.get(f"/agreements/{agreement.pk}/sections/deal/"))

    assert "customer_party-signatory_name" in page
    assert "third_holder-legal_name" in page
    assert "third_holder-signatory_name" not in page


def test_the_page_explains_its_questions(browser, agreement):
    page = text(browser.get(f"/agreements/{agreement.pk}/sections/deal/"))

    assert "Why we ask" in page
    assert "favours us" in page
    assert "needs legal approval" in page
    assert "most contracts" in page
    assert "to be confirmed by counsel" in page


def test_a_wanted_question_is_on_its_step_whatever_the_path(browser, agreement):
    browser.post(f"/agreements/{agreement.pk}/path/", {"path": "quick"})

    page = browser.get(f"/agreements/{agreement.pk}/sections/deal/?question=currency")

    assert "Which currency?" in text(page)


def test_after_a_change_from_the_review_the_save_leads_back(save_step, agreement):
    response = save_step("terms", {"days": "45"}, query="?next=review&question=days")

    assert response.url == f"/agreements/{agreement.pk}/review/"


def test_the_save_leads_nowhere_else(save_step, agreement):
    response = save_step("deal", {}, query="?next=https://evil.example/")

    assert response.url == f"/agreements/{agreement.pk}/sections/terms/"


def test_composed_and_decomposed_letters_are_stored_alike(save_step, agreement):
    save_step("deal", {"product": "Mu\u0308ller pump"})

    assert answers(agreement) == {"product": "M\u00fcller pump"}


def test_markup_in_an_answer_stays_text(save_step, browser, agreement):
    name = "<b>{{ x }}</b> **Ltd** # 1."

    save_step("deal", {"customer_party-legal_name": name})

    assert answers(agreement)["customer_party"] == {"legal_name": name}
    review = text(browser.get(f"/agreements/{agreement.pk}/review/"))
    assert "&lt;b&gt;{{ x }}&lt;/b&gt; **Ltd** # 1." in review
    assert "<b>{{" not in review


def test_a_section_that_does_not_exist_is_not_found(browser, agreement):
    assert browser.get(f"/agreements/{agreement.pk}/sections/magic/").status_code == 404


def test_a_step_knows_only_get_and_post(browser, agreement):
    assert browser.delete(f"/agreements/{agreement.pk}/sections/deal/").status_code == 405


def test_a_default_that_was_typed_again_is_an_answer(save_step, agreement):
    save_step("terms", {"days": "30", "shown-days": '{"decided": true}'})

    assert agreement.answers_json() == {"days": 30}


def test_the_number_of_queries_of_a_step_does_not_grow(
    save_step, browser, agreement, django_assert_num_queries
):
    save_step("deal", {**GOOD_PARTY, "industry": "medical"})
    browser.get(f"/agreements/{agreement.pk}/sections/deal/")

    with django_assert_num_queries(8):
        browser.get(f"/agreements/{agreement.pk}/sections/deal/")


def test_a_save_takes_the_same_few_queries_however_many_answers(
    save_step, django_assert_max_num_queries
):
    save_step("terms", {"recall": "yes"})

    for days, share in (("41", ""), ("42", "12.5")):
        # Eight open the page, one for what is unread; five say who asks, what he may, and how the agreement stands.
        with django_assert_max_num_queries(8 + 5 + 9):
            save_step("terms", {"days": days, "share": share})

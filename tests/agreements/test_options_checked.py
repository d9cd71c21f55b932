"""Before an option is chosen, the page says what it would not go with; it can still be chosen."""

import pytest

from tests.agreements.browsing import fields_on

WORDS = "Does not go with “Inspection time: 5 days”"
WHY = "A medical device needs more time than 5 days."


@pytest.fixture
def short_of_time(agreement, petra) -> str:
    """The step with the industry, in an agreement whose inspection time is too short for one of its options."""
    agreement.record("days", 5, by=petra, seen=None)
    return f"/agreements/{agreement.pk}/sections/deal/"


def test_the_page_comes_without_and_asks_by_itself(browser, short_of_time):
    page = browser.get(short_of_time).content.decode()

    assert WORDS not in page
    assert f'hx-post="{short_of_time}options/"' in page


def test_without_a_script_a_link_shows_it(browser, short_of_time):
    assert '<a href="?check=options">' in browser.get(short_of_time).content.decode()
    assert WORDS in browser.get(f"{short_of_time}?check=options").content.decode()


def test_the_reason_stands_at_the_option_that_it_is_about(browser, short_of_time):
    fields = fields_on(browser.get(short_of_time))

    found = browser.post(f"{short_of_time}options/", fields).content.decode()

    assert 'id="id_industry_0-against" hx-swap-oob="true"><details class="against-error"' in found
    assert f"{WORDS}</summary><p>{WHY}</p>" in found
    assert '<div class="against" id="id_industry_1-against" hx-swap-oob="true"></div>' in found


def test_what_is_typed_and_not_saved_counts(browser, agreement, petra):
    agreement.record("industry", "medical", by=petra, seen=None)
    agreement.record("days", 5, by=petra, seen=None)
    step = f"/agreements/{agreement.pk}/sections/deal/"
    fields = fields_on(browser.get(step)) | {"industry": "general"}

    found = browser.post(f"{step}options/", fields).content.decode()

    assert WORDS in found
    assert agreement.answers_json()["industry"] == "medical"


def test_on_the_pages_of_the_walk_it_is_folded_under_the_question(browser, agreement, petra):
    agreement.record("days", 5, by=petra, seen=None)
    agreement.path = "quick"
    agreement.save()
    step = f"/agreements/{agreement.pk}/sections/the-deal/"
    fields = fields_on(browser.get(step))

    found = browser.post(f"{step}options/", fields).content.decode()

    assert 'id="question-industry-against" hx-swap-oob="true"' in found
    assert "1 option needs a second look" in found
    assert f"{WORDS}. {WHY}" in found


def test_it_can_still_be_chosen(save_step, short_of_time, agreement):
    save_step("deal", {"industry": "medical"})

    assert agreement.answers_json()["industry"] == "medical"


def test_a_page_on_which_nothing_can_stand_against_an_option_does_not_ask(browser, agreement):
    page = browser.get(f"/agreements/{agreement.pk}/sections/terms/").content.decode()

    assert "check-options" not in page


def test_it_is_only_posted_to_and_not_for_a_finished_agreement(browser, short_of_time):
    assert browser.get(f"{short_of_time}options/").status_code == 405

"""Two tabs, or two people, on one agreement: nothing is overwritten in silence, nothing typed is lost."""

import pytest

from tests.agreements.browsing import fields_on


@pytest.fixture
def address(agreement) -> str:
    return f"/agreements/{agreement.pk}/sections/terms/"


def test_saves_of_different_questions_merge(browser, agreement, address):
    first = fields_on(browser.get(address))
    second = fields_on(browser.get(address))

    browser.post(address, first | {"days": "45"})
    browser.post(address, second | {"share": "10"})

    assert agreement.answers_json() == {"days": 45, "share": 10}


@pytest.fixture
def clash(browser, browser_of, paul, agreement, address):
    """Petra has the page open, Paul answers, Petra answers otherwise and saves."""
    agreement.shared_with.add(paul)
    mine = fields_on(browser.get(address))
    other = browser_of(paul)
    other.post(address, fields_on(other.get(address)) | {"days": "50"})
    return browser.post(address, mine | {"days": "45", "share": "10"})


def test_a_save_on_an_old_version_shows_both_values_with_who_and_when(clash, agreement):
    page = clash.content.decode()

    assert clash.status_code == 200
    assert "<title>Error: " in page
    assert "Somebody answered while you were writing" in page
    assert "Paul Okafor answered this on" in page
    assert "50 days" in page
    assert "45 days" in page
    assert agreement.answers_json() == {"days": 50, "share": 10}


def test_two_tabs_of_one_person_are_named_as_that(browser, agreement, address):
    first = fields_on(browser.get(address))
    browser.post(address, fields_on(browser.get(address)) | {"days": "50"})

    page = browser.post(address, first | {"days": "45"}).content.decode()

    assert "You answered this in another tab" in page
    assert "The one from the other tab" in page
    assert "Somebody answered" not in page
    assert "Petra Marsh answered" not in page


def test_my_answer_counts_where_i_choose_it(clash, browser, agreement, address):
    browser.post(address, fields_on(clash) | {"winner-days": "mine"})

    assert agreement.answers_json()["days"] == 45


def test_theirs_counts_where_i_choose_it(clash, browser, agreement, address):
    browser.post(address, fields_on(clash) | {"winner-days": "theirs"})

    assert agreement.answers_json()["days"] == 50


def test_without_a_choice_nothing_is_written_and_mine_is_kept(clash, browser, agreement, address):
    response = browser.post(address, fields_on(clash))

    assert "Choose which of the two answers counts." in response.content.decode()
    assert fields_on(response)["days"] == ["45"]
    assert agreement.answers_json()["days"] == 50


def test_the_choice_can_still_be_made_after_that(clash, browser, agreement, address):
    response = browser.post(address, fields_on(clash))

    browser.post(address, fields_on(response) | {"winner-days": "mine"})

    assert agreement.answers_json()["days"] == 45


def test_mine_can_be_to_clear_the_answer(browser, browser_of, paul, agreement, address, petra):
    agreement.shared_with.add(paul)
    agreement.record("days", 40, by=petra, seen=None)
    mine = fields_on(browser.get(address))
    other = browser_of(paul)
    other.post(address, fields_on(other.get(address)) | {"days": "50"})
    clash = browser.post(address, mine | {"days": ""})

    browser.post(address, fields_on(clash) | {"winner-days": "mine"})

    assert "days" not in agreement.answers_json()


def test_an_answer_that_i_did_not_touch_is_no_clash(browser, agreement, address, paul):
    mine = fields_on(browser.get(address))
    agreement.record("days", 50, by=paul, seen=None)

    response = browser.post(address, mine | {"share": "10"})

    assert response.status_code == 302
    assert agreement.answers_json() == {"days": 50, "share": 10}


def test_the_same_answer_of_both_is_no_clash(browser, agreement, address, paul):
    mine = fields_on(browser.get(address))
    agreement.record("days", 45, by=paul, seen=None)

    response = browser.post(address, mine | {"days": "45"})

    assert response.status_code == 302


def test_a_double_click_on_save_records_once(browser, agreement, address):
    page = fields_on(browser.get(address)) | {"days": "45"}

    browser.post(address, page)
    response = browser.post(address, page)

    assert response.status_code == 302
    assert agreement.answer_rows.filter(key="days").count() == 1

"""What is wrong between two answers is said where they are typed; what is not answered yet is no error."""

import copy

import pytest

from agreements.acts.saving import create_agreement
from tests.agreements.browsing import fields_on
from tests.agreements.examples import SMALL, make_edition

WORDS = "A medical device needs more time than 5 days. Give it 10 days or more."


@pytest.fixture
def clashing(agreement, petra) -> str:
    """The address of an agreement in which two answers do not go together."""
    agreement.record("industry", "medical", by=petra, seen=None)
    agreement.record("days", 5, by=petra, seen=None)
    return f"/agreements/{agreement.pk}/"


@pytest.mark.parametrize("section", ["deal", "terms"])
def test_every_page_with_one_of_the_answers_says_it(browser, clashing, section):
    assert WORDS in browser.get(f"{clashing}sections/{section}/").content.decode()


def test_the_two_companies_are_called_as_in_the_questions(browser, lena, petra):
    small = copy.deepcopy(SMALL)
    small["rules"][0] |= {"message": "The Customer has {{ days }} days.", "fix": "Give more."}
    edition = make_edition(lena, data=small)
    agreement = create_agreement(title="Pump", path="full", edition=edition, by=petra)
    agreement.record("industry", "medical", by=petra, seen=None)
    agreement.record("days", 5, by=petra, seen=None)

    page = browser.get(f"/agreements/{agreement.pk}/sections/terms/").content.decode()

    assert "We have 5 days. Give more." in page


def test_it_is_not_said_at_an_answer_that_nobody_gave(browser, agreement, petra):
    agreement.record("days", 5, by=petra, seen=None)

    assert WORDS not in browser.get(f"/agreements/{agreement.pk}/sections/terms/").content.decode()


def test_it_comes_and_goes_while_somebody_types(browser, clashing):
    address = f"{clashing}sections/terms/"
    page = fields_on(browser.get(address))

    still = browser.post(f"{address}live/", page).content.decode()
    mended = browser.post(f"{address}live/", page | {"days": "12"}).content.decode()

    assert WORDS in still
    assert WORDS not in mended
    assert 'id="question-days-beside" hx-swap-oob="true"' in mended


@pytest.mark.parametrize("page", ["", "findings/", "review/", "issue/"])
def test_what_nobody_answered_yet_is_a_thing_to_answer_and_no_error(browser, agreement, page):
    shown = browser.get(f"/agreements/{agreement.pk}/{page}").content.decode()

    assert "to answer" in shown.lower()
    assert "1 error" not in shown
    assert "to fix stand in" not in shown

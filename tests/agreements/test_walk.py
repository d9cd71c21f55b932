"""The pages that everybody walks, and what they assume."""

import re
from copy import deepcopy

import pytest

from agreements.acts.saving import create_agreement
from agreements.models import Agreement
from agreements.pages.assumed import digest_of
from agreements.standing.current import standing_of
from agreements.wizard.assumptions import assumed_in
from agreements.wizard.progress import progress_of
from tests.agreements.browsing import fields_on
from tests.agreements.completing import answer_all
from tests.agreements.examples import SMALL, make_edition
from tests.agreements.test_steps import GOOD_PARTY, text


@pytest.fixture
def agreement(petra, edition) -> Agreement:
    return create_agreement(title="Pump", path="quick", edition=edition, by=petra)


@pytest.fixture
def weighty(petra, lena) -> Agreement:
    """On a library in which the inspection time is to be looked at first."""
    data = deepcopy(SMALL)
    for section in data["sections"]:
        for question in section["questions"]:
            question["weighty"] = question["key"] == "days"
    edition = make_edition(lena, data=data)
    return create_agreement(title="Pump", path="quick", edition=edition, by=petra)


def pages(agreement: Agreement) -> list[str]:
    standing = standing_of(agreement)
    return [step.title for step in progress_of(standing, standing.findings).steps]


def test_the_walk_asks_what_is_essential_or_has_no_usual_answer(browser, agreement):
    page = text(browser.get(f"/agreements/{agreement.pk}/sections/the-deal/"))

    assert "Who buys?" in page
    assert "Where is it made?" in page
    assert "Which currency?" not in page
    assert pages(agreement) == ["The deal", "What we assumed", "Check and finish"]


def test_a_question_without_an_answer_that_counts_joins_the_walk(save_step, agreement):
    save_step("terms", {"recall": "yes"}, query="?question=recall")

    assert pages(agreement)[1] == "Your decisions"


def test_an_answer_on_the_walk_is_saved_and_the_next_page_opens(save_step, agreement):
    response = save_step("the-deal", {**GOOD_PARTY, "product": "A small pump"})

    assert agreement.answers_json()["product"] == "A small pump"
    assert response.url == f"/agreements/{agreement.pk}/assumed/"


def test_every_other_answer_is_assumed_with_why_and_a_way_to_change_it(browser, agreement):
    page = text(browser.get(f"/agreements/{agreement.pk}/assumed/"))

    assert "Inspection time: 30 days." in page
    assert "It is so: usual" in page
    change = (
        f"/agreements/{agreement.pk}/sections/terms/?question=days&amp;next=assumed#question-days"
    )
    assert change in page
    assert "Who buys?" not in page


def test_a_change_leads_back_to_what_is_assumed(save_step, browser, agreement):
    response = save_step("terms", {"days": "45"}, query="?question=days&next=assumed")

    assert response.url == f"/agreements/{agreement.pk}/assumed/"
    page = text(browser.get(response.url))
    assert "Inspection time: 45 days." in page
    assert "It is so: your answer" in page


def part(agreement: Agreement, key: str):
    return next(one for one in assumed_in(standing_of(agreement)) if one.section.key == key)


def confirm(browser, agreement: Agreement, key: str, digest: str = ""):
    address = f"/agreements/{agreement.pk}/assumed/"
    page = text(browser.get(address)).split(f'id="part-{key}"')[1]
    shown = page.split('name="digest" value="')[1].split('"')[0]
    return browser.post(address, {"part": key, "digest": digest or shown}, follow=True)


def test_a_part_that_was_confirmed_is_decided_and_told_in_the_history(browser, agreement):
    confirm(browser, agreement, "terms")

    assert part(agreement, "terms").is_confirmed
    history = text(browser.get(f"/agreements/{agreement.pk}/history/"))
    assert "What we assumed: Terms" in history
    assert "Confirmed as it stood" in history
    assert agreement.version == 0


def test_the_parts_behind_the_weighty_one_are_confirmed_by_one_click(browser, weighty):
    address = f"/agreements/{weighty.pk}/assumed/"
    assert "Confirm these" not in text(browser.get(address))
    confirm(browser, weighty, "first")
    page = text(browser.get(address))
    left = [one for one in assumed_in(standing_of(weighty)) if not one.is_confirmed]
    assert f"Confirm these {len(left)} parts" in page
    digests = re.findall(r'name="digest" value="(\w+)"', page)

    response = browser.post(address, {"part": "rest", "digest": digests})

    assert response.url == f"/agreements/{weighty.pk}/issue/"
    assert all(one.is_confirmed for one in assumed_in(standing_of(weighty)))


def test_no_part_is_confirmed_with_the_rest_that_says_something_else(browser, weighty):
    confirm(browser, weighty, "first")

    page = browser.post(
        f"/agreements/{weighty.pk}/assumed/", {"part": "rest", "digest": ["0" * 16]}, follow=True
    )

    assert "says something else since you opened the page" in text(page)
    assert sum(one.is_confirmed for one in assumed_in(standing_of(weighty))) == 1


def test_the_weighty_part_is_never_confirmed_with_the_rest(browser, weighty):
    digests = [digest_of(one) for one in assumed_in(standing_of(weighty))]

    page = browser.post(
        f"/agreements/{weighty.pk}/assumed/", {"part": "rest", "digest": digests}, follow=True
    )

    assert "Nothing was confirmed" in text(page)
    assert not any(one.is_confirmed for one in assumed_in(standing_of(weighty)))


def test_another_answer_since_asks_for_the_part_again(save_step, browser, agreement):
    confirm(browser, agreement, "terms")

    save_step("the-deal", {"industry": "medical"})

    assert part(agreement, "terms").changed == {"days", "recall"}
    page = text(browser.get(f"/agreements/{agreement.pk}/assumed/"))
    assert "another answer since it was confirmed" in page


def test_what_changed_since_the_page_was_made_is_not_confirmed(browser, agreement):
    response = confirm(browser, agreement, "terms", digest="0" * 16)

    assert not part(agreement, "terms").is_confirmed
    assert "says something else since you opened the page" in text(response)


def test_a_part_that_is_not_there_is_refused_in_words(browser, agreement):
    address = f"/agreements/{agreement.pk}/assumed/"

    response = browser.post(address, {"part": "magic", "digest": ""}, follow=True)

    assert "That part is no longer there" in text(response)


def test_the_walk_is_done_when_everything_is_answered_and_confirmed(browser, agreement):
    for one in assumed_in(standing_of(agreement)):
        confirm(browser, agreement, one.section.key)

    standing = standing_of(agreement)
    states = {one.key: one.state for one in progress_of(standing, standing.findings).steps}
    assert states["assumed"] == "completed"
    assert states["finish"] == "not-started"


def test_where_every_page_is_done_the_next_thing_is_to_finish(save_step, browser, agreement, petra):
    answer_all(agreement, petra)
    save_step("the-deal", {})
    for one in assumed_in(standing_of(agreement)):
        confirm(browser, agreement, one.section.key)

    page = text(browser.get(f"/agreements/{agreement.pk}/"))

    assert (
        f'class="btn btn-primary" href="/agreements/{agreement.pk}/issue/">Check and finish' in page
    )
    assert "Ready" in page


def test_who_does_what_is_one_table(browser, agreement):
    page = browser.get(f"/agreements/{agreement.pk}/sections/responsibilities/")

    assert text(page).count("matrix-row") == 2
    assert {"responsibility.design", "responsibility.testing"} <= fields_on(page).keys()

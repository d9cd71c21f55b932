"""Undo, the agreement as it was, and the way back to it: always by new rows."""

import datetime

import pytest

from tests.agreements.browsing import fields_on


@pytest.fixture
def answered(agreement, petra, paul):
    """Three versions: days 40, then a share of 10, then days 50."""
    first = agreement.record("days", 40, by=petra, seen=None)
    agreement.record("step.terms", True, by=petra, seen=None)
    agreement.record("share", 10, by=petra, seen=None)
    agreement.record("days", 50, by=paul, seen=first.pk)
    return agreement


@pytest.fixture
def post(browser, answered):
    def posted(page: str, **data: object) -> str:
        response = browser.post(f"/agreements/{answered.pk}/{page}/", data, follow=True)
        return response.content.decode()

    return posted


def row_of(agreement, key: str, value: object):
    return agreement.answer_rows.get(key=key, value=value)


def test_a_change_is_undone_by_a_new_row(post, answered):
    last = row_of(answered, "days", 50)

    page = post("history/undo", row=last.pk, seen=last.pk)

    assert "The change is undone" in page
    assert answered.answers_json() == {"days": 40, "share": 10}
    assert answered.answer_rows.filter(key="days").count() == 3


def test_the_first_answer_is_undone_by_clearing_it(post, answered):
    share = row_of(answered, "share", 10)

    post("history/undo", row=share.pk, seen=share.pk)

    assert answered.answers_json() == {"days": 50}


def test_undoing_twice_changes_nothing_more(post, answered):
    share = row_of(answered, "share", 10)
    for _ in range(2):
        post("history/undo", row=share.pk, seen=share.pk)

    assert answered.answer_rows.filter(key="share").count() == 2


def test_what_was_answered_since_the_page_was_opened_is_not_undone(post, answered, paul):
    last = row_of(answered, "days", 50)
    answered.record("days", 60, by=paul, seen=last.pk)

    page = post("history/undo", row=last.pk, seen=last.pk)

    assert "Nothing was changed" in page
    assert answered.answers_json()["days"] == 60


def test_the_history_offers_both(browser, answered):
    page = browser.get(f"/agreements/{answered.pk}/history/").content.decode()

    assert page.count("Undo<") == 3
    assert "as-it-was/?version=3" in page


def test_a_version_shows_what_differs_and_the_text_of_then(browser, answered):
    page = browser.get(f"/agreements/{answered.pk}/as-it-was/?version=1").content.decode()

    assert "Version 1 of 3" in page
    assert "40 days" in page
    assert "50 days" in page
    assert "The Customer inspects within" in page
    assert ">40<" in page


def test_a_moment_leads_to_its_version(browser, answered):
    at = row_of(answered, "share", 10).at

    page = browser.get(f"/agreements/{answered.pk}/as-it-was/", {"at": at.isoformat()})
    before = at - datetime.timedelta(days=1)
    none = browser.get(f"/agreements/{answered.pk}/as-it-was/", {"at": before.isoformat()})

    assert "Version 2 of 3" in page.content.decode()
    assert "Version 0 of 3" in none.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "at=x",
        "at=2026-13-40T00:00",
        "at=%00",
        "version=-1",
        "version=x",
        "version=99",
        "version=" + "9" * 500,
    ],
)
def test_a_moment_that_is_none_is_no_server_error(browser, answered, query):
    response = browser.get(f"/agreements/{answered.pk}/as-it-was/?{query}")

    assert response.status_code == 200
    assert ("Enter a day and a time" in response.content.decode()) is query.startswith("at=")


def test_going_back_gives_every_answer_of_then_by_new_rows(post, answered):
    page = post("as-it-was", version="1", seen="3")

    assert "2 answers are as in version 1 again." in page
    assert answered.answers_json() == {"days": 40}
    assert answered.version == 5

    post("as-it-was", version="3", seen="5")
    assert answered.answers_json() == {"days": 50, "share": 10}


@pytest.mark.parametrize(
    ("version", "seen"), [("1", "2"), ("4", "3"), ("x", "3"), ("1", "9" * 500)]
)
def test_going_back_on_an_old_page_changes_nothing(post, answered, version, seen):
    page = post("as-it-was", version=version, seen=seen)

    assert "Nothing was changed" in page
    assert answered.version == 3


def test_what_was_typed_and_is_no_answer_stays_out_of_it(save_step, browser, answered):
    save_step("terms", {"days": "soon"})

    assert answered.version == 3
    assert fields_on(browser.get(f"/agreements/{answered.pk}/sections/terms/"))["days"] == ["soon"]

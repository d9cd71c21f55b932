"""The dates of an agreement: reckoned as the agreement says them, in words, and as a calendar."""

import datetime
from dataclasses import replace

import pytest
from icalendar import Calendar

from agreements.acts.issuing import issue
from agreements.acts.putting_away import archive
from agreements.assembly.pipeline import Assembled, assemble
from agreements.models import Agreement, Role, Share
from agreements.pages.key_dates import key_dates, months_before, next_period
from agreements.standing.handed_out import as_handed_out
from agreements.views import calendars
from clauses.library.answers import FilledRow, FilledTable
from tests.agreements.completing import answer_all
from tests.content.deals import deal
from tests.content.shipped import CREATED_ON, LIBRARY

D = datetime.date
START = D(2027, 1, 1)


def made(**answers) -> Assembled:
    usual = {"effective_date": START, "initial_term_years": 5, "nonrenewal_notice_months": 6}
    return assemble(LIBRARY, deal("abroad", usual | answers), created_on=CREATED_ON)


def told(assembled: Assembled, today: datetime.date = START) -> dict[str, datetime.date]:
    return {one.key: one.on for one in key_dates(assembled, today)}


@pytest.mark.parametrize(
    ("start", "months", "begins"),
    [
        (D(2027, 1, 1), 60, D(2032, 1, 1)),
        (D(2028, 2, 29), 12, D(2029, 3, 1)),
        (D(2028, 2, 29), 48, D(2032, 2, 29)),
        (D(2027, 8, 31), 6, D(2028, 3, 1)),
        (D(2027, 12, 31), 2, D(2028, 3, 1)),
        (D(2027, 10, 31), 1, D(2027, 12, 1)),
    ],
)
def test_a_period_of_months_ends_before_the_same_day(start, months, begins):
    assert next_period(start, months) == begins


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (D(2031, 12, 31), 6, D(2031, 6, 30)),
        (D(2029, 2, 28), 12, D(2028, 2, 28)),
        (D(2028, 3, 31), 1, D(2028, 2, 29)),
        (D(2028, 1, 15), 13, D(2026, 12, 15)),
    ],
)
def test_a_notice_is_due_early_rather_than_late(day, months, earlier):
    assert months_before(day, months) == earlier


def test_the_first_term_and_its_notice():
    assert told(made(renewal_months=24)) == {
        "start": START,
        "notice-0": D(2031, 6, 30),
        "end-0": D(2031, 12, 31),
    }


def test_once_a_notice_is_too_late_the_next_period_counts():
    assembled = made(renewal_months=24)

    assert told(assembled, D(2031, 6, 30))["end-0"] == D(2031, 12, 31)
    assert told(assembled, D(2031, 7, 1)) == {
        "start": START,
        "notice-1": D(2033, 6, 30),
        "end-1": D(2033, 12, 31),
    }


def test_a_notice_longer_than_a_renewal_counts_for_the_first_end_that_leaves_it():
    assembled = made(renewal_months=3)

    assert told(assembled, D(2031, 7, 1))["notice-1"] == D(2031, 9, 30)


def test_what_does_not_renew_ends():
    (_, _, end) = key_dates(made(renewal_months=0), D(2040, 1, 1))

    assert (end.on, end.words) == (
        D(2031, 12, 31),
        "The agreement ends unless both sides signed a renewal",
    )


def test_papers_count_until_their_day_and_those_without_one_are_left_out():
    rows = (
        FilledRow(
            "a", (("site", "Leeds"), ("registration", "ISO 13485"), ("until", D(2028, 2, 29)))
        ),
        FilledRow("b", (("site", "Leeds"), ("registration", "MIA"))),
    )

    answers = deal("abroad", {}) | {"site_certificates": FilledTable(rows)}
    found = key_dates(assemble(LIBRARY, answers, created_on=CREATED_ON), START)

    assert [(one.on, one.words) for one in found if one.key.startswith("paper")] == [
        (D(2028, 2, 29), "Valid until this day: Leeds, ISO 13485")
    ]


@pytest.mark.parametrize("start", [D.min, D.max, D(1850, 1, 1)])
def test_a_start_that_cannot_be_meant_has_no_end(start):
    usual = made()
    odd = replace(usual, document=replace(usual.document, effective_date=start))

    assert told(odd) == {"start": start}


def test_without_a_start_there_are_no_dates(agreement):
    assert key_dates(as_handed_out(agreement), START) == ()


@pytest.fixture
def dated(agreement: Agreement, petra, monkeypatch) -> Agreement:
    """Finished, with the dates of an agreement of the shipped library."""
    issue(answer_all(agreement, petra), by=petra)
    assembled = made(renewal_months=24)
    monkeypatch.setattr(calendars, "as_handed_out", lambda one: assembled)
    return Agreement.objects.get(pk=agreement.pk)


def entries(response) -> list[tuple[str, datetime.date, str]]:
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(response.content)
    return [
        (str(one["uid"]), one["dtstart"].dt, str(one["status"])) for one in calendar.walk("VEVENT")
    ]


@pytest.mark.slow
def test_a_calendar_holds_whole_days_and_is_for_those_who_see_the_agreement(
    browser, browser_of, dated, paul, petra
):
    number = dated.number
    expected = [
        (f"{number}-start@counterpart", START, "CONFIRMED"),
        (f"{number}-notice-0@counterpart", D(2031, 6, 30), "CONFIRMED"),
        (f"{number}-end-0@counterpart", D(2031, 12, 31), "CONFIRMED"),
    ]
    one = f"/agreements/{dated.pk}/dates.ics"
    assert entries(browser.get(one)) == entries(browser.get("/dates.ics")) == expected
    assert browser.get(one).content == browser.get(one).content
    assert entries(browser_of(paul).get("/dates.ics")) == []
    assert browser_of(paul).get(one).status_code == 404

    Share.objects.create(agreement=dated, user=paul, role=Role.VIEW)
    assert entries(browser_of(paul).get("/dates.ics")) == expected
    archive(dated, by=petra)
    assert entries(browser.get("/dates.ics")) == []


def test_a_draft_is_tentative_and_in_no_calendar_of_all(browser, agreement, monkeypatch):
    monkeypatch.setattr(calendars, "as_handed_out", lambda one: made(renewal_months=0))

    response = browser.get(f"/agreements/{agreement.pk}/dates.ics")

    assert {status for _, _, status in entries(response)} == {"TENTATIVE"}
    assert f'filename="draft-{agreement.number}_dates.ics"' in response["Content-Disposition"]
    assert entries(browser.get("/dates.ics")) == []

"""Whom a request is told to, when it is told again, what waits for whom, and who is away."""

import datetime

import pytest
from django.contrib.auth.models import User

from agreements.acts.reminding import remind
from agreements.models import (
    Absence,
    ApprovalRequest,
    ApproverGroup,
    InboxEntry,
    Reminder,
)
from agreements.standing.on_duty import after_working_days
from tests.agreements.approving import ask_for, pick, still_open, text
from tests.agreements.conftest import make_person

PICK = "position.warranty"


@pytest.fixture
def luis(db: None) -> User:
    return make_person("luis", "Luis", "Ortega", "Legal")


# Who is told, and when


def test_the_absent_are_represented_and_the_deputy_comes_last(lena, luis, wide):
    carla = make_person("carla", "Carla", "Nwosu", "Legal")
    ApproverGroup.objects.create(kind="legal", deputy=carla)
    today = datetime.date(2000, 1, 1)
    Absence.objects.create(
        person=lena, first_day=today, last_day=datetime.date(2999, 1, 1), deputy=luis
    )

    ask_for(wide)

    assert {entry.person for entry in InboxEntry.objects.all()} == {luis}


def test_silence_reminds_and_then_goes_to_the_deputy_and_approves_nothing(lena, luis, petra, wide):
    ApproverGroup.objects.create(kind="legal", deputy=luis)
    ask_for(wide)
    request = ApprovalRequest.objects.get()
    InboxEntry.objects.all().delete()

    day_before = request.remind_on - datetime.timedelta(days=1)
    assert remind(day_before) == (0, 0)
    assert remind(request.remind_on) == (1, 0)
    assert remind(request.remind_on) == (0, 0)
    assert {entry.person for entry in InboxEntry.objects.all()} == {lena}
    assert remind(request.due_on) == (0, 1)
    assert remind(request.due_on + datetime.timedelta(days=30)) == (0, 0)
    assert {entry.person for entry in InboxEntry.objects.all()} == {lena, luis, petra}
    assert Reminder.objects.count() == 2
    assert still_open(wide) == [("wide", "legal")]


def test_what_is_decided_or_changed_is_not_reminded_of(lena, petra, wide):
    ask_for(wide)
    request = ApprovalRequest.objects.get()
    pick(wide, "tested", petra)

    assert remind(request.due_on) == (0, 0)


@pytest.mark.parametrize(
    ("day", "number", "then"),
    [
        ("2026-11-27", 1, "2026-11-30"),  # over a weekend
        ("2026-11-27", 2, "2026-12-01"),
        ("2026-11-23", 2, "2026-11-25"),
        ("2026-11-28", 1, "2026-11-30"),
    ],
)
def test_weekends_are_no_working_days(day, number, then):
    found = after_working_days(datetime.date.fromisoformat(day), number)

    assert found == datetime.date.fromisoformat(then)


def test_the_queue_says_what_waits_for_whom(browser, browser_of, lena, paul, wide):
    ask_for(wide)

    mine = text(browser_of(lena).get("/approvals/"))
    assert mine.index("Waiting for me") < mine.index(">Pump<") < mine.index("Waiting for others")
    others = text(browser.get("/approvals/"))
    assert others.index("Waiting for others") < others.index(">Pump<")
    assert ">Pump<" not in text(browser_of(paul).get("/approvals/"))


def test_an_approver_says_when_he_is_away(browser_of, lena, luis, quentin):
    legal = browser_of(lena)
    away = {"action": "away", "first_day": "2026-12-01", "last_day": "2026-11-30"}
    assert "The last day is before the first." in text(legal.post("/approvals/away/", away))
    wrong = away | {"last_day": "2999-12-04", "deputy": quentin.pk}
    assert "Choose one of your colleagues" in text(legal.post("/approvals/away/", wrong))

    legal.post("/approvals/away/", wrong | {"deputy": luis.pk})
    legal.post(
        "/approvals/away/",
        {"action": "legal", "legal-working_days": "3", "legal-deputy": luis.pk},
    )

    absence, group = Absence.objects.get(), ApproverGroup.objects.get()
    assert (absence.person, absence.deputy) == (lena, luis)
    assert (group.working_days, group.deputy) == (3, luis)
    browser_of(luis).post("/approvals/away/", {"action": "back", "absence": absence.pk})
    assert Absence.objects.exists()  # it is not his
    legal.post("/approvals/away/", {"action": "back", "absence": absence.pk})
    assert not Absence.objects.exists()


def test_who_approves_nothing_sets_nothing(browser):
    response = browser.post("/approvals/away/", {"action": "legal", "legal-working_days": "30"})

    assert response.status_code == 403
    assert not ApproverGroup.objects.exists()

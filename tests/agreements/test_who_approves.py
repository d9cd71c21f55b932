"""Nobody approves what he owns or answered, whatever else he may do; and what comes of acts at the same moment."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection

from agreements.acts.approving import MovedOn, decide
from agreements.models import Agreement, Approval, ApprovedOrRefused
from tests.agreements.approving import answer, ask_for, pick, point, still_open, text, wanted
from tests.agreements.examples import make_edition


def test_procurement_cannot_approve(browser_of, paul, wide, approvals_page):
    wide.shared_with.add(paul)

    response = browser_of(paul).post(approvals_page, wanted(wide))

    assert response.status_code == 403
    assert "Approvals are given by people of Legal and of Quality." in text(response)
    assert not Approval.objects.exists()


def test_nobody_approves_what_he_owns(browser_of, lena, wide, approvals_page):
    wide.owner = lena
    wide.save()
    legal = browser_of(lena)

    response = legal.post(approvals_page, wanted(wide))

    assert response.status_code == 403
    assert "You own this agreement, so somebody else gives its approvals." in text(response)
    assert "Approve<" not in text(legal.get(approvals_page))
    assert "Lena Hartmann (Legal)" not in text(legal.get(approvals_page))
    assert not Approval.objects.exists()


def test_a_superuser_approves_nothing_by_being_one(browser_of, wide, approvals_page):
    chief = User.objects.create_superuser("chief")

    assert browser_of(chief).post(approvals_page, wanted(wide)).status_code == 403
    assert not Approval.objects.exists()


def test_an_owner_who_is_superuser_and_of_legal_is_bound_too(
    browser_of, lena, wide, approvals_page
):
    lena.is_superuser = True
    lena.save()
    wide.owner = lena
    wide.save()

    assert browser_of(lena).post(approvals_page, wanted(wide)).status_code == 403
    assert not Approval.objects.exists()


def test_a_second_account_with_the_same_address_is_the_same_person(
    browser_of, petra, lena, wide, approvals_page
):
    for account, address in ((petra, "petra@example.com"), (lena, "Petra@Example.com")):
        account.email = address
        account.save()

    assert browser_of(lena).post(approvals_page, wanted(wide)).status_code == 403
    assert not Approval.objects.exists()


@pytest.mark.parametrize("key", ["position.warranty", "overall_stance"])
def test_nobody_approves_what_he_answered(browser_of, petra, lena, wide, approvals_page, key):
    value = {"position.warranty": "narrow", "overall_stance": "balanced"}[key]
    answer(wide, key, value, lena)
    if key == "position.warranty":
        answer(wide, key, "wide", lena)

    response = browser_of(lena).post(approvals_page, wanted(wide))

    assert response.status_code == 403
    assert "You gave an answer that this clause follows from" in text(response)
    assert not Approval.objects.exists()


def test_who_answered_something_else_approves(browser_of, lena, wide, approvals_page):
    answer(wide, "notice_days", 12, lena)

    browser_of(lena).post(approvals_page, wanted(wide))

    assert still_open(wide) == []


def test_an_approval_counts_no_more_once_its_giver_answers(
    browser_of, petra, lena, wide, approvals_page
):
    browser_of(lena).post(approvals_page, wanted(wide))
    answer(wide, "position.warranty", "narrow", lena)
    answer(wide, "position.warranty", "wide", lena)

    assert still_open(wide) == [("wide", "legal")]
    answer(wide, "position.warranty", "narrow", petra)
    answer(wide, "position.warranty", "wide", petra)
    assert still_open(wide) == []


def test_legal_cannot_give_a_quality_approval(browser_of, petra, lena, agreement, approvals_page):
    pick(agreement, "tested", petra)

    response = browser_of(lena).post(approvals_page, wanted(agreement, "quality"))

    assert response.status_code == 403
    assert "Quality approvals are given by people of Quality" in text(response)
    assert not Approval.objects.exists()


def test_quality_cannot_give_a_legal_approval(browser_of, quentin, wide, approvals_page):
    wide.shared_with.add(quentin)
    quality = browser_of(quentin)

    response = quality.post(approvals_page, wanted(wide))

    assert response.status_code == 403
    assert "Legal approvals are given by people of Legal" in text(response)
    assert "Approve<" not in text(quality.get(approvals_page))
    assert not Approval.objects.exists()


def test_two_who_approve_at_once_leave_one_row(fresh_database):
    lena, petra = User.objects.create_user("lena"), User.objects.create_user("petra")
    lena.groups.add(Group.objects.get(name="Legal"))
    agreement = Agreement.objects.create(
        title="Pump",
        owner=petra,
        edition=make_edition(lena),
        created_on=datetime.date(2026, 11, 23),
    )
    pick(agreement, "wide", petra)
    ask_for(agreement)
    read = point(agreement)

    def approve_in_thread(_: int) -> int:
        try:
            found = Agreement.objects.get(pk=agreement.pk)
            return decide(found, (read,), ApprovedOrRefused.APPROVED, by=lena)[0].pk
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as threads:
        approvals = set(threads.map(approve_in_thread, range(3)))

    assert len(approvals) == Approval.objects.count() == 1


def test_who_answers_while_somebody_approves_leaves_no_approval_of_the_new_text(fresh_database):
    lena, petra = User.objects.create_user("lena"), User.objects.create_user("petra")
    lena.groups.add(Group.objects.get(name="Legal"))
    agreement = Agreement.objects.create(
        title="Pump",
        owner=petra,
        edition=make_edition(lena),
        created_on=datetime.date(2026, 11, 23),
    )
    pick(agreement, "none", petra)
    answer(agreement, "days", 20, petra)
    ask_for(agreement)
    read = point(agreement)

    def act(number: int) -> None:
        try:
            found = Agreement.objects.get(pk=agreement.pk)
            if number == 0:
                answer(found, "days", 10, petra)
            else:
                with suppress(MovedOn):
                    decide(found, (read,), ApprovedOrRefused.APPROVED, by=lena)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(act, range(2)))

    assert ("none", "legal") in still_open(agreement)

"""Approvals that are refused, and issuing that is refused without them."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection

from agreements.acts.issuing import IssueRefused, issue
from agreements.acts.saving import create_agreement
from agreements.models import Agreement, Approval, IssuedCopy
from agreements.standing.needed_approvals import approve
from clauses.publishing.publish import approve_edition
from tests.agreements.approving import pick, still_open, text, wanted
from tests.agreements.completing import answer_all
from tests.agreements.examples import make_edition


def test_the_anonymous_is_asked_to_log_in(client, wide, approvals_page):
    assert client.post(approvals_page, wanted(wide)).url.startswith("/login/")
    assert not Approval.objects.exists()


def test_an_outsider_does_not_find_it(browser_of, paul, quentin, wide, approvals_page):
    for outsider in (paul, quentin):
        assert browser_of(outsider).post(approvals_page, wanted(wide)).status_code == 404
    assert not Approval.objects.exists()


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


def test_a_superuser_may_approve_even_his_own(browser_of, wide, approvals_page):
    chief = User.objects.create_superuser("chief")
    wide.owner = chief
    wide.save()

    browser_of(chief).post(approvals_page, wanted(wide))

    assert still_open(wide) == []


def test_quality_cannot_give_a_legal_approval(browser_of, quentin, wide, approvals_page):
    wide.shared_with.add(quentin)
    quality = browser_of(quentin)

    response = quality.post(approvals_page, wanted(wide))

    assert response.status_code == 403
    assert "Legal approvals are given by people of Legal." in text(response)
    assert "Approve<" not in text(quality.get(approvals_page))
    assert not Approval.objects.exists()


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_the_page_knows_only_get_and_post(browser_of, lena, wide, approvals_page, method):
    assert getattr(browser_of(lena), method)(approvals_page).status_code == 405


def test_looking_approves_nothing(browser_of, lena, wide, approvals_page):
    browser_of(lena).get(approvals_page, wanted(wide))

    assert not Approval.objects.exists()


def test_a_double_click_approves_once(browser_of, lena, wide, approvals_page):
    legal = browser_of(lena)

    responses = [legal.post(approvals_page, wanted(wide)) for _ in range(2)]

    assert [response.status_code for response in responses] == [302, 302]
    assert Approval.objects.count() == 1


def test_a_second_person_s_click_keeps_the_name_of_the_first(
    browser_of, lena, wide, approvals_page
):
    browser_of(lena).post(approvals_page, wanted(wide))
    other = User.objects.create_user("luis")
    other.groups.add(Group.objects.get(name="Legal"))

    browser_of(other).post(approvals_page, wanted(wide))

    assert Approval.objects.get().by == lena


@pytest.mark.parametrize(
    "changed",
    [
        {"position": "none"},
        {"position": "narrow"},
        {"clause": "inspection", "position": "only"},
        {"clause": "magic"},
        {"kind": "quality"},
        {"kind": "magic"},
        {"edition": "999"},
        {"edition": "9" * 40},
        {"clause": "\x00"},
        {"clause": "x" * 100_000},
        {"clause": "", "position": "", "kind": "", "edition": ""},
    ],
)
def test_what_is_not_in_the_agreement_is_not_approved(
    browser_of, lena, wide, approvals_page, changed
):
    response = browser_of(lena).post(approvals_page, wanted(wide) | changed, follow=True)

    assert "Nothing was approved" in text(response)
    assert not Approval.objects.exists()


def test_a_position_that_was_changed_since_it_was_read_is_not_approved(
    browser_of, lena, petra, wide, approvals_page
):
    legal = browser_of(lena)
    legal.get(approvals_page)
    pick(wide, "tested", petra)

    response = legal.post(approvals_page, wanted(wide), follow=True)

    assert "Nothing was approved" in text(response)
    assert still_open(wide) == [("tested", "quality")]


def test_an_issued_agreement_takes_no_approval_and_shows_those_it_has(
    browser_of, lena, petra, wide, approvals_page
):
    legal = browser_of(lena)
    legal.post(approvals_page, wanted(wide))
    issue(wide, by=petra)

    response = legal.post(approvals_page, wanted(wide))

    assert response.url == f"/agreements/{wide.pk}/issued/"
    assert Approval.objects.count() == 1
    assert "Approved by Lena Hartmann" in text(legal.get(approvals_page))


# Issuing


def test_it_is_not_issued_while_an_approval_is_open(browser, wide):
    response = browser.post(f"/agreements/{wide.pk}/issue/", {"checked": "on"})

    page = text(response)
    assert response.status_code == 200
    assert "It cannot be issued yet." in page
    assert "<strong>1 approval</strong> is open" in page
    assert "Issue the agreement" not in page
    assert not IssuedCopy.objects.exists()


def test_the_refusal_says_what_is_open(wide, petra):
    with pytest.raises(IssueRefused) as refusal:
        issue(wide, by=petra)

    readiness = refusal.value.readiness
    assert not readiness.errors
    assert [needed.kind for needed in readiness.open_approvals] == ["legal"]
    assert readiness.is_edition_approved


@pytest.fixture
def unapproved(lena, petra) -> Agreement:
    edition = make_edition(lena, number=7)
    return answer_all(create_agreement(title="Pump", path="full", edition=edition, by=petra), petra)


def test_it_is_not_issued_from_an_edition_that_counsel_did_not_approve(browser, unapproved, lena):
    response = browser.post(f"/agreements/{unapproved.pk}/issue/", {"checked": "on"})

    page = text(response)
    assert "Edition 7 of the clause library is not approved for use." in page
    assert "Ask somebody of Legal to do that in the clause library" in page
    assert "/admin/" not in page
    assert not IssuedCopy.objects.exists()
    approve_edition(unapproved.edition, by=lena, note="Read in full.")
    browser.post(f"/agreements/{unapproved.pk}/issue/", {"checked": "on"})
    assert IssuedCopy.objects.count() == 1


def test_counsel_is_led_to_the_approval_of_the_edition(browser_of, unapproved):
    chief = User.objects.create_superuser("chief")

    page = text(browser_of(chief).get(f"/agreements/{unapproved.pk}/issue/"))

    assert f"/admin/clauses/edition/{unapproved.edition_id}/approve/" in page


def test_two_who_approve_at_once_leave_one_row(fresh_database):
    chief = User.objects.create_superuser("chief")
    agreement = Agreement.objects.create(
        title="Pump",
        owner=chief,
        edition=make_edition(chief),
        created_on=datetime.date(2026, 11, 23),
    )
    pick(agreement, "wide", chief)

    def approve_in_thread(_: int) -> int:
        try:
            return approve(
                Agreement.objects.get(pk=agreement.pk),
                clause="warranty",
                position="wide",
                kind="legal",
                edition=str(agreement.edition_id),
                by=chief,
            ).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as threads:
        approvals = set(threads.map(approve_in_thread, range(3)))

    assert len(approvals) == Approval.objects.count() == 1

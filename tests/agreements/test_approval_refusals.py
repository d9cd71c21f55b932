"""Approvals that are refused, and issuing that is refused without them."""

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone

from agreements.acts.approving import decide
from agreements.acts.issuing import IssueRefused, issue
from agreements.acts.saving import create_agreement
from agreements.models import Agreement, Approval, ApprovedOrRefused, IssuedCopy
from clauses.publishing.publish import approve_edition
from tests.agreements.approving import answer, pick, point, still_open, text, wanted
from tests.agreements.completing import answer_all
from tests.agreements.examples import make_edition


def test_the_anonymous_is_asked_to_log_in(client, wide, approvals_page):
    assert client.post(approvals_page, wanted(wide)).url.startswith("/login/")
    assert not Approval.objects.exists()


def test_an_outsider_does_not_find_it(browser_of, paul, quentin, wide, approvals_page):
    for outsider in (paul, quentin):
        assert browser_of(outsider).post(approvals_page, wanted(wide)).status_code == 404
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
    "posted",
    [
        "warranty none legal {digest} 0",
        "inspection only legal {digest} 0",
        "warranty wide quality {digest} 0",
        "warranty wide magic {digest} 0",
        "warranty wide legal {other} 0",
        "warranty wide legal {digest} 1",
        "warranty wide legal {digest} -1",
        "warranty wide legal {digest} 99999999999999999999",
        "warranty wide legal  0",
        "\x00 wide legal {digest} 0",
        "x" * 100_000,
        "",
    ],
)
def test_what_is_not_in_the_agreement_is_not_approved(
    browser_of, lena, wide, approvals_page, posted
):
    digest = point(wide).digest
    written = posted.format(digest=digest, other="0" * 64)

    response = browser_of(lena).post(approvals_page, {"point": written}, follow=True)

    assert "Nothing was approved" in text(response)
    assert not Approval.objects.exists()


def test_of_several_points_all_are_approved_or_none(browser_of, lena, petra, wide, approvals_page):
    good, stale = str(point(wide)), f"warranty wide legal {'0' * 64} 0"

    browser_of(lena).post(approvals_page, {"point": [good, stale]})

    assert not Approval.objects.exists()


def test_an_approval_from_before_there_were_digests_counts_for_nothing(wide, lena):
    wide.approvals.create(
        edition=wide.edition,
        clause="warranty",
        position="wide",
        kind="legal",
        by=lena,
        at=timezone.now(),
    )

    assert still_open(wide) == [("wide", "legal")]


def test_an_approval_is_not_replayed_after_a_refusal(browser_of, lena, wide, approvals_page):
    posted = wanted(wide)
    browser_of(lena).post(approvals_page, posted)
    decide(wide, (point(wide),), ApprovedOrRefused.REFUSED, by=lena, note="No.")

    response = browser_of(lena).post(approvals_page, posted, follow=True)

    assert "Nothing was approved" in text(response)
    assert still_open(wide) == [("wide", "legal")]


def test_an_approval_of_another_agreement_is_not_replayed(
    browser_of, lena, petra, edition, wide, approvals_page
):
    other = create_agreement(title="Fan", path="full", edition=edition, by=petra)
    answer(other, "overall_stance", "customer", petra)
    browser_of(lena).post(f"/agreements/{other.pk}/approvals/", wanted(other))

    assert Approval.objects.get().agreement == other
    assert still_open(wide) == [("wide", "legal")]


def test_a_position_that_was_changed_since_it_was_read_is_not_approved(
    browser_of, lena, petra, wide, approvals_page
):
    legal = browser_of(lena)
    read = wanted(wide)
    pick(wide, "tested", petra)

    response = legal.post(approvals_page, read, follow=True)

    assert "Nothing was approved" in text(response)
    assert still_open(wide) == [("tested", "quality")]


@pytest.mark.slow
def test_an_issued_agreement_takes_no_approval_and_shows_those_it_has(
    browser_of, lena, petra, wide, approvals_page
):
    legal = browser_of(lena)
    legal.post(approvals_page, wanted(wide))
    issue(wide, by=petra)

    response = legal.post(approvals_page, wanted(wide))

    assert response.url == f"/agreements/{wide.pk}/issued/"
    assert Approval.objects.count() == 1
    assert "approved by Lena Hartmann" in text(legal.get(approvals_page))


# Issuing


def test_it_is_not_issued_while_an_approval_is_open(browser, wide):
    response = browser.post(f"/agreements/{wide.pk}/issue/", {"checked": "on"})

    page = text(response)
    assert response.status_code == 200
    assert "It cannot be finished yet." in page
    assert "<strong>1 approval</strong> is open" in page
    assert "Finish the agreement" not in page
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


@pytest.mark.slow
def test_it_is_not_issued_from_an_edition_that_counsel_did_not_approve(browser, unapproved, lena):
    response = browser.post(f"/agreements/{unapproved.pk}/issue/", {"checked": "on"})

    page = text(response)
    assert "no. 7 is not approved for use." in page
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

"""Approvals: what needs one, who gives it, when it counts, and that nothing is issued while one is open."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection

from agreements.approvals import approvals_of, approve, open_approvals
from agreements.issuing import IssueRefused, issue
from agreements.models import Agreement, Approval, IssuedCopy
from agreements.saving import create_agreement
from clauses.publishing import approve_edition
from tests.agreements.examples import make_edition
from tests.agreements.test_issuing import answer_all


def text(response) -> str:
    return response.content.decode().replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def address(agreement) -> str:
    return f"/agreements/{agreement.pk}/approvals/"


def pick(agreement: Agreement, position: str, by: User) -> None:
    last = agreement.latest_answers().get("position.warranty")
    agreement.record("position.warranty", position, by=by, seen=last.pk if last else None)


@pytest.fixture
def wide(agreement, petra) -> Agreement:
    """Complete, but for the legal approval of its warranty."""
    answer_all(agreement, petra)
    pick(agreement, "wide", petra)
    return agreement


def wanted(agreement: Agreement, position: str = "wide", kind: str = "legal") -> dict[str, object]:
    """What the button posts."""
    return {
        "clause": "warranty",
        "position": position,
        "kind": kind,
        "edition": agreement.edition_id,
    }


def still_open(agreement: Agreement) -> list[tuple[str, str]]:
    agreement = Agreement.objects.get(pk=agreement.pk)
    needed = open_approvals(agreement.assembled(), approvals_of(agreement))
    return [(one.selected.position.key, one.kind) for one in needed]


# What works


def test_legal_approves_and_the_agreement_can_be_issued(browser_of, lena, petra, wide, address):
    legal = browser_of(lena)
    before = text(legal.get(address))
    response = legal.post(address, wanted(wide))

    after = text(legal.get(address))
    approval = Approval.objects.get()
    assert "1 of 1 approval open" in before
    assert "ask Lena" not in before
    assert 'Approve<span class="visually-hidden"> Warranty, Legal approval</span>' in before
    assert response.url == address
    assert "Your legal approval is recorded." in after
    assert "Approved by Lena Hartmann on" in after
    assert "Every approval is given." in after
    assert (approval.clause, approval.position, approval.by) == ("warranty", "wide", lena)
    assert issue(wide, by=petra).number.endswith("-0001")


def test_the_page_says_what_is_given_away_and_in_which_words(browser, wide, address):
    page = text(browser.get(address))

    assert "Everything." in page
    assert "This position needs approval in every agreement." in page
    assert "It is in this agreement because it was picked by hand." in page
    assert "Everything is good, as Section 1.1 (Inspection) finds." in page
    assert 'href="#clause-inspection"' not in page


def test_the_owner_sees_what_is_open_and_whom_to_ask(browser, wide, address, lena, quentin):
    page = text(browser.get(address))

    assert "1 of 1 approval open" in page
    assert "Legal approval: ask Lena Hartmann (Legal)." in page
    assert "Quentin" not in page
    assert "Approve<" not in page


def test_quality_approvals_are_given_by_quality_or_legal(
    browser_of, agreement, address, petra, lena, quentin
):
    pick(agreement, "tested", petra)
    agreement.shared_with.add(quentin)
    page = text(browser_of(petra).get(address))

    assert "Quality approval: ask Quentin Adeyemi (Quality), Lena Hartmann (Legal)." in page
    browser_of(quentin).post(address, wanted(agreement, "tested", "quality"))
    assert Approval.objects.get().by == quentin
    assert still_open(agreement) == []


def test_a_position_that_needs_both_needs_two_approvals(
    browser_of, agreement, address, petra, lena, quentin
):
    pick(agreement, "none", petra)
    agreement.record("days", 20, by=petra, seen=None)
    agreement.shared_with.add(quentin)
    assert still_open(agreement) == [("none", "legal"), ("none", "quality")]

    browser_of(quentin).post(address, wanted(agreement, "none", "quality"))
    assert still_open(agreement) == [("none", "legal")]

    browser_of(lena).post(address, wanted(agreement, "none", "legal"))
    assert still_open(agreement) == []


@pytest.mark.parametrize(("days", "needed"), [(29, 2), (30, 0), (31, 0)])
def test_approval_is_needed_only_where_its_condition_holds(agreement, petra, days, needed):
    pick(agreement, "none", petra)
    agreement.record("days", days, by=petra, seen=None)

    assert len(still_open(agreement)) == needed


def test_a_condition_is_told_in_words(browser, agreement, petra, address):
    pick(agreement, "none", petra)
    agreement.record("days", 20, by=petra, seen=None)

    assert "It needs approval because" in text(browser.get(address))
    assert "Inspection time" in text(browser.get(address))


def test_without_need_the_page_says_so(browser, agreement, address):
    assert "No approval is needed" in text(browser.get(address))
    assert "None needed" in text(browser.get(f"/agreements/{agreement.pk}/"))


def test_task_list_review_and_issue_page_count_what_is_open(browser, wide):
    for page in ("", "review/", "issue/"):
        response = text(browser.get(f"/agreements/{wide.pk}/{page}"))
        assert f"/agreements/{wide.pk}/approvals/" in response
    assert "1 of 1 open" in text(browser.get(f"/agreements/{wide.pk}/"))
    assert "<strong>1 approval</strong> is open" in text(
        browser.get(f"/agreements/{wide.pk}/review/")
    )


def test_the_draft_is_there_while_approvals_are_open(browser, wide):
    assert browser.get(f"/agreements/{wide.pk}/draft.pdf").content.startswith(b"%PDF-")


def test_the_number_of_queries_does_not_grow(
    browser_of, agreement, address, petra, lena, django_assert_num_queries
):
    pick(agreement, "none", petra)
    agreement.record("days", 20, by=petra, seen=None)
    legal, owner = browser_of(lena), browser_of(petra)
    legal.get(address)
    owner.get(address)

    with django_assert_num_queries(8):
        legal.get(address)
    with django_assert_num_queries(8):
        owner.get(address)


# When an approval counts no more


def test_another_position_needs_an_approval_of_its_own(wide, petra, lena, browser_of, address):
    browser_of(lena).post(address, wanted(wide))

    pick(wide, "tested", petra)
    assert still_open(wide) == [("tested", "quality")]

    pick(wide, "wide", petra)
    assert still_open(wide) == []  # back at what was approved


def test_another_edition_needs_it_again_even_where_it_says_the_same(
    wide, lena, browser_of, address
):
    browser_of(lena).post(address, wanted(wide))
    wide.edition = make_edition(lena, number=2)
    wide.save()

    assert still_open(wide) == [("wide", "legal")]
    browser_of(lena).post(address, wanted(wide))
    assert still_open(wide) == []
    assert Approval.objects.count() == 2


def test_a_copy_starts_without_approvals(wide, lena, browser, browser_of, address):
    browser_of(lena).post(address, wanted(wide))

    browser.post(
        f"/agreements/{wide.pk}/copy/", {"title": "Pump again", "edition": wide.edition_id}
    )

    assert still_open(Agreement.objects.get(title="Pump again")) == [("wide", "legal")]


# Refusals


def test_the_anonymous_is_asked_to_log_in(client, wide, address):
    assert client.post(address, wanted(wide)).url.startswith("/login/")
    assert not Approval.objects.exists()


def test_an_outsider_does_not_find_it(browser_of, paul, quentin, wide, address):
    for outsider in (paul, quentin):
        assert browser_of(outsider).post(address, wanted(wide)).status_code == 404
    assert not Approval.objects.exists()


def test_procurement_cannot_approve(browser_of, paul, wide, address):
    wide.shared_with.add(paul)

    response = browser_of(paul).post(address, wanted(wide))

    assert response.status_code == 403
    assert "Approvals are given by people of Legal and of Quality." in text(response)
    assert not Approval.objects.exists()


def test_nobody_approves_what_he_owns(browser_of, lena, wide, address):
    wide.owner = lena
    wide.save()
    legal = browser_of(lena)

    response = legal.post(address, wanted(wide))

    assert response.status_code == 403
    assert "You own this agreement, so somebody else gives its approvals." in text(response)
    assert "Approve<" not in text(legal.get(address))
    assert "Lena Hartmann (Legal)" not in text(legal.get(address))
    assert not Approval.objects.exists()


def test_a_superuser_may_approve_even_his_own(browser_of, wide, address):
    chief = User.objects.create_superuser("chief")
    wide.owner = chief
    wide.save()

    browser_of(chief).post(address, wanted(wide))

    assert still_open(wide) == []


def test_quality_cannot_give_a_legal_approval(browser_of, quentin, wide, address):
    wide.shared_with.add(quentin)
    quality = browser_of(quentin)

    response = quality.post(address, wanted(wide))

    assert response.status_code == 403
    assert "Legal approvals are given by people of Legal." in text(response)
    assert "Approve<" not in text(quality.get(address))
    assert not Approval.objects.exists()


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_the_page_knows_only_get_and_post(browser_of, lena, wide, address, method):
    assert getattr(browser_of(lena), method)(address).status_code == 405


def test_looking_approves_nothing(browser_of, lena, wide, address):
    browser_of(lena).get(address, wanted(wide))

    assert not Approval.objects.exists()


def test_a_double_click_approves_once(browser_of, lena, wide, address):
    legal = browser_of(lena)

    responses = [legal.post(address, wanted(wide)) for _ in range(2)]

    assert [response.status_code for response in responses] == [302, 302]
    assert Approval.objects.count() == 1


def test_a_second_person_s_click_keeps_the_name_of_the_first(browser_of, lena, wide, address):
    browser_of(lena).post(address, wanted(wide))
    other = User.objects.create_user("luis")
    other.groups.add(Group.objects.get(name="Legal"))

    browser_of(other).post(address, wanted(wide))

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
def test_what_is_not_in_the_agreement_is_not_approved(browser_of, lena, wide, address, changed):
    response = browser_of(lena).post(address, wanted(wide) | changed, follow=True)

    assert "Nothing was approved" in text(response)
    assert not Approval.objects.exists()


def test_a_position_that_was_changed_since_it_was_read_is_not_approved(
    browser_of, lena, petra, wide, address
):
    legal = browser_of(lena)
    legal.get(address)
    pick(wide, "tested", petra)

    response = legal.post(address, wanted(wide), follow=True)

    assert "Nothing was approved" in text(response)
    assert still_open(wide) == [("tested", "quality")]


def test_an_issued_agreement_takes_no_approval_and_shows_those_it_has(
    browser_of, lena, petra, wide, address
):
    legal = browser_of(lena)
    legal.post(address, wanted(wide))
    issue(wide, by=petra)

    response = legal.post(address, wanted(wide))

    assert response.url == f"/agreements/{wide.pk}/issued/"
    assert Approval.objects.count() == 1
    assert "Approved by Lena Hartmann" in text(legal.get(address))


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
    assert not readiness.check.errors
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

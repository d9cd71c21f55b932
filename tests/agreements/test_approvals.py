"""Approvals: what needs one, who gives it, and when it counts no more."""

import json

import pytest

from agreements.acts.issuing import issue
from agreements.models import Agreement, Approval
from clauses.models import Edition
from tests.agreements.approving import ask_for, pick, still_open, text, wanted
from tests.agreements.examples import SMALL, make_edition


@pytest.mark.slow
def test_legal_approves_and_the_agreement_can_be_issued(
    browser_of, lena, petra, wide, approvals_page
):
    legal = browser_of(lena)
    ask_for(wide)
    before = text(legal.get(approvals_page))
    response = legal.post(approvals_page, wanted(wide) | {"note": "As ever."})

    after = text(legal.get(approvals_page))
    approval = Approval.objects.get()
    assert "1 of 1 approval open" in before
    assert 'Approve<span class="visually-hidden"> Warranty</span>' in before
    assert "The other side insists." in before
    assert response.url == approvals_page
    assert "Your approval is recorded." in after
    assert "approved by Lena Hartmann on" in after
    assert "“As ever.”" in after
    assert "Every approval is given." in after
    assert (approval.clause, approval.position, approval.by) == ("warranty", "wide", lena)
    assert issue(wide, by=petra).number.endswith("-0001")


def test_the_page_says_what_is_given_away_and_in_which_words(browser, wide, approvals_page):
    page = text(browser.get(approvals_page))

    assert "Everything." in page
    assert "This position needs approval in every agreement." in page
    assert "It is in this agreement because it was picked by hand." in page
    assert "Everything is good, as Section 1.1 (Inspection) finds." in page
    assert 'href="#clause-inspection"' not in page


def test_the_owner_sees_what_is_open_and_whom_to_ask(browser, wide, approvals_page, lena, quentin):
    page = text(browser.get(approvals_page))

    assert "1 of 1 approval open" in page
    assert "Legal approval: Lena Hartmann may decide." in page
    assert "Quentin" not in page
    assert "Approve<" not in page


def test_quality_approvals_are_given_by_quality_alone(
    browser_of, agreement, approvals_page, petra, lena, quentin
):
    pick(agreement, "tested", petra)
    agreement.shared_with.add(quentin)
    page = text(browser_of(petra).get(approvals_page))

    assert "Quality approval: Quentin Adeyemi may decide." in page
    browser_of(quentin).post(approvals_page, wanted(agreement, "quality"))
    assert Approval.objects.get().by == quentin
    assert still_open(agreement) == []


def test_a_position_that_needs_both_needs_two_approvals(
    browser_of, agreement, approvals_page, petra, lena, quentin
):
    pick(agreement, "none", petra)
    agreement.record("days", 20, by=petra, seen=None)
    agreement.shared_with.add(quentin)
    assert still_open(agreement) == [("none", "legal"), ("none", "quality")]

    browser_of(quentin).post(approvals_page, wanted(agreement, "quality"))
    assert still_open(agreement) == [("none", "legal")]

    browser_of(lena).post(approvals_page, wanted(agreement, "legal"))
    assert still_open(agreement) == []


@pytest.mark.parametrize(("days", "needed"), [(29, 2), (30, 0), (31, 0)])
def test_approval_is_needed_only_where_its_condition_holds(agreement, petra, days, needed):
    pick(agreement, "none", petra)
    agreement.record("days", days, by=petra, seen=None)

    assert len(still_open(agreement)) == needed


def test_a_condition_is_told_in_words(browser, agreement, petra, approvals_page):
    pick(agreement, "none", petra)
    agreement.record("days", 20, by=petra, seen=None)

    assert "It needs approval because" in text(browser.get(approvals_page))
    assert "Inspection time" in text(browser.get(approvals_page))


def test_without_need_the_page_says_so(browser, agreement, approvals_page):
    assert "No approval is needed" in text(browser.get(approvals_page))
    assert "None needed" in text(browser.get(f"/agreements/{agreement.pk}/"))


@pytest.mark.slow
def test_task_list_review_and_issue_page_count_what_is_open(browser, wide):
    for page in ("", "review/", "issue/"):
        response = text(browser.get(f"/agreements/{wide.pk}/{page}"))
        assert f"/agreements/{wide.pk}/approvals/" in response
    assert "1 to ask for" in text(browser.get(f"/agreements/{wide.pk}/"))
    ask_for(wide)
    assert "Waits for Legal" in text(browser.get(f"/agreements/{wide.pk}/"))
    assert "Waits for Legal" in text(browser.get("/"))
    assert "<strong>1 approval</strong> is open" in text(
        browser.get(f"/agreements/{wide.pk}/review/")
    )


@pytest.mark.slow
def test_the_draft_is_there_while_approvals_are_open(browser, wide):
    assert browser.get(f"/agreements/{wide.pk}/draft.pdf").content.startswith(b"%PDF-")


def test_the_number_of_queries_does_not_grow(
    browser_of, agreement, approvals_page, petra, lena, django_assert_num_queries
):
    pick(agreement, "none", petra)
    agreement.record("days", 20, by=petra, seen=None)
    legal, owner = browser_of(lena), browser_of(petra)
    legal.get(approvals_page)
    owner.get(approvals_page)

    with django_assert_num_queries(17):
        legal.get(approvals_page)
    with django_assert_num_queries(15):
        owner.get(approvals_page)


# When an approval counts no more


def test_another_position_needs_an_approval_of_its_own(
    wide, petra, lena, browser_of, approvals_page
):
    browser_of(lena).post(approvals_page, wanted(wide))

    pick(wide, "tested", petra)
    assert still_open(wide) == [("tested", "quality")]

    pick(wide, "wide", petra)
    assert still_open(wide) == []  # back at what was approved


def test_it_holds_across_editions_where_the_clause_reads_the_same(
    wide, lena, browser_of, approvals_page
):
    browser_of(lena).post(approvals_page, wanted(wide))
    wide.edition = make_edition(lena, number=2)
    wide.save()

    assert still_open(wide) == []


def test_another_edition_with_other_words_needs_it_again(wide, lena, browser_of, approvals_page):
    browser_of(lena).post(approvals_page, wanted(wide))
    reworded = json.loads(json.dumps(SMALL).replace("Everything is good", "All is good"))
    wide.edition = make_edition(lena, number=2, data=reworded)
    wide.save()

    assert still_open(wide) == [("wide", "legal")]
    wide.edition = Edition.objects.get(number=1)
    wide.save()
    assert still_open(wide) == []  # alive again for the same words


def test_a_copy_starts_without_approvals(wide, lena, browser, browser_of, approvals_page):
    browser_of(lena).post(approvals_page, wanted(wide))

    browser.post(
        f"/agreements/{wide.pk}/copy/", {"title": "Pump again", "edition": wide.edition_id}
    )

    assert still_open(Agreement.objects.get(title="Pump again")) == [("wide", "legal")]

"""Issuing: refused while errors stand, done once, and for ever the same bytes."""

import hashlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from agreements.acts.issuing import IssueRefused, issue
from agreements.acts.saving import create_agreement
from agreements.models import Agreement, IssuedCopy
from clauses.publishing.publish import approve_edition
from tests.agreements.completing import COMPLETE, answer_all
from tests.agreements.examples import make_edition

pytestmark = pytest.mark.slow


@pytest.fixture
def complete(agreement, petra) -> Agreement:
    return answer_all(agreement, petra)


def test_a_complete_agreement_is_issued(browser, complete, petra, edition):
    response = browser.post(f"/agreements/{complete.pk}/issue/", {"checked": "on"})

    copy = IssuedCopy.objects.get()
    assert response.url == f"/agreements/{complete.pk}/issued/"
    assert copy.number == f"CP-{timezone.localdate().year}-0001"
    assert copy.answers == COMPLETE
    assert (copy.edition, copy.issued_by) == (edition, petra)


def test_the_download_is_exactly_the_bytes_that_were_stored(browser, complete):
    browser.post(f"/agreements/{complete.pk}/issue/", {"checked": "on"})

    response = browser.get(f"/agreements/{complete.pk}/issued.pdf")

    copy = IssuedCopy.objects.get()
    content = response.content
    assert content.startswith(b"%PDF-")
    assert hashlib.sha256(content).hexdigest() == copy.sha256
    name = f"{copy.number}_Acme-Inc_v3.pdf"
    assert f'attachment; filename="{name}"' in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert copy.sha256 in browser.get(f"/agreements/{complete.pk}/issued/").content.decode()


def test_it_is_refused_while_errors_stand_and_they_are_named(browser, agreement):
    response = browser.post(f"/agreements/{agreement.pk}/issue/", {"checked": "on"})

    page = response.content.decode()
    assert response.status_code == 200
    assert "It cannot be finished yet." in page
    assert "Answer Product" in page
    assert not IssuedCopy.objects.exists()


def test_it_is_refused_without_the_tick(browser, complete):
    response = browser.post(f"/agreements/{complete.pk}/issue/", {})

    assert "tick this box" in response.content.decode()
    assert not IssuedCopy.objects.exists()


def test_looking_at_the_page_issues_nothing(browser, complete):
    assert browser.get(f"/agreements/{complete.pk}/issue/").status_code == 200
    assert not IssuedCopy.objects.exists()


def test_a_second_click_finds_the_first_copy(complete, petra, browser):
    first = issue(complete, by=petra)

    response = browser.post(f"/agreements/{complete.pk}/issue/", {"checked": "on"})

    assert response.url == f"/agreements/{complete.pk}/issued/"
    assert issue(Agreement.objects.get(pk=complete.pk), by=petra) == first
    assert IssuedCopy.objects.count() == 1


def test_numbers_follow_each_other(complete, petra, edition):
    second = create_agreement(title="Valve", path="full", edition=edition, by=petra)
    year = timezone.localdate().year

    numbers = [issue(complete, by=petra).number, issue(answer_all(second, petra), by=petra).number]

    assert numbers == [f"CP-{year}-0001", f"CP-{year}-0002"]


def test_a_refused_issue_takes_no_number(agreement, petra):
    with pytest.raises(IssueRefused):
        issue(agreement, by=petra)

    answer_all(agreement, petra)
    assert issue(agreement, by=petra).number.endswith("-0001")


@pytest.mark.parametrize("section", ["deal", "responsibilities"])
def test_the_answers_of_an_issued_agreement_cannot_change(browser, complete, petra, section):
    issue(complete, by=petra)
    address = f"/agreements/{complete.pk}/sections/{section}/"

    assert browser.get(address).url == f"/agreements/{complete.pk}/issued/"
    assert browser.post(address, {"action": "continue"}).url == f"/agreements/{complete.pk}/issued/"
    assert browser.post(f"{address}live/", {}).status_code == 404
    assert complete.answers_json() == COMPLETE


def test_an_issued_agreement_offers_no_change(browser, complete, petra):
    issue(complete, by=petra)

    for page in ("review", "findings", "document", "history", "copy"):
        response = browser.get(f"/agreements/{complete.pk}/{page}/")
        assert response.status_code == 200
        assert b"sections/" not in response.content


def test_two_at_once_make_one_copy_and_two_agreements_two_numbers(fresh_database):
    petra = User.objects.create_superuser("chief")
    edition = make_edition(petra)
    approve_edition(edition, by=petra, note="Read in full.")
    first, second = (
        answer_all(create_agreement(title=title, path="full", edition=edition, by=petra), petra)
        for title in ("Pump", "Valve")
    )

    def issue_in_thread(pk: int) -> str:
        try:
            return issue(Agreement.objects.get(pk=pk), by=petra).number
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as threads:
        numbers = list(threads.map(issue_in_thread, [first.pk, first.pk, second.pk]))

    assert numbers[0] == numbers[1]
    assert sorted({number[-4:] for number in numbers}) == ["0001", "0002"]
    assert IssuedCopy.objects.count() == 2

"""An agreement that needs approvals: procurement sees whom to ask, Legal and Quality approve, then it is issued."""

import datetime
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from agreements.models import Agreement
from clauses.models import Edition
from tests.browser.filling import answers_of


@pytest.fixture
def address(live_counterpart: str) -> str:
    """Petra's agreement under the answers of a scenario with one legal and one quality approval."""
    petra = User.objects.get(username="procurement")
    agreement = Agreement.objects.create(
        title="Lamps",
        owner=petra,
        edition=Edition.objects.newest(),
        created_on=datetime.date(2026, 11, 23),
    )
    for key, value in answers_of("consumer-gb").items():
        agreement.record(key, value, by=petra, seen=None)
    agreement.shared_with.add(User.objects.get(username="quality"))
    return f"/agreements/{agreement.pk}/"


def approve_first(page: Page, address: str) -> None:
    page.goto(f"{address}approvals/")
    page.locator("details summary").first.click()
    page.get_by_role("button", name="Approve").first.click()
    expect(page.locator(".site-messages")).to_contain_text("approval is recorded")


def test_what_needs_approval_is_approved_and_then_issued(
    new_page: Callable[..., Page], address: str, check_accessibility: Callable[[Page], None]
):
    procurement = new_page(who="procurement", width=360)
    procurement.goto(f"{address}issue/")
    expect(procurement.locator("main")).to_contain_text("2 approvals are open")
    expect(procurement.get_by_role("button", name="Issue the agreement")).to_have_count(0)
    procurement.get_by_role("link", name="See what is open and whom to ask").click()
    expect(procurement.locator("main")).to_contain_text("ask Lena Hartmann (Legal)")
    expect(procurement.get_by_role("button", name="Approve")).to_have_count(0)
    check_accessibility(procurement)
    wide = procurement.evaluate("document.documentElement.scrollWidth")
    assert wide <= 360

    quality = new_page(who="quality")
    approve_first(quality, address)
    expect(quality.get_by_role("button", name="Approve")).to_have_count(0)
    legal = new_page(who="legal")
    approve_first(legal, address)
    check_accessibility(legal)

    procurement.goto(f"{address}issue/")
    procurement.get_by_role("checkbox").check()
    procurement.get_by_role("button", name="Issue the agreement").click()
    expect(procurement.locator("main")).to_contain_text("Issued as")

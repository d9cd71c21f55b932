"""Four people and an agreement that needs approvals: asked for, approved, proposed otherwise, refused, and issued."""

import datetime
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from agreements.models import Agreement, Answer
from clauses.models import Edition
from tests.browser.filling import answers_of

REASON = "They insist, and the price is right."


@pytest.fixture
def address(live_counterpart: str) -> str:
    """Petra's agreement: two points for Legal and two for Quality; Legal's limit of shares is passed."""
    petra = User.objects.get(username="procurement")
    agreement = Agreement.objects.create(
        title="Tablets",
        owner=petra,
        edition=Edition.objects.newest(),
        created_on=datetime.date(2026, 11, 23),
    )
    shares = {"recall_share_customer_pct": 40, "recall_share_manufacturer_pct": 60}
    for key, value in (answers_of("medicine-de") | shares).items():
        agreement.record(key, value, by=petra, seen=None)
    return f"/agreements/{agreement.pk}/"


def fits(page: Page, check: Callable[[Page], None]) -> None:
    """Nothing runs over the edge, and the rules of accessibility hold."""
    check(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def asked_for(page: Page, reason: str) -> None:
    for field in page.get_by_role("textbox").all():
        field.fill(reason)
    page.get_by_role("button", name="Ask for approval", exact=True).click()


@pytest.mark.postgres
@pytest.mark.usefixtures("drawing_worker")
def test_four_people_bring_an_agreement_through_its_approvals(
    new_page: Callable[..., Page], address: str, check_accessibility: Callable[[Page], None]
):
    procurement = new_page(who="procurement", width=360)
    procurement.goto(f"{address}review/")
    expect(procurement.get_by_role("link", name="Go on to finish")).to_have_count(0)
    procurement.get_by_role("link", name="Ask for approval, or see how far it is").click()
    procurement.get_by_role("button", name="Ask for approval", exact=True).click()
    expect(procurement.locator("main")).to_contain_text("Say in a sentence why you want it")
    fits(procurement, check_accessibility)
    asked_for(procurement, REASON)
    expect(procurement.locator(".site-messages")).to_contain_text("asked to decide by")
    fits(procurement, check_accessibility)

    # Quality finds it in its queue and approves all that it was shown.
    quality = new_page(who="quality")
    quality.goto("/approvals/")
    fits(quality, check_accessibility)
    quality.get_by_role("article").get_by_role("link", name="Tablets").click()
    expect(quality.locator("main")).to_contain_text(REASON)
    quality.get_by_role("button", name="Approve all 2 shown").click()
    expect(quality.locator(".site-messages")).to_contain_text("Your 2 approvals are recorded.")

    # Legal proposes other shares, and procurement takes them.
    legal = new_page(who="legal", width=360)
    legal.goto(f"{address}approvals/")
    legal.locator(".approval h2 a", has_text="Recall Costs").click()
    expect(legal.locator("main")).to_contain_text("Our standard instead")
    fits(legal, check_accessibility)
    legal.locator("summary", has_text="Propose instead").click()
    fits(legal, check_accessibility)
    legal.locator("[name=recall_share_customer_pct]").fill("30")
    legal.locator("[name=recall_share_manufacturer_pct]").fill("70")
    legal.get_by_label("Note").fill("Thirty is what we bear without asking.")
    legal.get_by_role("button", name="Propose this instead").click()
    expect(legal.locator(".site-messages")).to_contain_text("Your proposal is sent.")
    procurement.goto(f"{address}approvals/")
    expect(procurement.locator("main")).to_contain_text("Lena Hartmann proposes instead")
    fits(procurement, check_accessibility)
    procurement.get_by_role("button", name="Take the proposal").click()
    expect(procurement.locator(".site-messages")).to_contain_text("is the answer now")
    row = Answer.objects.filter(key="recall_share_customer_pct").order_by("pk").last()
    assert row is not None
    assert (row.by.username, row.proposed_by.username) == ("procurement", "legal")

    # Another lawyer refuses first, and approves when she is told why.
    counsel = new_page(who="counsel")
    counsel.goto(f"{address}approvals/")
    counsel.locator(".approval", has_text="Legal approval: Legal is asked").locator("h2 a").click()
    counsel.get_by_role("button", name="Refuse").click()
    expect(counsel.locator("main")).to_contain_text("Say why you refuse it")
    counsel.get_by_label("Note").fill("Who holds the licence?")
    counsel.get_by_role("button", name="Refuse").click()
    procurement.goto(f"{address}approvals/")
    expect(procurement.locator("main")).to_contain_text("refused by Carla Nwosu")
    asked_for(procurement, "The Manufacturer does, since 2019.")
    counsel.goto(f"{address}approvals/")
    counsel.get_by_role("button", name="Approve").click()
    expect(counsel.locator("main")).to_contain_text("Every approval is given.")
    fits(counsel, check_accessibility)

    procurement.goto(f"{address}issue/")
    procurement.get_by_role("checkbox").check()
    procurement.get_by_role("button", name="Finish the agreement").click()
    expect(procurement.locator("main")).to_contain_text("Finished as", timeout=180_000)
    procurement.goto(f"{address}history/")
    expect(procurement.locator("main")).to_contain_text("Who holds the licence?")

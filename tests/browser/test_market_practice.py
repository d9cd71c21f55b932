"""Procurement sees what real contracts say beside a question, follows it to its source, and fine-tunes."""

import datetime
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from agreements.models import Agreement
from clauses.models import Edition


@pytest.fixture
def address(live_counterpart: str) -> str:
    """Petra's agreement on the quick path, with nothing answered."""
    agreement = Agreement.objects.create(
        title="Pump",
        owner=User.objects.get(username="procurement"),
        edition=Edition.objects.newest(),
        path=Agreement.Path.QUICK,
        created_on=datetime.date(2026, 11, 25),
    )
    return f"/agreements/{agreement.pk}/"


@pytest.mark.parametrize("width", [1280, 360])
def test_market_practice_is_read_beside_its_question_and_followed_to_its_source(
    new_page: Callable[..., Page],
    address: str,
    check_accessibility: Callable[[Page], None],
    width: int,
):
    page = new_page(who="procurement", width=width)
    page.goto(f"{address}sections/inspection/")
    expect(page.locator("#paper .document, #paper article, #paper section").first).to_be_attached()
    practice = page.locator("#question-inspection_days .practice")
    expect(practice).to_contain_text(
        "median 25.5 days, middle half 9.2 to 33 (12 contracts; 10 more black it out)"
    )
    expect(practice.locator(".spread")).to_be_hidden()

    practice.locator("summary").focus()
    page.keyboard.press("Enter")

    expect(practice.locator(".spread")).to_be_visible()
    expect(practice).to_contain_text("as many contracts lie above as below")
    check_accessibility(page)
    practice.get_by_role("link", name="How this was counted").click()
    expect(page.locator("#inspection_days")).to_be_in_viewport()
    expect(page.get_by_role("link", name="CC BY 4.0")).to_be_visible()
    check_accessibility(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 360])
def test_profiles_are_compared_in_the_markets_that_are_ticked(
    new_page: Callable[..., Page],
    address: str,
    check_accessibility: Callable[[Page], None],
    width: int,
):
    page = new_page(who="procurement", width=width)
    page.goto(f"{address}sections/setup/")
    page.get_by_role("link", name="What each industry sets").click()
    device = page.locator("#medical_device")
    expect(device).to_contain_text("default for medical devices in the EU")

    page.get_by_label("European Union").uncheck()
    page.get_by_role("button", name="Show").click()

    expect(device).to_contain_text("default for medical devices sold in the US")
    expect(device).not_to_contain_text("default for medical devices in the EU")
    check_accessibility(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_value_that_nobody_asks_for_is_found_on_the_quick_path(
    new_page: Callable[..., Page], address: str, check_accessibility: Callable[[Page], None]
):
    page = new_page(who="procurement")
    page.goto(f"{address}sections/inspection/")
    expect(page.locator(".group-folded:visible")).to_have_count(0)
    page.get_by_role("link", name="More settings").click()
    check_accessibility(page)

    page.get_by_label("How many business days does the Manufacturer have to answer an order?").fill(
        "7"
    )
    page.get_by_role("button", name="Save and continue").last.click()

    expect(page.locator("main")).to_contain_text("7 business days")

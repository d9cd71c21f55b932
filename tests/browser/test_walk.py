"""A buyer finishes a deal in one sitting: from the log-in to the finished agreement, every field and click counted."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from agreements.models import Company, CompanyContact
from tests.browser.test_log_in import PASSWORD

MOST_ACTS = 40  # fields and clicks, the tables included
TWO_SCREENS = 1600  # at 1280 x 800

pytestmark = pytest.mark.slow


@dataclass
class Counted:
    """A page on which every field that is filled and every click is one act."""

    page: Page
    acts: int = 0

    def fill(self, name: str, words: str) -> None:
        self.acts += 1
        field = self.page.locator(f'[name="{name}"]')
        is_list = field.evaluate("field => field.tagName") == "SELECT"
        field.select_option(words) if is_list else field.fill(words)

    def click(self, what: Locator) -> None:
        self.acts += 1
        what.click()

    def go(self, what: Locator) -> None:
        with self.page.expect_navigation():
            self.click(what)

    def save(self) -> None:
        self.go(self.page.get_by_role("button", name="Save and continue").last)
        expect(self.page.locator(".error-summary")).to_have_count(0)


@pytest.fixture
def address_book(live_counterpart: str) -> None:
    ours = Company.objects.create(
        legal_name="Hearth & Hob Limited",
        entity_type="a private limited company",
        registration_no="09812345",
        country="GB",
        address="14 Canal Street, Manchester M1 3HE",
        notice_name="Company Secretary",
        notice_email="notices@hearthandhob.example",
        signatory_name="Priya Nair",
        signatory_title="Director",
        is_ours=True,
    )
    theirs = Company.objects.create(
        legal_name="Aldercroft Kitchenware Limited",
        entity_type="a private limited company",
        registration_no="04455667",
        country="GB",
        address="Unit 6, Riverside Park, Sheffield S9 2XX",
        notice_name="Managing Director",
        notice_email="office@aldercroft.example",
        signatory_name="Tom Aldercroft",
        signatory_title="Managing Director",
    )
    for company, name in ((ours, "Helen Ward"), (theirs, "Ruth Carey")):
        CompanyContact.objects.create(
            company=company, role="Business contact", name=name, telephone="+44 1632 960156"
        )


@pytest.mark.usefixtures("drawing_worker")
def test_a_buyer_finishes_a_deal_in_one_sitting(
    page: Page, address_book: None, check_accessibility: Callable[[Page], None]
):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/")
    buyer = Counted(page)
    buyer.fill("username", "procurement")
    buyer.fill("password", PASSWORD)
    buyer.go(page.get_by_role("button", name="Log in"))
    buyer.go(page.get_by_role("link", name="New agreement").first)
    buyer.fill("title", "Casseroles")
    buyer.go(page.get_by_role("button", name="Start"))

    heights = {}

    def look(called: str) -> None:
        heights[called] = page.evaluate("document.documentElement.scrollHeight")
        check_accessibility(page)

    look("the deal")
    buyer.fill("book-manufacturer_party", str(Company.objects.get(is_ours=False).pk))
    buyer.go(page.get_by_role("button", name=re.compile("^Take it.*Manufacturer")))
    buyer.fill("industry", "consumer")
    buyer.fill("product_description", "Enamelled cast-iron pots and pans for private households.")
    buyer.fill("annual_value", "900000")
    buyer.save()
    look("your decisions")
    buyer.save()
    look("products, documents, people")
    tables = {
        "products": {
            "name": "Casserole",
            "part_number": "CI-24",
            "unit": "piece",
            "price": "21.40",
        },
        "documents": {"title": "Casting drawings", "number": "CI-D-100", "revision": "D"},
    }
    for key, cells in tables.items():
        row = page.locator(f'[name="order-{key}"]').input_value().split(",")[0]
        for column, words in cells.items():
            buyer.fill(f"{key}-{row}-{column}", words)
    for row in ("1", "2"):  # the urgent contact of each side
        buyer.fill(f"people-{row}-telephone", "+44 1632 960199")
    buyer.save()
    look("what we assumed")
    confirm = page.get_by_role("button", name=re.compile("^Confirm"))
    buyer.go(confirm.first)
    look("what we assumed, the first part confirmed")
    buyer.go(confirm.last)
    expect(page).to_have_url(re.compile("/issue/"))  # the last confirmation leads on
    look("check and finish")
    buyer.click(page.get_by_role("checkbox"))
    buyer.go(page.locator("main form button[type=submit]").last)

    expect(page.locator('a[href$="issued.pdf"]').first).to_be_visible(timeout=180_000)
    print(f"{buyer.acts} fields and clicks")
    assert buyer.acts <= MOST_ACTS
    assert {called: height for called, height in heights.items() if height > TWO_SCREENS} == {}

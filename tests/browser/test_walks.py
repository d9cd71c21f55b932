"""The default path without a mouse and without scripts: from the log-in to the finished PDF."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_log_in import PASSWORD
from tests.browser.test_walk import TWO_SCREENS

MOST_TABS = 150

pytestmark = [pytest.mark.slow, pytest.mark.longest]


def company(side: str, name: str, address: str) -> dict[str, str]:
    typed = {
        "legal_name": name,
        "entity_type": "a private limited company",
        "registration_no": f"0{len(name)}12345",
        "country": "United Kingdom",
        "address": address,
        "notice_name": "Company Secretary",
        "notice_email": f"notices@{side}.example",
        "signatory_name": "Robin Ward",
        "signatory_title": "Director",
    }
    return {f"{side}_party-{part}": words for part, words in typed.items()}


OURS = company("customer", "Hearth & Hob Limited", "14 Canal Street, Manchester M1 3HE")
THEIRS = company(
    "manufacturer", "Aldercroft Kitchenware Limited", "Unit 6, Riverside Park, Sheffield S9 2XX"
)
DEAL = {"product_description": "Enamelled cast-iron pots and pans for private households."}


class Keyboard:
    """A person who has no mouse: goes from field to field with Tab, and presses Enter or Space."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, selector: str) -> None:
        """Tab until what is wanted has the focus; fails where it cannot be reached."""
        for _ in range(MOST_TABS):
            if self.page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{selector} cannot be reached by Tab on {self.page.url}")

    def type(self, name: str, words: str) -> None:
        self.to(f'[name="{name}"]')
        self.page.keyboard.type(words)

    def press(self, selector: str) -> None:
        """Enter on a button or link that leads to another page."""
        self.to(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def save(self) -> None:
        """Go on from a page that is no higher than two screens with all that was typed on it."""
        assert self.page.evaluate("document.documentElement.scrollHeight") <= TWO_SCREENS
        self.press('button.btn-primary[value="continue"]')
        expect(self.page.locator(".error-summary")).to_have_count(0)


def lists_of(page: Page) -> dict[str, str]:
    """The cells that the walk must fill, by the names of their fields."""
    rows = {
        key: page.locator(f'[name="order-{key}"]').input_value().split(",")
        for key in ("products", "documents", "people")
    }
    product, document = rows["products"][0], rows["documents"][0]
    cells = {
        f"products-{product}-name": "Casserole",
        f"products-{product}-part_number": "CI-24",
        f"products-{product}-unit": "piece",
        f"products-{product}-price": "21.40",
        f"documents-{document}-title": "Casting drawings",
        f"documents-{document}-number": "CI-D-100",
        f"documents-{document}-revision": "D",
    }
    for row in rows["people"]:
        if page.locator(f'[name="people-{row}-role"]').input_value() == "Urgent Contact":
            cells[f"people-{row}-telephone"] = "+44 1632 960199"
    return cells


@pytest.mark.usefixtures("drawing_worker")
def test_the_default_path_is_walked_by_keyboard_alone(page: Page):
    page.set_viewport_size({"width": 1280, "height": 800})
    buyer = Keyboard(page)
    page.goto("/")
    buyer.type("username", "procurement")
    buyer.type("password", PASSWORD)
    buyer.press('main button[type="submit"]')
    buyer.press('a[href="/agreements/new/"]')
    buyer.type("title", "Casseroles")
    buyer.press('main form button[type="submit"]')

    for name, words in (OURS | THEIRS).items():
        buyer.type(name, words)
    buyer.type("industry", "Other goods")
    for name, words in DEAL.items():
        buyer.type(name, words)
    buyer.save()
    buyer.save()
    for name, words in lists_of(page).items():
        buyer.type(name, words)
    buyer.save()
    buyer.press('button[name="part"]')
    buyer.press('button[name="part"][value="rest"]')
    buyer.to("#id_checked")
    page.keyboard.press("Space")
    buyer.press('main form button[type="submit"]')

    expect(page.locator('a[href$="issued.pdf"]').first).to_be_visible(timeout=180_000)


@pytest.mark.usefixtures("drawing_worker")
def test_a_template_is_walked_on_a_phone_without_scripts(new_page: Callable[..., Page]):
    page = new_page(who="procurement", width=360, height=740, java_script_enabled=False)
    page.goto("/agreements/new/")
    page.locator('[name="title"]').fill("Casseroles")
    page.locator('[name="start"]').select_option("consumer-gb")
    page.locator("main form button[type=submit]").click()

    for name, words in (OURS | THEIRS).items():
        field = page.locator(f'[name="{name}"]')
        field.select_option(label=words) if name.endswith("country") else field.fill(words)
    page.locator('button.btn-primary[value="continue"]').click()
    page.locator('button.btn-primary[value="continue"]').click()
    for name, words in lists_of(page).items():
        page.locator(f'[name="{name}"]').fill(words)
    page.locator('button.btn-primary[value="continue"]').click()
    expect(page.locator(".error-summary")).to_have_count(0)
    for _ in range(page.locator('button[name="part"]').count()):
        page.locator('button[name="part"]').first.click()
    expect(page).to_have_url(re.compile("/issue/"))
    page.locator("#id_checked").check()
    page.locator("main form button[type=submit]").last.click()

    expect(page.locator('a[href$="issued.pdf"]').first).to_be_visible(timeout=180_000)

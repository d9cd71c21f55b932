"""Each template that ships, on a phone and without a mouse: from its first page to the one that finishes the deal."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from agreements.models import Agreement, Given
from agreements.pages.samples import sample_deals
from tests.agreements.test_templates_walked import COMPANIES, FACTS, TELEPHONE
from tests.browser.test_walks import Keyboard

TEMPLATES = tuple(one.key for one in sample_deals()[:-1])
EMPTY = """() => Object.fromEntries(Array.from(document.querySelectorAll(".step-form [name]"))
  .filter((one) => one.type !== "hidden" && one.type !== "submit")
  .map((one) => [one.name, one.value]))"""

pytestmark = [pytest.mark.slow, pytest.mark.longest]


def empty_fields(page: Page) -> dict[str, str]:
    """What a template cannot know, by the names of the fields: facts, and whom to call."""
    there = page.evaluate(EMPTY)
    found = {name: words for name, words in FACTS.items() if there.get(name) == ""}
    for name, value in there.items():
        if value == "Urgent Contact":
            found[name.replace("role", "telephone")] = TELEPHONE
    contact = next((name for name in there if re.match("responsible_contacts-.*-name", name)), "")
    if contact:
        found |= {
            contact: "Duty officer",
            contact.replace("-name", "-telephone"): TELEPHONE,
            contact.replace("-name", "-email"): "duty@hearth.example",
        }
    return found


def with_companies(address: str) -> None:
    """Both companies, which the walk of the default path types by keyboard."""
    agreement = Agreement.objects.get(pk=int(address.split("/agreements/")[1].split("/")[0]))
    parties: dict[str, dict[str, str]] = {}
    for name, words in COMPANIES.items():
        key, part = name.split("-")
        parties.setdefault(key, {})[part] = words
    seen = agreement.latest_answers()
    agreement.record_all(
        {
            key: Given(value, seen[key].pk if key in seen else None)
            for key, value in parties.items()
        },
        by=agreement.owner,
    )


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_is_walked_by_keyboard_on_a_phone(new_page: Callable[..., Page], template: str):
    page = new_page(who="procurement", width=360, height=740)
    buyer = Keyboard(page)
    page.goto("/agreements/new/")
    buyer.type("title", "Valve")
    buyer.to('[name="start"]')
    page.locator('[name="start"]').select_option(template)
    buyer.press('main form button[type="submit"]')
    with_companies(page.url)
    page.reload()

    for _ in range(3):
        for name, words in empty_fields(page).items():
            buyer.type(name, words)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        buyer.press('button.btn-primary[value="continue"]')
        expect(page.locator(".error-summary")).to_have_count(0)
    buyer.press('button[name="part"]')
    buyer.press('button[name="part"][value="rest"]')

    expect(page).to_have_url(re.compile("/issue/"))
    buyer.to("#id_checked" if page.locator("#id_checked").count() else "main a, main button")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

"""The life of a draft in a browser: begun once however often it is clicked, renamed, put away, taken back."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from agreements.models import Agreement


def test_a_double_click_begins_one_agreement(procurement_page: Page):
    page = procurement_page
    page.goto("/agreements/new/")
    page.get_by_label("Title").fill("Valve")

    # As a slow network does, which sends again what it has no answer to.
    arrived = page.evaluate(
        """() => {
            const form = document.querySelector("main form:has([name=title])");
            const post = () => fetch(form.action, { method: "POST", body: new FormData(form) });
            return Promise.all([post(), post()].map(async (one) => (await one).url));
        }"""
    )
    page.get_by_role("button", name="Start").dblclick()

    page.wait_for_url(re.compile(r"/agreements/\d+/sections/the-deal/$"))
    expect(page.get_by_role("link", name="Valve")).to_be_visible()
    assert {page.url} == set(arrived)
    assert Agreement.objects.filter(title="Valve").count() == 1


def test_a_draft_is_renamed_archived_deleted_and_taken_back(
    new_page: Callable[..., Page], check_accessibility: Callable[[Page], None]
):
    page = new_page(who="procurement", width=360, height=740)
    page.goto("/agreements/new/")
    page.get_by_label("Title").fill("Valve")
    page.get_by_role("button", name="Start").click()
    page.get_by_role("link", name="All pages").click()
    page.wait_for_url(re.compile(r"/agreements/\d+/$"))
    address = page.url

    page.get_by_text("More about this agreement").click()
    page.get_by_role("link", name="Rename").click()
    page.get_by_label("Title").fill("Dosing valve, mark 2")
    page.get_by_role("button", name="Rename").click()
    expect(page.get_by_role("heading", name="Dosing valve, mark 2")).to_be_visible()

    page.get_by_text("More about this agreement").click()
    page.get_by_role("button", name="Archive").click()
    expect(page.get_by_text("“Dosing valve, mark 2” is archived.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("It is back where it was.")).to_be_visible()

    page.get_by_text("More about this agreement").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("“Dosing valve, mark 2” is deleted.")).to_be_visible()
    check_accessibility(page)
    page.get_by_role("link", name="Deleted (1)").click()
    check_accessibility(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Take back").click()

    page.wait_for_url(address)
    page.goto("/?q=dosing+2")
    expect(
        page.get_by_role("link", name="things to answer in Dosing valve, mark 2")
    ).to_be_visible()
    check_accessibility(page)


def test_the_menu_of_the_sections_follows_what_is_saved_by_itself(procurement_page: Page):
    page = procurement_page
    page.goto("/agreements/new/")
    page.get_by_label("Title").fill("Valve")
    page.get_by_role("button", name="Start").click()
    page.wait_for_url(re.compile(r"/agreements/\d+/sections/the-deal/$"))
    page.goto(page.url.replace("the-deal", "your-decisions"))
    state = page.locator(".rail-step", has=page.locator('[aria-current="step"]')).locator(
        ".rail-state"
    )
    expect(state).to_have_text("Not started")

    page.locator('[name="inspection_days"]').fill("7")
    page.keyboard.press("Tab")

    expect(state).not_to_have_text("Not started")

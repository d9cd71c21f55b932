"""A lawyer's day: reword, break a reference and be told by whom it is met, mend, have it approved, publish."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_main_job import new_agreement

OLD = "Each person who signs confirms that he or she is authorised to bind the Party concerned."
BROKEN = 'Stock is counted as {{ ref("consignment") }} says.'
PROOF = 300_000  # milliseconds: the solver shares the machine with the other tests
NEW = "An electronic signature has the same effect as a signature in ink."


def clause_page(page: Page, name: str) -> None:
    page.goto("/admin/")
    with page.expect_navigation():
        page.get_by_role("link", name="Clauses", exact=True).first.click()
    with page.expect_navigation():
        page.get_by_role("link", name=name).first.click()


def reword(page: Page, old: str, new: str) -> None:
    for area in page.locator('textarea[name$="-text"]').all():
        words = area.input_value()
        if old in words:
            area.fill(words.replace(old, new))
            return
    raise AssertionError(f"no position says: {old}")


def save(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def look_at(page: Page, address: str, check_accessibility: Callable[[Page], None]) -> None:
    page.goto(address)
    check_accessibility(page)
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


@pytest.mark.longest
def test_a_day_from_the_first_word_to_the_agreement_that_takes_it(
    new_page: Callable[..., Page], check_accessibility: Callable[[Page], None]
):
    procurement, legal = new_page(who="procurement"), new_page(who="legal")
    counsel = new_page(who="counsel")
    new_agreement(procurement, "Made before")
    before = procurement.url

    # Lena rewords a clause, and refers to one that most agreements lack.
    clause_page(legal, "FND-09")
    reword(legal, OLD, f"{NEW} {BROKEN}")
    save(legal)
    look_at(legal, "/admin/clauses/edition/publish/", check_accessibility)
    legal.get_by_role("button", name="Prove this draft").click()
    expect(legal.locator(".desk-finding-error")).to_contain_text("consignment", timeout=PROOF)
    expect(legal.locator(".desk-checks")).to_contain_text("The proof found 1 error")
    check_accessibility(legal)
    legal.get_by_role("button", name="Example deal that breaks: open it").click()
    expect(legal.locator(".trial-sentence").first).to_contain_text("Stock is counted")

    # She mends it, and has it read by Carla.
    clause_page(legal, "FND-09")
    reword(legal, f" {BROKEN}", "")
    save(legal)
    legal.get_by_role("link", name="Changes", exact=True).click()
    legal.get_by_label("Note to the reviewer").fill("Plainer words, the same meaning.")
    legal.get_by_role("button", name="Send to review").click()
    expect(legal.locator(".desk-card")).to_contain_text("somebody else approves it")
    look_at(counsel, "/admin/clauses/changeentry/?state=mine", check_accessibility)
    expect(counsel.locator(".desk-card ins")).to_contain_text("An electronic signature")
    expect(counsel.locator(".desk-note")).to_contain_text("Plainer words")
    counsel.get_by_role("button", name="Approve").click()
    expect(counsel.locator(".messagelist")).to_contain_text("1 change approved.")

    # She publishes; the draft is proved on the way.
    legal.goto("/admin/clauses/edition/publish/")
    expect(legal.locator(".in-flight")).to_contain_text("The draft changes 1 clause.")
    legal.get_by_label("Release note").fill("Signatures in plainer words.")
    legal.set_default_navigation_timeout(PROOF)
    with legal.expect_navigation():
        legal.get_by_role("button", name="Publish Edition 2").click(timeout=PROOF)
    expect(legal.locator(".messagelist")).to_contain_text("Edition 2 is published", timeout=PROOF)
    expect(legal.locator("#content")).to_contain_text("approved by Carla Nwosu")
    check_accessibility(legal)

    # Petra's new agreements start from it; her old one takes it when she says so.
    new_agreement(procurement, "Made after")
    procurement.goto(procurement.url + "document/")
    expect(procurement.locator("#clause-signatures")).to_contain_text(NEW)
    procurement.goto(before + "document/")
    expect(procurement.locator("#clause-signatures")).to_contain_text(OLD)
    expect(procurement.locator("#clause-signatures")).not_to_contain_text(NEW)

    approve_for_use(counsel, "Edition 2")
    procurement.goto(before)
    expect(procurement.locator(".notice")).to_contain_text("no. 2 changes 1 of your clauses.")
    procurement.get_by_role("link", name="Read what changes").click()
    expect(procurement.locator(".redline")).to_contain_text(NEW)
    procurement.get_by_role("button", name=re.compile("^Take .*no. 2$")).click()
    procurement.goto(before + "document/")
    expect(procurement.locator("#clause-signatures")).to_contain_text(NEW)


def approve_for_use(page: Page, edition: str) -> None:
    page.goto("/admin/clauses/edition/")
    page.get_by_role("link", name=edition, exact=True).click()
    page.get_by_role("link", name="Approve for use").click()
    page.locator("#content textarea").fill("Read in full.")
    page.get_by_role("button", name=f"Approve {edition} for use").click()
    expect(page.locator(".messagelist")).to_contain_text(f"Your approval of {edition} is recorded.")


def test_the_pages_of_the_desk_are_for_everybody(
    new_page: Callable[..., Page], check_at_each_width: Callable[[Page], None]
):
    new_agreement(new_page(who="procurement"), "In flight")
    page = new_page(who="legal")
    page.goto("/admin/clauses/changeentry/")
    check_at_each_width(page)
    clause_page(page, "FND-09")
    reword(page, OLD, NEW)
    save(page)

    page.goto("/admin/clauses/changeentry/")
    check_at_each_width(page)
    page.goto("/admin/clauses/edition/publish/")
    expect(page.locator(".in-flight")).to_contain_text("In flight")
    check_at_each_width(page)
    page.goto("/in-flight/")
    check_at_each_width(page)
    page.get_by_role("link", name="In flight", exact=True).click()
    check_at_each_width(page)
    for name in ("exchange/", "1/restore/", "1/change/"):
        page.goto(f"/admin/clauses/edition/{name}")
        check_at_each_width(page)


def test_a_mistake_is_shown_where_it_was_typed_and_nothing_is_lost(legal_page: Page):
    clause_page(legal_page, "FND-09")
    reword(legal_page, OLD, 'As {{ ref("no-such-clause") }} says.')

    legal_page.get_by_role("button", name="Save", exact=True).first.click()

    expect(legal_page.locator(".errorlist").first).to_be_visible()
    expect(legal_page.locator("#content")).to_contain_text("no-such-clause")
    kept = [area.input_value() for area in legal_page.locator('textarea[name$="-text"]').all()]
    assert any('ref("no-such-clause")' in words for words in kept)

"""Legal's job: change a wording and publish it; it is in new agreements, and in old ones that take it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.test_main_job import new_agreement

OLD = "Neither Party may dispute this Agreement for the sole reason that it was signed electronically."
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


def test_a_new_wording_reaches_new_agreements_and_old_ones_that_take_it(
    new_page: Callable[..., Page],
):
    procurement, legal = new_page(who="procurement"), new_page(who="legal")
    counsel = new_page(who="counsel")
    new_agreement(procurement, "Made before")
    before = procurement.url

    clause_page(legal, "FND-09")
    reword(legal, OLD, NEW)
    legal.get_by_role("button", name="Save", exact=True).first.click()
    legal.get_by_role("link", name="Changes", exact=True).click()
    legal.get_by_role("button", name="Send to review").click()
    counsel.goto("/admin/clauses/changeentry/")
    expect(counsel.locator(".desk-card")).to_contain_text(NEW)
    counsel.get_by_role("button", name="Approve").click()
    expect(counsel.locator(".messagelist")).to_contain_text("1 change approved.")
    legal.get_by_role("link", name="Publish the draft").click()
    expect(legal.locator("#content")).to_contain_text("electronic")
    legal.locator("#content textarea").fill("Signatures in plainer words.")
    legal.locator("#content form").get_by_role("button").first.click()
    expect(legal.locator("body")).to_contain_text("Edition 2")

    new_agreement(procurement, "Made after")
    procurement.goto(procurement.url + "document/")
    expect(procurement.locator("#clause-signatures")).to_contain_text(NEW)
    procurement.goto(before + "document/")
    expect(procurement.locator("#clause-signatures")).to_contain_text(OLD)
    expect(procurement.locator("#clause-signatures")).not_to_contain_text(NEW)

    approve_for_use(counsel, "Edition 2")
    procurement.goto(before)
    expect(procurement.locator(".notice")).to_contain_text("Edition 2 changes 1 of your clauses.")
    procurement.get_by_role("link", name="Read what changes").click()
    expect(procurement.locator(".redline")).to_contain_text(NEW)
    procurement.get_by_role("button", name="Take Edition 2").click()
    procurement.goto(before + "document/")
    expect(procurement.locator("#clause-signatures")).to_contain_text(NEW)


def approve_for_use(page: Page, edition: str) -> None:
    page.goto("/admin/clauses/edition/")
    page.get_by_role("link", name=edition, exact=True).click()
    page.get_by_role("link", name="Approve for use").click()
    page.locator("#content textarea").fill("Read in full.")
    page.get_by_role("button", name=f"Approve {edition} for use").click()
    expect(page.locator(".messagelist")).to_contain_text(f"Your approval of {edition} is recorded.")


def test_a_mistake_is_shown_where_it_was_typed_and_nothing_is_lost(legal_page: Page):
    clause_page(legal_page, "FND-09")
    reword(legal_page, OLD, 'As {{ ref("no-such-clause") }} says.')

    legal_page.get_by_role("button", name="Save", exact=True).first.click()

    expect(legal_page.locator(".errorlist").first).to_be_visible()
    expect(legal_page.locator("#content")).to_contain_text("no-such-clause")
    kept = [area.input_value() for area in legal_page.locator('textarea[name$="-text"]').all()]
    assert any('ref("no-such-clause")' in words for words in kept)

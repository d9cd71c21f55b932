"""The main job, done as procurement does it: from the log-in to the finished PDF on the disk."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import APIResponse, Page, Route, expect
from pypdf import PdfReader

from tests.browser.filling import agreement_of, answers_of, fill_section
from tests.browser.test_log_in import PASSWORD, log_in


def new_agreement(page: Page, title: str) -> None:
    """A new agreement in which every question is asked."""
    page.goto("/")
    page.get_by_role("link", name="New agreement").first.click()
    page.get_by_label("Title").fill(title)
    page.get_by_text("More settings").click()
    page.get_by_text("Every question", exact=True).click()
    with page.expect_navigation():
        page.locator("main form button[type=submit]").click()


def walk_the_wizard(page: Page, answers: dict) -> set[str]:
    """Answers section by section with the primary button, until the last one is saved."""
    given: set[str] = set()
    with page.expect_navigation():
        page.locator("main a.btn-primary").first.click()
    for _ in range(40):
        if "/sections/" not in page.url:
            return given
        given |= fill_section(page, answers)
        with page.expect_navigation():
            page.get_by_role("button", name="Save and continue").last.click()
        expect(page.locator(".error-summary")).to_have_count(0)
    raise AssertionError("the wizard does not come to an end")


def text_of(pdf: Path) -> str:
    pages = PdfReader(pdf).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


@pytest.mark.usefixtures("drawing_worker")
def test_procurement_goes_from_log_in_to_the_issued_pdf(page: Page, tmp_path: Path):
    answers = answers_of("device-us-de")
    log_in(page, "procurement", PASSWORD)
    new_agreement(page, "Flowline pumps")

    given = walk_the_wizard(page, answers)

    assert given == set(answers)
    page.get_by_role("link", name="Go on to finish").first.click()
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Finish the agreement").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    with page.expect_download() as waiting:
        page.locator('a[href$="issued.pdf"]').first.click()
    pdf = tmp_path / "agreement.pdf"
    waiting.value.save_as(pdf)
    assert hashlib.sha256(pdf.read_bytes()).hexdigest() in page.content()
    text = text_of(pdf)
    assert len(PdfReader(pdf).pages) >= 20
    assert "Northlake Medical Systems, Inc." in text
    assert "Präzisionswerk Tuttlingen GmbH" in text
    assert "the Customer bears 60% and the Manufacturer bears 40% of the Recall Costs" in text
    assert "within the Inspection Period of 5 Business Days." in text.replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert "governed by the laws of the State of New York" in text
    assert "DRAFT" not in text


def test_what_stands_in_the_way_is_named_where_it_is_mended(procurement_page: Page):
    page = procurement_page
    answers = answers_of("device-us-de")
    answers |= {"recall_share_customer_pct": 60, "recall_share_manufacturer_pct": 50}
    address = agreement_of("procurement", "Shares of 60 and 50", answers)

    page.goto(f"{address}issue/")

    expect(page.get_by_role("button", name="Finish the agreement")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("100")
    page.locator("main a[href*='recall']").first.click()
    expect(page).to_have_url(re.compile("/sections/recall/"))


def test_the_document_follows_what_is_typed(procurement_page: Page):
    page = procurement_page
    new_agreement(page, "Live document")
    page.goto(f"/agreements/{page.url.rstrip('/').split('/')[-1]}/sections/setup/")

    page.locator('[name="customer_party-legal_name"]').fill("Calibri & Söhne <b>AG</b>")
    page.locator('[name="customer_party-legal_name"]').blur()

    expect(page.locator("#clause-parties")).to_contain_text("Calibri & Söhne <b>AG</b>")


def test_what_is_typed_while_the_page_waits_for_the_server_is_kept(procurement_page: Page):
    page = procurement_page
    held: list[tuple[Route, APIResponse]] = []
    new_agreement(page, "Slow server")
    page.goto(f"/agreements/{page.url.rstrip('/').split('/')[-1]}/sections/recall/")
    page.route("**/live/", lambda route: held.append((route, route.fetch())))

    page.locator('[name="recall_share_customer_pct"]').fill("60")
    while not held:
        page.wait_for_timeout(50)
    first, answer = held[0]
    page.locator('[name="recall_share_manufacturer_pct"]').fill("45")
    first.fulfill(response=answer)
    page.wait_for_timeout(200)  # the page would put it in now

    expect(page.locator('[name="recall_share_manufacturer_pct"]')).to_have_value("45")


def test_the_wizard_works_without_javascript(new_page: Callable[..., Page]):
    page = new_page(who="procurement", java_script_enabled=False)
    answers = answers_of("consumer-gb")
    new_agreement(page, "No script")

    given = walk_the_wizard(page, answers)

    assert given == set(answers)


def test_what_is_wrong_is_in_sight_on_a_small_screen(new_page: Callable[..., Page]):
    page = new_page(who="procurement", width=360, height=740)
    new_agreement(page, "Wrong on the phone")
    page.goto(page.url + "sections/recall/")
    page.locator('[name="recall_notice_hours"]').fill("500")

    page.get_by_role("button", name="Save and continue").last.click()

    expect(page.locator(".error-summary")).to_be_in_viewport()
    expect(page.locator('[name="recall_notice_hours"]')).to_have_value("500")

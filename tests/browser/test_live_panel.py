"""The agreement beside the questions: it brings what is another, marks the new words, and shows what is decided."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, Response, expect

from agreements.acts.saving import create_agreement
from agreements.models import Agreement, Given
from clauses.models import Edition
from tests.browser.filling import answers_of

# What is marked depends on what was saved meanwhile; the words do not.
READ = """(paper) => {
  for (const mark of paper.querySelectorAll(".clause-mark")) mark.remove();
  return paper.textContent.replace(/\\s+/g, " ").trim();
}"""
SHOWN = f"() => ({READ})(document.getElementById('paper').cloneNode(true))"
# Without what the page shows, the whole is sent: what the page must come to by its small updates.
WHOLE = f"""async () => {{
  const form = document.querySelector(".step-form");
  const reply = await fetch(form.getAttribute("hx-post"), {{ method: "POST", body: new FormData(form) }});
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  return ({READ})(page.getElementById("paper"));
}}"""
USUAL = 40_000  # bytes of a live reply


@pytest.fixture
def agreement(live_counterpart: str) -> Agreement:
    owner = User.objects.get(username="procurement")
    edition = Edition.objects.newest()
    agreement = create_agreement(title="Live", path="full", edition=edition, by=owner)
    given = {key: Given(value, None) for key, value in answers_of("device-us-de").items()}
    agreement.record_all(given, by=owner)
    return agreement


def open_section(page: Page, agreement: Agreement, section: str) -> None:
    page.goto(f"/agreements/{agreement.pk}/sections/{section}/")
    expect(page.locator("#paper .clause").first).to_be_attached()


def typed(page: Page, name: str, value: str) -> Response:
    """Types or chooses, and gives the live reply."""
    field = page.locator(f'[name="{name}"]').first
    with page.expect_response("**/live/") as reply:
        if field.get_attribute("type") == "radio":
            page.locator(f'[name="{name}"][value="{value}"]').check()
        elif field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    return reply.value


def expect_whole(page: Page) -> None:
    """The paper reads as it would if the whole document had been sent."""
    whole = page.evaluate(WHOLE)
    for _ in range(40):
        if (shown := page.evaluate(SHOWN)) == whole:
            return
        page.wait_for_timeout(250)
    start = next(
        at for at, (one, other) in enumerate(zip(shown, whole, strict=False)) if one != other
    )
    assert shown[start - 80 : start + 200] == whole[start - 80 : start + 200]


def size(reply: Response) -> int:
    return len(reply.body())


def test_a_share_that_is_typed_shows_its_clause_with_the_new_words_marked(
    procurement_page: Page, agreement: Agreement
):
    page = procurement_page
    open_section(page, agreement, "recall")

    reply = typed(page, "recall_share_customer_pct", "63")

    clause = page.locator("#clause-recall-costs")
    expect(clause.locator("ins.new-words", has_text="63")).to_be_visible()
    expect(clause).to_be_in_viewport()
    assert size(reply) < USUAL
    expect_whole(page)


def test_a_page_opens_at_what_its_first_question_decides(
    procurement_page: Page, agreement: Agreement
):
    page = procurement_page
    open_section(page, agreement, "ip")

    expect(page.locator("#section-ip .clause").first).to_be_in_viewport()


def test_clauses_come_and_go_and_every_number_and_reference_follows(
    procurement_page: Page, agreement: Agreement
):
    page = procurement_page
    open_section(page, agreement, "setup")
    before = page.evaluate(SHOWN)

    for name, value in (
        ("industry", "consumer"),
        ("overall_stance", "customer"),
        ("currency", "CHF"),
        ("industry", "medical_device"),
    ):
        typed(page, name, value)
        expect_whole(page)

    assert page.evaluate(SHOWN) != before

"""What an option would not go with stands at it before it is chosen, follows what is typed, and is for everybody."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.filling import agreement_of, answers_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def step(live_counterpart: str) -> str:
    address = agreement_of("procurement", "Options", answers_of("device-us-de"))
    return f"{address}sections/commercial/"


def test_the_reason_comes_by_itself_and_follows_what_is_typed(
    procurement_page: Page, step: str, check_at_each_width
):
    page = procurement_page
    page.goto(step)
    box = page.locator('[name="cap_carve_outs"][value="fraud"]')
    said = page.locator(f"#{box.get_attribute('id')}-against")

    expect(said.locator("summary")).to_contain_text("Does not go with")
    check_at_each_width(page, inside=".step-form")
    said.locator("summary").click()
    with page.expect_response("**/options/"):
        page.locator('[name="payment_days"]').fill("44")
    expect(said.locator("details")).to_have_attribute("open", "")
    box.uncheck()

    expect(said).to_be_empty()

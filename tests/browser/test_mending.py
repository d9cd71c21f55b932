"""An error is mended where it is told, by one button, on a phone and on a desk."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.filling import agreement_of, answers_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def findings(live_counterpart: str) -> str:
    longer = {"binding_months": 9, "forecast_horizon_months": 6}
    return agreement_of("procurement", "Mending", answers_of("device-us-de") | longer) + "findings/"


def test_a_button_mends_it(procurement_page: Page, findings: str, check_at_each_width):
    page = procurement_page
    page.goto(findings)
    change = page.get_by_role("button", name="Firm months to “6 months”")

    expect(change).to_be_visible()
    check_at_each_width(page)
    change.click()

    expect(page.get_by_role("status").first).to_contain_text("Changed: Firm months")
    expect(change).to_have_count(0)

"""Tables as they are typed: little is sent, two tabs do not lose each other's cells, and nothing typed is lost."""

import re

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Locator, Page, expect

from agreements.acts.saving import create_agreement
from agreements.models import Agreement, Given, apart
from clauses.models import Edition
from tests.browser.filling import answers_of
from tests.browser.test_live_panel import expect_whole, typed

MANY = 60
# In milliseconds, and bytes a second: of a telephone at the edge of its network.
SLOW = {"offline": False, "latency": 1_500, "downloadThroughput": 20_000, "uploadThroughput": 5_000}
PASTE = """(cell, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""

pytestmark = pytest.mark.slow


@pytest.fixture
def address(live_counterpart: str) -> str:
    """The page of the tables of an agreement with so many products."""
    products = [
        {"row": f"r{row}", "name": f"Pump {row}", "part_number": f"PN-{row}", "unit": "piece"}
        | {"price": "USD 12.5"}
        for row in range(MANY)
    ]
    owner = User.objects.get(username="procurement")
    edition = Edition.objects.newest()
    agreement = create_agreement(title="Tables", path="full", edition=edition, by=owner)
    answers = answers_of("device-us-de") | {"products": products}
    given = {
        stored: Given(one, None)
        for key, value in answers.items()
        for stored, one in apart(key, value).items()
    }
    agreement.record_all(given, by=owner)
    return f"/agreements/{agreement.pk}/sections/tables/"


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator("#paper .clause").first).to_be_attached()
    return page


def cell(page: Page, row: int, column: str) -> Locator:
    return page.locator(f'[name="products-r{row}-{column}"]')


def stored(row: int, column: str) -> object:
    products = Agreement.objects.get(title="Tables").answers_json()["products"]
    return next(one for one in products if one["row"] == f"r{row}").get(column)


def expect_stored(page: Page, row: int, column: str, value: object) -> None:
    for _ in range(150):
        if stored(row, column) == value:
            return
        page.wait_for_timeout(200)
    assert stored(row, column) == value


def saved(page: Page) -> None:
    expect(page.locator("[data-save-sign]")).to_have_text("Saved")


def test_of_many_rows_the_one_that_was_typed_in_is_sent_and_the_agreement_has_them_all(
    procurement_page: Page, address: str
):
    page = opened(procurement_page, address)

    sent = typed(page, "products-r3-name", "Pump, large").request.post_data

    assert re.findall(r"products-(r\d+)-name", sent) == ["r3"]
    assert "base-products" not in sent
    expect(page.locator("#paper td", has_text="Pump, large")).to_be_attached()
    expect(page.locator("#paper td", has_text=re.compile("^Pump 59$"))).to_be_attached()
    expect_whole(page)
    page.locator('[data-row="r5"] button').click()
    expect(page.locator("#paper td", has_text=re.compile("^Pump 5$"))).to_have_count(0)
    expect_whole(page)


def test_two_tabs_keep_each_others_cells_and_ask_where_both_typed(
    procurement_page: Page, address: str
):
    one, other = (
        opened(procurement_page, address),
        opened(procurement_page.context.new_page(), address),
    )

    cell(one, 1, "name").fill("Pump one")
    one.keyboard.press("Tab")
    expect_stored(one, 1, "name", "Pump one")
    cell(other, 2, "name").fill("Pump two")
    other.keyboard.press("Tab")
    expect_stored(other, 2, "name", "Pump two")
    assert stored(1, "name") == "Pump one"
    cell(other, 1, "name").fill("Pump another")
    other.locator("h1").click()

    expect(other.locator("[data-save-sign]")).to_contain_text(
        "Answered meanwhile by you, in another tab"
    )
    assert stored(1, "name") == "Pump one"
    other.reload()
    expect(other.locator(".clash")).to_contain_text("Pump one")
    expect(cell(other, 1, "name")).to_have_value("Pump another")


def test_cells_that_are_pasted_and_do_not_fit_are_told_and_stay(
    procurement_page: Page, address: str
):
    page = opened(procurement_page, address)

    cell(page, 58, "name").evaluate(
        PASTE, "Valve\tV-1\tpiece\tdear\nHose\tH-1\tmetre\t3.20\nSeal\tS-1\tpiece\t0.40"
    )
    cell(page, 58, "name").focus()
    page.locator("h1").click()

    trouble = page.locator('[data-question="products"] [data-trouble]')
    expect(trouble).to_contain_text("row 59")
    page.get_by_role("button", name="Save and continue").last.click()
    expect(page.locator(".error-summary")).to_contain_text("row 59")
    expect(cell(page, 58, "price")).to_have_value("dear")
    expect(cell(page, 59, "name")).to_have_value("Hose")
    page.goto(address)
    expect(cell(page, 58, "price")).to_have_value("dear")
    expect(page.locator('[name^="products-"][value="Seal"]')).to_be_attached()
    cell(page, 58, "price").fill("4")
    page.locator("h1").click()
    expect_stored(page, 58, "price", "USD 4")
    assert stored(59, "name") == "Hose"


def test_on_a_slow_network_nothing_typed_is_lost(procurement_page: Page, address: str):
    page = opened(procurement_page, address)
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", SLOW)

    for row in range(12):
        cell(page, row, "part_number").press("End")
        cell(page, row, "part_number").press_sequentially(f"-{row}")
    page.keyboard.press("Tab")
    expect(cell(page, 11, "part_number")).to_have_value("PN-11-11")
    page.goto(address.replace("tables", "recall"))
    network.send(
        "Network.emulateNetworkConditions",
        SLOW | {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1},
    )
    page.goto(address)

    for row in range(12):
        expect(cell(page, row, "part_number")).to_have_value(f"PN-{row}-{row}")
        expect_stored(page, row, "part_number", f"PN-{row}-{row}")

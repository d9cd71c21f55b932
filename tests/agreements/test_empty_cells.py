"""Nobody issues an agreement with empty cells without being told where they stand."""

import copy

import pytest

from agreements.acts.issuing import issue
from agreements.acts.saving import create_agreement
from agreements.models import Agreement
from agreements.standing.current import standing_of
from agreements.wizard.progress import progress_of
from clauses.publishing.publish import approve_edition
from tests.agreements.completing import answer_all
from tests.agreements.examples import SMALL, make_edition

PRICES = {"key": "prices", "heading": "Prices", "text": "| Goods | Price |\n| Valve | |\n| | |"}


@pytest.fixture
def with_prices(petra, lena) -> Agreement:
    data = {**copy.deepcopy(SMALL), "schedules": [PRICES, *SMALL["schedules"]]}
    edition = make_edition(petra, number=2, data=data)
    approve_edition(edition, by=lena, note="Read in full.")
    return answer_all(create_agreement(title="Pump", path="full", edition=edition, by=petra), petra)


def test_the_page_before_issuing_says_how_many_cells_are_empty_and_where(browser, with_prices):
    page = browser.get(f"/agreements/{with_prices.pk}/issue/").content.decode()

    assert "3 cells of the tables are printed empty" in page
    assert (
        f'/agreements/{with_prices.pk}/document/#schedule-prices">Schedule A: Prices</a>: 3 cells'
        in page
    )
    assert "I know that 3 cells are printed empty." in page


@pytest.mark.slow
def test_the_page_of_the_issued_copy_says_what_its_sha_256_does_not_cover(
    browser, with_prices, petra
):
    issue(with_prices, by=petra)

    page = browser.get(f"/agreements/{with_prices.pk}/issued/").content.decode()

    assert "fill in the 3 cells that are printed empty" in page


@pytest.fixture
def with_goods(petra, lena) -> Agreement:
    """An agreement of a table whose cells are needed, recommended, or can follow; one row begun."""
    follows = {"known_by": "manufacturer", "due": "in May", "meanwhile": "none counts"}
    columns = [
        {"key": "name", "label": "Product"},
        {"key": "unit", "label": "Unit"},
        {"key": "note", "label": "Note", "needed": "recommended"},
        {"key": "day", "label": "Day", "kind": "date", "needed": "later", **follows},
    ]
    data = copy.deepcopy(SMALL)
    data["sections"][0]["questions"].append(
        {
            "key": "goods",
            "kind": "table",
            "ask": "What?",
            "short": "Goods",
            "columns": columns,
            "needed_rows": ["Pump"],
            "minimum": "1",
        }
    )
    data["schedules"] += [{"key": "goods", "heading": "Goods", "text": "{{ table(goods) }}"}]
    edition = make_edition(petra, number=2, data=data)
    approve_edition(edition, by=lena, note="Read in full.")
    made = create_agreement(title="Pump", path="full", edition=edition, by=petra)
    answer_all(made, petra)
    made.record("goods", [{"row": "a", "name": "Valve"}], by=petra, seen=10**9)
    return made


def test_the_page_of_what_is_missing_tells_what_is_needed_recommended_and_follows(
    browser, with_goods
):
    page = browser.get(f"/agreements/{with_goods.pk}/missing/").content.decode()
    needed, rest = page.split("<h2>Recommended</h2>")
    recommended, following = rest.split("<h2>Can follow</h2>")

    assert "the row “Pump” is missing" in needed
    assert "“Unit” is empty in row 1" in needed
    assert "“Note” is empty" in recommended
    assert "the manufacturer states this in May. Until then, none counts." in following
    assert "Go on to finish" not in page


def test_the_finish_page_lists_what_stays_open_and_asks_for_consent(browser, with_goods, petra):
    with_goods.record(
        "goods", [{"row": "a", "name": "Pump", "unit": "piece"}], by=petra, seen=10**9
    )

    page = browser.get(f"/agreements/{with_goods.pk}/issue/").content.decode()

    assert "What stays open" in page
    assert "I agree that the 2 things listed above stay open." in page
    assert (
        "Go on to finish" in browser.get(f"/agreements/{with_goods.pk}/missing/").content.decode()
    )


def test_a_long_table_does_not_make_a_long_page(browser, with_goods, petra):
    rows = [{"row": str(number), "name": "Pump"} for number in range(20)]
    with_goods.record("goods", rows, by=petra, seen=10**9)

    page = browser.get(f"/agreements/{with_goods.pk}/missing/").content.decode()

    assert page.count("“Unit” is empty") == 8
    assert "And 12 more of this table." in page


def test_an_agreement_without_empty_cells_has_no_such_words(browser, agreement, petra):
    answer_all(agreement, petra)

    assert "empty" not in browser.get(f"/agreements/{agreement.pk}/issue/").content.decode()


def test_a_list_that_waits_for_cells_is_in_progress_and_not_in_trouble(with_goods):
    standing = standing_of(with_goods)

    steps = progress_of(standing, standing.findings).steps

    assert [step.why for step in steps] == ["" for _ in steps]
    assert "in-progress" in [step.state for step in steps]

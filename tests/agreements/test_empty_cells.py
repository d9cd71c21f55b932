"""Nobody issues an agreement with empty cells without being told where they stand."""

import copy

import pytest

from agreements.acts.issuing import issue
from agreements.acts.saving import create_agreement
from agreements.models import Agreement
from clauses.publishing.publish import approve_edition
from tests.agreements.completing import answer_all
from tests.agreements.examples import SMALL, make_edition

PRICES = {"key": "prices", "heading": "Prices", "text": "| Goods | Price |\n| Valve | |\n| | |"}


@pytest.fixture
def with_prices(petra, lena) -> Agreement:
    data = {**copy.deepcopy(SMALL), "schedules": [PRICES]}
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


def test_the_page_of_the_issued_copy_says_what_its_sha_256_does_not_cover(
    browser, with_prices, petra
):
    issue(with_prices, by=petra)

    page = browser.get(f"/agreements/{with_prices.pk}/issued/").content.decode()

    assert "fill in the 3 cells that are printed empty" in page


def test_an_agreement_without_empty_cells_has_no_such_words(browser, agreement, petra):
    answer_all(agreement, petra)

    assert "empty" not in browser.get(f"/agreements/{agreement.pk}/issue/").content.decode()

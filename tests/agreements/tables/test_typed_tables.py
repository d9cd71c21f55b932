"""Tables in the wizard: rows are typed, pasted, added and removed; what is wrong is told and never lost."""

import pytest
from django.test import Client

from agreements.models import Agreement
from agreements.pages.history import history_of
from tests.agreements.tables.page_of_tables import PUMP, STORED, Page, cells

HEAD = "Product\tPrice\tSide\tSterile\tDay\n"


def test_rows_are_typed_and_saved_cell_by_cell(page: Page, agreement: Agreement):
    page.type(0, **PUMP, sterile="yes", day="2027-03-01")

    assert page.post().status_code == 302

    row = page.rows[0]
    assert cells(agreement) == [STORED | {"sterile": True, "day": "2027-03-01"}]
    stored = {one.key: one.value for one in agreement.answer_rows.filter(key__contains="products")}
    assert stored["products"] == [row]
    assert stored[f"products.{row}.price"] == "EUR 12.5"
    assert len({one.at for one in agreement.answer_rows.filter(key__contains="products")}) == 1


def test_what_is_saved_is_shown_again_and_an_untouched_page_saves_nothing(
    page: Page, agreement: Agreement, browser: Client
):
    page.type(0, **PUMP)
    page.post()
    before = agreement.version
    again = Page(browser, agreement)

    assert again.fields[f"products-{again.rows[0]}-price"] == ["12.50"]
    assert len(again.rows) == 2
    again.post()
    assert agreement.version == before


def test_a_row_is_added_and_removed_without_scripts(page: Page, agreement: Agreement):
    page.type(0, **PUMP)
    page.type(1, name="Valve")

    page.shown(page.post("add products"))
    assert len(page.rows) == 3
    first = page.rows[0]
    page.shown(page.post(f"remove products {first}"))

    assert first not in page.rows
    assert page.fields[f"products-{page.rows[0]}-name"] == ["Valve"]
    assert cells(agreement) == []


def test_a_removed_row_goes_and_the_others_keep_their_keys(
    page: Page, agreement: Agreement, browser: Client
):
    page.type(0, **PUMP)
    page.type(1, name="Valve", price="3", side="Theirs")
    page.post()
    kept = page.rows[1]
    again = Page(browser, agreement)

    again.shown(again.post(f"remove products {again.rows[0]}"))
    again.post()

    assert [row["row"] for row in agreement.answers_json()["products"]] == [kept]


def test_a_wrong_cell_says_so_and_keeps_what_was_typed(
    page: Page, agreement: Agreement, browser: Client
):
    page.type(0, name="Pump", price="1.250", side="Ours")
    page.type(1, name="Valve", price="-1", day="tomorrow")

    said = page.shown(page.post())

    assert "Price, row 1: “1.250” can be read in two ways." in said
    assert "Day, row 2: Enter a date as year, month and day" in said
    assert cells(agreement) == []
    left = Page(browser, agreement)
    assert left.fields[f"products-{left.rows[0]}-price"] == ["1.250"]
    assert left.fields[f"products-{left.rows[1]}-day"] == ["tomorrow"]


def test_a_number_out_of_range_is_named_at_its_cell(page: Page):
    page.type(0, name="Pump", price="0", side="Ours")

    said = page.shown(page.post())

    assert "Price, row 1 (“Pump”): Enter an amount above 0" in said


@pytest.mark.parametrize(
    "pasted",
    [
        "Pump\t12.5\tours\tYES\t2027-03-01\nValve\t3\tTheirs",
        HEAD + "Pump\t12.5\tours\tYES\t2027-03-01\nValve\t3\tTheirs",
        "Price;Product;Side;Sterile;Day\n12.5;Pump;Ours;yes;2027-03-01\n3;Valve;Theirs;;",
        'Pump,12.5,Ours,yes,2027-03-01\n\n"Valve",3,Theirs\n',
    ],
)
def test_cells_pasted_from_a_spreadsheet_become_rows(page: Page, agreement, pasted: str):
    page.fields["paste-products"] = [pasted]

    page.shown(page.post("add products"))
    page.post()

    assert cells(agreement) == [
        STORED | {"sterile": True, "day": "2027-03-01"},
        {"name": "Valve", "price": "EUR 3", "side": "Theirs"},
    ]
    assert len([event for event in history_of(agreement) if event.short == "Products"]) == 1


def test_an_amount_below_nothing_is_refused_at_its_cell(page: Page, agreement: Agreement):
    page.type(0, name="Pump", price="-5")

    said = page.shown(page.post())

    assert "Enter an amount of 0 or more." in said
    assert page.fields[f"products-{page.rows[0]}-price"] == ["-5"]
    assert cells(agreement) == []


def test_what_fits_no_column_is_not_lost(page: Page, agreement: Agreement):
    page.fields["paste-products"] = ["Pump\t1\tOurs\tyes\t2027-03-01\tmore\n"]

    said = page.shown(page.post())

    assert "more than 5 columns" in said
    assert "more" in page.fields["paste-products"][0]
    assert cells(agreement) == []


def test_a_pasted_word_that_is_no_option_stays_to_be_seen(page: Page):
    page.fields["paste-products"] = ["Pump\t1\tNobody"]

    said = page.shown(page.post())

    assert "Side, row 1: Choose one of the options." in said
    assert "Nobody" in said


def test_proposed_rows_are_answers_once_they_are_filled(page: Page, agreement: Agreement):
    assert page.fields["people-1-role"] == ["Urgent Contact"]
    page.fields["people-1-name"] = ["Ann Lee"]

    page.post()

    assert agreement.answers_json()["people"] == [
        {"row": "1", "role": "Urgent Contact", "name": "Ann Lee"},
        {"row": "2", "role": "Quality"},
    ]


def test_each_cell_is_named_for_those_who_do_not_see_the_table(page: Page, browser: Client):
    shown = browser.get(page.address).content.decode()

    assert 'aria-label="Price (EUR), row 2"' in shown
    assert 'aria-label="Remove row 2"' in shown

"""A table goes out as a sheet and comes back in one act; what does not fit is told at its cell, and nothing is lost."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest
from django.contrib.auth.models import User
from django.test import Client

from agreements.acts.going_back import undo
from agreements.acts.saving import create_agreement
from agreements.models import Agreement
from agreements.pages.history import history_of
from agreements.wizard.sheet_reading import Sheet
from agreements.wizard.sheet_rows import rows_in
from agreements.wizard.sheet_words import (
    as_the_agreement_says,
    columns_in_our_words,
    sheet_in_our_words,
)
from agreements.wizard.sheet_writing import xlsx_of
from agreements.words.our_words import SidesOnScreen
from clauses.library.answers import FilledRow
from clauses.library.deal.cells import column_questions
from clauses.library.deal.party_words import PartyWords
from clauses.library.language.columns import Column
from tests.agreements.approving import text
from tests.agreements.tables.page_of_tables import PUMP, STORED, Page, cells
from tests.agreements.tables.sheets import parts_of, read, sent, xlsx
from tests.clauses.library.examples import question

HEADS = ["Product", "Price", "Side", "Sterile", "Day"]
KEY = "Row (leave as it is)"


class Table:
    """The sheets of the products of an agreement, as somebody downloads and uploads them."""

    def __init__(self, client: Client, agreement: Agreement) -> None:
        self.client, self.agreement = client, agreement
        self.address = f"/agreements/{agreement.pk}/tables/products"

    def down(self, form: str) -> bytes:
        response = self.client.get(f"{self.address}.{form}")
        assert response.status_code == 200
        assert response["Content-Disposition"].startswith("attachment; ")
        assert response["X-Content-Type-Options"] == "nosniff"
        return response.content

    def up(self, content: bytes | str, name: str = "sheet.csv"):
        return self.client.post(f"{self.address}/", {"sheet-products": sent(content, name)})


@pytest.fixture
def table(browser: Client, agreement: Agreement) -> Table:
    return Table(browser, agreement)


def test_rows_of_a_sheet_are_answers_in_one_act_that_is_undone_as_one(
    table: Table, agreement: Agreement, petra: User
):
    content = "Product,Price,Side,Day\nPump,12.5,ours,2027-03-01\nValve,3,Theirs,\n"

    response = table.up(content)

    assert response["Location"].endswith("/sections/goods/?question=products#question-products")
    assert cells(agreement) == [
        STORED | {"day": "2027-03-01"},
        {"name": "Valve", "price": "EUR 3", "side": "Theirs"},
    ]
    event = next(one for one in history_of(agreement) if one.short == "Products")
    assert event.after[-1] == "From the file sheet.csv"
    undo(agreement, agreement.answer_rows.get(pk=event.row), seen=event.seen, by=petra)
    assert cells(agreement) == []


def test_the_same_sheet_sent_twice_is_saved_once(table: Table, agreement: Agreement):
    content = "Product,Price\nPump,12.5\nValve,3\n"
    first = table.up(content)
    once = agreement.answer_rows.count()

    second = table.up(content)

    assert second["Location"] == first["Location"]
    assert agreement.answer_rows.count() == once


def test_csv_comes_back_as_it_went_and_rows_keep_their_keys(
    table: Table, page: Page, agreement: Agreement
):
    page.type(0, **PUMP | {"name": "=1+1"}, sterile="yes", day="2027-03-01")
    page.type(1, name="'Valve", price="1250.5")
    page.post()
    before = agreement.answers_json()["products"]

    content = table.down("csv")
    table.up(content)

    assert "'=1+1,12.5,Ours,yes,2027-03-01" in content.decode("utf-8-sig")
    assert agreement.answers_json()["products"] == before


def test_a_sheet_says_we_and_the_name_of_the_other_and_is_read_in_any_of_their_words():
    column = Column("side", "Named by the Customer", "choice", choices=("Customer", "Manufacturer"))
    table = replace(question("people", "table"), columns=(column,))
    keys = ("Customer", "Manufacturer")
    rows = tuple(FilledRow(key[0].lower(), (("side", key),)) for key in keys)
    sides = SidesOnScreen(PartyWords(), "Brandt")

    content = xlsx_of([sheet_in_our_words(table, rows, sides)])

    assert read(content)["People"] == [["Named by us", KEY], ["We", "c"], ["Brandt", "m"]]
    for told in (("We", "Brandt"), ("we", "The manufacturer"), keys):
        for head in ("Named by us", "Named by the Customer"):
            lines = ((head, KEY), *zip(told, "cm", strict=True))
            read_again = rows_in(
                Sheet("People", lines),
                column_questions(table),
                called=columns_in_our_words(table, sides),
            )
            stored = as_the_agreement_says(read_again, table, sides)
            assert [row.cells["side"] for row in stored] == list(keys)


def test_a_column_of_shares_is_text_so_that_a_spreadsheet_divides_nothing_by_100():
    share = Column("share", "Share", "percent", unit="%")
    table = replace(question("parts", "table"), columns=(share,))
    rows = (FilledRow("a", (("share", Fraction(5)),)), FilledRow("b"))

    content = xlsx_of([sheet_in_our_words(table, rows, SidesOnScreen(PartyWords()))])

    assert read(content)["Parts"][1][0] == "5"
    page, styles = (parts_of(content)[f"xl/{name}.xml"] for name in ("worksheets/sheet1", "styles"))
    ((style,),) = [
        re.findall(r'style="(\d)"', one) for one in re.findall(r"<col [^>]*style.*?/>", page)
    ]
    assert (
        re.findall(r"<xf [^>]*>", styles.split("<cellXfs")[1])[int(style)].count('numFmtId="49"')
        == 1
    )


@pytest.mark.slow
def test_a_workbook_comes_back_as_it_went_and_holds_no_formula(
    table: Table, page: Page, agreement: Agreement
):
    page.type(0, **PUMP | {"name": "=HYPERLINK(1)"}, sterile="no", day="2027-03-01")
    page.type(1, name="https://example.org", price="1.13", side="Theirs")
    page.post()
    before = agreement.answers_json()["products"]

    content = table.down("xlsx")
    table.up(content, "sheet.xlsx")

    assert agreement.answers_json()["products"] == before
    assert read(content)["Products"][0] == [*HEADS, KEY]
    page_of_it = parts_of(content)["xl/worksheets/sheet1.xml"]
    assert "<f>" not in page_of_it
    assert "hyperlink" not in page_of_it


def test_a_row_that_the_sheet_leaves_out_goes_and_a_column_that_it_leaves_out_stays(
    table: Table, page: Page, agreement: Agreement
):
    page.type(0, **PUMP)
    page.type(1, name="Valve", price="3")
    page.post()
    pump, _ = agreement.answers_json()["products"]

    table.up(f"{KEY},Price\n{pump['row']},20\n")

    assert agreement.answers_json()["products"] == [{**pump, "price": "EUR 20"}]


def test_a_line_that_was_copied_in_the_sheet_is_a_row_of_its_own(
    table: Table, page: Page, agreement: Agreement
):
    page.type(0, **PUMP)
    page.post()
    (pump,) = agreement.answers_json()["products"]

    table.up(f"Product,{KEY}\nPump,{pump['row']}\nValve,{pump['row']}\n")

    first, second = agreement.answers_json()["products"]
    assert first == pump
    assert second["row"] != pump["row"]


def test_what_does_not_fit_is_on_the_page_at_its_cell_and_nothing_is_lost(
    table: Table, page: Page, agreement: Agreement, browser: Client
):
    page.type(0, **PUMP)
    page.post()

    table.up("Product,Price,Side\nPump,=5+5,Ours\nValve,1.250,Nobody\n")
    left = Page(browser, agreement)
    said = text(browser.get(left.address))

    assert cells(agreement) == [STORED]
    assert "Price, row 1: Enter a number in digits" in said
    assert "Price, row 2: “1.250” can be read in two ways." in said
    assert "Side, row 2: Choose one of the options." in said
    assert left.fields[f"products-{left.rows[0]}-price"] == ["=5+5"]
    left.type(0, price="10")
    left.type(1, price="1250", side="Ours")
    left.post()
    assert [one["price"] for one in cells(agreement)] == ["EUR 10", "EUR 1250"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "The sheet is empty."),
        ("Product,Price\n", "The sheet has heads and no rows. Nothing was changed."),
        ("Product,Colour\nPump,red\n", "“colour” is none of this table: it has “Product”, “Price”"),
        ("Product,product\nPump,Pump\n", "Two columns of the sheet have the same head."),
        (f"{KEY}\na\n", "The first line must hold the heads of the columns: “Product”"),
        ("Product\nPump,5\n", "The cell B2 stands below no head."),
        ("Product\n" + "Pump\n" * 501, "The sheet has 501 rows. A table takes 500"),
        ("Product\n" + "Pump\n" * 10_000, "more than 2,000 lines"),
        ("x" * 1_100_000, "larger than 1 MB"),
    ],
)
def test_a_sheet_that_is_none_of_the_table_is_refused_and_nothing_changes(
    table: Table, page: Page, agreement: Agreement, content: str, says: str
):
    page.type(0, **PUMP)
    page.post()

    said = text(table.up(content))

    assert says in said
    assert "The sheet was not taken" in said
    assert cells(agreement) == [STORED]


@pytest.mark.slow
def test_a_workbook_with_several_sheets_is_asked_for_the_one(table: Table):
    content = xlsx(Goods=[HEADS, ["Pump"]], Notes=[["words"]])

    assert "several sheets with words" in text(table.up(content, "sheet.xlsx"))


def test_who_sends_no_file_is_asked_for_one(table: Table):
    page = text(table.client.post(f"{table.address}/"))

    assert "Choose a file first." in page
    assert "Upload “Products”" in text(table.client.get(f"{table.address}/"))


@pytest.mark.parametrize("name", ["nothing", "currency"])
def test_only_a_table_that_is_asked_has_a_sheet(table: Table, name: str):
    address = f"/agreements/{table.agreement.pk}/tables/{name}"

    assert table.client.get(f"{address}.csv").status_code == 404
    assert table.client.post(f"{address}/").status_code == 404


def test_who_may_not_answer_may_download_and_not_upload(
    table: Table, agreement: Agreement, browser_of, lena: User, paul: User
):
    reader = Table(browser_of(lena), agreement)
    outsider = Table(browser_of(paul), agreement)

    assert reader.down("csv")
    assert reader.up("Product\nPump\n").status_code == 403
    assert outsider.client.get(f"{outsider.address}.csv").status_code == 404


def test_the_grid_offers_its_sheet_and_says_who_knows_a_column(
    browser: Client, agreement: Agreement
):
    page = browser.get(f"/agreements/{agreement.pk}/sections/goods/").content.decode()

    assert f'href="/agreements/{agreement.pk}/tables/products.xlsx"' in page
    assert f'href="/agreements/{agreement.pk}/tables/products/"' in page
    assert "the manufacturer knows" in text(
        browser.get(f"/agreements/{agreement.pk}/sections/goods/")
    )


def test_an_archived_agreement_takes_no_sheet(table: Table, petra: User, edition):
    other = create_agreement(title="Old", path="full", edition=edition, by=petra)
    Agreement.objects.filter(pk=other.pk).update(archived_at=other.created_at)
    closed = Table(table.client, other)

    assert closed.up("Product\nPump\n").status_code == 302
    assert cells(other) == []

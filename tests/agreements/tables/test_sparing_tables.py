"""A live update sends of a table only the rows in which somebody typed; the others are as they were answered."""

from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User
from django.http import QueryDict
from django.test import Client

from agreements.models import Agreement
from agreements.standing.current import standing_of
from agreements.wizard.forms import StepForm
from agreements.wizard.steps import posted_questions
from clauses.library.answers import FilledTable
from tests.agreements.tables.page_of_tables import PUMP, Page

Fields = dict[str, list[str]]


@pytest.fixture
def filled(page: Page, agreement: Agreement, browser: Client) -> Page:
    """The page of two products that were saved."""
    page.type(0, **PUMP)
    page.type(1, name="Valve", price="3", side="Theirs", sterile="no")
    page.post()
    return Page(browser, agreement)


def sparing(page: Page, *typed: int) -> Fields:
    """What the script sends where somebody typed in these rows."""
    kept = [page.rows[row] for row in typed]
    cells = (f"products-{row}-" for row in page.rows if row not in kept)
    left_out = ("base-products", *cells)
    sent = {name: one for name, one in page.fields.items() if not name.startswith(left_out)}
    return sent | {"sparing-products": ["yes"], "shown-products": ['{"decided": true}']}


def form_of(agreement: Agreement, fields: Fields) -> StepForm:
    standing = standing_of(Agreement.objects.get(pk=agreement.pk))
    section = next(one for one in standing.library.sections if one.key == "goods")
    data = QueryDict(urlencode(fields, doseq=True))
    form = StepForm(standing, posted_questions(standing, section, data), data=data)
    form.is_valid()
    return form


def products(form: StepForm) -> FilledTable:
    table = form.changes()["products"]
    assert isinstance(table, FilledTable)
    return table


def test_the_same_table_comes_of_it(filled: Page, agreement: Agreement):
    filled.type(1, name="Valve, large")
    every = filled.fields | {"shown-products": ['{"decided": true}']}

    table = products(form_of(agreement, sparing(filled, 1)))

    assert table == products(form_of(agreement, every))
    assert [row.cell("name") for row in table.rows] == ["Pump", "Valve, large"]


def test_a_row_in_which_nobody_typed_is_the_very_row_that_stands(
    filled: Page, agreement: Agreement
):
    filled.type(1, name="Valve, large")

    first = products(form_of(agreement, sparing(filled, 1))).rows[0]

    again = form_of(agreement, sparing(filled, 1))
    assert again.standing.interview.value("products").rows[0] is first
    assert products(again).rows[1] is products(form_of(agreement, sparing(filled, 1))).rows[1]


def test_a_row_that_was_removed_goes_and_a_new_one_comes(filled: Page, agreement: Agreement):
    _, second, spare = filled.rows
    filled.fields |= {
        "order-products": [f"{spare},{second}"],
        f"products-{spare}-name": ["Hose"],
    }

    table = products(form_of(agreement, sparing(filled, 0)))

    assert [row.cell("name") for row in table.rows] == ["Hose", "Valve"]


def test_what_is_pasted_comes_below_the_rows_that_stand(filled: Page, agreement: Agreement):
    pasted = sparing(filled) | {"paste-products": ["Hose\t4"]}

    table = products(form_of(agreement, pasted))

    assert [row.cell("name") for row in table.rows] == ["Pump", "Valve", "Hose"]


def test_a_wrong_cell_still_says_so_in_its_row(filled: Page, agreement: Agreement):
    filled.type(1, price="dear")

    form = form_of(agreement, sparing(filled, 1))

    assert "Price, row 2:" in str(form.errors["products"])


def test_what_another_removed_meanwhile_is_not_there(
    filled: Page, agreement: Agreement, petra: User
):
    fields = sparing(filled, 1)
    seen = agreement.latest_answers()["products"].pk
    agreement.record("products", filled.rows[1:2], by=petra, seen=seen)

    table = products(form_of(agreement, fields))

    assert [row.cell("name") for row in table.rows] == ["Valve"]


def test_amounts_of_another_currency_are_still_the_rows_of_the_page(
    filled: Page, agreement: Agreement, petra: User
):
    seen = agreement.latest_answers()["currency"].pk
    agreement.record("currency", "CHF", by=petra, seen=seen)
    filled.type(1, name="Valve, large")

    table = products(form_of(agreement, sparing(filled, 1)))

    assert [row.cell("name") for row in table.rows] == ["Pump", "Valve, large"]


def test_a_page_says_whether_its_rows_are_those_that_were_answered(
    page: Page, agreement: Agreement, browser: Client
):
    def is_said() -> bool:
        return b'data-grid="products" data-as-answered' in browser.get(page.address).content

    assert not is_said()
    page.type(0, **PUMP)
    page.post()
    assert is_said()
    page = Page(browser, agreement)
    page.type(0, price="dear")
    page.post()
    assert not is_said()

"""Tables as they are stored: merged between people, undone as one, copied, and asked again in another currency."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from agreements.acts.going_back import go_back, undo
from agreements.acts.saving import copy_agreement
from agreements.models import Agreement
from agreements.pages.as_it_was import as_it_was
from agreements.pages.history import history_of
from agreements.standing.current import standing_of
from clauses.library.answers import to_json
from tests.agreements.browsing import fields_on
from tests.agreements.tables.page_of_tables import PUMP, STORED, Page, cells


def test_two_people_fill_different_cells(page: Page, agreement: Agreement, browser: Client):
    page.type(0, **PUMP)
    page.post()
    one, other = Page(browser, agreement), Page(browser, agreement)

    one.type(0, price="20")
    one.post()
    other.type(0, side="Theirs")
    assert other.post().status_code == 302

    assert cells(agreement) == [STORED | {"price": "EUR 20", "side": "Theirs"}]


def test_two_people_in_one_cell_are_shown_each_others(
    page: Page, agreement: Agreement, browser: Client
):
    page.type(0, **PUMP)
    page.post()
    one, other = Page(browser, agreement), Page(browser, agreement)
    one.type(0, price="20")
    one.post()
    other.type(0, price="30")

    said = other.shown(other.post())

    assert "Choose which answer counts" in said
    assert cells(agreement) == [STORED | {"price": "EUR 20"}]
    other.fields["winner-products"] = ["mine"]
    other.post()
    assert cells(agreement) == [STORED | {"price": "EUR 30"}]


def test_what_a_page_saved_itself_hides_no_answer_of_another(
    page: Page, agreement: Agreement, browser: Client
):
    page.type(0, **PUMP)
    page.post()
    one, other = Page(browser, agreement), Page(browser, agreement)
    one.type(0, price="20")
    one.post()
    other.type(0, side="Theirs")
    other.leave()
    other.type(0, price="30")
    assert other.leave()["clashes"] == {"products": "you, in another tab"}

    said = other.shown(browser.get(other.address))

    assert "Choose which answer counts" in said
    assert "against-products" in other.fields
    assert cells(agreement) == [STORED | {"price": "EUR 20", "side": "Theirs"}]


def test_one_save_is_undone_as_one(page: Page, agreement: Agreement, browser: Client, petra: User):
    page.type(0, **PUMP)
    page.post()
    again = Page(browser, agreement)
    again.type(0, price="20", side="Theirs")
    again.post()
    event = next(one for one in history_of(agreement) if one.short == "Products")
    assert event.before == ("Pump, Price EUR 12.50, Ours",)
    assert event.after == ("Pump, Price EUR 20, Theirs",)

    row = agreement.answer_rows.get(pk=event.row)
    undo(agreement, row, seen=event.seen, by=petra)

    assert cells(agreement) == [STORED]
    was = as_it_was(agreement, event.version)
    assert [one.short for one in was.differences] == ["Products"]
    version = agreement.version
    go_back(agreement, version=event.version, seen=version, by=petra)
    assert cells(agreement) == [STORED | {"price": "EUR 20", "side": "Theirs"}]


@pytest.mark.slow
def test_two_thousand_cells_are_pasted_as_one_act_and_undone_as_one(
    page: Page, agreement: Agreement, browser: Client, petra: User
):
    lines = [f"Pump {row}\t{row + 1}.5\tOurs\tyes" for row in range(500)]
    page.fields["paste-products"] = ["\n".join(lines)]

    assert page.post().status_code == 302

    assert len(cells(agreement)) == 500
    assert cells(agreement)[-1] == {
        **{"name": "Pump 499", "price": "EUR 500.5"},
        **{"side": "Ours", "sterile": True},
    }
    (event,) = [one for one in history_of(agreement) if one.short == "Products"]
    assert len(event.after) == 500
    untouched = Page(browser, agreement)
    version = agreement.version
    untouched.post()
    assert agreement.version == version
    undo(agreement, agreement.answer_rows.get(pk=event.row), seen=event.seen, by=petra)
    assert cells(agreement) == []
    assert len([one for one in history_of(agreement) if one.short == "Products"]) == 2


def test_a_copy_takes_the_tables_along(page: Page, agreement: Agreement, petra: User):
    page.type(0, **PUMP)
    page.post()

    copy = copy_agreement(agreement, title="Copy", edition=agreement.edition, by=petra)

    assert copy.answers_json() == agreement.answers_json()
    assert copy.answer_rows.filter(key__contains="products.").count() == 3


def test_another_currency_asks_for_the_amounts_again(
    page: Page, agreement: Agreement, browser: Client, petra: User
):
    page.type(0, **PUMP)
    page.post()
    seen = agreement.latest_answers()["currency"].pk
    agreement.record("currency", "USD", by=petra, seen=seen)

    again = Page(browser, agreement)

    assert again.fields[f"products-{again.rows[0]}-price"] == [""]
    assert again.fields[f"products-{again.rows[0]}-name"] == ["Pump"]
    again.post()
    assert cells(agreement) == [STORED]
    assert standing_of(agreement).interview.of("products").origin == "misfit"
    again = Page(browser, agreement)
    again.type(0, price="14")
    again.post()
    assert cells(agreement) == [STORED | {"price": "USD 14"}]


def test_amounts_stored_without_a_currency_get_the_one_they_were_given_in(
    agreement: Agreement, petra: User, browser: Client
):
    agreement.record("products", ["a"], by=petra, seen=None)
    agreement.record("products.a.price", 5, by=petra, seen=None)
    address = f"/agreements/{agreement.pk}/sections/deal/"
    fields = fields_on(browser.get(address)) | {"currency": ["USD"], "action": "later"}

    browser.post(address, fields)

    assert cells(agreement) == [{"price": "EUR 5"}]


def test_a_page_that_saved_by_itself_can_take_a_cell_back(page: Page, agreement: Agreement):
    touched = {"left": ["products"], "shown-products": ['{"decided": true}']}

    for price in ("12.5", "20", "12.5"):
        page.type(0, **PUMP | {"price": price})
        page.client.post(page.address + "autosave/", page.fields | touched)

    assert cells(agreement) == [STORED]


def test_the_answers_of_an_agreement_are_read_as_tables(page: Page, agreement: Agreement):
    page.type(0, **PUMP)
    page.post()

    standing = standing_of(agreement)

    assert to_json(standing.answers["products"]) == agreement.answers_json()["products"]
    assert standing.seen("products") == agreement.answer_rows.last().pk

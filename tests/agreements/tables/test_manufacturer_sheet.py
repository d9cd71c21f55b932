"""What the Manufacturer knows goes out as one workbook, with nothing else, and comes back cell by cell."""

import io
import zipfile
from copy import deepcopy

import pytest
from django.contrib.auth.models import User
from django.test import Client

from agreements.acts.saving import create_agreement
from agreements.models import Agreement, Given, apart
from clauses.models import Edition
from tests.agreements.approving import text
from tests.agreements.examples import SMALL, make_edition
from tests.agreements.tables.page_of_tables import GOODS, cells
from tests.agreements.tables.sheets import read, sent, xlsx

KEY = "Row (leave as it is)"
MORE = [
    {
        "key": "sites",
        "kind": "table",
        "ask": "Where?",
        "short": "Sites",
        "required": False,
        "columns": [
            {"key": "name", "label": "Site", "known_by": "manufacturer"},
            {"key": "number", "label": "Number", "known_by": "manufacturer"},
            {"key": "reason", "label": "Our reason", "needed": "recommended"},
        ],
    },
    {
        "key": "callers",
        "kind": "table",
        "ask": "Who?",
        "short": "Callers",
        "required": False,
        "columns": [
            {"key": "role", "label": "Role"},
            {
                "key": "side",
                "label": "Party",
                "kind": "choice",
                "choices": ["Customer", "Manufacturer"],
            },
            {"key": "phone", "label": "Telephone", "known_by": "named"},
        ],
    },
]
PRODUCTS = [
    {"row": "p", "name": "Pump", "price": "EUR 98765.43", "side": "Ours"},
    {"row": "v", "name": "Valve"},
]
CALLERS = [
    {"row": "a", "role": "Urgent", "side": "Customer", "phone": "secret number"},
    {"row": "b", "role": "Urgent", "side": "Manufacturer"},
]

pytestmark = pytest.mark.slow  # each workbook is read by a process of its own


@pytest.fixture
def edition(lena: User) -> Edition:
    data = deepcopy(SMALL)
    goods = deepcopy(GOODS)
    goods["questions"] += deepcopy(MORE)
    data["sections"].append(goods)
    return make_edition(lena, data=data)


@pytest.fixture
def agreement(petra: User, edition: Edition) -> Agreement:
    made = create_agreement(title="Secret project", path="full", edition=edition, by=petra)
    stored = {"currency": "EUR", **apart("products", PRODUCTS), **apart("callers", CALLERS)}
    made.record_all({key: Given(value, None) for key, value in stored.items()}, by=petra)
    return made


@pytest.fixture
def asked(browser: Client, agreement: Agreement) -> bytes:
    return browser.get(f"/agreements/{agreement.pk}/manufacturer/please-fill-in.xlsx").content


def back(browser: Client, agreement: Agreement, content: bytes):
    data = {"sheet": sent(content, "prices.xlsx"), "action": "read"}
    return browser.post(f"/agreements/{agreement.pk}/manufacturer/", data)


def test_nothing_leaves_but_the_names_of_rows_and_empty_cells(asked: bytes):
    sheets = read(asked)

    assert sheets["Products"] == [
        ["Row of “Products”", "Price", KEY],
        ["Pump", "", "p"],
        ["Valve", "", "v"],
    ]
    assert sheets["Callers"] == [
        ["Row of “Callers”", "Telephone", KEY],
        ["Urgent, Manufacturer", "", "b"],
    ]
    assert sheets["Sites"][0] == ["Row of “Sites”", "Site", "Number", KEY]
    assert len(sheets["Sites"]) == 11
    assert "People" not in sheets
    with zipfile.ZipFile(io.BytesIO(asked)) as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist())
    for secret in (b"98765", b"secret", b"Secret", b"reason", b"Ours", b"Petra"):
        assert secret not in whole, secret


def filled(asked: bytes) -> bytes:
    """The workbook as the Manufacturer fills it: with a wrong price, and a site of its own."""
    sheets = read(asked)
    sheets["Products"][1][1] = 12.5
    sheets["Products"][2][1] = "ask us"
    sheets["Sites"][1][1:3] = ["Ulm", "DE-7"]
    sheets["Callers"][1][1] = "+49 731 1"
    return xlsx(**sheets)


def test_old_new_and_source_are_shown_cell_by_cell(
    browser: Client, agreement: Agreement, asked: bytes
):
    page = back(browser, agreement, filled(asked))
    said = text(page)

    assert "5 cells of the workbook say something new" in said
    assert "Products, Pump: Price" in said
    assert '<dt>Now</dt><dd class="answer-value">98765.43</dd>' in page.content.decode()
    assert 'value="12.5"' in page.content.decode()
    assert "prices.xlsx, Products, cell B2" in said
    assert "Enter a number in digits" in said
    assert "Sites, New row: Site" in said
    assert page.content.decode().count(" checked") == 4
    assert agreement.answers_json()["products"] == PRODUCTS


def test_some_are_accepted_in_one_act_and_the_others_stay(
    browser: Client, agreement: Agreement, asked: bytes
):
    page = back(browser, agreement, filled(asked)).content.decode()
    site = page.split('name="new-sites.')[1].split(".")[0]
    fields = {
        "new-products.p.price": "12.5",
        "old-products.p.price": "98765.43",
        "new-callers.b.phone": "+49 731 1",
        f"new-sites.{site}.name": "Ulm",
        "file": "prices.xlsx",
    }
    names = ["products.p.price", "callers.b.phone", f"sites.{site}.name"]

    response = browser.post(
        f"/agreements/{agreement.pk}/manufacturer/", {"action": "take", "take": names, **fields}
    )

    assert response["Location"] == f"/agreements/{agreement.pk}/missing/"
    assert [one.get("price") for one in cells(agreement)] == ["EUR 12.5", None]
    answers = agreement.answers_json()
    assert answers["callers"][1]["phone"] == "+49 731 1"
    assert [one["name"] for one in answers["sites"]] == ["Ulm"]
    accepted = agreement.answer_rows.order_by("-pk")[:4]
    assert {(one.at, one.source) for one in accepted} == {(accepted[0].at, "prices.xlsx")}


def test_a_cell_that_is_not_theirs_is_never_taken(browser: Client, agreement: Agreement):
    names = ["products.p.name", "callers.a.phone", "products.x.price", "currency.p.q", "nonsense"]
    fields = {f"new-{name}": "stolen" for name in names}
    fields |= {"old-products.p.name": "Pump", "old-callers.a.phone": "secret number"}

    response = browser.post(
        f"/agreements/{agreement.pk}/manufacturer/", {"action": "take", "take": names, **fields}
    )

    assert response["Location"] == f"/agreements/{agreement.pk}/manufacturer/"
    assert agreement.answers_json()["products"] == PRODUCTS
    assert agreement.answers_json()["callers"] == CALLERS


def test_what_changed_since_the_sheet_was_read_stays(browser: Client, agreement: Agreement):
    fields = {"new-products.p.price": "12.5", "old-products.p.price": "80"}

    browser.post(
        f"/agreements/{agreement.pk}/manufacturer/",
        {"action": "take", "take": ["products.p.price"], **fields},
    )

    assert agreement.answers_json()["products"] == PRODUCTS


@pytest.mark.parametrize(
    ("sheets", "says"),
    [
        ({"Foreign": [["a"], ["b"]]}, "“Foreign” is none that was asked for"),
        ({"Products": [["Price", "Reason"], ["5", "x"]]}, "“reason” is none of this table"),
        ({"Products": [["Price", KEY], ["5", "unknown"]]}, "this row is none of “Products”"),
    ],
)
def test_a_workbook_that_is_not_ours_is_refused(
    browser: Client, agreement: Agreement, sheets: dict, says: str
):
    assert says in text(back(browser, agreement, xlsx(**sheets)))


def test_a_workbook_that_nobody_filled_says_nothing_new(
    browser: Client, agreement: Agreement, asked: bytes
):
    assert "says nothing that does not stand" in text(back(browser, agreement, asked))


def test_where_nothing_is_theirs_to_say_there_is_no_workbook(
    browser: Client, petra: User, lena: User
):
    edition = make_edition(lena, number=2)
    made = create_agreement(title="Axle", path="full", edition=edition, by=petra)
    page = f"/agreements/{made.pk}/manufacturer/"

    assert "There is no cell yet" in text(browser.get(page))
    assert browser.get(f"{page}please-fill-in.xlsx")["Location"] == page

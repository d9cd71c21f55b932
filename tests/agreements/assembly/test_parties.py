"""Parties as they are typed: one company twice, its state, its country once, stops once, and sites without a name."""

import pytest

from agreements.assembly.formatting import address
from clauses.library.answers import City, Party, Site
from tests.agreements.assembly.examples import found, printed
from tests.clauses.library.examples import question

BUYER, MAKER = question("customer_party", "party"), question("manufacturer_party", "party")
THIRD = question("third_holder", "party", required=False)
ACME = Party("Acme Ltd", country="GB", address="1 High Street, Leeds", registration_no="720145")
OTHER = Party("Other Ltd", country="GB", address="2 Low Street, York", registration_no="99")


def alike(customer: Party, maker: Party, **others: Party) -> list[str]:
    answers = {"customer_party": customer, "manufacturer_party": maker, **others}
    codes = found(BUYER, MAKER, THIRD, **answers)
    return [code for code in codes if "compan" in code or "shared" in code or "third" in code]


def test_one_company_on_both_sides_is_an_error_however_it_is_written():
    assert alike(ACME, Party("ACME Limited", country="GB")) == ["same-company"]
    assert alike(ACME, OTHER) == []


@pytest.mark.parametrize(
    "copied",
    [
        Party("Other Ltd", registration_no="720 145"),
        Party("Other Ltd", address="1, High Street Leeds"),
    ],
)
def test_what_was_copied_from_the_other_side_is_a_warning(copied):
    assert alike(ACME, copied) == ["shared-by-both"]


def test_a_third_company_that_is_a_party_is_a_warning():
    assert alike(ACME, OTHER, third_holder=Party("acme ltd")) == ["third-is-a-party"]


@pytest.mark.parametrize(
    ("typed", "land", "expected"),
    [
        ("2100 Lakeshore Drive, Duluth, MN 55802, USA", "US", "2100 Lakeshore Drive, Duluth, MN 55802"),
        ("1 Main St., Dover, United States of America.", "US", "1 Main St., Dover"),
        ("Im Grund 4\n78576 Emmingen\nDeutschland", "DE", "Im Grund 4, 78576 Emmingen"),
        ("Im Grund 4,, 78576 Emmingen,", "DE", "Im Grund 4, 78576 Emmingen"),
        ("1 High Street, Leeds, U.K.", "GB", "1 High Street, Leeds"),
        ("1 Orchard Road, Singapore", "SG", "1 Orchard Road"),
        ("USA", "US", "USA"),
        ("Rue de Paris 1, Lyon", "FR", "Rue de Paris 1, Lyon"),
        ("1 Main St.", "US", "1 Main St."),
    ],
)  # fmt: skip
def test_the_country_of_an_address_is_printed_once(typed, land, expected):
    assert address(typed, land) == expected


@pytest.mark.parametrize(
    ("kind", "state", "expected"),
    [
        ("a corporation", "Delaware", "Acme Inc., a corporation registered in Delaware, of Dover"),
        ("Corporation", "Delaware", "Acme Inc., Corporation registered in Delaware, of Dover"),
        (
            "Limited Liability Company",
            "Ohio",
            "Acme Inc., Limited Liability Company registered in Ohio, of Dover",
        ),
        ("a Delaware corporation", "Delaware", "Acme Inc., a Delaware corporation, of Dover"),
        ("a GmbH", "", "Acme Inc., a GmbH, of Dover"),
    ],
)
def test_the_state_of_registration_stands_beside_the_kind_of_company(kind, state, expected):
    text = "{{ customer_party.legal_name }}, {{ customer_party.entity_type }}, of {{ customer_party.address }}"
    company = Party("Acme Inc.", entity_type=kind, state=state, address="Dover", country="US")

    assert printed(text, BUYER, customer_party=company) == expected


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("Deliver FCA {{ x }}, Incoterms 2020.", "Rotterdam.", "Deliver FCA Rotterdam, Incoterms 2020."),
        ("Deliver FCA {{ x }}, Incoterms 2020.", "Rotterdam,", "Deliver FCA Rotterdam, Incoterms 2020."),
        ("Made by {{ x }}, a company.", "Acme Corp.", "Made by Acme Corp., a company."),
        ("It is {{ x }}.", "a pump.", "It is a pump."),
        ("It is {{ x }}.", "a pump", "It is a pump."),
        ("It is {{ x }}.", "a pump!", "It is a pump!"),
        ("Made by {{ x }}.", "Acme Inc.", "Made by Acme Inc."),
    ],
)  # fmt: skip
def test_stops_and_commas_stand_once(text, typed, expected):
    assert printed(text, question("x", "text"), x=typed) == expected


def test_a_city_has_no_stop_of_its_own():
    assert printed("In {{ x }}.", question("x", "place"), x=City("Rotterdam.", "NL")) == (
        "In Rotterdam, Netherlands."
    )


@pytest.mark.parametrize(
    "site", [Site(), Site(address="Im Grund 4"), Site(" ", "Im Grund 4", "DE")]
)
def test_a_site_without_a_name_is_an_error(site):
    plants = question("plants", "sites")

    assert "answer-does-not-fit" in found(plants, plants=(Site("Plant 1"), site))
    assert "answer-does-not-fit" not in found(plants, plants=(Site("Plant 1"),))

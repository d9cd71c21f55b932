"""The parts that the document makes itself: signatures, sites and the responsibility matrix."""

import datetime

from agreements.assembly.document import OpenBlank, Signature, SignatureBlocks
from agreements.assembly.trees import words_of
from clauses import library
from clauses.library.answers import Party, Site
from tests.agreements.assembly.examples import ACME, blocks, made, written
from tests.clauses.library.examples import clause, formula, position, question

BUYER = question("customer_party", "party", short="Principal")
MAKER = question("manufacturer_party", "party", short="Maker")
METHOD = question("signature_method", "choice", options=("ink", "electronic"))
SITES = question("plants", "sites")
PRODUCT = question("product_description", "text")
DATE = question("effective_date", "date")
PAPER = question("paper_size", "choice", options=("a4", "letter"))


def table(document) -> list[list[str]]:
    (found,) = blocks(document)
    return [[words_of(cell) for cell in row.cells] for row in (found.head, *found.rows)]


def row(key: str, party: str, **fields) -> library.Responsibility:
    return library.Responsibility(key, f"Do {key}", formula(party), **fields)


def test_both_parties_sign_with_name_and_title():
    document = written(
        "{{ signatures() }}", BUYER, MAKER, METHOD,
        customer_party=ACME, manufacturer_party=Party("Kern", signatory_title="CEO"), signature_method="electronic",
    )  # fmt: skip

    assert blocks(document) == (
        SignatureBlocks(
            "electronic",
            (
                Signature("Principal", "Acme Ltd.", "Ann Lee", ""),
                Signature("Maker", "Kern", "", "CEO"),
            ),
        ),
    )


def test_ink_is_the_method_until_another_is_chosen():
    assert blocks(written("{{ signatures() }}"))[0].method == "ink"


def test_sites_are_printed_one_a_row():
    plants = (Site("Plant A", "1 Road,\nLeeds", "GB", "Assembly"), Site("Plant B", country="DE"))

    document = written("{{ sites(plants) }}", SITES, plants=plants)

    assert table(document) == [
        ["Site", "Address", "Country", "Activities"],
        ["Plant A", "1 Road, Leeds", "United Kingdom", "Assembly"],
        ["Plant B", "", "Germany", ""],
    ]


def test_sites_not_yet_listed_are_an_open_blank():
    assert table(written("{{ sites(plants) }}", SITES))[1] == ["[Plants]", "", "", ""]
    assert table(written("{{ sites(nowhere) }}"))[1] == ["[nowhere]", "", "", ""]


def test_the_matrix_names_a_party_for_each_activity_that_applies():
    rows = (
        row("testing", '"manufacturer"', note="With care."),
        row("design", '"customer" if a else "both"'),
        row("gone", '"customer"', when=formula("a")),
    )

    document = written("{{ responsibilities() }}", question("a"), *rows, a=False)

    assert table(document) == [
        ["Activity", "Party", "Note"],
        ["Do testing", "Manufacturer", "With care."],
        ["Do design", "Customer and Manufacturer", "–"],
    ]


def test_a_row_of_the_matrix_that_was_changed_by_hand_prints_the_change():
    text, answers = "{{ responsibilities() }}", {"responsibility.testing": "customer"}

    document = written(text, row("testing", '"manufacturer"'), **answers)

    assert table(document)[1] == ["Do testing", "Customer", "–"]


def test_a_row_without_a_party_is_open():
    document = written("{{ responsibilities() }}", question("a"), row("testing", '"nobody"'))

    (found,) = blocks(document)
    assert found.rows[0].cells[1] == (OpenBlank("Do testing", ("responsibility.testing",)),)


def test_the_cover_takes_parties_date_product_and_paper_from_the_answers():
    day = datetime.date(2027, 4, 1)

    document = made(
        BUYER, MAKER, PRODUCT, DATE, PAPER, clause("words", position("only")),
        customer_party=ACME, product_description="Pumps.", effective_date=day, paper_size="letter",
    ).document  # fmt: skip

    assert (document.title, document.customer, document.manufacturer) == ("Example", ACME, Party())
    assert (document.effective_date, document.product, document.paper) == (day, "Pumps.", "letter")
    assert document.created_on == datetime.date(2027, 3, 1)

"""An attached document takes the place of a table: its rows are not asked for, and the document is cited instead."""

from fractions import Fraction

from agreements.assembly.coherence import check
from agreements.assembly.plaintext import plain_text
from clauses.library import Column
from clauses.library.answers import FilledRow, FilledTable
from clauses.library.deal.attached import may_stand_for
from tests.agreements.assembly.examples import made, written
from tests.agreements.assembly.test_inserts import table
from tests.clauses.library.examples import ask, clause, library_of, position, question

ATTACHMENTS = question(
    "attachments",
    "table",
    required=False,
    columns=(
        Column("title", "Title"),
        Column("revision", "Revision"),
        Column("pages", "Pages", kind="integer"),
        Column("sha256", "SHA-256"),
        Column("instead", "Instead", kind="choice", choices=("No table", "Goods")),
    ),
)
GOODS = question("goods", "table", columns=(Column("name", "Product"), Column("unit", "Unit")))
TYPED = FilledTable((FilledRow("a", (("name", "Pump"),)),))


def attached(instead: str, **cells) -> FilledTable:
    said = {"title": "Price list", "revision": "C", "pages": Fraction(4), "sha256": "ab12"} | cells
    row = FilledRow("d", (*said.items(), ("instead", instead)))
    return FilledTable((row,))


def test_a_table_whose_place_a_document_takes_is_not_asked_for():
    held = library_of(ATTACHMENTS, GOODS)

    asked = ask(held, attachments=attached("Goods"), goods=TYPED).of("goods")
    other = ask(held, attachments=attached("No table"), goods=TYPED).of("goods")

    assert (asked.value, asked.origin, asked.question.required) == (None, "missing", False)
    assert (other.value, other.question.required) == (TYPED, True)


def test_conditions_can_ask_for_it_before_and_after_the_selection():
    words = "{% if attached(goods) %}As attached.{% else %}As listed.{% endif %}"
    held = (
        ATTACHMENTS,
        GOODS,
        clause("c", position("only", words), when="answered(goods) or attached(goods)"),
    )

    for said, instead in (("As attached.", "Goods"), ("As listed.", "No table")):
        document = made(*held, attachments=attached(instead), goods=TYPED).document
        assert said in plain_text(document)


def test_only_a_table_that_the_list_of_documents_offers_may_be_replaced():
    held = library_of(ATTACHMENTS, GOODS, question("tools", "table"), question("days", "integer"))

    replaceable = [one.key for one in held.questions if may_stand_for(one, held)]

    assert replaceable == ["goods"]
    assert not may_stand_for(GOODS, library_of(GOODS))


def test_the_document_is_cited_where_the_table_would_stand():
    document = written(
        "{{ table(goods) }}", ATTACHMENTS, GOODS, attachments=attached("Goods"), goods=TYPED
    )

    assert table(document) == [
        ["Attached document", "Revision", "Pages", "SHA-256"],
        ["Price list", "C", "4", "ab12"],
    ]


def test_a_cell_that_the_list_lacks_is_said_to_be_nothing():
    document = written(
        "{{ table(goods) }}", ATTACHMENTS, GOODS, attachments=attached("Goods", revision="")
    )

    assert table(document)[1][1] == "–"


def test_nothing_is_found_wrong_with_it_and_the_list_itself_is_printed():
    text = "It is.\n\n{{ table(goods) }}\n\n{{ table(attachments) }}"
    held = (ATTACHMENTS, GOODS, clause("c", position("only", text)))

    assert check(made(*held, attachments=attached("Goods"), goods=TYPED)) == ()
    assert check(made(*held, attachments=attached("No table"))) != ()


def test_no_document_takes_the_place_of_the_list_of_documents():
    asked = ask(library_of(ATTACHMENTS), attachments=attached("Attachments")).of("attachments")

    assert asked.origin == "misfit"  # its column offers no such table

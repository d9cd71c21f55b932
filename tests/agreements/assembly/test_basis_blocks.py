"""A basis as data: each kind of block, and the values that decide whether an approval is needed."""

import datetime
from fractions import Fraction

from agreements.assembly.basis import basis_of
from clauses.library.answers import Party
from tests.agreements.assembly.examples import ACME, made, term
from tests.clauses.library.examples import clause, position, question, schedule

BUYER = question("customer_party", "party", short="Customer")
MAKER = question("manufacturer_party", "party", short="Manufacturer")


def data_of(text: str, *things, approval_when: str | None = None, **answers):
    """The basis of an agreement whose clause "words" has this text."""
    held = position("only", text, approval="legal", approval_when=approval_when)
    assembled = made(*things, clause("words", held), **answers)
    selected = assembled.selection.of("words")
    assert selected is not None
    return basis_of(assembled, selected).data


def test_an_approval_that_is_always_needed_reads_nothing():
    assert data_of("Words.")["reads"] == {}


def test_what_decides_the_need_is_read_as_data_an_open_answer_too():
    asked = (
        question("strict"), question("months", "decimal"), question("start", "date"), question("open"),
        question("model", "choice", options=("shared",)),
    )  # fmt: skip
    condition = 'strict or open or months > 3 or start > created_on or model == "shared"'
    answers = {"strict": True, "months": Fraction(5, 2), "start": datetime.date(2027, 4, 1)}

    reads = data_of("Words.", *asked, approval_when=condition, **answers, model="shared")["reads"]

    assert reads == {
        "strict": True,
        "open": None,
        "months": "5/2",
        "start": "2027-04-01",
        "model": "shared",
    }


def test_the_position_of_another_clause_that_decides_the_need_is_read():
    stock = clause("stock", position("buffer"))

    reads = data_of("Words.", stock, approval_when='position("stock") == "buffer"')["reads"]

    assert reads == {"(stock)": "buffer"}


def test_headings_and_tables_are_their_words():
    assert data_of("## Parts\n\n| Task | Who |\n| Design | Maker |")["blocks"] == [
        {"heading": ["Parts"]},
        {"table": [[["Task"], ["Who"]], [["Design"], ["Maker"]]]},
    ]


def test_definitions_are_their_terms_and_what_they_mean():
    blocks = data_of("{{ definitions() }}\n\nOn a Day.", term("Day", "a bank day"))["blocks"]

    assert {"definitions": [["Day", ["a bank day"]]]} in blocks


def test_signatures_are_who_signs_for_whom():
    answers = {"customer_party": ACME, "manufacturer_party": Party("Kern", signatory_title="CEO")}

    assert data_of("{{ signatures() }}", BUYER, MAKER, **answers)["blocks"] == [
        {"signatures": [["Customer", "Acme Ltd.", "Ann Lee", ""], ["Manufacturer", "Kern", "", "CEO"]]}
    ]  # fmt: skip


def test_an_open_blank_is_the_questions_it_waits_for():
    blocks = data_of("Within {{ days }} days.", question("days", "integer"))["blocks"]

    assert blocks == [
        {"paragraph": ["Within ", {"open": ["days"]}, " days."], "items": []},
    ]


def test_of_a_term_that_a_text_defines_the_definition_of_the_library_is_approved():
    releaser = question("releaser", "text")
    release = term("Release", "the decision of {{ releaser }}.")
    said = 'It ends. The {{ defined("Release") }} is that of {{ releaser }}. It stays.'

    data = data_of("Release first.", releaser, release, schedule("extra", said), releaser="Ix")

    assert data["definitions"] == {"Release": ["the decision of Ix."]}

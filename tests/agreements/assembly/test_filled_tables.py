"""Tables that people fill: read from JSON, printed with head and rows, checked for what is empty or half said."""

import datetime
from fractions import Fraction

import pytest

from agreements.assembly.answering import read_answers
from agreements.assembly.coherence import check
from agreements.assembly.document import OpenBlank
from agreements.assembly.empty_cells import empty_cells
from agreements.assembly.questions_behind import questions_behind
from agreements.assembly.reading import forget_rows
from clauses import library
from clauses.library.answers import Amount, FilledRow, FilledTable, to_json
from tests.agreements.assembly.examples import blocks, made, printed, written
from tests.agreements.assembly.test_inserts import table
from tests.clauses.library.examples import clause, library_of, position, question

GOODS = question(
    "goods",
    "table",
    columns=(
        library.Column("name", "Product"),
        library.Column("price", "Price", kind="money"),
        library.Column("lead", "Lead time", kind="integer", unit="days", needed="recommended"),
        library.Column(
            "until",
            "Until",
            kind="date",
            needed="later",
            known_by="manufacturer",
            due="before the first delivery",
            meanwhile="the public register counts",
        ),
        library.Column(
            "ours", "Ours", kind="yesno", needed="later", due="in a week", meanwhile="it is ours"
        ),
    ),
    needed_rows=("Pump",),
)
FOLLOWS = (
    "To follow: the Manufacturer states this before the first delivery. Until then, the public register counts.",
    "To follow: this is stated in a week. Until then, it is ours.",
)
ENGLISH = question("english", "choice", options=("british", "american"))
CURRENCY = question("currency", "currency")
HELD = library_of(CURRENCY, GOODS)
PUMP = FilledRow("p", (("name", "Pump"), ("price", Amount(Fraction(25, 2), "EUR"))))
FULL = FilledRow(
    "q",
    (
        ("name", "Valve"),
        ("price", Fraction(1200)),
        ("lead", Fraction(30)),
        ("until", datetime.date(2027, 3, 1)),
        ("ours", True),
    ),
)
PUMPS = FilledRow("s", (("name", "Pump"), *FULL.cells[1:]))


def goods(*rows: FilledRow, text: str = "{{ table(goods) }}"):
    return written(
        text, CURRENCY, ENGLISH, GOODS, currency="EUR", english="british", goods=FilledTable(rows)
    )


def test_each_cell_is_printed_by_its_kind():
    assert table(goods(PUMP, FULL)) == [
        ["Product", "Price", "Lead time (days)", "Until", "Ours"],
        ["Pump", "EUR 12.50", "–", *FOLLOWS],
        ["Valve", "EUR 1,200", "30", "1 March 2027", "yes"],
    ]


def test_a_table_that_is_not_filled_is_an_open_blank():
    (found,) = blocks(written("{{ table(goods) }}", CURRENCY, GOODS))

    assert found.rows[0].cells[0] == (OpenBlank("Goods", ("goods",)),)


def test_a_table_of_nothing_prints_its_key():
    (found,) = blocks(written("{{ table(nothing) }}"))

    assert found.rows[0].cells == ((OpenBlank("nothing", ("nothing",)),),)


def test_in_a_sentence_a_table_is_the_names_of_its_rows():
    rows = FilledTable((PUMP, FilledRow("n", (("lead", Fraction(3)),))))

    assert printed("It is {{ goods }}.", GOODS, goods=rows) == "It is Pump and row 2."


def test_the_cells_that_stay_empty_are_counted():
    """What must still be filled is empty; what may stay open says so in its cell."""
    nameless = FilledRow("n", (("lead", Fraction(3)),))

    assert [one.number for one in empty_cells(goods(PUMP, FULL, nameless))] == [2]
    assert empty_cells(goods(PUMP, FULL)) == ()


def test_whoever_filled_a_table_decided_about_the_clause_that_prints_it():
    assembled = made(
        GOODS,
        clause("c", position("only", "It is.\n\n{{ table(goods) }}")),
        goods=FilledTable((FULL,)),
    )

    assert "goods" in questions_behind(assembled, assembled.selection.selected[0])


def faults(*rows: FilledRow) -> list[tuple[str, str]]:
    assembled = made(
        CURRENCY,
        GOODS,
        clause("c", position("only", "It is.\n\n{{ table(goods) }}")),
        currency="EUR",
        goods=FilledTable(rows),
    )
    return [(str(one.level), one.message) for one in check(assembled)]


def test_an_empty_cell_holds_up_an_agreement_as_far_as_it_is_needed():
    found = faults(PUMP, FilledRow("v", (("price", Fraction(5)),)))

    assert [message for _, message in found] == [
        "Goods: “Product” is empty in row 2.",
        "Goods: “Lead time” is empty in row 1 (“Pump”).",
        "Goods: “Lead time” is empty in row 2.",
        f"Goods: “Until” follows in row 1 (“Pump”). {FOLLOWS[0]}",
        f"Goods: “Ours” follows in row 1 (“Pump”). {FOLLOWS[1]}",
        f"Goods: “Until” follows in row 2. {FOLLOWS[0]}",
        f"Goods: “Ours” follows in row 2. {FOLLOWS[1]}",
    ]
    assert faults(FULL, PUMPS) == []


def test_a_needed_row_that_is_not_there_holds_up_an_agreement():
    assert faults(FULL) == [("error", "Goods: the row “Pump” is missing.")]


def test_a_placeholder_in_a_cell_is_told():
    found = faults(FilledRow("t", (*FULL.cells[1:], ("name", "to be agreed"))))

    assert any("to be agreed" in message for _, message in found)


@pytest.mark.parametrize("value", [FilledTable((PUMP, FULL))])
def test_a_table_is_read_as_it_was_written(value: FilledTable):
    assert read_answers({"goods": to_json(value)}, HELD) == ({"goods": value}, ())


def test_a_row_without_a_key_is_called_by_its_number_and_empty_cells_fall_out():
    answers, _ = read_answers({"goods": [{"name": "Pump", "lead": None, "until": ""}]}, HELD)

    assert answers["goods"] == FilledTable((FilledRow("1", (("name", "Pump"),)),))


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("words", "wrong-kind"),
        (["words"], "wrong-kind"),
        ([{"name": 5}], "wrong-kind"),
        ([{"row": "Row 1"}], "wrong-kind"),
        ([{"row": 1}], "wrong-kind"),
        ([{"colour": "red"}], "unknown-part"),
        ([{"until": "2027-02-30"}], "bad-date"),
        ([{"row": "a"}, {"row": "a"}], "row-twice"),
        ([{}] * 1001, "too-many-sites"),
    ],
)
def test_what_is_no_table_is_refused(raw, code: str):
    answers, (finding,) = read_answers({"goods": raw}, HELD)

    assert (dict(answers), finding.code) == ({}, code)


def test_a_cell_that_cannot_be_read_is_named():
    _, (finding,) = read_answers({"goods": [{}, {"lead": "soon"}]}, HELD)

    assert finding.message.startswith("Lead time, row 2: ")


def test_a_row_read_before_is_the_very_row():
    data = {"goods": [{"row": "q", "name": "Valve", "price": 1200}]}

    first, again = (read_answers(data, HELD)[0]["goods"] for _ in range(2))

    assert isinstance(first, FilledTable)
    assert isinstance(again, FilledTable)
    assert first.rows[0] is again.rows[0]

    forget_rows()
    anew = read_answers(data, HELD)[0]["goods"]

    assert anew == again
    assert isinstance(anew, FilledTable)
    assert anew.rows[0] is not again.rows[0]


@pytest.mark.parametrize("other", [True, "1", 1.5, [1], None])
def test_a_row_that_holds_something_else_is_read_anew(other):
    def rows(price: object) -> tuple[object, list[str]]:
        answers, found = read_answers({"goods": [{"row": "q", "name": "A", "price": price}]}, HELD)
        return answers.get("goods"), [one.message for one in found]

    before = rows(1)

    assert rows(other) != before
    assert rows(1) == before

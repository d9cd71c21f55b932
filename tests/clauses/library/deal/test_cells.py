"""The cells of a table: columns as questions, what does not fit, what is empty, what rows are called."""

import datetime
from fractions import Fraction

import pytest

from clauses.library import Column
from clauses.library.answers import Amount, FilledRow, FilledTable
from clauses.library.deal.cells import called, column_questions, empty_cells_of, proposed_cells
from clauses.library.deal.fitting import cell_problems
from clauses.library.lint import lint
from clauses.library.proof import prove
from tests.clauses.library.examples import (
    CREATED_ON,
    ask,
    clause,
    codes,
    library_of,
    position,
    question,
)
from tests.clauses.library.proof.test_examples import answers_where

COLUMNS = (
    Column("name", "Product"),
    Column("price", "Price", kind="money"),
    Column("lead", "Lead time", kind="integer", unit="days", needed="later"),
    Column("side", "Side", kind="choice", choices=("Ours", "Theirs"), needed="recommended"),
    Column("day", "Day", kind="date"),
    Column("sterile", "Sterile", kind="yesno"),
)
GOODS = question("goods", "table", columns=COLUMNS)
CURRENCY = question("currency", "currency")
CLAUSE = clause("words", position("only", "The Parties trade.\n\n{{ table(goods) }}"))


def table(*rows: dict) -> FilledTable:
    return FilledTable(
        tuple(FilledRow(f"r{n}", tuple(cells.items())) for n, cells in enumerate(rows))
    )


def test_a_column_is_asked_like_a_question_of_its_kind():
    name, price, lead, side, _, _ = column_questions(GOODS)

    assert (name.kind, price.kind, lead.unit) == ("text", "money", "days")
    assert [choice.key for choice in side.options] == ["Ours", "Theirs"]
    assert [one.required for one in (name, lead, side)] == [True, False, False]


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"price": Fraction(0)}, "above 0"),
        ({"price": Fraction(-1)}, "above 0"),
        ({"price": Amount(Fraction(5), "USD")}, "nothing is converted"),
        ({"price": Fraction(1, 1000)}, "at most 2 decimals"),
        ({"lead": Fraction(1, 2)}, "another kind"),
        ({"side": "Nobody"}, "Choose one"),
        ({"day": "tomorrow"}, "another kind"),
    ],
)
def test_a_cell_that_does_not_fit_says_so_at_its_row_and_column(cells: dict, says: str):
    given = table({"name": "Pump"}, {"name": "Valve", **cells})
    asked = ask(library_of(CURRENCY, GOODS), currency="EUR", goods=given)
    (where,) = cell_problems(GOODS, given, asked.scope)

    assert asked.of("goods").origin == "misfit"
    assert "row 2 (“Valve”)" in asked.of("goods").problem
    assert says in asked.of("goods").problem
    assert where == ("r1", next(iter(cells)))


def test_a_table_that_fits_counts_its_rows_and_loses_no_currency():
    given = table({"name": "Pump", "price": Amount(Fraction(5), "EUR"), "gone": "column"})
    asked = ask(library_of(CURRENCY, GOODS), currency="EUR", goods=given)

    assert asked.of("goods").origin == "answered"
    assert asked.value("goods").rows[0].cell("price") == 5
    assert asked.value("goods").rows[0].cell("day") is None
    assert ask(library_of(GOODS), goods="words").of("goods").origin == "misfit"


def test_limits_count_rows():
    few = question("goods", "table", columns=COLUMNS, minimum="2", maximum="2")

    assert ask(library_of(few), goods=table({})).of("goods").problem == (
        "List at least 2 and no more than 2."
    )
    assert ask(library_of(few), goods=table({}, {})).of("goods").origin == "answered"


def test_empty_cells_are_told_row_by_row():
    full = {"name": "Pump", "price": Fraction(1), "lead": Fraction(1), "side": "Ours"}
    full |= {"day": CREATED_ON, "sterile": False}

    found = list(empty_cells_of(GOODS, table(full, {"name": "Valve"})))

    assert {one.number for one in found} == {2}
    assert [one.column.key for one in found] == ["price", "lead", "side", "day", "sterile"]


def test_a_row_is_called_by_its_number_and_first_words():
    assert called(FilledRow("r", (("n", Fraction(3)), ("name", "Pump"))), 2) == "row 2 (“Pump”)"
    assert called(FilledRow("r"), 2) == "row 2"


def test_proposed_rows_fill_the_first_cells():
    asked = question("goods", "table", columns=COLUMNS, proposed=("Pump | 5", "Valve"))

    assert proposed_cells(asked) == ({"name": "Pump", "price": "5"}, {"name": "Valve"})


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (question("goods", "table"), "no-columns"),
        (question("goods", "text", columns=COLUMNS), "no-columns"),
        (question("goods", "table", columns=COLUMNS[:1], proposed=("a | b",)), "no-columns"),
        (question("goods", "table", columns=COLUMNS[:1] * 2), "column-key-taken"),
        (question("goods", "table", columns=(Column("row", "Row"),)), "column-key-taken"),
        (question("goods", "table", columns=(Column("a", "A", kind="choice"),)), "column-choices"),
        (question("goods", "table", columns=(Column("a", "A", choices=("x",)),)), "column-choices"),
    ],
)
def test_a_table_that_nobody_could_fill_is_an_error_of_the_draft(asked, code: str):
    assert code in codes(lint(library_of(asked)))


def test_a_good_table_is_none():
    assert not lint(library_of(CURRENCY, GOODS, CLAUSE))


@pytest.mark.parametrize("key", ["words", "nothing"])
def test_only_the_answer_to_a_table_is_printed_as_one(key: str):
    text = f"{{{{ table({key}) }}}}"
    held = library_of(question("words", "text"), clause("c", position("only", text)))

    assert "unknown-name" in codes(lint(held))


def test_an_example_fills_every_cell():
    rows = answers_where("count(goods) == 2", CURRENCY, GOODS)["goods"].rows

    assert [row.cell("name") for row in rows] == ["Product 1", "Product 2"]
    assert rows[0].cell("day") == datetime.date(2027, 1, 1)
    assert (rows[0].cell("sterile"), rows[0].cell("side")) == (True, "Ours")
    assert not list(empty_cells_of(GOODS, FilledTable(rows)))


def findings(*things) -> list[str]:
    return [one.finding.code for one in prove(library_of(*things), today=CREATED_ON).findings]


def test_a_table_that_may_be_printed_without_rows_is_proved_faulty():
    maybe = question("goods", "table", columns=COLUMNS, required=False)
    guarded = "The Parties trade.\n\n{% if answered(goods) %}\n{{ table(goods) }}\n{% endif %}"

    assert "open-blank" in findings(CURRENCY, maybe, CLAUSE)
    assert "open-blank" not in findings(CURRENCY, GOODS, CLAUSE)
    assert "open-blank" not in findings(CURRENCY, maybe, clause("words", position("only", guarded)))


def test_a_counterexample_says_how_many_rows_it_needs():
    many = clause("many", position("only"), when="count(goods) != 3")
    see = clause("c", position("only", 'See {{ ref("many") }}.'))
    held = library_of(CURRENCY, GOODS, CLAUSE, many, see)
    found = next(one for one in prove(held, today=CREATED_ON).findings if one.counterexample)

    assert len(found.counterexample["goods"].rows) == 3
    assert "the number of" in found.words

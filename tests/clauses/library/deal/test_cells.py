"""The cells of a table: columns as questions, what does not fit, what is empty, what rows are called."""

import datetime
from fractions import Fraction

import pytest

from clauses.library import Column
from clauses.library.answers import Amount, FilledRow, FilledTable
from clauses.library.deal.cells import (
    called,
    column_questions,
    empty_cells_of,
    is_known_by_manufacturer,
    missing_rows,
    needed_cells,
    proposed_cells,
    to_follow,
)
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
    Column(
        "lead",
        "Lead time",
        kind="integer",
        unit="days",
        needed="later",
        known_by="manufacturer",
        due="before the first order",
        meanwhile="30 days count",
    ),
    Column("side", "Side", kind="choice", choices=("Ours", "Theirs"), needed="recommended"),
    Column("day", "Day", kind="date"),
    Column("sterile", "Sterile", kind="yesno"),
)
GOODS = question("goods", "table", columns=COLUMNS)
GOODS_ALONE = library_of(GOODS)
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

    pump, valve = {"name": "Pump"}, {"name": "Valve"}

    assert ask(library_of(few), goods=table(pump)).of("goods").problem == (
        "List at least 2 and no more than 2."
    )
    assert ask(library_of(few), goods=table(pump, valve)).of("goods").origin == "answered"


def test_rows_in_which_no_cell_is_filled_are_none():
    given = table({"name": "Pump"}, {})

    assert len(ask(library_of(GOODS), goods=given).value("goods").rows) == 1
    assert ask(library_of(GOODS), goods=table({})).of("goods").origin == "missing"
    assert ask(library_of(GOODS), goods=table()).of("goods").origin == "missing"


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


def test_needed_rows_are_known_by_their_first_cells():
    asked = question("goods", "table", columns=COLUMNS, needed_rows=("Pump", "Valve | 5"))

    assert needed_cells(asked) == ({"name": "Pump"}, {"name": "Valve", "price": "5"})
    assert list(missing_rows(asked, table({"name": "Pump", "side": "Ours"}))) == ["Valve, 5"]


def test_a_cell_that_follows_says_who_when_and_what_holds_until_then():
    assert to_follow(COLUMNS[2], library_of(GOODS)) == (
        "To follow: the Manufacturer states this before the first order. Until then, 30 days count."
    )


@pytest.mark.parametrize(
    ("known_by", "side", "is_theirs"),
    [
        ("manufacturer", "Customer", True),
        ("named", "Manufacturer", True),
        ("named", "Customer", False),
        ("customer", "Manufacturer", False),
        ("", "Manufacturer", False),
    ],
)
def test_a_cell_is_the_manufacturers_by_its_column_or_by_the_party_that_its_row_names(
    known_by, side: str, is_theirs: bool
):
    row = FilledRow("a", (("side", side),))

    found = is_known_by_manufacturer(Column("phone", "Phone", known_by=known_by), row, GOODS_ALONE)

    assert found is is_theirs


def following(**fields) -> Column:
    said = {"known_by": "customer", "due": "soon", "meanwhile": "none counts", "needed": "later"}
    return Column("day", "Day", **{"kind": "date", **said, **fields})


def followed(*columns: Column, **fields):
    return question("goods", "table", columns=(COLUMNS[0], *columns), **fields)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (followed(following(due="")), "unsaid-follow"),
        (followed(following(meanwhile="")), "unsaid-follow"),
        (followed(following(known_by="")), "unsaid-follow"),
        (followed(following(needed="finish")), "unsaid-follow"),
        (followed(following(), essential=True), "never-follows"),
        (followed(following(kind="money")), "never-follows"),
        (followed(following(kind="percent")), "never-follows"),
        (question("goods", "table", columns=(following(),)), "never-follows"),
        (followed(needed_rows=("Pump",)), "needed-row-never-met"),
        (followed(needed_rows=("",), minimum="1"), "needed-row-never-met"),
        (followed(needed_rows=("Pump | 1",), minimum="1"), "no-columns"),
        (followed(COLUMNS[3], needed_rows=("Pump | Nobody",), minimum="1"), "needed-row-never-met"),
        (followed(COLUMNS[1], needed_rows=("Pump | 5",), minimum="1"), "needed-row-never-met"),
    ],
)
def test_what_follows_or_is_needed_without_sense_is_an_error_of_the_draft(asked, code: str):
    assert code in codes(lint(library_of(CURRENCY, asked, CLAUSE)))


@pytest.mark.parametrize(
    "asked",
    [
        followed(following()),
        followed(COLUMNS[3], proposed=("Pump",), needed_rows=("Pump | Ours", "Valve"), minimum="2"),
    ],
)
def test_what_follows_or_is_needed_with_sense_is_none(asked):
    assert not lint(library_of(CURRENCY, asked, CLAUSE))


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


def test_an_example_has_the_needed_rows():
    asked = followed(COLUMNS[3], needed_rows=("Pump | Theirs",), minimum="1")

    first, second = answers_where("count(goods) == 2", asked)["goods"].rows

    assert first.cells == (("name", "Pump"), ("side", "Theirs"))
    assert second.cells == (("name", "Product 2"), ("side", "Ours"))


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

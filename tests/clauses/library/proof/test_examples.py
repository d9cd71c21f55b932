"""From a model of the solver to answers that a person could have given."""

import datetime
from fractions import Fraction

import pytest

from clauses.library import Column
from clauses.library.answers import Answers, pick_key
from clauses.library.deal.interview import interview
from clauses.library.proof.examples import answers_in, created_on_in
from clauses.library.proof.solving import agreement_of, solver_of
from tests.clauses.library.examples import clause, library_of, position, question, rule


def answers_where(condition: str, *things) -> Answers:
    """Answers under which a condition holds; the wizard takes each of them."""
    held = library_of(*things, rule("asked", condition, severity="hint"))
    agreement = agreement_of(held)
    solver = solver_of(agreement, held)
    model = solver.model(solver.named(agreement.fires["asked"]))
    found = answers_in(model, agreement.answers, held)
    made_on = created_on_in(model, agreement.answers)
    assert datetime.date(2000, 1, 1) <= made_on <= datetime.date(2500, 1, 31)
    asked = interview(held, found, created_on=made_on).asked
    assert "misfit" not in {one.origin for one in asked}
    return found


@pytest.mark.parametrize(
    ("thing", "condition", "expected"),
    [
        (question("it"), "it", True),
        (question("it"), "not it", False),
        (question("it", "integer"), "it == 7", Fraction(7)),
        (question("it", "decimal"), "it * 4 == 1", Fraction(1, 4)),
        (question("it", "choice", options=("a", "b")), 'it == "b"', "b"),
        (question("it", "multi", options=("a", "b")), '"a" not in it', frozenset({"b"})),
        (question("it", "country"), 'it == "AT"', "AT"),
        (question("it", "country"), "answered(it)", "US"),
        (question("it", "currency"), "answered(it)", "USD"),
        (question("it", "text"), "answered(it)", "Example it"),
        (question("it", "text"), 'it == "typed"', "typed"),
        (question("it", "text", maximum="4"), "answered(it)", "Exam"),
        (question("it", "text", minimum="11"), "answered(it)", "Example it Example it"),
        (question("it", "text", minimum="11", maximum="11"), "answered(it)", "Example it."),
    ],
)
def test_an_answer_is_what_the_condition_asks_or_an_example(thing, condition: str, expected):
    assert answers_where(condition, thing) == {"it": expected}


def test_a_date_is_a_day_of_the_calendar():
    start = question("start", "date", minimum="created_on + 10", maximum="created_on + 10")

    assert isinstance(answers_where("answered(start)", start)["start"], datetime.date)


def test_sites_are_numbered():
    plants = answers_where("count(plants) == 2", question("plants", "sites"))["plants"]

    assert [(site.name, site.address) for site in plants] == [
        ("Plant 1", "1 Example Street"),
        ("Plant 2", "2 Example Street"),
    ]


def test_two_parties_never_share_a_name():
    parties = question("customer", "party"), question("supplier", "party")

    found = answers_where("answered(customer)", *parties)

    assert found["customer"].legal_name == "Example Customer"
    assert found["supplier"].legal_name == "Example Supplier"


def test_a_place_has_a_city_and_a_country():
    found = answers_where('seat.country == "AT"', question("seat", "place"))["seat"]

    assert (found.city, found.country) == ("Example City", "AT")


def test_what_is_not_asked_or_stays_open_has_no_answer():
    asked = question("strict"), question("late", when="strict")

    assert answers_where("not strict", *asked) == {"strict": False}
    assert answers_where("not answered(it)", question("it", "integer", required=False)) == {}


def test_of_two_questions_with_one_key_the_first_is_answered():
    both = question("it", "country"), question("it", "text")

    assert answers_where("answered(it)", *both) == {"it": "US"}


RECALL = clause(
    "recall",
    position("even", stance="balanced"),
    position("hard", stance="customer"),
    chosen_by="stance",
)


@pytest.mark.parametrize(
    ("condition", "picks"),
    [
        ('position("recall") == "hard"', {pick_key("recall"): "hard"}),
        ("not answered(strict)", {}),
    ],
)
def test_a_pick_by_hand_is_among_the_answers_where_there_is_one(condition: str, picks):
    strict = question("strict", required=False)

    found = answers_where(condition, strict, RECALL)

    assert {key: value for key, value in found.items() if key != "strict"} == picks


EVERY_CELL = question(
    "it",
    "table",
    columns=(
        Column("name", "Name"),
        Column("colour", "Colour", kind="choice", choices=("red", "blue")),
        Column("ready", "Ready", kind="yesno"),
        Column("since", "Since", kind="date"),
        Column("number", "Number", kind="integer"),
        Column("price", "Price", kind="money"),
        Column("note", "Note", needed="recommended"),
    ),
    needed_rows=("Pump | blue",),
    minimum="1",
)


def test_a_table_has_the_rows_and_the_sums_that_the_condition_asks_for():
    asked = "count(it) == 3 and total(it.price) == 7 and not filled(it.note)"

    rows = answers_where(asked, EVERY_CELL)["it"].rows

    assert [row.cell("name") for row in rows] == ["Pump", "Name 2", "Name 3"]
    assert [row.cell("colour") for row in rows] == ["blue", "red", "red"]
    assert [row.cell("price") for row in rows] == [3, 2, 2]
    assert [row.cell("note") for row in rows] == ["Note 1", "Note 2", None]
    assert rows[0].cell("ready") is True
    assert rows[0].cell("since") == datetime.date(2027, 1, 1)
    assert rows[2].cell("number") == 3


def test_a_sum_that_is_no_whole_number_is_one_of_steps_that_people_can_type():
    rows = answers_where("count(it) == 3 and total(it.price) == 0.5", EVERY_CELL)["it"].rows
    smaller = answers_where("count(it) == 3 and total(it.price) == 0.0005", EVERY_CELL)["it"].rows

    assert [row.cell("price") * 100 for row in rows] == [17, 17, 16]
    assert [row.cell("price") * 10_000 for row in smaller] == [2, 2, 1]


def test_an_empty_cell_is_in_a_row_that_nothing_needs():
    people = question(
        "it",
        "table",
        columns=(Column("role", "Role"), Column("name", "Name", needed="recommended")),
        needed_rows=("Boss | Ann", "Guest", "Boss | Eve"),
        minimum="3",
    )

    rows = answers_where("count(it) == 3 and not filled(it.name)", people)["it"].rows

    assert [row.cell("name") for row in rows] == ["Ann", None, "Eve"]


def test_documents_take_the_place_of_the_tables_that_the_condition_asks_for():
    offered = ("Goods", "Extra", "No table")
    listed = question(
        "attachments",
        "table",
        required=False,
        columns=(
            Column("title", "Title"),
            Column("instead", "Instead", kind="choice", choices=offered),
        ),
    )
    goods, extra = (
        question(key, "table", columns=(Column("name", "Name"),)) for key in ("goods", "extra")
    )
    asked = "attached(extra) and not attached(goods) and count(attachments) == 2"

    found = answers_where(asked, listed, goods, extra)

    assert [row.cell("instead") for row in found["attachments"].rows] == ["Extra", "No table"]
    assert list(found) == ["attachments", "goods"]

"""A clause tried out under answers, in the position that they take or in another."""

from agreements.assembly.trees import words_of
from agreements.assembly.trying import try_clause
from clauses import library
from tests.agreements.assembly.examples import SETUP
from tests.clauses.library.examples import CREATED_ON, clause, library_of, position, question

DAYS = question("days", "integer", default="30")
MODEL = question("model", "choice", options=("short", "long"))
COSTS = clause(
    "costs",
    position("short", 'Within {{ days }} days, see {{ ref("after") }}.', when='model == "short"'),
    position("long", "Within {{ gone }} days.", when='model == "long"'),
    when="answered(model)",
)
AFTER = clause("after", position("only", "More."))
HELD = library_of(SETUP, DAYS, MODEL, clause("before", position("only", "Less.")), COSTS, AFTER)


def tried(held: library.Library = HELD, position: str = "", **answers):
    return try_clause(held, answers, held.clause("costs"), position=position, created_on=CREATED_ON)


def words(shown) -> str:
    return words_of(shown.shown.blocks[0].line)


def test_the_position_that_the_answers_take_is_shown_with_its_number():
    shown = tried(model="short")

    assert shown.taken.position.key == shown.position.key == "short"
    assert shown.shown.number == "1.2"
    assert words(shown) == "Within 30 days, see Section\u00a01.3 (After)."
    assert shown.findings == ()


def test_another_position_is_shown_all_the_same_with_what_is_wrong_in_it():
    shown = tried(position="long", model="short")

    assert (shown.taken.position.key, shown.position.key) == ("short", "long")
    assert [finding.code for finding in shown.findings] == ["open-blank"]
    assert shown.shown.reason == "because it is tried out"


def test_a_clause_that_the_answers_leave_out_is_shown_as_if_it_were_there():
    shown = tried()

    assert shown.taken is None
    assert shown.shown.number == "1.2"
    assert words(shown) == "Within 30 days, see Section\u00a01.3 (After)."


def test_a_position_that_there_is_not_counts_as_none_asked_for():
    assert tried(position="gone", model="long").position.key == "long"


def test_of_a_clause_without_positions_nothing_is_shown():
    held = library_of(SETUP, clause("costs"))

    shown = tried(held)

    assert (shown.position, shown.shown, shown.findings) == (None, None, ())


def test_a_clause_of_no_section_is_not_shown():
    held = library_of(clause("costs", position("only", "Words.")))

    assert tried(held).shown is None

"""Which questions are asked, where their values come from, and the facts that follow."""

import datetime
from fractions import Fraction

from clauses.library import Column
from clauses.library.answers import FilledRow, FilledTable, pick_key, responsibility_key
from clauses.library.deal.interview import interview, value_once_asked
from tests.clauses.library.examples import CREATED_ON, ask, fact, library_of, question

REGULATED = question("regulated")
DAYS = question("days", "integer", when="regulated", minimum="10", maximum="60", default="30")


def keys(asked) -> list[str]:
    return [entry.question.key for entry in asked.asked]


def test_a_question_without_condition_is_always_asked():
    asked = ask(library_of(REGULATED))

    assert keys(asked) == ["regulated"]
    assert asked.of("regulated").origin == "missing"
    assert asked.value("regulated") is None


def test_an_answer_is_the_value():
    asked = ask(library_of(REGULATED, DAYS), regulated=True, days=Fraction(45))

    assert asked.of("days").origin == "answered"
    assert asked.value("days") == Fraction(45)


def test_an_answer_to_a_question_no_longer_asked_is_not_live():
    asked = ask(library_of(REGULATED, DAYS), regulated=False, days=Fraction(45))

    assert keys(asked) == ["regulated"]
    assert asked.of("days") is None
    assert asked.value("days") is None


def test_an_answer_that_does_not_fit_is_no_value_and_takes_no_default():
    asked = ask(library_of(REGULATED, DAYS), regulated=True, days=Fraction(61))

    assert asked.of("days").origin == "misfit"
    assert asked.of("days").problem == "Enter a number from 10 to 60."
    assert asked.value("days") is None


def test_the_value_of_a_question_is_told_without_the_questions_after_it():
    late = question("late", "integer", default="days + 1")
    held = library_of(REGULATED, DAYS, late, fact("long", "days > 40"))

    def told(key: str, **answers):
        return value_once_asked(held, key, answers, created_on=CREATED_ON)

    assert told("days", regulated=True) == Fraction(30)
    assert told("days", regulated=True, days=Fraction(45)) == Fraction(45)
    assert told("days", regulated=True, days=Fraction(61)) is None
    assert told("days", regulated=False, days=Fraction(45)) is None
    assert told("long", regulated=True, days=Fraction(45)) is True
    assert told("late", regulated=True) == Fraction(31)


def test_without_an_answer_the_default_is_the_value():
    asked = ask(library_of(REGULATED, DAYS), regulated=True)

    assert asked.of("days").origin == "default"
    assert asked.of("days").because == "usual"
    assert asked.value("days") == Fraction(30)


def test_the_first_default_that_holds_wins_and_says_why():
    industry = question("industry", "choice", options=("pharma", "food"))
    days = question(
        "days",
        "integer",
        default="30",
        defaults=[
            ('industry == "food"', "5", "default for food"),
            ('industry == "pharma"', "90", "default for medicines"),
            ("answered(industry)", "1", "never reached"),
        ],
    )

    asked = ask(library_of(industry, days), industry="pharma")

    assert asked.value("days") == Fraction(90)
    assert asked.of("days").because == "default for medicines"
    assert ask(library_of(industry, days)).value("days") == Fraction(30)


def test_a_default_moves_into_the_range():
    days = question("days", "integer", minimum="10", maximum="60", default="5")

    assert ask(library_of(days)).value("days") == Fraction(10)


def test_a_value_of_the_holes_is_a_default_as_it_stands():
    days = question("days", "integer", minimum="10", maximum="60", also=(Fraction(0),), default="0")

    assert ask(library_of(days)).value("days") == Fraction(0)


def test_a_default_of_another_kind_is_none():
    days = question("days", "integer", default='"soon"')
    half = question("half", "integer", default="1 / 2")
    paint = question("paint", "choice", options=("red",), default='"green"')

    asked = ask(library_of(days, half, paint))

    assert [entry.origin for entry in asked.asked] == ["missing", "missing", "missing"]


def test_an_empty_default_is_none():
    assert ask(library_of(question("name", "text", default='""'))).of("name").origin == "missing"


def test_a_default_that_misses_an_answer_is_none():
    start = question("start", "date")
    end = question("end", "date", default="start + 30")

    asked = ask(library_of(start, end))

    assert asked.of("end").origin == "missing"


def test_a_default_may_start_from_the_date_of_creation():
    start = question("start", "date", default="created_on + 30")

    assert ask(library_of(start)).value("start") == datetime.date(2027, 3, 31)
    assert ask(library_of(start)).created_on == CREATED_ON


def test_a_later_question_sees_the_default_of_an_earlier_one():
    second = question("second", "integer", default="first * 2")
    first = question("first", "integer", default="4")

    assert ask(library_of(first, second)).value("second") == Fraction(8)


def test_a_question_cannot_see_a_later_one():
    first = question("first", when="answered(second)")

    assert keys(ask(library_of(first, question("second")), second=True)) == ["second"]


def test_facts_follow_the_answers():
    asked = ask(
        library_of(fact("twice", "days * 2"), question("days", "integer")), days=Fraction(4)
    )

    assert asked.value("twice") == Fraction(8)


def test_facts_are_derived_anew_as_answers_come_in():
    held = library_of(
        fact("known", "answered(days)"),
        question("before", when="known"),
        question("days", "integer", default="4"),
        question("after", when="known"),
    )

    assert keys(ask(held)) == ["days", "after"]


def test_facts_in_a_circle_are_missing_and_end():
    held = library_of(
        fact("hen", "egg + 1"),
        fact("egg", "hen + 1"),
        fact("liar", "not liar"),
        question("days", "integer", default="hen"),
    )

    asked = ask(held)

    assert asked.value("days") is None
    assert asked.value("egg") is None
    assert asked.value("liar") is True


def test_an_unknown_key_has_no_value():
    assert ask(library_of()).value("nowhere") is None


def test_picks_and_rows_stand_beside_the_questions():
    answers = {
        pick_key("recall-costs"): "shared",
        pick_key("stock"): Fraction(3),
        responsibility_key("release"): "both",
    }

    asked = interview(library_of(), answers, created_on=CREATED_ON)

    assert asked.picks == {"recall-costs": "shared"}
    assert asked.responsibilities == {"release": "both"}


def test_answering_order_does_not_matter():
    held = library_of(REGULATED, DAYS)

    forwards = ask(held, regulated=True, days=Fraction(45))
    backwards = ask(held, days=Fraction(45), regulated=True)

    assert forwards.asked == backwards.asked


def test_rows_in_which_nothing_stands_are_none():
    goods = question("goods", "table", columns=(Column("name", "Name"),))
    pump, empty = FilledRow("1", (("name", "Pump"),)), FilledRow("2")

    def answered(*rows: FilledRow):
        return ask(library_of(goods), goods=FilledTable(rows)).of("goods")

    assert answered(empty, pump, empty).value == FilledTable((pump,))
    for entry in (answered(), answered(empty)):
        assert (entry.value, entry.origin) == (None, "missing")

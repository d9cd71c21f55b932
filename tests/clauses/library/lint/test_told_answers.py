"""Answers that cannot be told as a sentence."""

from dataclasses import replace
from fractions import Fraction

from clauses.library.language.expressions import NumberLiteral
from clauses.library.lint.told_answers import told_answers
from clauses.library.values import Choice, Formula, Library, Question

DAYS = Question("days", "s", "integer", "How many days?", "Days", said="We have {}.")
OPEN = Question("open", "s", "yesno", "Is it open?", "Open")
WHO = Question(
    "who",
    "s",
    "choice",
    "Who?",
    "Who",
    options=(Choice("we", "We", said="We do."), Choice("they", "They")),
)


def lacks(*questions: Question) -> list[str]:
    found = told_answers(Library("l", "L", questions=questions))
    return [f"{finding.place.key}: {finding.message}" for finding in found]


def test_nothing_is_missed_in_a_library_that_tells_no_answer_as_a_sentence():
    assert lacks(OPEN, replace(DAYS, said="")) == []


def test_each_answer_wants_a_sentence():
    assert lacks(DAYS, replace(DAYS, key="other", said=""), WHO) == [
        "other: No sentence tells its answer.",
        "who: No sentence tells the option “They”.",
    ]


def test_a_sentence_needs_a_place_for_its_value_and_a_full_stop():
    assert lacks(replace(DAYS, said="We have days")) == [
        "days: Its sentence has no {} for the value.",
        "days: “We have days” ends without a full stop.",
    ]


def test_no_zero_and_nothing_want_a_sentence_of_their_own():
    none = ": No sentence tells that the answer is no, zero or none, or that there is no answer."
    zero = Formula("0", NumberLiteral(Fraction(0)))

    assert lacks(
        replace(OPEN, said="It is open."),
        replace(DAYS, key="least", minimum=zero),
        replace(DAYS, key="also", also=(Fraction(0),)),
        replace(DAYS, key="free", required=False),
        replace(DAYS, key="full", required=False, said_without="We have none."),
        replace(DAYS, key="one", minimum=Formula("1", NumberLiteral(Fraction(1)))),
    ) == [f"{key}{none}" for key in ("open", "least", "also", "free")]


def test_what_is_always_asked_and_tables_companies_and_sites_want_none():
    table = replace(DAYS, key="rows", kind="table", said="")
    party = replace(DAYS, key="company", kind="party", said="")
    asked = replace(DAYS, key="asked", said="", essential=True)

    assert lacks(DAYS, table, party, asked) == []

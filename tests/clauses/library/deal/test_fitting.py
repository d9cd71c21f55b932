"""Which values fit a question, and what a person is told about one that does not."""

import datetime
from fractions import Fraction

import pytest

from clauses import library
from clauses.library.answers import City, Party, Site
from clauses.library.deal.fitting import TriedScope, clamped, misfit
from clauses.library.deal.ranges import range_in_words, range_of
from clauses.library.language.expressions import MISSING
from tests.clauses.library.examples import question, scope_of

NOTHING = scope_of()
OTHER_KIND = "This answer is of another kind than the question asks for."
FITTING = {
    "choice": "red",
    "multi": frozenset(["red"]),
    "integer": Fraction(3),
    "decimal": Fraction(1, 2),
    "money": Fraction(5, 2),
    "percent": Fraction(25),
    "date": datetime.date(2027, 3, 1),
    "text": "words",
    "yesno": True,
    "party": Party("Acme"),
    "place": City("Geneva", "CH"),
    "sites": (Site("Plant"),),
    "currency": "EUR",
    "country": "CH",
}


def asked(kind: str, **fields):
    options = ("red", "blue") if kind in ("choice", "multi") else ()
    return question("it", kind, options=options, **fields)


@pytest.mark.parametrize(("kind", "value"), FITTING.items())
def test_a_value_of_its_kind_fits(kind: str, value):
    assert misfit(asked(kind), value, NOTHING) is None


@pytest.mark.parametrize(("kind", "value"), FITTING.items())
def test_a_value_of_another_kind_does_not(kind: str, value):
    other = "words" if isinstance(value, bool) else True

    assert misfit(asked(kind), other, NOTHING) == OTHER_KIND


def test_a_part_of_a_whole_number_does_not_fit():
    assert misfit(asked("integer"), Fraction(1, 2), NOTHING) == OTHER_KIND


def test_only_offered_options_fit():
    assert misfit(asked("choice"), "green", NOTHING) == "Choose one of the options."
    some = frozenset(["red", "green"])
    assert misfit(asked("multi"), some, NOTHING) == "Choose only from the options."


RANGES = [
    ("integer", {"minimum": "30", "maximum": "730"}, "Enter a number from 30 to 730."),
    (
        "integer",
        {"minimum": "30", "maximum": "730", "also": (Fraction(0),), "unit": "days"},
        "Enter 0, or a number from 30 to 730 (days).",
    ),
    ("money", {"minimum": "1000"}, "Enter a number of 1,000 or more."),
    ("percent", {"maximum": "99.5"}, "Enter a number from 0 to 99.5."),
    ("decimal", {"minimum": "0", "maximum": "1"}, "Enter a number from 0 to 1."),
    ("decimal", {}, "Enter a number of 0 or more."),
    ("date", {"minimum": "start"}, "Enter a date of 1 March 2027 or later."),
    ("date", {"maximum": "start"}, "Enter a date of 1 March 2027 or earlier."),
    ("date", {}, "Enter a date."),
    ("text", {"minimum": "2", "maximum": "200"}, "Write 2 to 200 characters."),
    ("text", {}, "Write 0 to any number of characters."),
    ("multi", {"minimum": "1"}, "List at least 1."),
    ("sites", {"minimum": "1", "maximum": "9"}, "List at least 1 and no more than 9."),
    ("sites", {}, "List at least 0."),
]


@pytest.mark.parametrize(("kind", "limits", "words"), RANGES)
def test_a_range_is_told_in_words(kind: str, limits: dict, words: str):
    scope = scope_of(start=datetime.date(2027, 3, 1))
    it = asked(kind, **limits)

    assert range_in_words(it, range_of(it, scope)) == words


@pytest.mark.parametrize("days", [0, 30, 31, 730])
def test_the_edges_and_the_holes_fit(days: int):
    it = asked("integer", minimum="30", maximum="730", also=(Fraction(0),))

    assert misfit(it, Fraction(days), NOTHING) is None


@pytest.mark.parametrize("days", [-1, 1, 29, 731])
def test_what_lies_beyond_does_not_fit(days: int):
    it = asked("integer", minimum="30", maximum="730", also=(Fraction(0),))

    assert misfit(it, Fraction(days), NOTHING) == "Enter 0, or a number from 30 to 730."


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("date", datetime.date(2027, 2, 28)),
        ("text", "x"),
        ("multi", frozenset()),
        ("sites", ()),
    ],
)
def test_dates_lengths_and_counts_have_limits_too(kind: str, value):
    scope = scope_of(start=datetime.date(2027, 3, 1))
    it = asked(kind, minimum="start" if kind == "date" else "2")

    assert misfit(it, value, scope) is not None


@pytest.mark.parametrize("kind", ["choice", "yesno", "party", "place", "country", "currency"])
def test_a_limit_says_nothing_to_kinds_without_measure(kind: str):
    assert misfit(asked(kind, minimum="100"), FITTING[kind], NOTHING) is None


def test_a_limit_follows_earlier_answers():
    it = asked("integer", minimum="cure_days * 2")

    assert misfit(it, Fraction(59), scope_of(cure_days=Fraction(30))) is not None
    assert misfit(it, Fraction(60), scope_of(cure_days=Fraction(30))) is None


def test_a_missing_limit_is_no_limit():
    assert misfit(asked("integer", minimum="missing"), Fraction(-9), NOTHING) is None
    assert misfit(asked("integer", minimum='"words"'), Fraction(-9), NOTHING) is None


@pytest.mark.parametrize(
    ("value", "moved"), [(0, 0), (1, 30), (30, 30), (99, 99), (730, 730), (731, 730)]
)
def test_a_default_moves_into_the_range(value: int, moved: int):
    it = asked("integer", minimum="30", maximum="730", also=(Fraction(0),))

    assert clamped(it, Fraction(value), NOTHING) == Fraction(moved)


def test_a_default_without_measure_stays():
    assert clamped(asked("choice", minimum="5"), "red", NOTHING) == "red"
    assert clamped(asked("integer"), Fraction(5), NOTHING) == Fraction(5)


def test_a_trial_asks_the_scope_before_it_for_all_but_the_value_tried():
    before = scope_of(
        library.NamedSet("eu", "", ("DE",)),
        library.NamedTable("law", "", {"NY": "US"}),
        other=Fraction(3),
    )
    trial = TriedScope(before, "it", Fraction(5))

    assert (trial.value("it"), trial.value("other")) == (Fraction(5), Fraction(3))
    assert trial.members("eu") == frozenset(["DE"])
    assert trial.row("law", "NY") == "US"
    assert trial.position("recall") is None
    assert trial.features("recall") == ()
    assert trial.point("decider") == MISSING
    assert not trial.is_attached("goods")

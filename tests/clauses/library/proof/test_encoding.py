"""Expressions over all answers at once: facts, lists, tables, and what is selected."""

import pytest

from clauses.library.language.named import NamedSet, NamedTable
from tests.clauses.library.examples import clause, fact, position, question
from tests.clauses.library.proof.asking import Often, how_often

STRICT = question("strict")
DAYS = question("days", "integer", minimum="1", maximum="9")
MODEL = question("model", "choice", options=("fault", "shared"))
MARKETS = question("markets", "multi", options=("eu", "us"))
PLANTS = question("plants", "sites", minimum="2", maximum="3")
RECALL = clause(
    "recall",
    position("each", features=("cap",), when="strict"),
    position("both", features=("cap", "fund"), when="not strict"),
    when='model == "fault"',
)


def test_a_fact_that_a_question_asked_too_early_is_derived_anew():
    things = (fact("late", "days > 5"), question("early", when="late"), DAYS)

    assert how_often("answered(early)", *things) == "never"
    assert how_often("late", *things) == "sometimes"


def test_a_fact_that_no_later_question_touches_is_kept():
    things = (DAYS, fact("late", "days > 5"), question("early", when="late"), STRICT)

    assert how_often("answered(early)", *things) == "sometimes"
    assert how_often("answered(early) and not late", *things) == "never"


@pytest.mark.parametrize("circle", [("round",), ("there", "back")])
def test_a_fact_that_asks_itself_is_missing(circle: tuple[str, ...]):
    facts = (fact(key, circle[number - 1]) for number, key in enumerate(circle))

    assert how_often(f"answered({circle[0]})", *facts) == "never"


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("count(markets) == 2", "sometimes"),
        ("count(markets) >= 1", "always"),
        ("count(plants) == 3", "sometimes"),
        ("count(plants) > 3", "never"),
        ("count(model) == count(model)", "never"),
    ],
)
def test_what_is_counted(condition: str, expected: Often):
    assert how_often(condition, MODEL, MARKETS, PLANTS) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("model in blamed", "sometimes"),
        ('"shared" in blamed', "never"),
        ("model in empty", "never"),
        ("model not in empty", "always"),
        ("lookup(words, model) == lookup(words, model)", "sometimes"),
        ('lookup(words, model) == "one"', "sometimes"),
        ('lookup(words, "fair") == "one"', "always"),
        ('lookup(words, "fair") == "two"', "never"),
        ("lookup(gone, model) == lookup(gone, model)", "never"),
    ],
)
def test_named_sets_and_tables(condition: str, expected: Often):
    things = (
        MODEL,
        NamedSet("blamed", "Who is blamed.", ("fault",)),
        NamedSet("empty", "Nobody.", ()),
        NamedTable("words", "Words.", {"fault": "one", "fair": "one", "third": "two"}),
    )

    assert how_often(condition, *things) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ('included("recall")', "sometimes"),
        ('included("recall") == (model == "fault")', "always"),
        ('included("gone")', "never"),
        ('position("recall") == "each" and not strict', "never"),
        ('position("recall") == "each"', "sometimes"),
        ('has_feature("recall", "cap")', "sometimes"),
        ('has_feature("recall", "cap") and model == "shared"', "never"),
        ('has_feature("recall", "fund") and strict', "never"),
        ('has_feature("recall", "fund")', "sometimes"),
        ('has_feature("recall", "other")', "never"),
        ('has_feature("gone", "cap")', "never"),
    ],
)
def test_what_is_selected(condition: str, expected: Often):
    assert how_often(condition, STRICT, MODEL, RECALL) == expected


@pytest.mark.parametrize(
    "value", ['included("recall")', 'has_feature("recall", "cap")', 'position("recall") == "each"']
)
def test_facts_are_derived_before_anything_is_selected(value: str):
    assert how_often("early", STRICT, MODEL, RECALL, fact("early", value)) == "never"

"""What a kind of question takes, and a kind of typed words that is tried and thrown away."""

from dataclasses import replace

import pytest

from clauses.library import Section, kinds
from clauses.library.deal.ranges import range_in_words, range_of
from clauses.library.kinds import KINDS, Kind, word_refusal
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
    rule,
    scope_of,
)


def no_email(word: str) -> str:
    return "" if word.count("@") == 1 else "Enter an e-mail address."


EMAIL = replace(
    KINDS["text"],
    measured="nothing",
    refusal=no_email,
    example=lambda about, letter: f"{letter}@{about}",
)


@pytest.fixture
def with_email(monkeypatch):
    monkeypatch.setattr(kinds, "KINDS", {**KINDS, "email": EMAIL})


@pytest.mark.usefixtures("with_email")
def test_an_answer_that_the_kind_refuses_is_a_misfit_with_its_sentence():
    held = library_of(question("to", "email", default='"nobody"'))

    assert ask(held, to="a@b").of("to").origin == "answered"
    assert ask(held, to="nobody").of("to").problem == "Enter an e-mail address."
    assert ask(held).of("to").origin == "missing"
    assert codes(lint(held)) == ["never-answered"]


@pytest.mark.usefixtures("with_email")
def test_the_proof_takes_only_words_that_the_kind_takes():
    held = library_of(
        question("to", "email"),
        question("name", "text"),
        rule("typed", 'to == "nobody"', severity="hint"),
        rule("same", "to == name", severity="hint"),
    )

    found = prove(held, today=CREATED_ON).findings

    assert [one.finding.place.key for one in found if one.finding.code == "rule-never-fires"] == [
        "typed"
    ]


@pytest.mark.usefixtures("with_email")
def test_a_counterexample_has_an_answer_that_the_kind_takes():
    held = library_of(
        Section("setup", "Set-up", "General"),
        question("to", "email"),
        question("wide"),
        clause("a", position("one", 'See {{ ref("b") }}.')),
        clause("b", position("one"), when="wide"),
    )

    errors = prove(held, today=CREATED_ON).errors

    assert [one.finding.code for one in errors] == ["unresolved-reference"]
    assert errors[0].example.answers["to"] == "A@words"


def test_what_has_no_measure_has_no_limits():
    asked = question("strict")

    assert range_in_words(asked, range_of(asked, scope_of())) == ""


@pytest.mark.parametrize(
    "fields",
    [
        {"value": "word"},
        {"value": "words", "words": "typed", "measured": "count"},
        {"value": "number", "measured": "value"},
        {"value": "number", "measured": "length", "figure": "number"},
        {"value": "truth", "words": "options"},
        {"value": "date", "measured": "value", "figure": "money"},
        {"value": "word", "words": "options", "measured": "length"},
        {"value": "word", "words": "typed", "is_whole": True},
        {"value": "word", "words": "countries", "refusal": lambda word: "No."},
        {"value": "word", "words": "typed", "refusal": lambda word: "No."},
    ],
)
def test_what_nobody_could_ask_or_prove_is_no_kind(fields):
    with pytest.raises(ValueError, match="contradicts itself"):
        Kind("text", "Odd", **fields)


@pytest.mark.parametrize(
    ("kind", "word", "refused"),
    [
        ("choice", "one", ""),
        ("choice", "two", "Choose one of the options."),
        ("country", "CH", ""),
        ("country", "EU", "There is no country with this code."),
        ("currency", "EUR", ""),
        ("currency", "EURO", "There is no currency with this code."),
        ("text", "whatever", ""),
    ],
)
def test_a_kind_says_which_words_it_takes(kind: str, word: str, refused: str):
    assert word_refusal(question("asked", kind, options=("one",)), word) == refused

"""A kind of question stands once in the core and once in the wizard, and both tables are whole."""

from pathlib import Path
from typing import get_args

import pytest

from agreements.wizard.controls import CONTROLS, Template
from agreements.wizard.fields import fields_of
from clauses.library.kinds import (
    ALL_KINDS,
    KINDS,
    MEASURES_OF,
    NAMES,
    SOURCES_OF,
    Kind,
    ValueName,
    value_type_of,
    word_refusal,
)
from clauses.library.values import QuestionKind
from clauses.models import QuestionRow
from tests.clauses.library.examples import question
from tests.databases import ROOT

TEMPLATES = ROOT / "templates/agreements/questions"


def test_every_kind_is_described_once():
    names = [kind.name for kind in ALL_KINDS]

    assert sorted(names) == sorted(get_args(QuestionKind))
    assert KINDS.keys() == set(names)


def test_every_type_of_value_has_its_name_sources_and_measures():
    assert NAMES.keys() == {*get_args(ValueName), "unknown"}
    assert SOURCES_OF.keys() == MEASURES_OF.keys() == set(get_args(ValueName))


def test_the_wizard_can_ask_every_kind():
    assert CONTROLS.keys() == KINDS.keys()
    for kind in ALL_KINDS:
        asked = question("asked", kind.name, options=("one",))

        assert fields_of(asked, rows=1), kind.name
        assert ("asked" in fields_of(asked, rows=1)) is (CONTROLS[kind.name].field is not None)
        assert value_type_of(asked).name == kind.value


def test_every_template_is_there():
    for template in get_args(Template):
        assert (TEMPLATES / f"_{template}.html").is_file()


@pytest.mark.parametrize("kind", ALL_KINDS, ids=lambda kind: kind.name)
def test_a_draft_holds_every_kind(kind: Kind):
    column = QuestionRow._meta.get_field("kind")

    assert (kind.name, kind.title) in list(column.choices)
    assert len(kind.name) <= column.max_length


@pytest.mark.parametrize("page", ["docs/content-format.md"])
def test_the_pages_name_every_kind(page: str):
    text = Path(ROOT / page).read_text()

    assert not [kind.name for kind in ALL_KINDS if f"`{kind.name}`" not in text]


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

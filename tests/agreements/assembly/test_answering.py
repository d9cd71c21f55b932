"""Reading answers from JSON: what is understood, and what is refused with which finding."""

import datetime
from fractions import Fraction

import pytest

from agreements.assembly.answering import read_answers, read_answers_json, read_stored_answers
from clauses import library
from clauses.library.answers import City, Party, Site, to_json
from clauses.library.deal.interview import interview
from tests.clauses.library.examples import (
    CREATED_ON,
    clause,
    formula,
    library_of,
    position,
    question,
)

HELD = library_of(
    question("model", "choice", options=("fault", "shared")),
    question("markets", "multi", options=("us", "eu")),
    question("days", "integer"),
    question("share", "percent"),
    question("start", "date"),
    question("name", "text"),
    question("strict", "yesno"),
    question("buyer", "party"),
    question("seat", "place"),
    question("plants", "sites"),
    question("currency", "currency"),
    question("law", "country"),
    clause("liability", position("capped"), position("open")),
    library.Responsibility("testing", "Testing", formula('"customer"')),
)


def read(**data):
    answers, findings = read_answers(data, HELD)
    assert not findings
    return answers


def refused(key: str, value: object) -> str:
    answers, (finding,) = read_answers({key: value}, HELD)
    assert key not in answers
    return finding.code


@pytest.mark.parametrize(
    ("key", "raw", "value"),
    [
        ("model", "fault", "fault"),
        ("markets", ["us", "eu"], frozenset({"us", "eu"})),
        ("days", 30, Fraction(30)),
        ("share", 12.5, Fraction(25, 2)),
        ("start", "2027-03-01", datetime.date(2027, 3, 1)),
        ("name", " Pump ", "Pump"),
        ("strict", False, False),
        ("buyer", {"legal_name": "Acme", "country": "GB"}, Party("Acme", country="GB")),
        ("seat", {"city": "Bern", "country": "CH"}, City("Bern", "CH")),
        ("plants", [{"name": "A"}, {"name": "B"}], (Site("A"), Site("B"))),
        ("currency", "EUR", "EUR"),
        ("law", "CH", "CH"),
        ("position.liability", "open", "open"),
        ("responsibility.testing", "both", "both"),
    ],
)
def test_an_answer_is_read_as_its_question_asks_and_written_back(key, raw, value):
    answers = read(**{key: raw})

    assert answers == {key: value}
    assert read(**{key: to_json(value)}) == answers


def test_null_is_no_answer():
    assert read(days=None, buyer={"legal_name": "A", "state": None}) == {"buyer": Party("A")}


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("nothing", 1, "unknown-question"),
        ("position.nothing", "open", "unknown-question"),
        ("responsibility.nothing", "both", "unknown-question"),
        ("position.liability", "nothing", "unknown-option"),
        ("position.liability", 1, "unknown-option"),
        ("responsibility.testing", "nobody", "unknown-option"),
        ("responsibility.testing", ["both"], "unknown-option"),
        ("model", "nothing", "unknown-option"),
        ("model", 3, "wrong-kind"),
        ("model", ["fault"], "wrong-kind"),
        ("markets", "us", "wrong-kind"),
        ("markets", [1], "wrong-kind"),
        ("markets", ["mars"], "unknown-option"),
        ("days", "30", "wrong-kind"),
        ("days", True, "wrong-kind"),
        ("days", 10**15, "number-too-large"),
        ("days", 10**400, "number-too-large"),
        ("days", float("inf"), "number-too-large"),
        ("days", float("nan"), "number-too-large"),
        ("share", 0.0000001, "too-many-decimals"),
        ("share", 1.0000001, "too-many-decimals"),
        ("start", "1 March 2027", "bad-date"),
        ("start", "2027-02-30", "bad-date"),
        ("start", "20270301", "bad-date"),
        ("start", 2027, "wrong-kind"),
        ("name", 5, "wrong-kind"),
        ("name", "x" * 100_000, "text-too-long"),
        ("name", "pay \u202eyap", "unprintable-character"),
        ("name", "null\0byte", "unprintable-character"),
        ("name", "bell\a", "unprintable-character"),
        ("strict", "yes", "wrong-kind"),
        ("buyer", "Acme", "wrong-kind"),
        ("buyer", {"legal_name": 5}, "wrong-kind"),
        ("buyer", {"name": "Acme"}, "unknown-part"),
        ("buyer", {"country": "Switzerland"}, "unknown-country"),
        ("seat", ["Bern"], "wrong-kind"),
        ("plants", {"name": "A"}, "wrong-kind"),
        ("plants", [{"name": "A"}] * 1001, "too-many-sites"),
        ("currency", "EURO", "unknown-currency"),
        ("currency", 978, "wrong-kind"),
        ("law", "XX", "unknown-country"),
        ("law", "001", "unknown-country"),
    ],
)
def test_what_cannot_be_read_is_left_out_and_is_a_finding(key, value, code):
    assert refused(key, value) == code


def test_a_finding_names_the_question_that_mends_it():
    _, (finding,) = read_answers({"days": "30"}, HELD)

    assert (str(finding.place), finding.question) == ('answer "days"', "days")


def test_a_key_with_tricks_is_shown_without_them():
    _, (finding,) = read_answers({"\u202ex" + "y" * 200: 1}, HELD)

    assert finding.place.key == "?x" + "y" * 78


def test_text_is_composed_and_keeps_its_lines():
    assert read(name="Cafe\u0301\r\nBar\tX") == {"name": "Caf\u00e9\nBar X"}


def test_text_of_users_is_kept_whatever_it_looks_like():
    nasty = "<b>{{ x }}</b> **Ltd** # 1."

    assert read(name=nasty) == {"name": nasty}


def test_one_bad_answer_leaves_the_others():
    answers, findings = read_answers({"days": "x", "model": "fault"}, HELD)

    assert answers == {"model": "fault"}
    assert len(findings) == 1


def test_numbers_of_a_file_are_exact():
    answers, findings = read_answers_json('{"share": 0.1, "days": 3}', HELD)

    assert (answers, findings) == ({"share": Fraction(1, 10), "days": Fraction(3)}, ())


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 100_000, '{"days": ' + "9" * 5000 + "}", "nonsense"]
)
def test_a_file_that_is_no_json_is_a_finding(text):
    answers, (finding,) = read_answers_json(text, HELD)

    assert (answers, finding.code) == ({}, "not-json")


def test_a_number_that_would_fill_the_memory_is_refused():
    _, (finding,) = read_answers_json('{"share": 1e-999999999}', HELD)

    assert finding.code == "too-many-decimals"


def test_a_list_of_answers_is_refused():
    _, (finding,) = read_answers_json("[1]", HELD)

    assert finding.code == "wrong-kind"


def test_a_key_that_stands_twice_is_a_finding():
    answers, (finding,) = read_answers_json('{"days": 1, "days": 2}', HELD)

    assert (answers, finding.code) == ({"days": Fraction(2)}, "answer-twice")


# Answers that were given to another library


@pytest.mark.parametrize(("key", "raw"), [("model", "gone"), ("position.liability", "gone")])
def test_an_option_that_is_gone_is_kept_as_it_was(key, raw):
    assert read_stored_answers({key: raw, "days": 30}, HELD) == {key: raw, "days": Fraction(30)}


@pytest.mark.parametrize(
    ("key", "raw"), [("model", 5), ("days", "thirty"), ("markets", ["us", "mars"]), ("start", 1)]
)
def test_what_cannot_be_read_fits_nothing(key, raw):
    asked = interview(HELD, read_stored_answers({key: raw}, HELD), created_on=CREATED_ON).of(key)

    assert asked.origin == "misfit"


@pytest.mark.parametrize("key", ["gone", "responsibility.gone", "responsibility.testing", "x" * 90])
def test_an_answer_to_nothing_is_left_out(key):
    assert read_stored_answers({key: "nobody"}, HELD) == {}


def test_stored_answers_are_one_object():
    assert read_stored_answers(["days"], HELD) == {}

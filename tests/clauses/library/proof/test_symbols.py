"""Values that are not known yet: what holds of them under all answers, under some, under none."""

from dataclasses import fields

import pytest
import z3

from clauses.library.proof.symbols import MISSING, Symbol, either, under
from tests.clauses.library.examples import fact, question
from tests.clauses.library.proof.asking import Often, how_often

QUESTIONS = (
    question("strict"),
    question("late"),
    question("model", "choice", options=("fault", "shared")),
    question("markets", "multi", options=("eu", "us")),
    question("days", "integer", minimum="1", maximum="9"),
    question("rate", "decimal", minimum="0.5", maximum="0.75"),
    question("start", "date", minimum="created_on + 10", maximum="created_on + 20"),
    question("seat", "place"),
    question("home", "country"),
    question("plants", "sites", minimum="2", maximum="3"),
    question("depots", "sites", minimum="5", maximum="6"),
)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("days == 5", "sometimes"),
        ("days == 10", "never"),
        ("days != 10", "always"),
        ("days != 5", "sometimes"),
        ("days < 1", "never"),
        ("days < 10", "always"),
        ("days <= 0", "never"),
        ("days <= 9", "always"),
        ("days > 9", "never"),
        ("days > 0", "always"),
        ("days >= 10", "never"),
        ("days >= 1", "always"),
        ("days > rate", "always"),
        ("start > created_on", "always"),
        ("start == created_on", "never"),
        ("strict == late", "sometimes"),
        ("strict != strict", "never"),
        ("strict == strict", "always"),
        ('model == "fault"', "sometimes"),
        ('model == "other"', "never"),
        ('model != "other"', "always"),
        ("model != days", "never"),
        ("model < days", "never"),
        ("gone == gone", "never"),
        ("gone != gone", "never"),
    ],
)
def test_comparisons(condition: str, expected: Often):
    assert how_often(condition, *QUESTIONS) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ('"eu" in markets', "sometimes"),
        ('"cn" in markets', "never"),
        ('"cn" not in markets', "always"),
        ('"eu" in markets or "us" in markets', "always"),
        ('model in ["fault", "shared"]', "always"),
        ('model not in ["fault"]', "sometimes"),
        ("gone in markets", "never"),
        ("gone not in markets", "never"),
        ('"eu" not in gone', "never"),
    ],
)
def test_what_is_in_a_list(condition: str, expected: Often):
    assert how_often(condition, *QUESTIONS) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("days + 1 == 10", "sometimes"),
        ("days - 1 < 9", "always"),
        ("days * rate > 6.75", "never"),
        ("days * rate == 6.75", "sometimes"),
        ("days / 2 <= 4.5", "always"),
        ("days / 4 == 0.25", "sometimes"),
        ("1 / (days - 9) < 0", "sometimes"),
        ("days / 0 == days / 0", "never"),
        ("start - created_on >= 10", "always"),
        ("start - created_on > 20", "never"),
        ("start + 5 > created_on + 14", "always"),
        ("start - 5 > created_on + 15", "never"),
        ("start + rate == start + 1", "always"),
        ("start - rate == start", "always"),
        ("start - 4000000 == start - 4000000", "never"),
        ("start + 4000000 == start + 4000000", "never"),
        ("start * 2 == start * 2", "never"),
        ("start + start == start + start", "never"),
        ("days + model == days + model", "never"),
    ],
)
def test_arithmetic_is_exact_and_knows_the_calendar(condition: str, expected: Often):
    assert how_often(condition, *QUESTIONS) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("min(days, rate) == rate", "always"),
        ("max(days, rate, 5) >= 5", "always"),
        ("max(days, 5) < 5", "never"),
        ("max(start, created_on) == start", "always"),
        ("min(start, created_on) == start", "never"),
        ("min(days, gone) == min(days, gone)", "never"),
        ("ceil(rate) == 1", "always"),
        ("ceil(days) == days", "always"),
        ("ceil(model) == ceil(model)", "never"),
    ],
)
def test_the_smallest_the_greatest_and_the_next_whole_number(condition: str, expected: Often):
    assert how_often(condition, *QUESTIONS) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("(days if strict else rate) > 0", "always"),
        ("(days if strict else rate) > 1", "sometimes"),
        ("(days if strict else model) > 0", "sometimes"),
        ("(days if created_on == created_on else model) > 0", "always"),
        ("(days if gone else rate) < 1", "always"),
        ("(start if strict else created_on) > created_on", "sometimes"),
        ('(model if strict else "third") == "third"', "sometimes"),
        ("(strict if late else late)", "sometimes"),
    ],
)
def test_one_of_two_values(condition: str, expected: Often):
    assert how_often(condition, *QUESTIONS) == expected


@pytest.mark.parametrize(
    ("value", "condition", "expected"),
    [
        ("plants if strict else depots", "count(chosen) > 1", "always"),
        ("plants if strict else depots", "count(chosen) == 4", "never"),
        ("plants if strict else model", "count(chosen) > 1", "sometimes"),
        ('markets if strict else ["cn"]', '"cn" in chosen', "sometimes"),
        ('markets if strict else ["cn"]', '"us" in chosen and not strict', "never"),
        ("seat if strict else other_seat", "chosen.country == chosen.country", "always"),
        ("seat if strict else model", "chosen.country == chosen.country", "sometimes"),
    ],
)
def test_one_of_two_answers(value: str, condition: str, expected: Often):
    things = (*QUESTIONS, question("other_seat", "place"), fact("chosen", value))

    assert how_often(condition, *things) == expected


TERM = (True, z3.IntVal(1))
WHOLE_SYMBOLS = {
    "yes": Symbol(yes=True),
    "no": Symbol(no=True),
    "number": Symbol(number=TERM),
    "day": Symbol(day=TERM),
    "word": Symbol(word={"one": True}),
    "ticked": Symbol(ticked=(True, {"one": True})),
    "parts": Symbol(parts=(True, {"city": {"one": True}})),
    "sites": Symbol(sites=TERM),
    "filled": Symbol(sites=TERM, filled={"price": True}),
    "totals": Symbol(sites=TERM, totals={"price": TERM}),
    "instead": Symbol(sites=TERM, instead={"Goods": True}),
}


@pytest.mark.parametrize("name", [one.name for one in fields(Symbol)])
def test_a_symbol_keeps_each_type_of_value_under_a_condition(name: str):
    symbol, flag = WHOLE_SYMBOLS[name], z3.Bool("flag")

    assert symbol.present is True
    assert under(flag, symbol).present.eq(flag)
    assert under(False, symbol).present is False
    assert either(flag, symbol, MISSING).present.eq(flag)
    assert either(flag, symbol, symbol).present is not False
    assert either(True, MISSING, symbol).present is False

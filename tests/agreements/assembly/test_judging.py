"""What is wrong between answers, told without a document, and under one other answer."""

from fractions import Fraction

from agreements.assembly.judging import Wrong, judge, questions_deciding
from tests.clauses.library.examples import (
    CREATED_ON,
    clause,
    expression,
    fact,
    library_of,
    position,
    question,
    rule,
)

DAYS = question("days", "integer", maximum="90", default="30")
PAID = question("paid", "integer", minimum="days", default="60")
RULES = (
    rule("short", "days < 10"),
    rule("long", "days > 60", severity="warning"),
    rule("aside", "days > 0", severity="hint"),
)


def judged(*things, **answers):
    return judge(library_of(*things), answers, created_on=CREATED_ON)


def test_rules_that_fire_and_answers_that_do_not_fit_are_wrong_and_hints_are_not():
    found = judged(DAYS, PAID, *RULES, days=Fraction(70), paid=Fraction(20))

    assert found.wrong == {Wrong("rule", "long", is_error=False), Wrong("misfit", "paid")}
    assert found.errors == {Wrong("misfit", "paid")}


def test_an_answer_that_is_needed_and_not_there_is_wrong():
    found = judged(question("product", "text"), question("note", "text", required=False))

    assert found.wrong == {Wrong("missing", "product")}


def test_under_another_answer_all_that_follows_from_it_is_judged_anew():
    start = judged(DAYS, PAID, *RULES)

    assert start.wrong == frozenset()
    assert start.under("days", Fraction(5)).wrong == {Wrong("rule", "short")}
    assert start.wrong == frozenset()


def test_a_scope_with_another_value_derives_its_facts_anew():
    start = judged(DAYS, fact("double", "days * 2"))

    assert start.interview.value("double") == 60
    assert start.scope_with("days", Fraction(7)).value("double") == 14


def test_what_decides_a_clause_that_is_asked_about_decides_the_condition_too():
    held = library_of(
        *(question(key) for key in ("strict", "buffer", "other")),
        clause("stock", position("kept", when="buffer"), position("none"), when="strict"),
    )

    assert questions_deciding(expression('position("stock") == "kept"'), held) == (
        "strict",
        "buffer",
    )
    assert questions_deciding(expression('included("gone") or other'), held) == ("other",)

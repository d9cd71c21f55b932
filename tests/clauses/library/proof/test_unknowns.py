"""Answers that are not given yet: what each kind of question takes, and when a default stands in."""

import pytest

from tests.clauses.library.examples import question
from tests.clauses.library.proof.asking import Often, how_often

STRICT = question("strict")
DAYS = question("days", "integer", minimum="1", maximum="9")
OTHERS = (
    STRICT,
    DAYS,
    question("rate", "decimal"),
    question("name", "text"),
    question("markets", "multi", options=("eu", "us")),
    question("plants", "sites", minimum="2", maximum="3"),
    question("customer", "party"),
    question("seat", "place"),
)


def optional(kind: str, default: str, **fields):
    return question("extra", kind, required=False, default=default, **fields)


def test_a_required_question_always_has_an_answer():
    assert how_often("answered(days)", STRICT, DAYS) == "always"


def test_a_question_under_a_condition_has_one_where_it_is_asked():
    days = question("days", "integer", when="strict")

    assert how_often("answered(days) == strict", STRICT, days) == "always"


def test_an_optional_question_may_stay_open():
    assert how_often("answered(extra)", question("extra", required=False)) == "sometimes"


def test_of_two_questions_with_one_key_the_first_counts():
    assert how_often("days > 0", DAYS, question("days")) == "always"


def test_a_choice_without_options_has_no_answer():
    assert how_often("model == model", question("model", "choice")) == "never"


def test_a_choice_of_one_option_is_that_option():
    model = question("model", "choice", options=("fault",))

    assert how_often('model == "fault"', model) == "always"


@pytest.mark.parametrize(
    ("kind", "default", "expected"),
    [
        ("integer", "3", "always"),
        ("integer", "days", "always"),
        ("integer", "days / 2", "sometimes"),
        ("integer", "0.5", "sometimes"),
        ("integer", "name", "sometimes"),
        ("decimal", "0.5", "always"),
        ("money", "rate + 1", "always"),
        ("percent", "name", "sometimes"),
        ("date", "created_on", "always"),
        ("date", "days", "sometimes"),
        ("yesno", "days > 3", "always"),
        ("yesno", "days", "sometimes"),
        ("sites", "plants", "always"),
        ("sites", "markets", "sometimes"),
        ("party", "customer", "always"),
        ("party", "days", "sometimes"),
        ("place", "seat", "always"),
        ("place", "days", "sometimes"),
        ("text", '"Words"', "always"),
        ("text", '""', "sometimes"),
        ("text", "days", "sometimes"),
        ("country", '"US"', "always"),
        ("currency", '"EUR"', "always"),
        ("currency", "gone", "sometimes"),
    ],
)
def test_a_default_of_the_right_kind_is_an_answer(kind: str, default: str, expected: Often):
    assert how_often("answered(extra)", *OTHERS, optional(kind, default)) == expected


@pytest.mark.parametrize(
    ("kind", "default", "expected"),
    [
        ("choice", '"fault"', "always"),
        ("choice", '"other"', "sometimes"),
        ("choice", "days", "sometimes"),
        ("multi", '["fault", "shared"]', "always"),
        ("multi", '["fault", "other"]', "sometimes"),
        ("multi", "days", "sometimes"),
    ],
)
def test_a_default_is_one_of_the_options(kind: str, default: str, expected: Often):
    extra = optional(kind, default, options=("fault", "shared"))

    assert how_often("answered(extra)", *OTHERS, extra) == expected


def test_a_default_outside_its_limits_moves_to_the_nearest():
    extra = optional("integer", "days", maximum="5")

    assert how_often("answered(extra)", *OTHERS, extra) == "always"
    assert how_often("extra > 5", *OTHERS, extra) == "never"


def test_a_default_that_no_limit_can_bring_in_is_no_answer():
    extra = optional("integer", "days", minimum="7", maximum="5")

    assert how_often("answered(extra)", *OTHERS, extra) == "never"


def test_too_few_sites_by_default_are_no_answer():
    extra = optional("sites", "plants", minimum="3")

    assert how_often("answered(extra)", *OTHERS, extra) == "sometimes"
    assert how_often("count(plants) == 3 and not answered(extra)", *OTHERS, extra) == "never"


def test_the_first_default_whose_condition_holds_counts():
    extra = question(
        *("extra", "integer"),
        required=False,
        defaults=(("days > 5", "name", "Long."), ("strict", "2", "Strict.")),
        default="1",
    )

    assert how_often("days > 5 and not answered(extra)", *OTHERS, extra) == "sometimes"
    assert how_often("days < 6 and not answered(extra)", *OTHERS, extra) == "never"


def test_conditional_defaults_alone_leave_a_question_open():
    extra = question(*("extra", "integer"), required=False, defaults=(("strict", "2", "Strict."),))

    assert how_often("strict and not answered(extra)", *OTHERS, extra) == "never"
    assert how_often("not strict and not answered(extra)", *OTHERS, extra) == "sometimes"


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("customer_party.legal_name == customer_party.legal_name", "always"),
        ("customer_party.signatory_name == customer_party.signatory_name", "sometimes"),
        ("customer_party.state == customer_party.state", "sometimes"),
        ('customer_party.country == "DE"', "sometimes"),
        ("customer.signatory_name == customer.signatory_name", "never"),
        ("seat.city == seat.city", "always"),
    ],
)
def test_the_parts_of_a_party_or_place(condition: str, expected: Often):
    things = (*OTHERS, question("customer_party", "party"))

    assert how_often(condition, *things) == expected

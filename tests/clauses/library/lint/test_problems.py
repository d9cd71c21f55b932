"""What in an expression does not fit the library it stands in."""

import pytest

from clauses import library
from clauses.library.kinds import NUMBER, TRUTH, ValueType
from clauses.library.lint.problems import problems_in
from tests.clauses.library.examples import (
    clause,
    expression,
    fact,
    library_of,
    position,
    question,
)

HELD = library_of(
    question("industry", "choice", options=("food", "pharma")),
    question("model", "choice", options=("fault", "shared")),
    question("markets", "multi", options=("eu", "us")),
    question("regulated"),
    question("days", "integer"),
    question("start", "date"),
    question("name", "text"),
    question("land", "country"),
    question("currency", "currency"),
    question("customer_party", "party"),
    question("seat", "place"),
    question("plants", "sites"),
    question(
        "attachments",
        "table",
        columns=(library.Column("instead", "For", kind="choice", choices=("Goods", "None")),),
    ),
    question(
        "goods",
        "table",
        columns=(library.Column("name", "Name"), library.Column("lot", "Lot", kind="integer")),
    ),
    fact("long", "days > 30"),
    fact("term", "days * 2"),
    fact("end", "start + term"),
    fact("broken", "nowhere + 1"),
    fact("hen", "egg"),
    fact("egg", "hen"),
    library.NamedSet("eu_states", "The member states.", ("DE",)),
    library.NamedTable("law_country", "The country of a law.", {"german": "DE"}),
    library.NamedTable("large", "A large amount.", {"EUR": "1000000"}),
    clause("stock", position("full", features=("early",)), position("none")),
)


@pytest.mark.parametrize(
    "source",
    [
        'industry == "food" and not regulated',
        'industry in ["food", "pharma"]',
        '"eu" in markets',
        "land in eu_states",
        "customer_party.country == land",
        'seat.city != "Geneva"',
        "days + 1 <= min(term, 7)",
        "ceil(days / 7) > 3",
        "start - created_on > 30",
        "start - 30 < end",
        "max(start, end) >= created_on",
        "count(markets) > count(plants)",
        "total(goods.lot) + count(goods) > days and filled(goods.name)",
        "attached(goods)",
        "answered(customer_party)",
        'lookup(law_country, name) == "DE"',
        "days * amount(large) > 3",
        "(days if long else term) > 3",
        '("food" if long else "pharma") == industry',
        'included("stock") and has_feature("stock", "early")',
        'position("stock") == "full"',
        "hen or days == hen",
        "min(hen, egg) == 3",
        "hen + 1 == 3",
        "(hen - created_on) == hen",
    ],
)
def test_what_fits_has_no_problem(source: str):
    assert problems_in(expression(source), HELD, wanted=TRUTH) == ()


@pytest.mark.parametrize(
    ("source", "code", "message"),
    [
        ("nowhere", "unknown-name", 'There is no question, fact or set "nowhere".'),
        ("answered(nowhere)", "unknown-name", 'There is no question, fact or set "nowhere".'),
        ("nowhere.country", "unknown-name", 'There is no question, fact or set "nowhere".'),
        ("lookup(nowhere, name)", "unknown-name", 'There is no table "nowhere".'),
        ("amount(nowhere) > 3", "unknown-name", 'There is no table "nowhere".'),
        (
            "amount(large) == name",
            "kinds-differ",
            "A number cannot be compared with an option or word.",
        ),
        ('industry == "toys"', "unknown-option", 'There is no option "toys".'),
        ('"toys" != industry', "unknown-option", 'There is no option "toys".'),
        ('industry in ["food", "toys"]', "unknown-option", 'There is no option "toys".'),
        ('"jp" in markets', "unknown-option", 'There is no option "jp".'),
        ('position("stock") == "half"', "unknown-option", 'There is no option "half".'),
        (
            '("food" if regulated else "pharma") == "toys"',
            "unknown-option",
            'There is no option "toys".',
        ),
        (
            "days == name",
            "kinds-differ",
            "A number cannot be compared with an option or word.",
        ),
        (
            "markets == markets",
            "kinds-differ",
            "A list of options cannot be compared with a list of options.",
        ),
        ("name < name", "kinds-differ", '"<" compares numbers and dates only.'),
        ("min(days, start)", "kinds-differ", "The values to choose from are of different kinds."),
        (
            "days if regulated else start",
            "kinds-differ",
            "The values to choose from are of different kinds.",
        ),
        (
            "not days",
            "wrong-kind",
            "A number stands where a condition is needed.",
        ),
        ("days and regulated", "wrong-kind", "A number stands where a condition is needed."),
        ("days or regulated", "wrong-kind", "A number stands where a condition is needed."),
        ("1 if days else 2", "wrong-kind", "A number stands where a condition is needed."),
        ("ceil(start)", "wrong-kind", "A date stands where a number is needed."),
        (
            "days in markets",
            "wrong-kind",
            "A number stands where an option or word is needed.",
        ),
        (
            "name in days",
            "wrong-kind",
            "A number stands where a list of options is needed.",
        ),
        (
            "lookup(law_country, days)",
            "wrong-kind",
            "A number stands where an option or word is needed.",
        ),
        ("count(days)", "wrong-kind", '"days" is not a list that can be counted.'),
        ("total(days.lot)", "wrong-kind", '"days" is no table with columns.'),
        ("filled(nowhere.lot)", "wrong-kind", '"nowhere" is no table with columns.'),
        ("filled(goods.price)", "unknown-part", 'The table "goods" has no column "price".'),
        (
            "total(goods.name)",
            "wrong-kind",
            'The column "name" of "goods" holds no numbers, so it has no sum.',
        ),
        (
            "attached(plants)",
            "wrong-kind",
            'No attached document can take the place of "plants".',
        ),
        (
            "attached(nowhere)",
            "wrong-kind",
            'No attached document can take the place of "nowhere".',
        ),
        ("start + start", "wrong-kind", '"+" does not work on a date and a date.'),
        ("start * 2", "wrong-kind", '"*" does not work on a date and a number.'),
        ("customer_party.city", "unknown-part", '"customer_party" has no part "city".'),
        ("customer_party.__class__", "unknown-part", '"customer_party" has no part "__class__".'),
        ("seat.state", "unknown-part", '"seat" has no part "state".'),
        ("days.country", "unknown-part", '"days" has no part "country".'),
        ('included("nowhere")', "unknown-clause", 'There is no clause "nowhere".'),
        ('position("nowhere")', "unknown-clause", 'There is no clause "nowhere".'),
        ('has_feature("nowhere", "x")', "unknown-clause", 'There is no clause "nowhere".'),
        (
            'has_feature("stock", "late")',
            "unknown-feature",
            'No position of the clause "stock" declares the feature "late".',
        ),
    ],
)
def test_what_does_not_fit_is_named(source: str, code: str, message: str):
    problems = problems_in(expression(source), HELD)

    assert [(problem.code, problem.message) for problem in problems] == [(code, message)]


def test_an_amount_of_a_table_needs_a_question_for_the_currency():
    without = library_of(library.NamedTable("large", "A large amount.", {"EUR": "1000000"}))

    (problem,) = problems_in(expression("amount(large) > 3"), without)

    assert problem.message == 'There is no question, fact or set "currency".'


def test_a_problem_inside_a_fact_is_told_at_the_fact_only():
    assert problems_in(expression("broken > 1"), HELD) == ()


def test_a_problem_tells_what_there_is():
    (option,) = problems_in(expression('industry == "toys"'), HELD)
    (part,) = problems_in(expression("seat.state"), HELD)

    assert option.hint == 'There are: "food", "pharma".'
    assert part.hint == "There are: city, country."


def test_one_problem_is_told_once():
    assert len(problems_in(expression("nowhere and nowhere"), HELD)) == 1


@pytest.mark.parametrize("source", ["days", "start", "name"])
def test_a_value_of_another_kind_than_needed_is_a_problem(source: str):
    (problem,) = problems_in(expression(source), HELD, wanted=TRUTH)

    assert problem.code == "wrong-kind"
    assert problem.message.endswith("but a condition is needed here.")


def test_a_value_of_the_kind_needed_is_none():
    assert problems_in(expression("days + 1"), HELD, wanted=NUMBER) == ()


@pytest.mark.parametrize(
    ("source", "unknown"),
    [
        ('"food"', []),
        ('"toys"', ["toys"]),
        ('"food" if regulated else "toys"', ["toys"]),
        ("industry", []),
    ],
)
def test_where_an_option_is_needed_only_the_offered_ones_fit(source: str, unknown: list[str]):
    wanted = ValueType("word", frozenset(["food", "pharma"]))

    found = problems_in(expression(source), HELD, wanted=wanted)

    assert [problem.message for problem in found] == [
        f'There is no option "{option}".' for option in unknown
    ]


def test_where_options_are_needed_each_of_a_list_must_be_offered():
    wanted = ValueType("words", frozenset(["eu", "us"]))

    found = problems_in(expression('["eu", "jp", "cn"]'), HELD, wanted=wanted)

    assert [problem.message for problem in found] == [
        'There is no option "jp".',
        'There is no option "cn".',
    ]


def test_facts_upon_facts_are_looked_at_once_each():
    tower = library_of(
        question("f0", "integer"),
        *(fact(f"f{floor}", f"f{floor - 1} + f{floor - 1}") for floor in range(1, 21)),
    )

    assert problems_in(expression("f20 > 1"), tower, wanted=TRUTH) == ()

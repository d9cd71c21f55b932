"""What an expression is worth under answers; above all where one is missing."""

import datetime
from fractions import Fraction

import pytest

from clauses import library
from clauses.library.answers import City, FilledRow, FilledTable, Party, Site
from clauses.library.deal.interview import interview
from clauses.library.deal.selection import select
from clauses.library.language.evaluation import evaluate, holds
from tests.clauses.library.examples import clause, expression, library_of, position, scope_of

MARCH = datetime.date(2027, 3, 1)
SITES = (Site("Plant 1"), Site("Plant 2"))
STATES = library.NamedSet("eu", "The member states.", ("DE", "FR"))
LAWS = library.NamedTable("law_country", "The country of a law.", {"german": "DE"})
SCOPE = scope_of(
    STATES,
    LAWS,
    days=Fraction(30),
    hours=Fraction(1, 3),
    industry="pharma",
    law="german",
    markets=frozenset(["eu", "us"]),
    regulated=True,
    cosmetic=False,
    start=MARCH,
    later=datetime.date(2027, 3, 31),
    party=Party(legal_name="Acme", country="DE"),
    seat=City("Geneva", "CH"),
    sites=SITES,
    goods=FilledTable(
        (
            FilledRow("1", (("name", "Pump"), ("price", Fraction(5, 2)), ("lot", Fraction(4)))),
            FilledRow("2", (("name", "Valve"), ("price", Fraction(1)))),
        )
    ),
)


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("30", Fraction(30)),
        ('"pharma"', "pharma"),
        ("industry", "pharma"),
        ('["a", "b"]', frozenset(["a", "b"])),
        ("eu", frozenset(["DE", "FR"])),
        ("days + 1", Fraction(31)),
        ("days - 31", Fraction(-1)),
        ("days * 0.1", Fraction(3)),
        ("days / 7", Fraction(30, 7)),
        ("1 / 3 * 3", Fraction(1)),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("ceil(days / 7)", Fraction(5)),
        ("ceil(0 - 0.5)", Fraction(0)),
        ("min(days, 7)", Fraction(7)),
        ("max(days, 7)", Fraction(30)),
        ("min(start, later)", MARCH),
        ("max(start, later)", datetime.date(2027, 3, 31)),
        ("start + 30", datetime.date(2027, 3, 31)),
        ("start - 1", datetime.date(2027, 2, 28)),
        ("start + 0.5", datetime.date(2027, 3, 2)),
        ("later - start", Fraction(30)),
        ("count(markets)", Fraction(2)),
        ("count(sites)", Fraction(2)),
        ("total(goods.price)", Fraction(7, 2)),
        ("filled(goods.price)", True),
        ("filled(goods.lot)", False),
        ("filled(days.lot)", False),
        ("attached(goods)", False),
        ("party.country", "DE"),
        ("seat.city", "Geneva"),
        ("lookup(law_country, law)", "DE"),
        ("1 if regulated else 2", Fraction(1)),
        ("1 if cosmetic else 2", Fraction(2)),
        ("1 if missing else 2", Fraction(2)),
    ],
)
def test_an_expression_has_an_exact_value(source: str, value):
    assert evaluate(expression(source), SCOPE) == value


@pytest.mark.parametrize(
    "source",
    [
        'industry == "pharma"',
        'industry != "food"',
        "days == 30",
        "days != 31",
        "days < 31",
        "days <= 30",
        "days > 29",
        "days >= 30",
        "start < later",
        "later >= start",
        "regulated",
        "regulated == regulated",
        "not cosmetic",
        '"eu" in markets',
        '"jp" not in markets',
        'industry in ["pharma", "food"]',
        "party.country in eu",
        "seat.country not in eu",
        "regulated and days == 30",
        "cosmetic or days == 30",
        "answered(days)",
        "not answered(missing)",
        "hours * 3 == 1",
    ],
)
def test_a_condition_holds(source: str):
    assert evaluate(expression(source), SCOPE) is True


@pytest.mark.parametrize(
    "source",
    [
        'missing == "pharma"',
        'missing != "pharma"',
        "missing == missing",
        "missing != missing",
        "missing < 1",
        "missing >= 1",
        "days < missing",
        '"eu" in missing',
        '"eu" not in missing',
        "missing in eu",
        "missing not in eu",
        "missing + 1 > 0",
        "party.state == party.state",
        'party.state != "NY"',
        "answered(missing)",
        "regulated and missing == 1",
        "missing or cosmetic",
    ],
)
def test_what_is_asked_of_a_missing_value_is_false(source: str):
    assert evaluate(expression(source), SCOPE) is False


@pytest.mark.parametrize(
    "source", ["not missing", "not (missing == 1)", "not (missing != 1)", "not (missing > 1)"]
)
def test_not_applies_as_usual(source: str):
    assert holds(expression(source), SCOPE)


def test_a_missing_value_does_not_hold():
    assert not holds(expression("missing"), SCOPE)
    assert not holds(expression("days"), SCOPE)


@pytest.mark.parametrize(
    "source",
    [
        "missing",
        "missing + 1",
        "1 - missing",
        "missing * 0",
        "days / 0",
        "ceil(missing)",
        "ceil(start)",
        "min(days, missing)",
        "max(missing, days)",
        "min(days, start)",
        "start + missing",
        "start * 2",
        "start / 2",
        "start + start",
        "1 + start",
        "industry + 1",
        "start + 999999999999",
        "start - 999999999999",
        "start + 900000000",
        "count(missing)",
        "count(days)",
        "missing.country",
        "industry.country",
        "party.state",
        "party.city",
        "party.__class__",
        "seat.legal_name",
        "seat.__doc__",
        "lookup(law_country, industry)",
        "lookup(law_country, days)",
        "lookup(nowhere, law)",
        "missing if regulated else 1",
    ],
)
def test_a_value_that_cannot_be_had_is_missing(source: str):
    assert evaluate(expression(source), SCOPE) is None


@pytest.mark.parametrize(
    "source",
    [
        "days == industry",
        "days != industry",
        "industry < law",
        "regulated > cosmetic",
        "markets == markets",
        "party == party",
        "start > days",
        '"eu" in industry',
        "days in markets",
    ],
)
def test_values_that_do_not_compare_are_neither_alike_nor_different(source: str):
    assert evaluate(expression(source), SCOPE) is False


def test_before_the_selection_no_clause_is_there():
    assert not holds(expression('included("stock")'), SCOPE)
    assert evaluate(expression('position("stock")'), SCOPE) is None
    assert not holds(expression('has_feature("stock", "early")'), SCOPE)


def test_the_selection_can_be_asked():
    stock = clause("stock", position("full", features=("early",)))
    held = library_of(stock, clause("recall", position("shared"), when="missing"), STATES, LAWS)
    scope = select(interview(held, {}, created_on=MARCH)).scope

    assert holds(expression('included("stock")'), scope)
    assert holds(expression('position("stock") == "full"'), scope)
    assert holds(expression('has_feature("stock", "early")'), scope)
    assert not holds(expression('has_feature("stock", "late")'), scope)
    assert not holds(expression('included("recall")'), scope)
    assert not holds(expression('position("recall") != "shared"'), scope)
    assert not holds(expression('has_feature("recall", "early")'), scope)
    assert holds(expression("answered(created_on)"), scope)
    assert holds(expression('"DE" in eu'), scope)
    assert holds(expression('lookup(law_country, "german") == "DE"'), scope)

"""Money has a currency: a bare figure is a finding, `amount(TABLE)` is not."""

from fractions import Fraction

import pytest

from clauses import library
from clauses.library.lint.bare_figures import bare_figures
from tests.clauses.library.examples import clause, fact, library_of, position, question

MILLION = library.NamedTable("million", "A million.", {"EUR": "1000000", "JPY": "150000000"})
HELD = (
    question("currency", "currency"),
    question("value", "money"),
    question("years", "integer"),
    question(
        "goods",
        "table",
        columns=(
            library.Column("price", "Price", kind="money"),
            library.Column("lot", "Lot", kind="integer"),
        ),
    ),
    MILLION,
)


def found(*things) -> list[str]:
    return [str(one.place.key) for one in bare_figures(library_of(*HELD, *things))]


@pytest.mark.parametrize(
    "condition",
    [
        "value >= 2000000",
        "2000000 < value",
        "value * years < 250000",
        "value > years",
        "max(value, 5) > amount(million)",
        "ceil(value) > 5",
        "value + 1 > 0",
        "(value if years > 1 else 5) > 0",
        "twice > 3",
        "twice + twice > 3",
        "total(goods.price) > 3",
    ],
)
def test_a_bare_figure_beside_money_is_found(condition):
    rule = question("asked", when=condition)

    assert found(fact("twice", "2 * value"), rule) == ["asked"]


@pytest.mark.parametrize(
    "condition",
    [
        "value >= 2 * amount(million)",
        "value > 0",
        "value * years > amount(million) / 4",
        "value / amount(million) > 3",
        "years > 3",
        "max(value, amount(million), 0) > value",
        "ceil(value) > amount(million)",
        "answered(value)",
        "total(goods.price) > value",
        "total(goods.lot) > 3",
        "total(nowhere.lot) > 3",
    ],
)
def test_money_beside_money_is_not(condition):
    assert not found(question("asked", when=condition))


@pytest.mark.parametrize("part", ["default", "minimum", "maximum"])
def test_a_limit_or_default_of_money_is_an_amount(part):
    assert found(question("cap", "money", **{part: "5000000"})) == ["cap"]
    assert not found(question("cap", "money", **{part: "5 * amount(million)"}))
    assert not found(question("cap", "money", **{part: "value"}))


def test_a_further_value_of_money_is_zero_or_an_amount():
    assert found(question("cap", "money", also=(Fraction(5),))) == ["cap"]
    assert not found(question("cap", "money", also=(Fraction(0),)))


def test_a_text_prints_no_bare_figure_as_money():
    assert found(clause("cap", position("only", text="Pay {{ 5000 | money }}."))) == ["cap"]
    assert not found(clause("cap", position("only", text="Pay {{ (value * 2) | money }}.")))


@pytest.mark.parametrize(
    "row", [{"EURO": "5"}, {"EUR": "five"}, {"EUR": "0"}, {"JPY": "5.5"}, {"EUR": "1e6"}]
)
def test_a_row_that_is_no_amount_of_its_currency_is_found(row):
    table = library.NamedTable("odd", "Odd.", row)

    (one,) = bare_figures(library_of(*HELD, table, question("asked", when="value > amount(odd)")))

    assert (one.code, one.place.key) == ("no-amount", "odd")


def test_a_table_that_is_no_table_of_amounts_may_hold_anything():
    assert not found(library.NamedTable("laws", "Laws.", {"DE": "german"}))

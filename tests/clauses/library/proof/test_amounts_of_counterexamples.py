"""Amounts of counterexamples are such as the currency of the agreement has."""

from fractions import Fraction

from clauses import library
from tests.clauses.library.examples import question, rule, schedule
from tests.clauses.library.proof.test_counterexamples import fault, found_in


def test_sums_of_amounts_are_of_whole_amounts_where_a_currency_has_no_smaller_coin():
    goods = question("goods", "table", columns=(library.Column("price", "Price", kind="money"),))
    only_yen = rule("yen", 'currency != "JPY"')
    listed = schedule("goods-listed", "{{ table(goods) }}")
    things = (
        question("currency", "currency"),
        question("amount", "money"),
        goods,
        listed,
        only_yen,
    )

    found = found_in(*things, *fault("total(goods.price) > amount and count(goods) > 2"))

    assert found.counterexample["currency"] == "JPY"
    assert all(row.cell("price").denominator == 1 for row in found.counterexample["goods"].rows)


def test_an_amount_that_is_no_whole_one_is_one_of_hundredths():
    things = (
        question("currency", "currency"),
        question("sum", "money"),
        library.NamedTable("low", "A low amount.", {"EUR": "10"}),
        library.NamedTable("high", "A higher amount.", {"EUR": "10.02"}),
        rule("euros", 'currency != "EUR"'),
    )

    found = found_in(*things, *fault("sum > amount(low) and sum < amount(high)"))

    assert found.counterexample["sum"] == Fraction(1001, 100)

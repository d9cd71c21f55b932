"""Arithmetic that grows without end: a finding in the library, and no number in the evaluator."""

from fractions import Fraction

import pytest

from clauses import library
from clauses.library.deal.interview import InterviewScope
from clauses.library.language.evaluation import evaluate
from clauses.library.lint.growth import growing_arithmetic
from tests.clauses.library.examples import clause, expression, fact, library_of, position, question

NINES = "999999999999999"
NOTHING = InterviewScope(library_of(), {})
POWER = " * ".join([NINES] * 5)


def codes(*things) -> list[tuple[str, str]]:
    return [(one.code, str(one.place.key)) for one in growing_arithmetic(library_of(*things))]


@pytest.mark.parametrize(
    "text", [f"Pay {{{{ {POWER} }}}}.", f"{{% if {POWER} > 1 %}}Pay.{{% endif %}}"]
)
def test_a_text_that_multiplies_without_end_is_found(text):
    assert codes(clause("price", position("all", text=text))) == [("arithmetic-grows", "price")]


def test_a_tower_of_facts_is_found_where_it_passes_the_bound():
    floors = [fact("f0", "value * value")]
    floors += [fact(f"f{floor}", f"f{floor - 1} * f{floor - 1}") for floor in range(1, 20)]

    assert ("arithmetic-grows", "f19") in codes(question("value", "money"), *floors)
    assert ("arithmetic-grows", "f0") not in codes(question("value", "money"), *floors)


def test_a_limit_is_an_estimate_too():
    held = question("value", "integer", minimum=POWER)

    assert codes(held) == [("arithmetic-grows", "value")]


def test_an_amount_of_a_table_counts_like_an_answer():
    def multiplied(times: int):
        return codes(fact("product", " * ".join(["amount(million)"] * times)))

    assert not multiplied(2)
    assert multiplied(3) == codes(
        *(question(key, "money") for key in "abc"), fact("product", "a * b * c")
    )
    assert multiplied(9) == [("arithmetic-grows", "product")]


def test_a_sum_of_many_cells_counts_like_an_answer_and_more():
    column = library.Column("price", "Price", kind="money")
    goods = question("goods", "table", columns=(column,))

    assert not codes(goods, fact("product", "total(goods.price) * total(goods.price)"))
    assert codes(goods, fact("product", " * ".join(["total(goods.price)"] * 3))) == [
        ("arithmetic-grows", "product")
    ]


def test_usual_arithmetic_is_not_found():
    assert not codes(
        question("value", "money"),
        question("years", "integer", maximum="99"),
        question("share", "percent", maximum="100"),
        fact("total", "value * years * (100 - share) / 100"),
        fact("sum", " + ".join(["value"] * 40)),
        question("start", "date"),
        question("end", "date"),
        fact("cost", "(end - start) * value"),
        fact("weeks", "ceil((end - start) / 7) * value"),
        question("model", "choice", options=("one",)),
        fact("named", "model"),
    )


def test_a_number_beyond_the_bound_is_missing():
    assert evaluate(expression(POWER), NOTHING) is None
    assert (
        evaluate(expression(f"1 / {NINES} / {NINES} / {NINES} / {NINES} / {NINES}"), NOTHING)
        is None
    )
    assert evaluate(expression(f"{NINES} * {NINES}"), NOTHING) == Fraction(int(NINES) ** 2)

"""What an expression reads can be asked without evaluating it."""

import pytest

from clauses.library.deal.questions_read import everything_read, questions_read
from clauses.library.language.asked_of import clauses_asked, keys_read
from tests.clauses.library.examples import expression, fact, library_of, question


@pytest.mark.parametrize(
    ("source", "keys"),
    [
        ('"a"', ()),
        ("b == a or b", ("b", "a")),
        ("party.country in eu", ("party", "eu")),
        ("count(a) + ceil(b) - min(c, d)", ("a", "b", "c", "d")),
        ("not answered(a)", ("a",)),
        ("total(a.price) > 1 and filled(b.date)", ("a", "b")),
        ("attached(a)", ("attachments", "a")),
        ("lookup(laws, a)", ("a",)),
        ("a > amount(million)", ("a", "currency")),
        ("a if b else c", ("b", "a", "c")),
        ('a in ["x"] and included("y")', ("a",)),
    ],
)
def test_the_keys_that_an_expression_reads(source: str, keys: tuple[str, ...]):
    assert keys_read(expression(source)) == keys


def test_the_clauses_that_an_expression_asks_about():
    asks = expression(
        'included("a") and (position("b") == "x" or has_feature("c", "f")) and included("a") and d'
    )

    assert clauses_asked(asks) == ("a", "b", "c")


def test_what_is_read_through_facts():
    held = library_of(
        question("days"), question("land"), fact("long", "days"), fact("far", "long and land")
    )

    assert everything_read(expression("far or eu"), held) == ("far", "long", "days", "land", "eu")
    assert questions_read(expression("far or eu"), held) == ("days", "land")


def test_facts_in_a_circle_are_read_once():
    held = library_of(fact("hen", "egg"), fact("egg", "hen"))

    assert everything_read(expression("hen"), held) == ("hen", "egg")

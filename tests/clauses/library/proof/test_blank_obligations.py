"""Blanks: when nothing would be printed in one, and what its brackets would say then."""

from fractions import Fraction

import pytest

from clauses.library.answers import City, Party, Site
from clauses.library.language.expressions import ALWAYS
from clauses.library.language.named import NamedSet
from clauses.library.language.text import Blank
from clauses.library.proof.blank_obligations import leaves, open_when, short_name, without_currency
from tests.clauses.library.examples import expression, fact, library_of, question
from tests.clauses.library.proof.asking import stands

ANSWERS = {
    "strict": True,
    "days": Fraction(3),
    "markets": frozenset({"eu"}),
    "plants": (Site("Plant 1"),),
    "customer": Party(legal_name="Example Customer", country="US"),
    "seat": City("Bern", "CH"),
    "fee": Fraction(100),
    "currency": "EUR",
}
LIBRARY = library_of(
    question("strict"),
    question("days", "integer"),
    question("markets", "multi", options=("eu", "us")),
    question("plants", "sites"),
    question("customer", "party"),
    question("seat", "place"),
    question("fee", "money"),
    question("currency", "currency"),
    fact("either", "days if strict else fee"),
    fact("alias", "days"),
    fact("home", "seat.country"),
    fact("sum", "days + 1"),
    NamedSet("union", "The union.", ("DE", "FR")),
    NamedSet("nobody", "Nobody.", ()),
)


def opens(source: str, *unanswered: str) -> set[str]:
    """The names of the blanks that are open where these questions are not answered."""
    answers = {key: value for key, value in ANSWERS.items() if key not in unanswered}
    return {
        short_name(leaf, LIBRARY)
        for condition, leaf in open_when(expression(source), ALWAYS, LIBRARY)
        if stands(condition, LIBRARY, **answers)
    }


@pytest.mark.parametrize(
    "source",
    [
        "days", "markets", "plants", "customer", "seat", "fee", "either", "alias", "home", "sum",
        "days * 2", "union", '["eu"]', "customer.legal_name", '"words"',
    ],
)  # fmt: skip
def test_a_blank_with_a_value_is_not_open(source: str):
    assert opens(source) == set()


@pytest.mark.parametrize(
    ("source", "key", "names"),
    [
        ("days", "days", {"Days"}),
        ("markets", "markets", {"Markets"}),
        ("plants", "plants", {"Plants"}),
        ("customer", "customer", {"Customer"}),
        ("seat", "seat", {"Seat"}),
        ("seat.country", "seat", {"Seat, country"}),
        ("customer.legal_name", "customer", {"Customer, legal name"}),
        ("either", "days", {"Days"}),
        ("either", "fee", set()),
        ("alias", "days", {"Days"}),
        ("home", "seat", {"Seat, country"}),
        ("sum", "days", {"sum"}),
        ("days + 1", "days", {"missing value"}),
        ("nobody", "days", {"nobody"}),
        ("gone", "days", {"gone"}),
        ("gone.country", "days", {"gone, country"}),
    ],
)
def test_a_blank_whose_value_is_missing_is_open(source: str, key: str, names: set[str]):
    assert opens(source, key) == names


def test_an_empty_list_prints_nothing():
    assert opens("[]") == {"missing value"}


def test_an_either_or_is_asked_in_each_of_its_cases():
    way = expression("late")

    assert list(leaves(expression("days if strict else fee"), way, LIBRARY)) == [
        (expression("late and strict"), expression("days")),
        (expression("late and not strict"), expression("fee")),
    ]


@pytest.mark.parametrize(
    ("source", "printed_as", "key", "expected"),
    [
        ("fee", "plain", "currency", True),
        ("fee", "money", "currency", True),
        ("days", "money", "currency", True),
        ("fee", "plain", "", False),
        ("fee", "words", "currency", False),
        ("days", "plain", "currency", False),
        ("days + 1", "plain", "currency", False),
        ("days + 1", "money", "currency", True),
    ],
)
def test_an_amount_of_money_needs_a_currency(source: str, printed_as, key: str, expected: bool):
    answers = {question: value for question, value in ANSWERS.items() if question != key}
    conditions = without_currency(Blank(expression(source), printed_as), ALWAYS, LIBRARY)

    assert any(stands(one, LIBRARY, **answers) for one in conditions) is expected


def test_an_amount_that_is_open_itself_needs_no_currency():
    (condition,) = without_currency(Blank(expression("fee")), ALWAYS, LIBRARY)

    assert not stands(condition, LIBRARY, strict=True)

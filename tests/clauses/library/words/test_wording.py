"""Conditions in words for people who know the questions but not their keys."""

import pytest

from clauses import library
from clauses.library.words.wording import in_words, option_label
from tests.clauses.library.examples import (
    clause,
    expression,
    fact,
    library_of,
    position,
    question,
)

HELD = library_of(
    question("model", "choice", options=("fault_based", "shared"), short="Recall costs"),
    question("markets", "multi", options=("eu", "us"), short="Markets"),
    question("days", "integer", short="Inspection time"),
    question("buyer", "party", short="Customer"),
    question(
        "goods",
        "table",
        short="Products",
        columns=(library.Column("price", "Unit price", kind="money"),),
    ),
    fact("is_regulated", "answered(days)", means="The product is regulated."),
    clause("recall-costs", position("shared")),
    library.DealPoint("recall_decider", "Who decides on a Recall.", "party"),
)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('model == "fault_based"', "Recall costs is “Fault based”"),
        ('model != "shared"', "Recall costs is not “Shared”"),
        ('model == "gone"', "Recall costs is “gone”"),
        ('nowhere == "gone"', "nowhere is “gone”"),
        ("days < 3", "Inspection time is less than 3"),
        ("days <= 3", "Inspection time is at most 3"),
        ("days > 1250", "Inspection time is more than 1,250"),
        ("days >= 0.5", "Inspection time is at least 0.5"),
        ("is_regulated", "the product is regulated"),
        ("not is_regulated", "not (the product is regulated)"),
        (
            "is_regulated and (days > 3 or answered(model))",
            "the product is regulated and (Inspection time is more than 3"
            " or Recall costs is answered)",
        ),
        ('"eu" in markets', "Markets includes “Eu”"),
        ('"eu" not in markets', "Markets does not include “Eu”"),
        ('model in ["shared"]', "Recall costs is “Shared”"),
        ('model in ["fault_based", "shared"]', "Recall costs is “Fault based” or “Shared”"),
        ('model not in ["a", "b", "c"]', "Recall costs is not “a”, “b” or “c”"),
        ("model in []", "Recall costs is nothing"),
        ("buyer.country in eu_states", "country of Customer is in eu states"),
        ('buyer.country not in ["DE"]', "country of Customer is not in “DE”"),
        ('buyer.legal_name == "x"', "legal name of Customer is “x”"),
        ("days + 1 == 2 * (days - 1)", "Inspection time + 1 is 2 * (Inspection time - 1)"),
        ("min(days, 3) == 1", "the smallest of Inspection time, 3 is 1"),
        ("max(days, 3) == 1", "the greatest of Inspection time, 3 is 1"),
        ("ceil(days / 7) == 1", "Inspection time / 7, rounded up is 1"),
        ("count(markets) > 1", "the number of Markets is more than 1"),
        ("total(goods.price) > 9", "the sum of “Unit price” in Products is more than 9"),
        ("filled(goods.gone)", "each row of Products says “gone”"),
        ("filled(nowhere.gone)", "each row of nowhere says “gone”"),
        ("attached(goods)", "an attached document takes the place of Products"),
        ('lookup(law_country, model) == "DE"', "law country of Recall costs is “DE”"),
        (
            "days > amount(large_deal)",
            "Inspection time is more than large deal in the currency of the agreement",
        ),
        (
            "(1 if is_regulated else 2) + 1 > 2",
            "(1 if the product is regulated, else 2) + 1 is more than 2",
        ),
        ('included("recall-costs")', "“Recall Costs” is in the agreement"),
        ('included("nowhere")', "“nowhere” is in the agreement"),
        ('position("recall-costs") == "shared"', "the position of “Recall Costs” is “shared”"),
        ('has_feature("recall-costs", "all_in")', "“Recall Costs” has “all in”"),
        ('point("recall_decider") == "customer"', "“who decides on a Recall” is “customer”"),
        ('point("gone") == "customer"', "“gone” is “customer”"),
        ("created_on > created_on", "created on is more than created on"),
    ],
)
def test_an_expression_in_words(source: str, words: str):
    assert in_words(expression(source), HELD) == words


def test_an_option_is_named_by_its_label():
    assert option_label("model", "shared", HELD) == "Shared"
    assert option_label("model", "gone", HELD) == "gone"
    assert option_label("nowhere", "gone", HELD) == "gone"

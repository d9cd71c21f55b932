"""Deals with nothing answered but what has no default: at home and abroad, and what is changed in them."""

from collections.abc import Mapping
from fractions import Fraction

from clauses.library.answers import Answers, Value
from tests.content.shipped import CUSTOMERS, MANUFACTURERS, PLACES, SITES

INDUSTRIES = ("medical_device", "pharma", "electronics", "consumer", "automotive", "general")
HOME: Answers = {
    "customer_party": CUSTOMERS["US"],
    "manufacturer_party": MANUFACTURERS["US"],
    "product_description": "A pump that moves liquids.",
    "manufacturing_sites": SITES[:1],
    "dispute_place": PLACES["New York"],
}
ABROAD: Answers = {
    **HOME,
    "manufacturer_party": MANUFACTURERS["DE"],
    "dispute_place": PLACES["London"],
}
BASES: Mapping[str, Answers] = {"home": HOME, "abroad": ABROAD}


def deal(base: str, changes: Mapping[str, object]) -> Answers:
    """The answers of a base with changes: a number, a list of options, and so on; None leaves a question open."""
    answers = {**BASES[base], **{key: value_of(plain) for key, plain in changes.items()}}
    return {key: value for key, value in answers.items() if value is not None}


def value_of(plain: object) -> Value | None:
    """A plain value as the library holds it: numbers are exact, lists of options are sets."""
    match plain:
        case bool():
            return plain
        case int() | float():
            return Fraction(str(plain))
        case list():
            return frozenset(plain)
        case _:
            return plain

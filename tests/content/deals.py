"""Deals with nothing answered but what has no default: at home and abroad, and what is changed in them."""

from collections.abc import Mapping
from fractions import Fraction

from clauses.library.answers import Answers, Value
from tests.content.offered import rows_of
from tests.content.shipped import CUSTOMERS, LIBRARY, MANUFACTURERS, PLACES, SITES

# A row of each table; those that a deal does not ask for stay unseen.
FILLED = {
    question.key: rows_of(question, 1)
    for question in LIBRARY.questions
    if question.kind == "table" and question.required
}
INDUSTRIES = ("medical_device", "pharma", "electronics", "consumer", "automotive", "general")
HOME: Answers = {
    "customer_party": CUSTOMERS["US"],
    "manufacturer_party": MANUFACTURERS["US"],
    "product_description": "A pump that moves liquids.",
    "manufacturing_sites": SITES[:1],
    "dispute_place": PLACES["New York"],
    **FILLED,
}
ABROAD: Answers = {
    **HOME,
    "manufacturer_party": MANUFACTURERS["DE"],
    "dispute_place": PLACES["London"],
}
BASES: Mapping[str, Answers] = {"home": HOME, "abroad": ABROAD}
NAMED: Mapping[str, Mapping[str, Value]] = {
    "customer_party": CUSTOMERS,
    "manufacturer_party": {**MANUFACTURERS, "the Customer": CUSTOMERS["US"]},
    "dispute_place": PLACES,
}


def deal(base: str, changes: Mapping[str, object]) -> Answers:
    """The answers of a base with changes, a number, options or shares in a list, the name of a place."""
    return {**BASES[base], **{key: value_of(key, plain) for key, plain in changes.items()}}


def value_of(key: str, plain) -> Value:
    """A plain value as the library holds it: numbers are exact, lists of options are sets, sites are counted."""
    question = LIBRARY.question(key)
    if key in NAMED:
        return NAMED[key][plain]
    if question is not None and question.kind == "sites":
        return SITES[:plain]
    if question is not None and question.kind == "table":
        return rows_of(question, len(plain), shares=[Fraction(str(one)) for one in plain])
    match plain:
        case bool():
            return plain
        case int() | float():
            return Fraction(str(plain))
        case list():
            return frozenset(plain)
        case _:
            return plain

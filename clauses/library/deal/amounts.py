"""Amounts of money in a deal: its one currency, the decimals that this has, and amounts given in another."""

from fractions import Fraction
from functools import cache

from babel.numbers import get_currency_precision

from clauses.library.answers import DECIMALS, Amount, figures
from clauses.library.kinds import kind_of
from clauses.library.language.evaluation import Scope
from clauses.library.language.known_names import CURRENCY
from clauses.library.values import Question


@cache
def decimals_of(currency: str) -> int:
    """How many decimals amounts in a currency have: 2 for EUR, 3 for KWD, none for JPY; the most without one."""
    return min(get_currency_precision(currency), DECIMALS) if currency else DECIMALS


def currency_of(scope: Scope) -> str:
    """The code of the currency of a deal; empty while it is open."""
    value = scope.value(CURRENCY)
    return value if isinstance(value, str) else ""


def is_money(question: Question) -> bool:
    """Whether a question asks for an amount of money."""
    return kind_of(question).figure == "money"


def of_another_currency(given: object, scope: Scope) -> str:
    """What to do with an amount that was given in another currency than the deal's; empty where it was not.

    Nothing is converted: no rate is right for a contract, and a number in another currency is another amount.
    """
    currency = currency_of(scope)
    if not isinstance(given, Amount) or currency in ("", given.currency):
        return ""
    was = f"{given.currency} {figures(given.number)}"
    return f"This was {was}. Enter the amount in {currency}: nothing is converted."


def too_many_decimals(question: Question, value: object, scope: Scope) -> str:
    """Why a currency has no such amount; empty where it has."""
    if not isinstance(value, Fraction) or not is_money(question):
        return ""
    currency = currency_of(scope)
    most = decimals_of(currency)
    if 10**most % value.denominator == 0:
        return ""
    named = f"An amount in {currency}" if currency else "An amount"
    return f"{named} has {f'at most {most}' if most else 'no'} decimals. Round {figures(value)}."


def rounded(question: Question, value: Fraction, scope: Scope) -> Fraction:
    """A calculated amount in whole units of the smallest coin; other numbers as they are."""
    return round(value, decimals_of(currency_of(scope))) if is_money(question) else value

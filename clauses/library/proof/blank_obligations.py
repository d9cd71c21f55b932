"""When a blank has nothing to print."""

from collections.abc import Iterator
from fractions import Fraction
from typing import assert_never

from clauses.library.kinds import kind_of
from clauses.library.language.asked_of import points_read
from clauses.library.language.expressions import (
    ALWAYS,
    NEVER,
    Answered,
    Compare,
    CountOf,
    Either,
    Expression,
    Listed,
    Name,
    NumberLiteral,
    PartOf,
    all_of,
    none_of,
)
from clauses.library.language.known_names import CURRENCY
from clauses.library.language.text import PRINTED_AS_IT_IS, Blank
from clauses.library.values import Library, Question
from clauses.library.words.wording import point_name

ZERO = NumberLiteral(Fraction(0))


def leaves(
    expression: Expression, path: Expression, library: Library
) -> Iterator[tuple[Expression, Expression]]:
    """The expressions whose value a blank may print, each with its path: those of an either-or, also in a fact."""
    match expression:
        case Either(condition_, then, otherwise):
            yield from leaves(then, all_of(path, condition_), library)
            yield from leaves(otherwise, all_of(path, none_of(condition_)), library)
        case Name(key) if (fact := library.index.facts.get(key)) is not None and isinstance(
            fact.value.expression, PRINTED_AS_IT_IS
        ):
            yield from leaves(fact.value.expression, path, library)
        case _:
            yield path, expression


def open_when(
    expression: Expression, path: Expression, library: Library
) -> Iterator[tuple[Expression, Expression]]:
    """When a blank has no value to print, and the expression that has none."""
    for way, leaf in leaves(expression, path, library):
        yield all_of(way, none_of(prints(leaf, library))), leaf


def prints(expression: Expression, library: Library) -> Expression:
    """When an expression has a value, and words to print it."""
    question = library.question(expression.key) if isinstance(expression, Name) else None
    if question is not None:
        return _prints_answer(question)
    match expression:
        case Name(key) if key in library.index.sets:
            return ALWAYS if library.index.sets[key] else NEVER
        case Listed(items):
            return ALWAYS if items else NEVER
        case _:
            # The language has no "has a value" for expressions. Nothing that is missing equals anything, itself
            # included, so this says it.
            return Compare("==", expression, expression)


def _prints_answer(question: Question) -> Expression:
    kind = kind_of(question)
    match kind.value:
        case "words" | "sites" | "rows":
            return Compare(">", CountOf(question.key), ZERO)
        case "party":
            name = PartOf(question.key, "legal_name")
            return Compare("==", name, name)
        case "place":
            return Answered(question.key)
        case "number" | "date" | "truth" | "word":
            return Compare("==", Name(question.key), Name(question.key))
        case _:
            assert_never(kind.value)


def without_currency(blank: Blank, path: Expression, library: Library) -> Iterator[Expression]:
    """When an amount of money is printed and the currency of the agreement is open."""
    currency = Name(CURRENCY)
    for way, leaf in leaves(blank.expression, path, library):
        question = library.question(leaf.key) if isinstance(leaf, Name) else None
        of_money = question is not None and kind_of(question).figure == "money"
        if blank.filter == "money" or (blank.filter == "plain" and of_money):
            # Only numbers and dates are in an order, so this says that there is an amount.
            amount = Compare(">=", leaf, leaf)
            yield all_of(way, amount, none_of(Compare("==", currency, currency)))


def short_name(expression: Expression, library: Library) -> str:
    """What stands in the brackets of an open blank."""
    match expression:
        case Name(key):
            question = library.question(key)
            return key if question is None else question.short
        case PartOf(key, part):
            question = library.question(key)
            short = key if question is None else question.short
            return f"{short}, {part.replace('_', ' ')}"
        case _ if read := points_read(expression):
            return " or ".join(point_name(point, library) for point in read)
        case _:
            return "missing value"

"""Fills a blank: the value of its expression, printed as its question's kind or its filter says."""

from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from agreements.assembly import formatting
from agreements.assembly.document import Filled, OpenBlank, PrintedWords
from agreements.assembly.english import english_of
from agreements.assembly.memo import Memo
from clauses.library.answers import Party, Value, part_of
from clauses.library.deal.amounts import currency_of
from clauses.library.deal.point_words import point_in_words, point_of
from clauses.library.deal.questions_read import questions_read
from clauses.library.kinds import kind_of
from clauses.library.language.asked_of import points_read
from clauses.library.language.deal_points import DealPoint
from clauses.library.language.evaluation import Scope, evaluate, holds
from clauses.library.language.expressions import (
    Either,
    Expression,
    Lookup,
    Name,
    PartOf,
    PointOf,
    TextLiteral,
)
from clauses.library.language.known_names import CURRENCY
from clauses.library.language.text import PRINTED_AS_IT_IS, Blank
from clauses.library.values import Library, Question
from clauses.library.words.wording import point_name

THE_CURRENCY = Name(CURRENCY)
FilledBlank = tuple[PrintedWords | Filled | OpenBlank, ...]


@dataclass(frozen=True, slots=True)
class Filling:
    """What a text is filled from: the library and the scope of an agreement; and what was filled before."""

    library: Library
    scope: Scope
    memo: Memo

    def questions(self, expression: Expression) -> tuple[str, ...]:
        """The questions that an expression reads, also through facts."""
        return self.memo.once(questions_read, expression, self.library)

    def currency(self) -> str:
        """The code of the currency of the agreement; empty while it is open."""
        return currency_of(self.scope)


def fill_blank(blank: Blank, filling: Filling) -> FilledBlank:
    """What a blank prints; an open blank where its value is missing."""
    point = point_of(blank, filling.library)
    if point is not None and point.kind != "number":
        return _of_point(blank, point, filling)
    # Down to the question itself, through branches and facts: its kind says how the value is printed.
    expression = _taken(blank.expression, filling)
    value = evaluate(expression, filling.scope)
    text = "" if value is None else _printed(value, expression, blank, filling)
    if value is None or not text:
        return (_open(expression, filling), *_noun(blank, None))
    filled = Filled(
        text, filling.questions(blank.expression), _is_chosen(value, expression, filling)
    )
    if isinstance(value, Fraction) and _is_money(expression, blank, filling):
        return (*_open_currency(filling), filled)
    return (filled, *_noun(blank, value))


def _of_point(blank: Blank, point: DealPoint, filling: Filling) -> FilledBlank:
    """A Party or a duty, in words of the library: an open blank where nothing sets it to one of these."""
    value = evaluate(blank.expression, filling.scope)
    words = point_in_words(value, point, filling.library) if isinstance(value, str) else ""
    if not words:
        return (OpenBlank(point.called, filling.questions(blank.expression)),)
    return (Filled(words, filling.questions(blank.expression), is_chosen=True),)


def _taken(expression: Expression, filling: Filling) -> Expression:
    """The expression whose value is printed: the branch taken of an either-or, the formula of a fact."""
    match expression:
        case Either(condition, then, otherwise):
            return _taken(then if holds(condition, filling.scope) else otherwise, filling)
        case Name(key) if key in filling.library.index.facts:
            fact = filling.library.index.facts[key]
            inner = fact.value.expression
            return _taken(inner, filling) if isinstance(inner, PRINTED_AS_IT_IS) else expression
        case _:
            return expression


def _printed(value: Value, expression: Expression, blank: Blank, filling: Filling) -> str:
    question = _question(expression, filling)
    match blank.filter, value:
        case "words", Fraction():
            return formatting.in_words(value, english_of(filling.scope))
        case "percent", Fraction():
            return formatting.percent(value)
        case "counted", Fraction():
            return formatting.number(value)
        case "either", frozenset():
            return formatting.options(value, question, "or")
        case "money", Fraction():
            return formatting.money(value, filling.currency()).strip()
        case (("plain" | "words" | "percent" | "counted" | "either" | "money"), _):
            return _plain(value, expression, question, filling)
        case _:
            assert_never(blank.filter)


def _plain(
    value: Value, expression: Expression, question: Question | None, filling: Filling
) -> str:
    match expression:
        case PartOf(_, "country"):
            return formatting.country(str(value))
        case PartOf(key, "address"):
            return formatting.address(
                str(value), part_of(filling.scope.value(key), "country") or ""
            )
        case PartOf(key, "entity_type") if isinstance(company := filling.scope.value(key), Party):
            return formatting.kind_of_company(company)
        case _:
            english = english_of(filling.scope)
            return formatting.answer(
                value, question, currency=filling.currency(), english=english
            ).strip()


def _is_chosen(value: Value, expression: Expression, filling: Filling) -> bool:
    """Whether a value is printed in words of the library: those of its options, or those that a formula gives."""
    if isinstance(expression, TextLiteral | Lookup):
        return True
    question = _question(expression, filling)
    return question is not None and bool(question.options) and isinstance(value, str | frozenset)


def _question(expression: Expression, filling: Filling) -> Question | None:
    return filling.library.question(expression.key) if isinstance(expression, Name) else None


def _is_money(expression: Expression, blank: Blank, filling: Filling) -> bool:
    question = _question(expression, filling)
    of_money = question is not None and kind_of(question).figure == "money"
    return blank.filter == "money" or (blank.filter == "plain" and of_money)


def _open_currency(filling: Filling) -> FilledBlank:
    if filling.currency():
        return ()
    return (_open(THE_CURRENCY, filling), PrintedWords(" "))


def _noun(blank: Blank, value: Value | None) -> tuple[PrintedWords, ...]:
    """The counted noun: words of the library, so that a term in it is recognised."""
    if blank.filter != "counted":
        return ()
    return (PrintedWords(f" {blank.singular if value == 1 else blank.plural}"),)


def _open(expression: Expression, filling: Filling) -> OpenBlank:
    questions = filling.questions(expression)
    # Where every answer is there and still nothing came of them, as from a table that lacks a row, all of them are
    # named.
    missing = tuple(key for key in questions if filling.scope.value(key) is None) or questions
    shorts = [_short(key, filling) for key in missing]
    if isinstance(expression, PartOf):
        shorts = [f"{short}, {expression.part.replace('_', ' ')}" for short in shorts]
    # A point that nothing sets misses no answer: what is missing is the sentence.
    unset = [
        point_name(point, filling.library)
        for point in points_read(expression)
        if evaluate(PointOf(point), filling.scope) is None
    ]
    return OpenBlank(" and ".join(unset or shorts) or "missing value", missing)


def _short(key: str, filling: Filling) -> str:
    question = filling.library.question(key)
    return key if question is None else question.short

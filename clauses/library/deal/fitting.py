"""Whether a value fits a question: its kind, its options and its range."""

import datetime
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from clauses.library.answers import (
    Amount,
    AnswerValue,
    City,
    FilledTable,
    Party,
    Value,
    value_given,
)
from clauses.library.deal.amounts import is_money, of_another_currency, too_many_decimals
from clauses.library.deal.cells import called, column_questions
from clauses.library.deal.ranges import range_in_words, range_of
from clauses.library.kinds import kind_of, word_refusal
from clauses.library.language.calculation import counted_in
from clauses.library.language.evaluation import Scope, evaluate, holds
from clauses.library.language.expressions import (
    All,
    Any,
    Compare,
    Either,
    Expression,
    Name,
    Not,
    NumberLiteral,
)
from clauses.library.language.remembering import made_once
from clauses.library.values import Question

ZERO = NumberLiteral(Fraction(0))


def misfit(question: Question, given: AnswerValue, scope: Scope) -> str | None:
    """Why an answer does not fit a question, as a sentence for the person who typed it; None where it fits."""
    if isinstance(given, str) and kind_of(question).value == "word" and not _is_limited(question):
        # Most answers, and most cells of a table: nothing else is asked of a word.
        return word_refusal(question, given) or None
    value = value_given(given)
    if not _is_of_kind(question, value) or (isinstance(given, Amount) and not is_money(question)):
        return "This answer is of another kind than the question asks for."
    return (
        _wrong_words(question, value)
        or _nameless_site(value)
        or _wrong_cell(question, given, scope)
        or of_another_currency(given, scope)
        or too_many_decimals(question, value, scope)
        or _outside(question, value, scope)
    )


def _is_of_kind(question: Question, value: Value) -> bool:
    kind = kind_of(question)
    match kind.value:
        case "number":
            whole = not kind.is_whole or (isinstance(value, Fraction) and value.denominator == 1)
            return isinstance(value, Fraction) and whole
        case "word":
            return isinstance(value, str)
        case "words":
            return isinstance(value, frozenset)
        case "date":
            return isinstance(value, datetime.date)
        case "truth":
            return isinstance(value, bool)
        case "party":
            return isinstance(value, Party)
        case "place":
            return isinstance(value, City)
        case "sites":
            return isinstance(value, tuple)
        case "rows":
            return isinstance(value, FilledTable)
        case _:
            assert_never(kind.value)


def _wrong_words(question: Question, value: Value) -> str:
    match value:
        case str():
            return word_refusal(question, value)
        case frozenset() if any(word_refusal(question, word) for word in value):
            return "Choose only from the options."
        case _:
            return ""


def _nameless_site(value: Value) -> str:
    if isinstance(value, tuple):
        for number, site in enumerate(value, start=1):
            if not site.name.strip():
                return f"Site {number} has no name. Enter one, or remove the site."
    return ""


def cell_problems(
    question: Question, table: FilledTable, scope: Scope
) -> dict[tuple[str, str], str]:
    """Why cells of a table do not fit their columns, by the key of the row and of the column."""
    columns = {column.key: column for column in column_questions(question)}
    return {
        (row.key, key): problem
        for row in table.rows
        for key, cell in row.cells
        if key in columns and (problem := misfit(columns[key], cell, scope))
    }


def _wrong_cell(question: Question, given: AnswerValue, scope: Scope) -> str:
    if not isinstance(given, FilledTable):
        return ""
    wrong = cell_problems(question, given, scope)
    if not wrong:
        return ""
    (row_key, column_key), problem = next(iter(wrong.items()))
    number, row = next(
        (number, row) for number, row in enumerate(given.rows, start=1) if row.key == row_key
    )
    label = next(column.label for column in question.columns if column.key == column_key)
    return f"{label}, {called(row, number)}: {problem}"


def _outside(question: Question, value: Value, scope: Scope) -> str | None:
    measured = _measure(question, value)
    if measured is None or not (_is_limited(question) or kind_of(question).value == "number"):
        return None
    if not _is_limited(question) and isinstance(measured, Fraction) and measured.numerator > 0:
        return None
    trial = TriedScope(scope, question.key, measured)
    if not holds(_is_beyond(question), trial):
        return None
    return range_in_words(question, range_of(question, scope))


@made_once(most=4_096)
def _is_beyond(question: Question) -> Expression:
    return beyond(question, Name(question.key))


def beyond(question: Question, measure: Expression) -> Expression:
    """The condition under which a measured answer is beyond the limits of its question.

    A limit that is missing does not limit.
    """
    limits = []
    if question.minimum is not None:
        limits.append(Compare("<", measure, question.minimum.expression))
    elif kind_of(question).value == "number":
        # What a contract counts or pays is never less than nothing; an amount of zero is none.
        limits.append(Compare("<=" if is_money(question) else "<", measure, ZERO))
    if question.maximum is not None:
        limits.append(Compare("<", question.maximum.expression, measure))
    return All((Not(_allowed_also(question, measure)), Any(tuple(limits))))


def _is_limited(question: Question) -> bool:
    return question.minimum is not None or question.maximum is not None


def _allowed_also(question: Question, measure: Expression) -> Expression:
    return Any(tuple(Compare("==", measure, NumberLiteral(number)) for number in question.also))


def _measure(question: Question, value: Value) -> Fraction | datetime.date | None:
    measured = kind_of(question).measured
    match measured:
        case "nothing":
            return None
        case "value":
            return value if isinstance(value, Fraction | datetime.date) else None
        case "length" | "count":
            return Fraction(len(value)) if isinstance(value, str) else counted_in(value)
        case _:
            assert_never(measured)


@dataclass(frozen=True, slots=True)
class TriedScope:
    """A scope in which one question has a value that is being tried."""

    before: Scope
    key: str
    tried: Value

    def value(self, key: str) -> Value | None:
        """The value tried, or that of the scope before."""
        return self.tried if key == self.key else self.before.value(key)

    def members(self, key: str) -> frozenset[str] | None:
        """The members of a named set."""
        return self.before.members(key)

    def row(self, table: str, key: str) -> str | None:
        """A row of a named table."""
        return self.before.row(table, key)

    def position(self, clause: str) -> str | None:
        """The position taken in a clause."""
        return self.before.position(clause)

    def features(self, clause: str) -> tuple[str, ...]:
        """The features of the position taken in a clause."""
        return self.before.features(clause)

    def is_attached(self, key: str) -> bool:
        """Whether an attached document takes the place of a table."""
        return self.before.is_attached(key)

    def point(self, key: str) -> Expression:
        """What a deal point is."""
        return self.before.point(key)


def clamped(question: Question, value: Value, scope: Scope) -> Value:
    """A default moved to the nearest value inside the range of its question."""
    if not _is_limited(question):
        return value
    moved = evaluate(_clamped(question), TriedScope(scope, question.key, value))
    return value if moved is None else moved


@made_once(most=4_096)
def _clamped(question: Question) -> Expression:
    return clamp(question, Name(question.key))


def clamp(question: Question, value: Expression) -> Expression:
    """The expression of a default, moved to the nearest value inside the range of its question."""
    moved = value
    if question.maximum is not None:
        maximum = question.maximum.expression
        moved = Either(Compare("<", maximum, value), maximum, moved)
    if question.minimum is not None:
        minimum = question.minimum.expression
        moved = Either(Compare("<", value, minimum), minimum, moved)
    return Either(_allowed_also(question, value), value, moved)

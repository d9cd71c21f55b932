"""The interview: which questions are asked now, the defaults filled in, and the facts that follow.

A library and answers come in; an Interview goes out. One forward pass, because questions look back only.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal as OneOf

from clauses.library.answers import (
    PICK_PREFIX,
    RESPONSIBILITY_PREFIX,
    Answers,
    AnswerValue,
    Value,
    pick_key,
    responsibility_key,
    value_given,
    without_empty_rows,
)
from clauses.library.deal.amounts import rounded
from clauses.library.deal.attached import standing_for
from clauses.library.deal.converting import converted
from clauses.library.deal.fitting import clamped, misfit
from clauses.library.kinds import kind_of
from clauses.library.language.evaluation import evaluate, holds
from clauses.library.language.expressions import MISSING, Expression
from clauses.library.language.known_names import ATTACHMENTS, CREATED_ON
from clauses.library.values import Formula, Library, Question

Origin = OneOf["answered", "default", "missing", "misfit"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that applies now, its value, where the value comes from and, for a default, why it is that."""

    question: Question
    value: Value | None
    origin: Origin
    because: str = ""
    problem: str = ""


@dataclass(slots=True)
class InterviewScope:
    """Values of live questions and derived facts, sets and tables: what conditions may ask before selection."""

    library: Library
    values: dict[str, Value]
    facts: dict[str, Value | None] = field(default_factory=dict)

    def value(self, key: str) -> Value | None:
        """The value of a live question or a derived fact; None where it is missing."""
        if key in self.values:
            return self.values[key]
        return self._fact(key)

    def _fact(self, key: str) -> Value | None:
        fact = self.library.index.facts.get(key)
        if fact is None:
            return None
        if key not in self.facts:
            self.facts[key] = None  # a fact that asks itself is missing; lint reports it
            self.facts[key] = evaluate(fact.value.expression, self)
        return self.facts[key]

    def learn(self, key: str, value: Value) -> None:
        """Take in the value of one more question; the facts that read it are derived anew."""
        self.values[key] = value
        for fact in self.library.index.readers.get(key, ()):
            self.facts.pop(fact, None)

    def settle(self) -> None:
        """Derive every fact; from now on nothing here changes, so that threads may share it."""
        for key in self.library.index.facts:
            self.value(key)

    def members(self, key: str) -> frozenset[str] | None:
        """The members of a named set."""
        return self.library.index.sets.get(key)

    def row(self, table: str, key: str) -> str | None:
        """A row of a named table."""
        return self.library.index.tables.get(table, {}).get(key)

    def position(self, clause: str) -> str | None:
        """Nothing is selected yet."""
        return None

    def features(self, clause: str) -> tuple[str, ...]:
        """Nothing is selected yet."""
        return ()

    def is_attached(self, key: str) -> bool:
        """Whether an attached document takes the place of a table."""
        question = self.library.question(key)
        return question is not None and bool(standing_for(question, self.value(ATTACHMENTS)))

    def point(self, key: str) -> Expression:
        """Nothing is selected yet, so nothing is set."""
        return MISSING


@dataclass(frozen=True, slots=True)
class Interview:
    """The questions that apply now, in order, and the scope of their values."""

    library: Library
    created_on: datetime.date
    asked: tuple[Asked, ...]
    picks: Mapping[str, str]
    responsibilities: Mapping[str, str]
    scope: InterviewScope

    def of(self, key: str) -> Asked | None:
        """A live question by key; None where it is not asked now."""
        return next((asked for asked in self.asked if asked.question.key == key), None)

    def value(self, key: str) -> Value | None:
        """The value of a live question or a fact; None where it is missing."""
        return self.scope.value(key)


def interview(library: Library, answers: Answers, *, created_on: datetime.date) -> Interview:
    """Ask every question of a library in order. Answers to questions that do not apply are left out."""
    scope = _scope_before(library, answers, created_on)
    asked = tuple(_asked_until("", answers, scope))
    scope.settle()
    picks, responsibilities = _picks(answers), _responsibilities(answers)
    return Interview(library, created_on, asked, picks, responsibilities, scope)


def value_once_asked(
    library: Library, key: str, answers: Answers, *, created_on: datetime.date
) -> Value | None:
    """The value that a question has in the interview, told without asking those that come after it."""
    scope = _scope_before(library, answers, created_on)
    for _ in _asked_until(key, answers, scope):
        pass
    return scope.value(key)


def _scope_before(library: Library, answers: Answers, created_on: datetime.date) -> InterviewScope:
    by_hand = _keyed(pick_key, _picks(answers))
    by_hand |= _keyed(responsibility_key, _responsibilities(answers))
    return InterviewScope(library, {CREATED_ON: created_on, **by_hand})


def _asked_until(last: str, answers: Answers, scope: InterviewScope) -> Iterator[Asked]:
    """The questions that apply, up to the last; the scope learns the value of each."""
    for question in scope.library.questions:
        if question.when is None or holds(question.when.expression, scope):
            entry = _ask(question, answers.get(question.key), scope)
            if entry.value is not None:
                scope.learn(question.key, entry.value)
            yield entry
        if question.key == last:
            return


def _picks(answers: Answers) -> Mapping[str, str]:
    return _strings(answers, PICK_PREFIX)


def _responsibilities(answers: Answers) -> Mapping[str, str]:
    return _strings(answers, RESPONSIBILITY_PREFIX)


def _keyed(key_of: Callable[[str], str], by_hand: Mapping[str, str]) -> dict[str, Value]:
    return {key_of(name): value for name, value in by_hand.items()}


def _strings(answers: Answers, prefix: str) -> Mapping[str, str]:
    return {
        key.removeprefix(prefix): value
        for key, value in answers.items()
        if key.startswith(prefix) and isinstance(value, str)
    }


def _ask(question: Question, answer: AnswerValue | None, scope: InterviewScope) -> Asked:
    if kind_of(question).value == "rows" and standing_for(question, scope.value(ATTACHMENTS)):
        # What was typed into the table is kept and not seen, as where a question no longer applies.
        return Asked(replace(question, required=False), None, "missing")
    answer = None if answer is None else without_empty_rows(answer)
    if answer is not None:
        problem = misfit(question, answer, scope)
        if problem is None:
            return Asked(question, value_given(answer), "answered")
        return Asked(question, None, "misfit", problem=problem)
    value, because = _default(question, scope)
    if value is None:
        return Asked(question, None, "missing")
    return Asked(question, value, "default", because)


def _default(question: Question, scope: InterviewScope) -> tuple[Value | None, str]:
    for default in question.defaults:
        if holds(default.when.expression, scope):
            return _formula_value(question, default.value, scope), default.because
    return _formula_value(question, question.default, scope), "usual"


def _formula_value(
    question: Question, formula: Formula | None, scope: InterviewScope
) -> Value | None:
    """A default value; one that does not fit its question (beyond its range) is none."""
    value = None if formula is None else evaluate(formula.expression, scope)
    if value is None or (isinstance(value, str) and not value):
        return None
    settled = clamped(question, converted(question, value), scope)
    if isinstance(settled, Fraction):
        settled = rounded(question, settled, scope)
    return settled if misfit(question, settled, scope) is None else None

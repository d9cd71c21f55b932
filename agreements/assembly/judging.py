"""What is wrong between answers, told without a document: a library and answers come in; a Judged goes out."""

import datetime
from dataclasses import dataclass, replace
from typing import Literal as OneOf

from clauses.library.answers import Answers, AnswerValue, Value
from clauses.library.deal.interview import Interview, InterviewScope, interview
from clauses.library.deal.questions_read import everything_read
from clauses.library.deal.selection import Selection, SelectionScope, select, ways
from clauses.library.language.asked_of import clauses_asked, points_read
from clauses.library.language.evaluation import holds
from clauses.library.language.expressions import MISSING, Expression
from clauses.library.values import Library, Rule

WrongKind = OneOf["rule", "misfit", "missing"]


@dataclass(frozen=True, slots=True, order=True)
class Wrong:
    """One thing that is wrong between answers: a rule that fires, an answer that does not fit, or one that is needed.

    `key` is that of the rule or of the question. Hints of rules are nothing wrong.
    """

    kind: WrongKind
    key: str
    is_error: bool = True


@dataclass(frozen=True, slots=True)
class Judged:
    """Answers with what follows from them, and all that is wrong between them."""

    answers: Answers
    interview: Interview
    selection: Selection
    wrong: frozenset[Wrong]

    @property
    def library(self) -> Library:
        """The library that they answer."""
        return self.interview.library

    @property
    def errors(self) -> frozenset[Wrong]:
        """What stands in the way of finishing."""
        return frozenset(one for one in self.wrong if one.is_error)

    def under(self, key: str, value: AnswerValue) -> "Judged":
        """The same with one other answer."""
        answers = {**self.answers, key: value}
        return judge(self.library, answers, created_on=self.interview.created_on)

    def scope_with(self, key: str, value: Value) -> SelectionScope:
        """A scope in which one question has another value, and all else that is asked and selected is as it is."""
        values = {**self.interview.scope.values, key: value}
        asked = replace(self.interview, scope=InterviewScope(self.library, values))
        return SelectionScope(asked, self.selection.scope.taken)


def judge(library: Library, answers: Answers, *, created_on: datetime.date) -> Judged:
    """Ask and select under the answers, and say what is wrong. Never raises for what they say."""
    asked = interview(library, answers, created_on=created_on)
    return judged(asked, select(asked), answers)


def judged(asked: Interview, selection: Selection, answers: Answers) -> Judged:
    """The same of an interview and a selection that were made already."""
    wrong = {
        Wrong("misfit" if one.origin == "misfit" else "missing", one.question.key)
        for one in asked.asked
        if one.origin == "misfit" or (one.origin == "missing" and one.question.required)
    }
    wrong |= {
        wrong_of(rule)
        for rule in asked.library.rules
        if rule.severity != "hint" and holds(rule.when.expression, selection.scope)
    }
    return Judged(answers, asked, selection, frozenset(wrong))


def wrong_of(rule: Rule) -> Wrong:
    """That a rule fires."""
    return Wrong("rule", rule.key, rule.severity == "error")


def questions_deciding(expression: Expression, library: Library) -> tuple[str, ...]:
    """The questions that an expression reads, in their order; also through facts, deal points and clauses."""
    read = keys_deciding(expression, library)
    return tuple(one.key for one in library.questions if one.key in read)


def keys_deciding(expression: Expression, library: Library) -> frozenset[str]:
    """The keys that an expression reads. What decides a clause that it asks about decides it too, also a pick."""
    told = (library.index.told.get(point, MISSING) for point in points_read(expression))
    asked = {key for one in (expression, *told) for key in clauses_asked(one)}
    conditions = [
        condition
        for clause in map(library.clause, asked)
        if clause is not None
        for condition in (
            *(() if clause.when is None else (clause.when.expression,)),
            *(way.condition for way in ways(clause)),
        )
    ]
    return frozenset(
        key for one in (expression, *conditions) for key in everything_read(one, library)
    )

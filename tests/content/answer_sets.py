"""Answer sets that the wizard accepts and that no error rule refuses, seeded, with the rarest answers first.

Each set starts from a few answers that have occurred least so far and fills the rest in one forward pass of the
interview. What a rule or a condition refuses is answered anew, never the answers that the set is for.
"""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from clauses.library.answers import Value, pick_key, responsibility_key
from clauses.library.deal.fitting import clamped, misfit
from clauses.library.deal.interview import CREATED_ON as TODAY
from clauses.library.deal.interview import InterviewScope, interview
from clauses.library.deal.questions_read import questions_read
from clauses.library.deal.selection import Selection, select
from clauses.library.language.asked_of import clauses_asked
from clauses.library.language.deal_points import carrying_rows
from clauses.library.language.evaluation import Scope, evaluate, holds
from clauses.library.language.expressions import Expression
from clauses.library.values import Library, Question, Rule
from tests.content.offered import EMPTY, INSIDE, NUMBERS, Offer, offers, thresholds_of
from tests.content.shipped import CREATED_ON

DEFAULT = "by default"
MOST_REPAIRS = 150
GOALS = 4
PARTIES = ("customer", "manufacturer", "both")

Goal = tuple[str, str]


@dataclass
class Generator:
    """Makes answer sets of a library; `occurred` counts, per question, how often each answer was in one."""

    library: Library
    chance: random.Random
    occurred: Counter[Goal] = field(default_factory=Counter)
    known: dict[Goal, None] = field(default_factory=dict)
    failed: Counter[Goal] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.thresholds = thresholds_of(self.library)
        self.errors = tuple(rule for rule in self.library.rules if rule.severity == "error")
        self.on_answers = tuple(
            rule for rule in self.errors if not clauses_asked(rule.when.expression)
        )
        self.hand_picked = tuple(
            clause
            for clause in self.library.clauses
            if clause.chosen_by == "stance" and len(clause.positions) > 1
        )
        for clause in self.hand_picked:
            for position in clause.positions:
                self.known[(pick_key(clause.key), position.key)] = None
        # A row that a sentence speaks for is refused once it is changed; the others are free.
        carrying = carrying_rows(self.library.index.settings)
        self.free_rows = tuple(
            row for row in self.library.responsibilities if not row.sets or row.key in carrying
        )
        for row in self.free_rows:
            for one in PARTIES:
                self.known[(responsibility_key(row.key), one)] = None

    def answer_sets(self, number: int) -> Iterator[tuple[Mapping[str, Value], Selection]]:
        """So many answer sets, each with what it selects."""
        for _ in range(number):
            answers, selection = self._one()
            for goal in set(occurrences(selection, answers, self)):
                self.occurred[goal] += 1
            yield answers, selection

    def _one(self) -> tuple[Mapping[str, Value], Selection]:
        while True:
            goals = self._rarest()
            if (made := Attempt(self, dict(goals)).make()) is not None:
                return made
            for goal in goals:
                self.failed[goal] += 1

    def _rarest(self) -> list[Goal]:
        """A few answers that have occurred least, one a question, those tried in vain last."""
        order = sorted(
            self.known,
            key=lambda goal: (self.occurred[goal] + self.failed[goal], self.chance.random()),
        )
        found: dict[str, str] = {}
        for question, name in order:
            if len(found) < GOALS:
                found.setdefault(question, name)
        return list(found.items())


@dataclass
class Attempt:
    """One answer set in the making: `pinned` is what it is for, `names` what was chosen for each question."""

    generator: Generator
    pinned: dict[str, str]
    names: dict[str, str] = field(default_factory=dict)
    answers: dict[str, Value] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    unasked: set[str] = field(default_factory=set)

    def make(self) -> tuple[Mapping[str, Value], Selection] | None:
        """Answers that fit, with their selection; None where too many repairs were in vain."""
        self._pick_by_hand()
        for _ in range(MOST_REPAIRS):
            scope = self._answer_all()
            missing = list(self._pinned_but_not_asked())
            broken = list(self._fired(scope, self.generator.on_answers))
            if not missing and not broken:
                asked = interview(self.generator.library, self.answers, created_on=CREATED_ON)
                selection = select(asked)
                broken = list(self._fired(selection.scope, self.generator.errors))
                if not broken:
                    return dict(self.answers), selection
            mended = [self._mend(one, self.unasked) for one in missing]
            mended += [self._mend(one, self.refused) for one in broken]
            if not all(mended):
                return None
        return None

    def _pick_by_hand(self) -> None:
        """Positions that no question decides, and rows of the matrix."""
        for row in self.generator.free_rows:
            key = responsibility_key(row.key)
            if key in self.pinned:
                self.answers[key] = self.pinned[key]
            elif self.generator.chance.random() < 0.3:
                self.answers[key] = self.generator.chance.choice(PARTIES)
        for clause in self.generator.hand_picked:
            key = pick_key(clause.key)
            if key in self.pinned:
                self.answers[key] = self.pinned[key]
            elif self.generator.chance.random() < 0.6:
                rarest = min(
                    clause.positions,
                    key=lambda position: self.generator.occurred[(key, position.key)],
                )
                self.answers[key] = rarest.key

    def _answer_all(self) -> InterviewScope:
        """The forward pass: every question that is asked now keeps its answer or gets one."""
        library = self.generator.library
        scope = InterviewScope(library, {TODAY: CREATED_ON})
        for question in library.questions:
            if question.when is not None and not holds(question.when.expression, scope):
                self.answers.pop(question.key, None)
                self.names.pop(question.key, None)
                continue
            value = self._answer(question, scope)
            if value is not None:
                scope.learn(question.key, value)
        return scope

    def _answer(self, question: Question, scope: InterviewScope) -> Value | None:
        stale = question.key in self.refused or question.key in self.unasked
        if question.key in self.names and not stale:
            given = self.answers.get(question.key)
            value = _default_of(question, scope) if given is None else given
            # What was answered by its default is asked anew where another answer took the default away.
            if value is not None or not question.required:
                return value
        default = _default_of(question, scope)
        offered = offers(question, scope, self.generator.thresholds, self.generator.chance)
        for offer in offered:
            self.generator.known[(question.key, offer.name)] = None
        offer = self._choose(question, offered, has_default=default is not None)
        self.names[question.key] = offer.name
        self.answers.pop(question.key, None)
        self.refused.discard(question.key)
        self.unasked.discard(question.key)
        if offer.value is None:
            return default
        self.answers[question.key] = offer.value
        return offer.value

    def _choose(self, question: Question, offered: list[Offer], *, has_default: bool) -> Offer:
        chance = self.generator.chance
        wanted = self.pinned.get(question.key)
        for offer in offered:
            if offer.name == wanted:
                return offer
        refused, unasked = question.key in self.refused, question.key in self.unasked
        if has_default and not unasked and chance.random() < (0.8 if refused else 0.3):
            return Offer(DEFAULT, None)
        if refused or unasked or chance.random() < 0.3:
            return chance.choice(offered)
        occurred = self.generator.occurred
        return min(
            offered, key=lambda offer: (occurred[(question.key, offer.name)], chance.random())
        )

    def _pinned_but_not_asked(self) -> Iterator[Expression]:
        for key in self.pinned:
            question = self.generator.library.question(key)
            if question is not None and question.when is not None and key not in self.names:
                yield question.when.expression

    def _fired(self, scope: Scope, rules: tuple[Rule, ...]) -> Iterator[Expression]:
        for rule in rules:
            if holds(rule.when.expression, scope):
                yield rule.when.expression

    def _mend(self, broken: Expression, stale: set[str]) -> bool:
        """Answer anew one of the questions on which a condition depends; false where all are pinned."""
        library = self.generator.library
        keys = list(questions_read(broken, library))
        for clause in clauses_asked(broken):
            keys.append(pick_key(clause))
        keys += [
            key
            for question in map(library.question, list(keys))
            if question is not None and question.when is not None
            for key in questions_read(question.when.expression, library)
        ]
        free = [key for key in dict.fromkeys(keys) if key not in self.pinned]
        if not free:
            return False
        key = self.generator.chance.choice(free)
        if library.question(key) is None:
            self.answers.pop(key, None)
        else:
            stale.add(key)
        return True


def _default_of(question: Question, scope: InterviewScope) -> Value | None:
    """What the interview takes for this question without an answer."""
    holding = (one.value for one in question.defaults if holds(one.when.expression, scope))
    formula = next(holding, question.default)
    value = None if formula is None else evaluate(formula.expression, scope)
    if value is None or value == "":
        return None
    value = clamped(question, value, scope)
    return value if misfit(question, value, scope) is None else None


def occurrences(
    selection: Selection, answers: Mapping[str, Value], generator: Generator
) -> Iterator[Goal]:
    """Every named answer that an answer set holds: options ticked, limits met, what was left empty."""
    asked_now = selection.scope.interview
    scope = InterviewScope(generator.library, {TODAY: CREATED_ON})
    for asked in asked_now.asked:
        question = asked.question
        limits_of = offers(question, scope, generator.thresholds, random.Random(0))
        if asked.value is None:
            yield question.key, EMPTY
        else:
            yield from ((question.key, name) for name in _names(question, asked.value, limits_of))
            scope.learn(question.key, asked.value)
        if asked.origin == "default":
            yield question.key, DEFAULT
    for row in generator.library.responsibilities:
        chosen = answers.get(responsibility_key(row.key))
        if isinstance(chosen, str) and (row.when is None or holds(row.when.expression, scope)):
            yield responsibility_key(row.key), chosen
    for selected in selection.selected:
        key = pick_key(selected.clause.key)
        if answers.get(key) == selected.position.key and "by hand" in selected.reason:
            yield key, selected.position.key


def _names(question: Question, value: Value, offered: list[Offer]) -> Iterator[str]:
    match value:
        case frozenset():
            yield from sorted(value)
        case _ if question.kind in NUMBERS or question.kind in ("text", "date", "sites", "table"):
            names = [o.name for o in offered if o.value == value and o.name != INSIDE]
            yield from names or [INSIDE]
        case _:
            yield from (offer.name for offer in offered if offer.value == value)

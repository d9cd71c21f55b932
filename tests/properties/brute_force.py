"""All answers that the wizard accepts to a small library, tried one by one, without a solver."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from agreements.assembly.coherence import check
from agreements.assembly.definitions import used
from agreements.assembly.document import DefinitionList
from agreements.assembly.pipeline import Assembled, assemble
from agreements.assembly.trees import blocks_in, lines_in
from clauses import library
from clauses.library.answers import Answers, Value, pick_key
from clauses.library.deal.fitting import misfit
from clauses.library.deal.interview import CREATED_ON as TODAY
from clauses.library.deal.interview import InterviewScope, interview
from clauses.library.deal.selection import SelectionScope, select
from clauses.library.findings import Finding, Level
from clauses.library.language.evaluation import holds
from clauses.library.language.expressions import Expression
from clauses.library.language.printed_paths import branches
from clauses.library.language.text import Conditional
from clauses.library.proof.printing import parts
from tests.clauses.library.examples import CREATED_ON
from tests.properties.kinds_tried import answers_tried

# These tell of answers or of the program; the proof speaks of libraries, and of answers that are accepted.
NOT_OWED = ("rule", "answer-does-not-fit", "unanswered-question", "number-gap", "doubled-anchor")
Fault = tuple[str, str, str]
Also = Mapping[str, Collection[Value]]  # further answers to some questions
NOTHING: Also = {}


def every_answer_set(held: library.Library, also: Also = NOTHING) -> Iterator[Answers]:
    """Every way to answer the questions that are asked, and to pick positions by hand.

    Of answers without number those that stand for all are tried, and what is asked for.
    """
    free = [
        clause
        for clause in held.clauses
        if clause.chosen_by == "stance" and len(clause.positions) > 0
    ]
    picks = product(*((None, *(one.key for one in clause.positions)) for clause in free))
    for picked in picks:
        start: dict[str, Value] = {
            pick_key(clause.key): key for clause, key in zip(free, picked, strict=True) if key
        }
        scope: dict[str, Value] = {TODAY: CREATED_ON, **start}
        yield from _answered(held, 0, start, scope, also)


def _answered(
    held: library.Library,
    number: int,
    answers: dict[str, Value],
    values: dict[str, Value],
    also: Also,
) -> Iterator[Answers]:
    if number == len(held.questions):
        yield answers
        return
    question = held.questions[number]
    scope = InterviewScope(held, dict(values))
    if question.when is not None and not holds(question.when.expression, scope):
        yield from _answered(held, number + 1, answers, values, also)
        return
    if not question.required:
        asked = interview(held, answers, created_on=CREATED_ON).of(question.key)
        default = {} if asked is None or asked.value is None else {question.key: asked.value}
        yield from _answered(held, number + 1, answers, values | default, also)
    for value in dict.fromkeys((*answers_tried(question), *also.get(question.key, ()))):
        if misfit(question, value, scope) is None:
            given = {question.key: value}
            yield from _answered(held, number + 1, answers | given, values | given, also)


@dataclass(frozen=True, slots=True)
class Tried:
    """One answer set, what is made of it, and what is wrong with it."""

    answers: Answers
    assembled: Assembled
    scope: SelectionScope
    refused: bool
    faults: frozenset[Fault]


@dataclass(frozen=True, slots=True)
class Agreements:
    """Every answer set that the wizard takes, with its agreement; what was asked of all of them is asked once."""

    every: tuple[Tried, ...]
    known: dict[int, tuple[Expression, int]] = field(default_factory=dict)

    def where(self, condition: Expression) -> int:
        """Those in which a condition holds, as one bit each."""
        if id(condition) not in self.known:
            bits = (holds(condition, one.scope) << number for number, one in enumerate(self.every))
            self.known[id(condition)] = condition, sum(bits)  # kept, so that its id stays its own
        return self.known[id(condition)][1]


def tried(
    held: library.Library, also: Also = NOTHING, before: Agreements | None = None
) -> Agreements:
    """Every answer set that the wizard takes, with its agreement; those tried before are not made again."""
    made = {_marks(one.answers): one for one in (() if before is None else before.every)}
    return Agreements(
        tuple(
            made.get(_marks(answers)) or try_out(held, answers)
            for answers in every_answer_set(held, also)
        )
    )


def _marks(answers: Answers) -> frozenset[tuple[str, str, Value]]:
    """An answer set as a key; yes is not 1."""
    return frozenset((key, type(value).__name__, value) for key, value in answers.items())


def try_out(held: library.Library, answers: Answers) -> Tried:
    """One agreement of a library."""
    assembled = assemble(held, answers, created_on=CREATED_ON)
    found = check(assembled)
    refused = any(one.code == "rule" and one.level is Level.ERROR for one in found)
    faults = frozenset(fault_of(one) for one in found if one.level is Level.ERROR)
    mattering = frozenset(fault for fault in faults if fault[0] not in NOT_OWED)
    return Tried(answers, assembled, assembled.selection.scope, refused, mattering)


def fault_of(one: Finding) -> Fault:
    """Code and place; a term without its definition has the place of its first use in a document."""
    if one.code == "undefined-term":
        return one.code, "term", one.message.split("”")[0][1:]
    return one.code, one.place.kind, one.place.key


def never_reached(held: library.Library, agreements: tuple[Tried, ...]) -> set[tuple[str, ...]]:
    """Code and name of everything that no agreement reaches; a choice must be reached without breaking a rule."""
    reached: set[tuple[str, ...]] = set()
    for one in agreements:
        reached.update(_reached(held, one))
    return set(_everything(held)) - reached


def _everything(held: library.Library) -> Iterator[tuple[str, ...]]:
    for question in held.questions:
        yield "unasked-question", question.key
        yield from (("impossible-choice", question.key, one.label) for one in question.options)
    for clause in held.clauses:
        yield from (("unreachable-position", clause.key, one.key) for one in clause.positions)
    yield from (("unreachable-schedule", one.key) for one in held.schedules)
    yield from (("unused-term", one.term) for one in held.terms)
    yield from (("rule-never-fires", one.key) for one in held.rules)
    yield from (name for name, _ in _branches(held))


def _reached(held: library.Library, one: Tried) -> Iterator[tuple[str, ...]]:
    for asked in one.assembled.interview.asked:
        yield "unasked-question", asked.question.key
        for choice in asked.question.options:
            ticked = isinstance(asked.value, frozenset) and choice.key in asked.value
            if not one.refused and (ticked or asked.value == choice.key):
                yield "impossible-choice", asked.question.key, choice.label
    for selected in one.assembled.selection.selected:
        yield "unreachable-position", selected.clause.key, selected.position.key
    yield from (("unreachable-schedule", there.key) for there in one.assembled.document.schedules)
    yield from (("unused-term", name) for name in terms_in(one.assembled))
    for rule in held.rules:
        if holds(rule.when.expression, one.scope):
            yield "rule-never-fires", rule.key
    yield from (name for name, path in _branches(held) if holds(path, one.scope))


def _branches(held: library.Library):
    """Each branch of a condition in a text: where it stands, and the way to it."""
    for part in parts(held):
        for number, one in enumerate(part.placed()):
            if isinstance(one.node, Conditional):
                for branch, (path, _) in enumerate(branches(one.node, one.path), start=1):
                    name = ("unreachable-branch", part.place.key, part.place.part, str(one.line))
                    yield (*name, f"Branch {branch} ", str(number)), path


def terms_in(assembled: Assembled) -> set[str]:
    """The terms that a document uses, its definitions included."""
    return {
        term
        for block in blocks_in(assembled.document)
        for line in lines_in(block)
        for term in used(line)
    }


def has_definitions(assembled: Assembled) -> bool:
    """Whether a document prints its definitions."""
    return any(isinstance(block, DefinitionList) for block in blocks_in(assembled.document))


def implied(held: library.Library, agreements: tuple[Tried, ...]) -> set[str]:
    """The rules that fire, and only where another fires that is as severe and asks to change the same."""
    order = ("hint", "warning", "error")
    fired = {
        rule.key: {n for n, one in enumerate(agreements) if holds(rule.when.expression, one.scope)}
        for rule in held.rules
    }
    found = set()
    for rule in held.rules:
        others = (
            fired[other.key]
            for other in held.rules
            if other is not rule
            and other.change == rule.change
            and order.index(other.severity) >= order.index(rule.severity)
        )
        if fired[rule.key] and fired[rule.key] <= set().union(*others):
            found.add(rule.key)
    return found


def accepts(held: library.Library, answers: Answers) -> bool:
    """Whether the wizard takes these answers, and no rule refuses them."""
    asked = interview(held, answers, created_on=CREATED_ON)
    fits = all(
        one.origin != "misfit" and (one.value is not None or not one.question.required)
        for one in asked.asked
    )
    scope = select(asked).scope
    refused = any(
        holds(rule.when.expression, scope) for rule in held.rules if rule.severity == "error"
    )
    return fits and not refused

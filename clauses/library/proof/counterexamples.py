"""Counterexamples: answers under which a fault stands, the few of them that it needs, and the words for these."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, assert_never

from clauses.library.answers import (
    Answers,
    City,
    FilledTable,
    Party,
    Value,
    part_of,
    pick_key,
    responsibility_key,
)
from clauses.library.deal.amounts import is_money
from clauses.library.deal.attached import may_stand_for
from clauses.library.deal.cells import column_questions
from clauses.library.deal.interview import Interview, interview
from clauses.library.deal.parts import parts_of
from clauses.library.deal.questions_read import everything_read
from clauses.library.deal.selection import Selection, select
from clauses.library.language.calculation import is_filled_in, total_of
from clauses.library.language.deal_points import carrying_rows
from clauses.library.language.evaluation import holds
from clauses.library.language.expressions import (
    Answered,
    Arithmetic,
    AttachedFor,
    Compare,
    Contains,
    CountOf,
    Expression,
    FilledIn,
    Name,
    Not,
    NumberLiteral,
    PartOf,
    TextLiteral,
    TotalOf,
    none_of,
)
from clauses.library.language.known_names import CREATED_ON
from clauses.library.proof.agreement import is_error
from clauses.library.proof.examples import answers_in, created_on_in
from clauses.library.proof.guards import Guard, conj
from clauses.library.proof.solving import Solver, Undecided
from clauses.library.proof.symbols import is_whole
from clauses.library.proof.unknown_tables import columns_read
from clauses.library.proof.unknowns import Unknowns
from clauses.library.values import Library, Question
from clauses.library.words.wording import in_words
from clauses.library.words.wording import name as name_of


@dataclass(frozen=True, slots=True)
class Counterexample:
    """Answers that the wizard accepts and that show a fault, and the few conditions under which it always stands.

    Leave out one of the conditions, and there are answers under which the fault does not stand.
    """

    answers: Answers
    created_on: datetime.date
    conditions: tuple[Expression, ...]
    words: str


def counterexample(
    stands: Expression, solver: Solver, library: Library, *, today: datetime.date
) -> Counterexample | None:
    """Answers under which a fault stands; None where our own evaluator does not see it. Raises Undecided."""
    unknown = solver.agreement.answers
    name = solver.named(solver.agreement.holds(stands))
    # An agreement made today is the one that its reader can try at once; another day only where it needs one.
    model = solver.model(solver.rules, name, solver.made_on(today))
    if model is None:
        model = solver.model(solver.rules, name)
    if model is None:
        return None
    # The solver is never trusted alone: what it found counts only if the evaluator of real agreements sees it too.
    answers, created_on = answers_in(model, unknown, library), created_on_in(model, unknown)
    # The solver knows no smallest coin. Whole amounts are amounts of every currency, hundredths of nearly every one.
    for coins in (1, 100):
        if shows(stands, library, answers, created_on):
            break
        model = solver.model(solver.rules, name, solver.named(amounts_in(coins, unknown, library)))
        if model is not None:
            answers, created_on = answers_in(model, unknown, library), created_on_in(model, unknown)
    else:
        if not shows(stands, library, answers, created_on):
            return None
    conditions = _minimal(stands, answers, created_on, solver, library)
    usual = _usual(conditions, answers, created_on, library)
    if shows(stands, library, usual, created_on):
        answers = usual
    return Counterexample(answers, created_on, conditions, _said(conditions, library))


def amounts_in(coins: int, unknown: Unknowns, library: Library) -> Guard:
    """That every amount of money is so many whole coins of which one unit has this many."""
    amounts = [unknown.free[one.key].number[1] for one in library.questions if is_money(one)]
    sums = [
        (symbol.totals[column.key][1], symbol.sites[1])
        for question in library.questions
        for symbol in [unknown.free[question.key]]
        for column in column_questions(question)
        if is_money(column) and column.key in symbol.totals
    ]
    every = (number * coins for number in (*amounts, *(total for total, _ in sums)))
    # The least amount is one coin, so a sum of them is no less than their number.
    enough = (total * coins >= count for total, count in sums)
    return conj((*map(is_whole, every), *enough))


def _usual(
    conditions: tuple[Expression, ...],
    answers: Answers,
    created_on: datetime.date,
    library: Library,
) -> Answers:
    """The answers that the conditions speak of, and for all else what is usual: they read like an agreement."""
    kept = {key for condition in conditions for key in everything_read(condition, library)}
    usual = {key: value for key, value in answers.items() if key in kept}
    while True:
        asked = interview(library, usual, created_on=created_on).asked
        # Usual values may ask further questions that have no default: these are answered as the solver did, until
        # nothing new is asked. Each round answers one question more, so it ends.
        missing = {
            one.question.key: answers[one.question.key]
            for one in asked
            if one.value is None and one.question.required and one.question.key in answers
        }
        if missing.keys() <= usual.keys():
            break
        usual |= missing
    return usual | {one.question.key: one.value for one in asked if one.value is not None}


def _said(conditions: tuple[Expression, ...], library: Library) -> str:
    """Conditions as the words after "when"; none where the fault stands whatever is answered."""
    return " and ".join(_in_words(one, library) for one in conditions)


def _in_words(condition: Expression, library: Library) -> str:
    match condition:
        case Name(key) if library.question(key):
            return f"{in_words(condition, library)} is “Yes”"
        case Not(Name(key) as asked) if library.question(key):
            return f"{in_words(asked, library)} is “No”"
        case Not(Answered(key)):
            said = "is not answered" if library.question(key) else "is left open"
            return f"{name_of(key, library)} {said}"
        case Not(operand):
            return f"it is not so that {in_words(operand, library)}"
        case _:
            return in_words(condition, library)


def shows(
    stands: Expression, library: Library, answers: Answers, created_on: datetime.date
) -> bool:
    """Whether the wizard accepts answers, no error rule refuses them, and the fault stands."""
    asked = interview(library, answers, created_on=created_on)
    selection = select(asked)
    return is_accepted(asked, selection) and holds(stands, selection.scope)


def is_accepted(asked: Interview, selection: Selection) -> bool:
    """Whether every required question is answered in range, and no error rule fires."""
    if any(
        one.origin == "misfit" or (one.origin == "missing" and one.question.required)
        for one in asked.asked
    ):
        return False
    return not any(
        is_error(rule) and holds(rule.when.expression, selection.scope)
        for rule in asked.library.rules
    )


def _minimal(
    stands: Expression,
    answers: Answers,
    created_on: datetime.date,
    solver: Solver,
    library: Library,
) -> tuple[Expression, ...]:
    """The conditions that are left when each one that the fault can do without is taken away."""
    # The fault always stands under some conditions if, and only if, they contradict that it does not stand. What a
    # contradiction needs of them is what the solver calls a core; it is small, but only the loop makes it minimal.
    sound = solver.named(solver.agreement.holds(none_of(stands)))
    named = {
        solver.named(guard): condition
        for condition in _conditions(library, answers, created_on)
        # What is settled tells no answers from others: nothing reads the words of such an answer.
        if not isinstance(guard := solver.agreement.holds(condition), bool)
    }
    always = (solver.rules, sound)
    core = _contradiction(solver, *always, *named)
    if core is None:
        return tuple(named.values())  # conditions do not tell these answers from others
    left = [name for name in named if any(name.eq(one) for one in core)]
    for name in tuple(left):
        without = [one for one in left if one is not name]
        if (smaller := _contradiction(solver, *always, *without)) is not None:
            left = [one for one in without if any(one.eq(other) for other in smaller)]
    return tuple(named[name] for name in left)


def _contradiction(solver: Solver, *names: Any) -> tuple[Any, ...] | None:
    """Some of these names that cannot all hold; None where they can, or where the solver gives up.

    What it gives up on stays among the conditions: they are longer then than they need be, and as true.
    """
    try:
        return solver.core(*names)
    except Undecided:
        return None


def _conditions(
    library: Library, answers: Answers, created_on: datetime.date
) -> Iterator[Expression]:
    """What these answers say, one condition each, those that say most last: they are taken away last."""
    asked, read = interview(library, answers, created_on=created_on), columns_read(library)
    for one in asked.asked:
        if may_stand_for(one.question, library):
            attached = AttachedFor(one.question.key)
            yield attached if asked.scope.is_attached(one.question.key) else none_of(attached)
        if one.value is None:
            yield none_of(Answered(one.question.key))
        else:
            yield from _of_answer(one.question, one.value, created_on, read)
            if not one.question.required:
                yield Answered(one.question.key)  # a "No" alone is said of no answer too
    for clause in library.clauses:
        if clause.chosen_by == "stance" and len(clause.positions) > 1:
            picked, pick = asked.picks.get(clause.key), Name(pick_key(clause.key))
            yield (
                Compare("==", pick, TextLiteral(picked)) if picked else none_of(Answered(pick.key))
            )
    for row in carrying_rows(library.index.settings):
        named, by_hand = asked.responsibilities.get(row), Name(responsibility_key(row))
        yield (
            Compare("==", by_hand, TextLiteral(named)) if named else none_of(Answered(by_hand.key))
        )
    for fact in library.facts:
        if isinstance(value := asked.value(fact.key), bool):
            yield Name(fact.key) if value else none_of(Name(fact.key))


def _of_answer(
    question: Question,
    value: Value,
    created_on: datetime.date,
    columns: Mapping[str, tuple[str, ...]],
) -> Iterator[Expression]:
    name = Name(question.key)
    match value:
        case bool():
            yield name if value else none_of(name)
        case str():
            yield Compare("==", name, TextLiteral(value))
        case Fraction():
            yield Compare("==", name, NumberLiteral(value))
        case datetime.date():
            days = NumberLiteral(Fraction((value - created_on).days))
            yield Compare("==", Arithmetic("-", name, Name(CREATED_ON)), days)
        case frozenset():
            for choice in question.options:
                yield Contains(TextLiteral(choice.key), name, negated=choice.key not in value)
        case Party() | City():
            for part in parts_of(question):
                read, word = PartOf(question.key, part), part_of(value, part)
                given = Compare("==", read, read)
                yield none_of(given) if word is None else Compare("==", read, TextLiteral(word))
        case FilledTable():
            yield Compare("==", CountOf(question.key), NumberLiteral(Fraction(len(value.rows))))
            for column in columns.get(question.key, ()):
                of_column = FilledIn(question.key, column)
                yield of_column if is_filled_in(value, column) else none_of(of_column)
                if (total := total_of(value, column)) is not None:
                    yield Compare("==", TotalOf(question.key, column), NumberLiteral(total))
        case tuple():
            yield Compare("==", CountOf(question.key), NumberLiteral(Fraction(len(value))))
        case _:
            assert_never(value)

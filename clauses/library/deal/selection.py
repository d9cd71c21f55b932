"""The selection: which clauses are in the agreement, one position each, and the reason for each.

An Interview comes in; a Selection goes out. A pure function of the answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal as OneOf

from clauses.library.answers import Value, pick_key
from clauses.library.deal.interview import Interview
from clauses.library.language.evaluation import Scope, evaluate, holds
from clauses.library.language.expressions import (
    ALWAYS,
    MISSING,
    All,
    Any,
    Compare,
    Contains,
    Expression,
    Listed,
    Name,
    TextLiteral,
)
from clauses.library.language.known_names import STANCE
from clauses.library.language.remembering import made_once
from clauses.library.values import Clause, Position
from clauses.library.words.wording import in_words


@dataclass(frozen=True, slots=True)
class Selected:
    """A clause in the agreement, the position taken, and why: a sentence that starts with "because"."""

    clause: Clause
    position: Position
    reason: str


@dataclass(frozen=True, slots=True)
class SelectionScope:
    """What texts, schedules and rules may ask: answers, facts, and the selection."""

    interview: Interview
    taken: Mapping[str, Position]

    def value(self, key: str) -> Value | None:
        """The value of a live question or a derived fact; None where it is missing."""
        return self.interview.scope.value(key)

    def members(self, key: str) -> frozenset[str] | None:
        """The members of a named set."""
        return self.interview.scope.members(key)

    def row(self, table: str, key: str) -> str | None:
        """A row of a named table."""
        return self.interview.scope.row(table, key)

    def position(self, clause: str) -> str | None:
        """The key of the position taken in a clause; None where the clause is not in the agreement."""
        position = self.taken.get(clause)
        return None if position is None else position.key

    def features(self, clause: str) -> tuple[str, ...]:
        """The features of the position taken in a clause."""
        position = self.taken.get(clause)
        return () if position is None else position.features

    def is_attached(self, key: str) -> bool:
        """Whether an attached document takes the place of a table."""
        return self.interview.scope.is_attached(key)

    def point(self, key: str) -> Expression:
        """What a deal point is: the value of the sentence that sets it."""
        return self.interview.library.index.told.get(key, MISSING)


@dataclass(frozen=True, slots=True)
class Selection:
    """The clauses of an agreement in order."""

    selected: tuple[Selected, ...]
    scope: SelectionScope

    def of(self, clause: str) -> Selected | None:
        """What was selected for a clause; None where the clause is not in the agreement."""
        return next((selected for selected in self.selected if selected.clause.key == clause), None)


def select(interview: Interview) -> Selection:
    """Choose the clauses and their positions. Never raises: a clause without a position is left out."""
    selected = tuple(
        choice
        for clause in interview.library.clauses
        if is_included(clause, interview) and (choice := _choose(clause, interview)) is not None
    )
    taken = {choice.clause.key: choice.position for choice in selected}
    return Selection(selected, SelectionScope(interview, taken))


def is_included(clause: Clause, interview: Interview) -> bool:
    """Whether the clause's own condition holds."""
    return clause.when is None or holds(clause.when.expression, interview.scope)


def matching(clause: Clause, interview: Interview) -> tuple[Position, ...]:
    """The positions that the answers decide for; one, where the library is coherent."""
    return tuple(way.position for way in decided(clause) if holds(way.condition, interview.scope))


@dataclass(frozen=True, slots=True)
class Way:
    """How a position may come into an agreement: the condition, and who decides."""

    position: Position
    condition: Expression
    by: OneOf["answers", "hand", "stance"]


@made_once(most=4_096)
def ways(clause: Clause) -> tuple[Way, ...]:
    """The ways to a position of a clause; the first whose condition holds is taken.

    The answers decide first, then a pick by hand, then the overall stance, else the balanced or first position.
    """
    if clause.chosen_by == "answers" or not clause.positions:
        return decided(clause)
    by_hand = tuple(
        Way(position, Compare("==", Name(pick_key(clause.key)), TextLiteral(position.key)), "hand")
        for position in clause.positions
    )
    by_stance = {position.stance: position for position in reversed(clause.positions)}
    leaning = tuple(
        Way(position, Compare("==", Name(STANCE), TextLiteral(stance)), "stance")
        for stance, position in by_stance.items()
    )
    usual = by_stance.get("balanced", clause.positions[0])
    return (*decided(clause), *by_hand, *leaning, Way(usual, ALWAYS, "stance"))


def decided(clause: Clause) -> tuple[Way, ...]:
    """The ways by answers; of a clause chosen by stance, a position without a condition has none."""
    return tuple(
        Way(position, ALWAYS if position.when is None else position.when.expression, "answers")
        for position in clause.positions
        if position.when is not None or clause.chosen_by == "answers"
    )


def _choose(clause: Clause, interview: Interview) -> Selected | None:
    way = next((way for way in ways(clause) if holds(way.condition, interview.scope)), None)
    if way is None:
        return None
    return Selected(clause, way.position, _because(way, clause, interview))


def _because(way: Way, clause: Clause, interview: Interview) -> str:
    only = len(clause.positions) == 1 and way.position.when is None
    if way.by == "hand":
        return "because it was picked by hand"
    if way.by == "stance" and not only:
        return "because the agreement leans this way where no question decides"
    return _reason(clause, way.position, interview)


def _reason(clause: Clause, position: Position, interview: Interview) -> str:
    formula = position.when or clause.when
    if formula is None:
        return "because every agreement has it"
    holding = dict.fromkeys(decisive(formula.expression, interview.scope))
    return "because " + " and ".join(in_words(part, interview.library) for part in holding)


def decisive(expression: Expression, scope: Scope) -> tuple[Expression, ...]:
    """The parts of a condition that made it hold: all of an "and", the first that holds of an "or"."""
    match expression:
        case All(operands):
            return tuple(part for operand in operands for part in decisive(operand, scope))
        case Any(operands):
            holding = [operand for operand in operands if holds(operand, scope)]
            return decisive(holding[0], scope) if holding else ()
        case Contains(Name(), Listed(), negated=False):
            value = evaluate(expression.item, scope)
            return (
                (Compare("==", expression.item, TextLiteral(value)),)
                if isinstance(value, str)
                else ()
            )
        case _:
            return (expression,)

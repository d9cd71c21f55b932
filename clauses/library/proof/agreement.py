"""The agreement that is not made yet: answers the wizard accepts and the selection they give, over all answers at once.

The twin of `select`: for each clause, the same ways in the same order.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from clauses.library.deal.selection import ways
from clauses.library.language.deal_points import carrying_rows
from clauses.library.proof.domains import Domains
from clauses.library.proof.encoding import Encoder
from clauses.library.proof.guards import Guard, conj, disj, negation
from clauses.library.proof.unknowns import Unknowns, is_open, unknowns
from clauses.library.values import Clause, Library, Rule


@dataclass(frozen=True, slots=True, repr=False)
class AnyAgreement:
    """An agreement not made yet: its answers, what conditions mean in it, and when each rule fires."""

    answers: Unknowns
    encoder: Encoder
    fires: Mapping[str, Guard]

    def holds(self, expression: Any) -> Guard:
        """When a condition holds that may ask the selection."""
        return self.encoder.holds(expression)


def any_agreement(library: Library, context: Any, words: Domains) -> AnyAgreement:
    """The agreement of a library, before anything is answered; `words` are those that answers can be."""
    return _selected(library, unknowns(library, context, words))


def agreement_of_change(library: Library, earlier: AnyAgreement) -> AnyAgreement | None:
    """The agreement of a library that differs little from an earlier one, under the same words.

    What conditions read is encoded once; None where something that answers rest on is another now.
    """
    before = earlier.encoder.library
    if _before_selection(before) != _before_selection(library):
        return None
    if _selects(before) != _selects(library):
        return _selected(library, earlier.answers)
    return replace(earlier, fires=_fires(library, earlier.encoder))


def _before_selection(library: Library) -> object:
    """What answers rest on: what is asked and derived, and the positions that are picked by hand."""
    picked = [
        (clause.key, [position.key for position in clause.positions])
        for clause in library.clauses
        if is_open(clause)
    ]
    by_hand = carrying_rows(library.index.settings)
    return library.questions, library.facts, library.sets, library.tables, picked, by_hand


def _selects(library: Library) -> object:
    """What selection reads of the clauses: all but their words; and what points are, which sentences set."""
    clauses = [
        (
            clause.key,
            clause.when,
            [(way.position.key, way.condition) for way in ways(clause)],
            [(position.key, position.features) for position in clause.positions],
        )
        for clause in library.clauses
    ]
    return clauses, library.index.told


def _selected(library: Library, answers: Unknowns) -> AnyAgreement:
    early = answers.encoder
    # In reverse, so that of two clauses with one key the first counts, as everywhere; lint reports the second.
    taken = {clause.key: _taken(clause, early) for clause in reversed(library.clauses)}
    # A second encoder: what was encoded before the selection answered questions about it with no. Facts are taken
    # along, since they may not ask it.
    encoder = Encoder(library, early.context, early.values, taken, early.facts)
    return AnyAgreement(answers, encoder, _fires(library, encoder))


def _fires(library: Library, encoder: Encoder) -> Mapping[str, Guard]:
    return {rule.key: encoder.holds(rule.when.expression) for rule in library.rules}


def _taken(clause: Clause, encoder: Encoder) -> Mapping[str, Guard]:
    """When each position of a clause is taken: at the first way to it that holds, after others that did not."""
    found: dict[str, list[Guard]] = {}
    before = True if clause.when is None else encoder.holds(clause.when.expression)
    for way in ways(clause):
        holds = encoder.holds(way.condition)
        found.setdefault(way.position.key, []).append(conj((before, holds)))
        # The ways exclude each other from here on: a later one counts only where no earlier one held.
        before = conj((before, negation(holds)))
    return {position: disj(guards) for position, guards in found.items()}


def is_error(rule: Rule) -> bool:
    """Whether a rule refuses an agreement."""
    return rule.severity == "error"

"""The agreement that is not made yet: answers the wizard accepts and the selection they give, over all answers at once.

The twin of `select`: for each clause, the same ways in the same order.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from clauses.library.proof.domains import Domains
from clauses.library.proof.encoding import Encoder
from clauses.library.proof.guards import Guard, conj, disj, negation
from clauses.library.proof.unknowns import Unknowns, unknowns
from clauses.library.selection import ways
from clauses.library.values import Clause, Library, Rule


@dataclass(frozen=True, slots=True)
class Unmade:
    """An agreement not made yet: its answers, what conditions mean in it, and when each rule fires."""

    answers: Unknowns
    encoder: Encoder
    fires: Mapping[str, Guard]

    def holds(self, expression: Any) -> Guard:
        """When a condition holds that may ask the selection."""
        return self.encoder.holds(expression)


def unmade(library: Library, context: Any, words: Domains) -> Unmade:
    """The agreement of a library, before anything is answered; `words` are those that answers can be."""
    answers = unknowns(library, context, words)
    early = answers.encoder
    taken = {clause.key: _taken(clause, early) for clause in reversed(library.clauses)}
    encoder = Encoder(library, context, early.values, taken, early.facts)
    fires = {rule.key: encoder.holds(rule.when.expression) for rule in library.rules}
    return Unmade(answers, encoder, fires)


def _taken(clause: Clause, encoder: Encoder) -> Mapping[str, Guard]:
    """When each position of a clause is taken: at the first way to it that holds, after others that did not."""
    found: dict[str, list[Guard]] = {}
    before = True if clause.when is None else encoder.holds(clause.when.expression)
    for way in ways(clause):
        holds = encoder.holds(way.condition)
        found.setdefault(way.position.key, []).append(conj((before, holds)))
        before = conj((before, negation(holds)))
    return {position: disj(guards) for position, guards in found.items()}


def is_error(rule: Rule) -> bool:
    """Whether a rule refuses an agreement."""
    return rule.severity == "error"

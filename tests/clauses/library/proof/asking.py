"""Short ways to ask what the proof says of a small library: of all its answers at once, or of some."""

from typing import Literal

from clauses.library import Library
from clauses.library.deal.selection import select
from clauses.library.language.evaluation import holds
from clauses.library.language.expressions import Expression
from clauses.library.proof.guards import negation
from clauses.library.proof.solving import agreement_of, solver_of
from tests.clauses.library.examples import ask, library_of, rule

Often = Literal["always", "sometimes", "never"]


def how_often(condition: str, *things) -> Often:
    """Whether a condition holds under all answers to these questions, under some, or under none."""
    held = library_of(*things, rule("asked", condition, severity="hint"))
    agreement = agreement_of(held)
    solver = solver_of(agreement, held)
    assert solver.is_possible()
    guard = agreement.fires["asked"]
    if not solver.is_possible(solver.named(guard)):
        return "never"
    return "sometimes" if solver.is_possible(solver.named(negation(guard))) else "always"


def stands(condition: Expression, held: Library, **answers) -> bool:
    """Whether a condition holds under these answers, as our own evaluator reads it."""
    return holds(condition, select(ask(held, **answers)).scope)

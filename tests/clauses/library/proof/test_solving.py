"""How the solver is asked: by effort and not by the clock, and what it gives up on leaves the rest decided."""

import datetime
import os
import subprocess
import sys
from collections import Counter
from itertools import chain, combinations

import pytest
import z3

from clauses.library.proof import prove, solving
from clauses.library.proof.solving import (
    EFFORT,
    Solver,
    Targets,
    Undecided,
    agreement_of,
    solver_of,
)
from tests.clauses.library.examples import clause, library_of, position, question
from tests.databases import ROOT

# The effort of a whole proof, as a process of its own counts it.
COUNT = """
from tests.clauses.library.proof.test_solving import effort_of_a_proof
print(effort_of_a_proof())
"""


def three_questions():
    return library_of(
        question("strict"),
        question("wide"),
        question("days", kind="integer", minimum="1", maximum="90"),
        clause("first", position("only", 'See {% if strict %}{{ ref("second") }}{% endif %}x.')),
        clause("second", position("only"), when="strict and wide"),
        clause("third", position("only"), when="days > 10"),
    )


def effort_of_a_proof() -> int:
    """How much z3 does to prove a small library, in its own unit."""
    spent = []
    possible = Solver.is_possible

    def counted(self, *wanted):
        found = possible(self, *wanted)
        statistics = self.solver.statistics()
        spent.append(statistics.get_key_value("rlimit count"))
        return found

    Solver.is_possible = counted
    try:
        prove(three_questions(), today=datetime.date(2026, 11, 28))
    finally:
        Solver.is_possible = possible
    return sum(spent)


@pytest.mark.slow
def test_the_effort_is_the_same_under_any_hash_seed():
    counts = {
        subprocess.run(
            [sys.executable, "-c", COUNT],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "2")
    }

    assert len(counts) == 1
    assert int(counts.pop()) > 0


def test_a_question_beyond_the_effort_is_undecided(monkeypatch):
    monkeypatch.setattr(solving, "EFFORT", 1)
    held = three_questions()

    with pytest.raises(Undecided):
        solver_of(agreement_of(held), held).is_possible()


def test_a_usual_question_costs_less_than_it_may():
    held = three_questions()
    solver = solver_of(agreement_of(held), held)

    assert EFFORT > 0
    assert solver.is_possible(solver.rules)


def hard(solver: Solver, names):
    """A solver that gives up wherever one of these names is asked for."""
    possible = solver.is_possible
    asked_for = {name.get_id() for name in names}

    def is_possible(*wanted):
        if any(_names_in(one) & asked_for for one in solver.solver.assertions()[-1:]):
            raise Undecided("too much effort")
        return possible(*wanted)

    return is_possible


def _names_in(expression) -> set[int]:
    return {expression.get_id()}.union(*(_names_in(child) for child in expression.children()))


def test_what_is_undecided_leaves_the_others_decided(monkeypatch):
    held = three_questions()
    agreement = agreement_of(held)
    solver = solver_of(agreement, held)
    targets: Targets[str] = Targets(solver)
    guards = {
        "can": z3.Bool("can", solver.solver.ctx),
        "hard": z3.Bool("hard", solver.solver.ctx),
        "cannot": z3.BoolVal(False, solver.solver.ctx),
        "can too": z3.Bool("can too", solver.solver.ctx),
    }
    for thing, guard in guards.items():
        targets.add(guard, thing)
    gives_up = hard(solver, [solver.named(guards["hard"])])
    monkeypatch.setattr(Solver, "is_possible", lambda _, *wanted: gives_up(*wanted))

    reached = [thing for same in targets.reached(solver.rules) for thing in same]

    assert set(reached) == {"can", "can too"}
    assert targets.undecided == [("too much effort", ["hard"])]
    assert list(targets.left()) == ["cannot"]


@pytest.mark.parametrize("is_hard", [False, True])
def test_many_are_asked_for_in_runs_and_one_by_one_where_that_is_too_much(
    monkeypatch, is_hard: bool
):
    held = three_questions()
    agreement = agreement_of(held)
    solver = solver_of(agreement, held)
    targets: Targets[int] = Targets(solver)
    # The first few each without the others: of their run a model shows one, and later none shows one of each run.
    flags = [z3.Bool(f"flag {number}", solver.solver.ctx) for number in range(60)]
    for number, flag in enumerate(flags[:6]):
        targets.add(z3.And(flag, *(z3.Not(one) for one in flags[:6] if one is not flag)), number)
    for number, flag in enumerate(flags[6:], start=6):
        targets.add(
            z3.And(flag, z3.Not(flags[7 if number % 2 else 6])) if number > 7 else flag, number
        )
    targets.add(z3.BoolVal(False, solver.solver.ctx), 60)
    possible = Solver.is_possible
    asked = []

    def at_first(self, *wanted):
        asked.append(wanted)
        if is_hard and len(asked) == 1:
            raise Undecided("too much effort")
        return possible(self, *wanted)

    monkeypatch.setattr(Solver, "is_possible", at_first)

    together = chain(targets.reached_together(solver.rules), targets.reached(solver.rules))
    reached = [thing for same in together for thing in same]

    assert sorted(reached) == list(range(60))
    assert list(targets.left()) == [60]
    assert targets.undecided == []


def test_a_proof_that_was_too_much_at_once_is_asked_for_in_parts(monkeypatch):
    held = library_of(
        question("strict"),
        question("wide"),
        clause("first", position("only", 'See {% if strict %}{{ ref("third") }}{% endif %}x.')),
        clause("second", position("only", 'See {% if wide %}{{ ref("third") }}{% endif %}x.')),
        clause("third", position("only"), when="strict and wide"),
    )
    asked = []
    possible = Solver.is_possible

    def once(self, *wanted):
        asked.append(wanted)
        if len(asked) == 2:
            raise Undecided("too much effort")
        return possible(self, *wanted)

    monkeypatch.setattr(Solver, "is_possible", once)

    shown = prove(held, today=datetime.date(2026, 11, 28))

    codes = Counter(one.finding.code for one in shown.errors)
    assert codes == {"unresolved-reference": 2}


@pytest.mark.parametrize("number", [2, 8, 9])
def test_of_few_options_and_of_many_exactly_one_is_chosen(number: int):
    held = library_of(question("model", "choice", options=tuple("abcdefghi"[:number])))
    solver = solver_of(agreement_of(held), held)
    flags = tuple(solver.agreement.answers.free["model"].word.values())
    chosen = [solver.named(flag) for flag in flags]

    assert len(chosen) == number
    assert all(solver.is_possible(one) for one in chosen)
    assert not any(solver.is_possible(one, other) for one, other in combinations(chosen, 2))
    assert not solver.is_possible(*(solver.named(z3.Not(flag)) for flag in flags))

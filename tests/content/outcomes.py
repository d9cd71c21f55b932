"""What becomes of a damaged library: the damage is found, changes nothing, or leaves another coherent agreement."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal as OneOf

from agreements.assembly.coherence import check
from agreements.assembly.pipeline import assemble
from clauses.library.faults.of_agreements import MEANING_NOWHERE
from clauses.library.findings import Level
from clauses.library.proof import ProofFinding
from clauses.library.proof.changed_library import Baseline
from clauses.library.proof.counterexamples import is_accepted
from clauses.library.proof.solving import Undecided
from clauses.library.values import Library
from tests.content.damages import Damage
from tests.content.shipped import CREATED_ON

Outcome = OneOf["found", "shown", "harmless", "another agreement", "unexplained"]


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of one damage, and what it rests on."""

    damage: Damage
    outcome: Outcome
    because: str


def result_of(damage: Damage, baseline: Baseline) -> Result:
    """Never harmless by default: the solver shows it, or answers tell the two libraries apart."""
    try:
        errors = tuple(_first(baseline.broken_by(damage.library, today=CREATED_ON)))
        if errors:
            return _of_errors(damage, errors)
        telling = baseline.told_apart(damage.library)
    except Undecided as e:
        return Result(damage, "unexplained", f"undecided: {e}")
    if telling is None:
        return Result(damage, "harmless", "no answers tell them apart")
    return Result(damage, "another agreement", f"{telling.what} at {telling.place}")


def _first(errors: Iterator[ProofFinding]) -> Iterator[ProofFinding]:
    """The errors up to the first that answers show: one is enough, and each costs the solver a second."""
    for one in errors:
        yield one
        if one.example is not None:
            return


def _of_errors(damage: Damage, errors: tuple[ProofFinding, ...]) -> Result:
    """Found: by lint, or with answers that the wizard accepts and whose agreement is indeed broken."""
    for one in errors:
        if one.finding.code == "not-proved":
            return Result(damage, "unexplained", str(one.finding))
    examples = [one for one in errors if one.example is not None]
    for one in examples:
        if not is_broken(damage.library, one):
            return Result(damage, "unexplained", f"not shown: {one.finding}")
    if examples:
        return Result(damage, "shown", str(examples[0].finding))
    return Result(damage, "found", str(errors[0].finding))


def is_broken(library: Library, found: ProofFinding) -> bool:
    example = found.example
    assembled = assemble(library, example.answers, created_on=example.created_on)
    faults = {
        one.code
        for one in check(assembled)
        if one.level is Level.ERROR or one.code == MEANING_NOWHERE.code
    }
    return is_accepted(assembled.interview, assembled.selection) and found.finding.code in faults

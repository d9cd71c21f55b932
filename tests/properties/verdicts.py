"""What the proof says of a small library, compared with all its agreements, one by one."""

from collections.abc import Iterator

from clauses import library
from clauses.library.answers import Value
from clauses.library.deal.owed import Obligation
from clauses.library.faults import of_words
from clauses.library.faults.of_libraries import BARE_FIGURE, NO_AMOUNT
from clauses.library.faults.of_proofs import UNPRINTED_VALUE
from clauses.library.faults.page import faults_of
from clauses.library.findings import Finding, Level
from clauses.library.language.expressions import Expression
from clauses.library.proof import Proof, ProofFinding, prove
from clauses.library.proof.obligations import obligations
from tests.clauses.library.examples import CREATED_ON
from tests.properties.brute_force import (
    Agreements,
    Tried,
    accepts,
    fault_of,
    implied,
    never_reached,
    tried,
    try_out,
)
from tests.properties.kinds_tried import alike, answers_tried

# Errors that are said of the words or rules of a library: agreements are whole all the same.
OF_WORDS = (
    BARE_FIGURE.code,
    NO_AMOUNT.code,
    UNPRINTED_VALUE.code,
    *(fault.code for fault in faults_of(of_words).values()),
)
NEVER = (
    "unasked-question", "impossible-choice", "unreachable-position", "unreachable-schedule", "unused-term",
    "rule-never-fires", "unreachable-branch",
)  # fmt: skip


def disagreements(held: library.Library) -> Iterator[str]:
    """Every verdict of the proof that all the agreements of a library do not bear out."""
    agreements = tried(held)
    proof = prove(held, today=CREATED_ON)
    passing = _passing(agreements)
    if not passing.every:
        if [one.finding.code for one in _errors(proof)] != ["no-agreement"]:
            yield f"no agreement passes, but: {[str(one.finding) for one in _errors(proof)]}"
        return
    yield from _about_faults(proof, passing.every)
    yield from _about_the_unreached(held, proof, agreements.every)
    if also := _answers_of_examples(held, proof):
        passing = _passing(tried(held, also, agreements))
    owed = obligations(held)
    for finding in _errors(proof):
        yield from _about_the_example(held, finding, owed, passing)


def _passing(agreements: Agreements) -> Agreements:
    """Those that no error rule refuses."""
    return Agreements(tuple(one for one in agreements.every if not one.refused))


def _errors(proof: Proof) -> tuple[ProofFinding, ...]:
    """The errors of which agreements can tell whether they are so."""
    return tuple(one for one in proof.errors if one.finding.code not in OF_WORDS)


def _answers_of_examples(held: library.Library, proof: Proof) -> dict[str, list[Value]]:
    """The numbers, days and the like of counterexamples that are not tried anyway."""
    found: dict[str, list[Value]] = {}
    for one in _errors(proof):
        for asked in held.questions if one.example else ():
            value = one.example.answers.get(asked.key)
            if value is not None and value not in answers_tried(asked):
                found.setdefault(asked.key, []).extend(alike(value))
    return found


def _about_faults(proof: Proof, passing: tuple[Tried, ...]) -> Iterator[str]:
    broken = {fault for one in passing for fault in one.faults}
    claimed = {fault_of(one.finding) for one in _errors(proof)}
    yield from (f"not found: {fault}" for fault in sorted(broken - claimed))
    yield from (f"found, but never so: {fault}" for fault in sorted(claimed - broken))


def _about_the_unreached(
    held: library.Library, proof: Proof, agreements: tuple[Tried, ...]
) -> Iterator[str]:
    never = {_short(name) for name in never_reached(held, agreements)}
    claimed = {_named(one) for one in proof.findings if one.finding.code in NEVER}
    claimed = {one for one in claimed if one[1:2] != ("term",)}
    yield from (f"never reached, but not found: {name}" for name in sorted(never - claimed))
    yield from (f"found as never reached, but reached: {name}" for name in sorted(claimed - never))
    rules = {one.finding.place.key for one in proof.findings if one.finding.code == "implied-rule"}
    if rules != implied(held, agreements):
        yield f"implied rules: {sorted(rules)}, should be {sorted(implied(held, agreements))}"


def _short(name: tuple[str, ...]) -> tuple[str, ...]:
    """A thing never reached; of the branches of one line, those with one number count as one."""
    return name[:-1] if name[0] == "unreachable-branch" else name


def _named(one: ProofFinding) -> tuple[str, ...]:
    code, place = one.finding.code, one.finding.place
    match code:
        case "impossible-choice":
            return code, place.key, one.finding.message.split("“")[1].split("”")[0]
        case "unreachable-position":
            return code, place.key, place.part.split('"')[1]
        case "unreachable-branch" if place.kind == "term":
            return code, "term"
        case "unreachable-branch":
            return code, place.key, place.part, str(place.line), one.finding.message[:9]
        case _:
            return code, place.key


def _about_the_example(
    held: library.Library,
    found: ProofFinding,
    owed: tuple[Obligation, ...],
    passing: Agreements,
) -> Iterator[str]:
    """A counterexample is accepted, shows the fault, and every condition of it is needed, no more."""
    example, finding = found.example, found.finding
    if example is None:
        yield f"without a counterexample: {finding}"
        return
    if not accepts(held, example.answers):
        yield f"not accepted: {finding} {dict(example.answers)}"
    if fault_of(finding) not in try_out(held, example.answers).faults:
        yield f"not shown: {finding} {dict(example.answers)}"
    if not any(_is_minimal(one.stands, found, passing) for one in owed if _is_of(one, finding)):
        yield f"not minimal: {finding} {example.conditions}"


def _is_of(one: Obligation, finding: Finding) -> bool:
    return (one.code, one.place) == (finding.code, finding.place) and finding.message.startswith(
        one.message
    )


def _is_minimal(stands: Expression, found: ProofFinding, passing: Agreements) -> bool:
    conditions = found.example.conditions
    return _always(stands, conditions, passing) and not any(
        _always(stands, tuple(other for other in conditions if other is not one), passing)
        for one in conditions
    )


def _always(stands: Expression, conditions: tuple[Expression, ...], passing: Agreements) -> bool:
    """Whether a fault stands in every agreement of which all these conditions hold."""
    meant = (1 << len(passing.every)) - 1
    for condition in conditions:
        meant &= passing.where(condition)
    return not meant & ~passing.where(stands)


def levels_are_right(proof: Proof) -> bool:
    """Whether only what breaks an agreement is an error."""
    return all(
        (one.finding.level is Level.ERROR) == (one.example is not None) for one in proof.findings
    )

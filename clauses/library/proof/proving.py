"""Proof: a library comes in; what was proved, and what can go wrong with the answers that show it, goes out."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from clauses.library.answers import Answers
from clauses.library.deal.owed import Obligation
from clauses.library.faults.of_libraries import CIRCLE, CROSSED_LIMITS, TOO_DEEP
from clauses.library.faults.of_proofs import NO_AGREEMENT, NOT_PROVED
from clauses.library.findings import Finding, Level, Place
from clauses.library.language.expressions import NEVER
from clauses.library.lint import lint
from clauses.library.proof.counterexamples import Counterexample, counterexample
from clauses.library.proof.obligations import obligations
from clauses.library.proof.possibilities import Possibility, possibilities
from clauses.library.proof.printing import TextMemo
from clauses.library.proof.redundancy import implied_rules
from clauses.library.proof.solving import Solver, Targets, Undecided, agreement_of, solver_of
from clauses.library.proof.unprinted_values import owed_by_rules
from clauses.library.values import Library

# Facts that cannot be derived, limits that nothing fits: until that is mended there is nothing to ask about.
UNDERIVABLE = (CIRCLE.code, TOO_DEEP.code, CROSSED_LIMITS.code)


@dataclass(frozen=True, slots=True)
class ProofFinding:
    """A finding of the proof, with the answers that show it where some do."""

    finding: Finding
    example: Counterexample | None = None

    @property
    def counterexample(self) -> Answers | None:
        """A complete answer set that the wizard accepts and that shows the fault."""
        return None if self.example is None else self.example.answers

    @property
    def words(self) -> str:
        """The few conditions under which the fault always stands, in words."""
        return "" if self.example is None else self.example.words


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proved of a library, by kind, and what was found, errors first."""

    proved: tuple[tuple[str, int], ...]
    findings: tuple[ProofFinding, ...]

    @property
    def errors(self) -> tuple[ProofFinding, ...]:
        """What can break an agreement, or could not be shown."""
        return tuple(one for one in self.findings if one.finding.level is Level.ERROR)


def prove(library: Library, *, today: datetime.date) -> Proof:
    """Show that no answers give a broken agreement, or find those that do; never raises for what a library says.

    A counterexample is an agreement made `today`, where that shows the fault.
    """
    linted = lint(library)
    found = [ProofFinding(finding) for finding in linted]
    counted: Counter[str] = Counter()
    if not any(finding.code in UNDERIVABLE for finding in linted):
        found += _proved(library, today, counted)
    found.sort(key=lambda one: tuple(Level).index(one.finding.level))
    return Proof(tuple(counted.items()), tuple(found))


def _proved(
    library: Library, today: datetime.date, counted: Counter[str]
) -> Iterator[ProofFinding]:
    agreement = agreement_of(library)
    solver = solver_of(agreement, library)
    try:
        # Asked first: where no agreement is possible at all, no fault is, and everything would count as proved.
        if not solver.is_possible(solver.rules):
            yield ProofFinding(NO_AGREEMENT.at(Place()))
            return
    except Undecided as e:
        yield undecided(Place(), str(e))
        return
    kept = TextMemo()
    # Solvers of their own for examples: the conditions that these name would slow down every obligation asked later.
    solvers = solver, solver_of(agreement, library)
    yield from _broken(obligations(library, kept), library, solvers, today, counted)
    # What a rule says of an agreement, it says whether or not another rule refuses that, and also where itself does.
    unruled = replace(library, rules=())
    free = solver_of(agreement, unruled), solver_of(agreement, unruled)
    yield from _broken(owed_by_rules(library), unruled, free, today, counted)
    yield from _unreached(library, solver_of(agreement, library), kept, counted)
    yield from map(ProofFinding, implied_rules(library, solver_of(agreement, library)))


def undecided(place: Place, reason: str) -> ProofFinding:
    """What the solver gave up on: an error, never counted as proved."""
    return ProofFinding(NOT_PROVED.at(place, reason=reason))


def _broken(
    owed: Iterable[Obligation],
    library: Library,
    solvers: tuple[Solver, Solver],
    today: datetime.date,
    counted: Counter[str],
) -> Iterator[ProofFinding]:
    """Every obligation that some answers break; the others are counted as proved. The second solver finds examples."""
    solver, examples = solvers
    targets: Targets[Obligation] = Targets(solver)
    for one in owed:
        guard = False if one.stands == NEVER else solver.agreement.holds(one.stands)
        # Settled while it was encoded, without the solver: the fault cannot stand whatever is answered.
        if guard is False:
            counted[one.kind] += 1
        else:
            targets.add(guard, one)
    broken = tuple(targets.reached(solver.rules))
    yield from not_proved(targets)
    counted.update(one.kind for one in targets.left())
    for same in broken:
        yield from shown(same, examples, library, today)


def not_proved(targets: Targets[Obligation]) -> Iterator[ProofFinding]:
    """The obligations that the solver gave up on."""
    for reason, same in targets.undecided:
        yield from (undecided(one.place, reason) for one in same)


def shown(
    same: list[Obligation], solver: Solver, library: Library, today: datetime.date
) -> Iterator[ProofFinding]:
    """Obligations that are broken under the same answers, with such answers."""
    try:
        # One example serves all: the same guard means the same answers.
        example = counterexample(same[0].stands, solver, library, today=today)
    except Undecided as e:
        yield from (undecided(one.place, str(e)) for one in same)
        return
    for one in dict.fromkeys(same):
        if example is None:
            yield undecided(one.place, "our own evaluator does not see what the solver found")
            continue
        when = f"when {example.words}" if example.words else "whatever is answered"
        message = f"{one.message} It is so {when}."
        if example.created_on != today:
            message += f" It shows in an agreement made on {example.created_on}."
        if one.sentence:
            message += f" The sentence: {one.sentence}"
        found = replace(one.fault.to_mend(**dict(one.words)), message=message)
        yield ProofFinding(found.at(one.place), example)


def _unreached(
    library: Library, solver: Solver, kept: TextMemo, counted: Counter[str]
) -> Iterator[ProofFinding]:
    """What no answers reach; the rest is counted as reached."""
    solver.vary()
    targets: Targets[Possibility] = Targets(solver)
    for one in possibilities(library, kept):
        targets.add(solver.agreement.holds(one.occurs), one)
    # First with the rules, which finds most of it at once. What is left is asked again without them, but for what
    # must be possible within the rules: an agreement that breaks one is shown in the wizard too, so what stands in it
    # is not idle.
    together = chain(targets.reached_together(solver.rules), targets.reached(solver.rules))
    reached = [one for same in together for one in same]
    never = [one for one in targets.left() if one.within_rules]
    others: Targets[Possibility] = Targets(solver)
    for one in targets.left():
        if not one.within_rules:
            others.add(solver.agreement.holds(one.occurs), one)
    reached += [one for same in others.reached() for one in same]
    for reason, same in (*targets.undecided, *others.undecided):
        yield from (undecided(one.place, reason) for one in same)
    counted.update(one.kind for one in reached)
    for one in (*never, *others.left()):
        yield ProofFinding(one.missing.at(one.place))

"""A change of a library that is proved: what it breaks, or that it changes no agreement."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import z3

from clauses.library.answers import Answers
from clauses.library.deal.interview import interview
from clauses.library.deal.owed import Obligation
from clauses.library.deal.selection import select
from clauses.library.findings import Level, Place
from clauses.library.language.evaluation import holds
from clauses.library.language.expressions import NEVER, Expression
from clauses.library.lint import lint
from clauses.library.proof.agreement import (
    AnyAgreement,
    agreement_of_change,
    any_agreement,
    is_error,
)
from clauses.library.proof.counterexamples import amounts_in, is_accepted
from clauses.library.proof.differing import Side, differences
from clauses.library.proof.domains import Domains, domains
from clauses.library.proof.examples import answers_in, created_on_in
from clauses.library.proof.guards import Guard, conj, disj, negation, settled_in
from clauses.library.proof.obligations import obligations
from clauses.library.proof.printing import TextMemo, used_when
from clauses.library.proof.proving import UNDERIVABLE, ProofFinding, not_proved, shown, undecided
from clauses.library.proof.solving import Solver, Targets, Undecided, asked_of, solver_of
from clauses.library.values import Library


@dataclass(frozen=True, slots=True)
class DistinguishingAnswers:
    """Answers that tell two libraries apart, and what differs under them."""

    what: str
    place: Place
    answers: Answers
    created_on: datetime.date


@dataclass(frozen=True, slots=True)
class BrokenAgreement:
    """Answers that the wizard accepts, and the faults that stand in the agreement they lead to."""

    answers: Answers
    created_on: datetime.date
    broken: tuple[Obligation, ...]

    def is_shown(self, library: Library) -> bool:
        """Whether the evaluator of real agreements sees what the solver found."""
        asked = interview(library, self.answers, created_on=self.created_on)
        selection = select(asked)
        return is_accepted(asked, selection) and all(
            holds(one.stands, selection.scope) for one in self.broken
        )


@dataclass(slots=True, repr=False)
class ChangedLibrary:
    """A library before and after a change, and what is to be asked of it: what changed, and what did not."""

    before: Side
    after: Side
    solver: Solver
    targets: Targets[Obligation]
    unchanged: list[tuple[Guard, Obligation]] = field(default_factory=list)

    def rounds(self) -> Iterator[tuple[Targets[Obligation], tuple[Any, ...]]]:
        """What to reach, and with which names held: what changed; then the rest under answers new to the wizard.

        Raises Undecided.
        """
        rules = self.solver.rules
        if not self.solver.is_possible(rules):
            raise Undecided("no answers pass the rules")
        yield self.targets, (rules,)
        admitted = self.solver.named(negation(accepted(self.before)))
        if self.solver.is_possible(rules, admitted):
            others: Targets[Obligation] = Targets(self.solver)
            for guard, one in self.unchanged:
                others.add(guard, one)
            yield others, (rules, admitted)


@dataclass(slots=True, repr=False)
class Baseline:
    """A library that is proved, ready for what changes in it."""

    library: Library
    words: Domains
    agreement: AnyAgreement
    owed: Mapping[tuple[str, Place, str], Guard]
    kept: TextMemo
    context: Any  # a z3 context
    used: Mapping[str, Expression]
    sides: tuple[Side, Side] | None = None  # of the change asked for last

    @classmethod
    def of(cls, library: Library) -> "Baseline":
        """A library of which `prove` found no error."""
        context, kept, words = z3.Context(), TextMemo(), domains(library)
        agreement = any_agreement(library, context, words)
        baseline = cls(library, words, agreement, {}, kept, context, used_when(library, kept))
        baseline.owed = {
            _name(one): baseline.guard(agreement, one.stands) for one in obligations(library, kept)
        }
        return baseline

    def guard(self, agreement: AnyAgreement, stands: Expression) -> Guard:
        """When a fault stands."""
        return False if stands == NEVER else agreement.holds(stands)

    def broken_by(self, library: Library, *, today: datetime.date) -> Iterator[ProofFinding]:
        """The errors of a changed library, as `prove` finds them; what did not change is not proved again."""
        linted = [finding for finding in lint(library) if finding.level is Level.ERROR]
        yield from map(ProofFinding, linted)
        if not any(finding.code in UNDERIVABLE for finding in linted):
            yield from self._broken(library, today)

    def _broken(self, library: Library, today: datetime.date) -> Iterator[ProofFinding]:
        changed = self._changed(library)
        try:
            for targets, wanted in changed.rounds():
                for same_guard in targets.reached(*wanted):
                    yield from shown(same_guard, changed.solver, library, today)
                yield from not_proved(targets)
        except Undecided as e:
            yield undecided(Place(), str(e))

    def broken_agreements(
        self, library: Library, among: Callable[[Obligation], bool] = lambda one: True
    ) -> Iterator[BrokenAgreement]:
        """Broken agreements of a changed library, until each of these faults that can stand has stood in one.

        Quicker than `broken_by`, since one agreement shows many faults: no conditions are sought under which each
        stands. Raises Undecided.
        """
        changed = self._changed(library, among)
        answers = changed.after.agreement.answers
        whole = changed.solver.named(amounts_in(1, answers, library))
        for targets, wanted in changed.rounds():
            # Whole amounts first: the solver knows no smallest coin.
            for model, names in chain(targets.by_model(*wanted, whole), targets.by_model(*wanted)):
                agreement = BrokenAgreement(
                    answers_in(model, answers, library),
                    created_on_in(model, answers),
                    tuple(one for same_guard in names for one in same_guard),
                )
                if not agreement.is_shown(library):
                    raise Undecided("our own evaluator does not see what the solver found")
                yield agreement
            for reason, _ in targets.undecided:
                raise Undecided(reason)

    def _changed(
        self, library: Library, among: Callable[[Obligation], bool] = lambda one: True
    ) -> ChangedLibrary:
        """What is to be asked of a changed library."""
        before, after = self._sides(library)
        solver = solver_of(after.agreement, library)
        changed = ChangedLibrary(before, after, solver, Targets(solver))
        for one in filter(among, obligations(library, self.kept)):
            guard = self.guard(after.agreement, one.stands)
            if guard is False:
                continue
            same = before.agreement is self.agreement and _is_same(self.owed.get(_name(one)), guard)
            if same:
                changed.unchanged.append((guard, one))
            else:
                changed.targets.add(guard, one)
        return changed

    def _sides(self, library: Library) -> tuple[Side, Side]:
        """Both libraries, under the same unknowns."""
        if self.sides is None or self.sides[1].library is not library:
            words, agreement = domains(self.library, library), self.agreement
            if words != self.words:
                agreement = any_agreement(self.library, self.context, words)
            changed = agreement_of_change(library, agreement) or any_agreement(
                library, self.context, words
            )
            self.sides = (
                Side(self.library, agreement, self.used),
                Side(library, changed, used_when(library, self.kept)),
            )
        return self.sides

    def told_apart(self, library: Library) -> DistinguishingAnswers | None:
        """Answers under which agreements of a changed library differ; None where no answers do. Raises Undecided.

        Answers that one of the libraries accepts; they differ in selection, text or rules.
        """
        old, new = self._sides(library)
        accepting = {side: conj(side.agreement.answers.limits) for side in (new, old)}
        found = [one for one in differences(old, new) if one.differs is not False]
        model = asked_of(
            new.agreement, disj(accepting.values()), disj(one.differs for one in found)
        ).model()
        if model is None:
            return None
        side = next(side for side, accepts in accepting.items() if settled_in(model, accepts))
        difference = next(one for one in found if settled_in(model, one.differs))
        answers = side.agreement.answers
        return DistinguishingAnswers(
            difference.what,
            difference.place,
            answers_in(model, answers, side.library),
            created_on_in(model, answers),
        )


def accepted(side: Side) -> Guard:
    """When the wizard accepts the answers, and no error rule refuses them."""
    silent = (
        negation(side.agreement.fires[rule.key]) for rule in side.library.rules if is_error(rule)
    )
    return conj((*side.agreement.answers.limits, *silent))


def _name(one: Obligation) -> tuple[str, Place, str]:
    return one.code, one.place, one.message


def _is_same(before: Guard, after: Guard) -> bool:
    if before is None or isinstance(before, bool) or isinstance(after, bool):
        return before is after
    return bool(before.eq(after))

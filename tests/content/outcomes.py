"""What becomes of a damaged library: the damage is found, changes nothing, or leaves another coherent agreement."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal as OneOf
from typing import TypeVar

from agreements.assembly.coherence import check
from agreements.assembly.pipeline import Assembled, assemble
from agreements.assembly.plaintext import plain_text
from clauses.library.deal.interview import interview
from clauses.library.deal.owed import Obligation
from clauses.library.deal.selection import select
from clauses.library.faults.of_agreements import MEANING_NOWHERE
from clauses.library.faults.of_proofs import LENGTH_MOVES_POINT, SHARES_APART
from clauses.library.findings import Finding, Level, Place, errors
from clauses.library.language.evaluation import evaluate
from clauses.library.language.expressions import MISSING
from clauses.library.language.known_names import LENGTH
from clauses.library.lint import lint
from clauses.library.lint.checks import circles, limits, towers
from clauses.library.proof import ProofFinding
from clauses.library.proof.changed_library import Baseline, BrokenAgreement
from clauses.library.proof.counterexamples import Counterexample, is_accepted
from clauses.library.proof.differing import Side
from clauses.library.proof.proving import UNDERIVABLE
from clauses.library.proof.solving import Undecided
from clauses.library.values import Library
from tests.content.damages import Damage
from tests.content.shipped import LIBRARY

SENTENCE_OF_SHARES = re.compile(r"(?:[^.;|]|[.](?=\d))+")
SHARE = re.compile(r"(?<!least )(?<!most )\b(\d+(?:\.\d+)?)%")
FEW = 3  # damages that are quicker proved alone
Outcome = OneOf["found", "shown", "harmless", "another agreement", "unexplained"]


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of one damage, and what it rests on."""

    damage: Damage
    outcome: Outcome
    because: str


def results_of(damages: Sequence[Damage], baseline: Baseline) -> list[Result]:
    """The outcomes of damages of one kind, in their order.

    Those with a sign of their own are shown in one library where that tells them by it; what it does not tell, for
    another damage hides it or it is no fault, is proved alone. Lint reads only what the solver does not show, and that
    alone where it stumbles over all of it together.
    """
    found: dict[str, Result] = {}
    left = list(damages)
    # What one of them hid from the others is shown in the next library, which lacks it.
    while len(left) > FEW and (told := shown_together(left, baseline)):
        found |= told
        left = [one for one in damages if str(one) not in found]
    if any(one.kind == "a companion is forgotten" for one in left):
        found |= harmless_together(left, baseline)
    unbroken: list[tuple[Damage, tuple[Side, Side] | None]] = []
    for damage in left:
        if str(damage) not in found:
            shown = _decided(shown_alone, damage, baseline)
            if shown is None:
                unbroken.append((damage, baseline.sides))
            else:
                found[str(damage)] = shown
    clean = clean_together([damage for damage, _ in unbroken])
    for damage, sides in unbroken:
        baseline.sides = sides  # as they were encoded for this damage
        wrong = () if str(damage) in clean else errors(lint(damage.library))
        found[str(damage)] = (
            Result(damage, "found", str(wrong[0]))
            if wrong
            else _decided(told_apart, damage, baseline)
        )
    return [found[str(one)] for one in damages]


Asked = TypeVar("Asked", Result, Result | None)


def _decided(
    ask: Callable[[Damage, Baseline], Asked], damage: Damage, baseline: Baseline
) -> Asked | Result:
    """z3 may lose itself in a context in which it was asked about many libraries: then a fresh one is asked, once."""
    try:
        return ask(damage, baseline)
    except Undecided:
        try:
            return ask(damage, Baseline.of(LIBRARY))
        except Undecided as e:
            return Result(damage, "unexplained", f"undecided: {e}")


def all_done(damages: Iterable[Damage]) -> tuple[Library, list[Damage]]:
    """The shipped library with several damages, and those of them that it has: none stands inside another."""
    library, done = LIBRARY, []
    # From the last place to the first: so each path still leads where it led.
    for damage in sorted(damages, key=lambda one: one.path, reverse=True):
        if not any(other.path[: len(damage.path)] == damage.path for other in done):
            library = damage.change(library)
            done.append(damage)
    return library, done


def clean_together(damages: Sequence[Damage]) -> frozenset[str]:
    """Those in which lint finds nothing, for it finds nothing in the library of all of them."""
    library, done = all_done(damages)
    return frozenset() if not done or errors(lint(library)) else frozenset(map(str, done))


def harmless_together(damages: Sequence[Damage], baseline: Baseline) -> dict[str, Result]:
    """Forgotten companions: each takes away a check and nothing else, so all are harmless if together they are."""
    library, done = all_done(one for one in damages if one.kind == "a companion is forgotten")
    try:
        is_another = (
            errors(lint(library))
            or _first_broken(library, baseline) is not None
            or baseline.told_apart(library) is not None
        )
    except Undecided:
        return {}
    because = "no answers tell the library without all of them apart"
    return {} if is_another else {str(one): Result(one, "harmless", because) for one in done}


def shown_together(damages: Sequence[Damage], baseline: Baseline) -> dict[str, Result]:
    """Those of several damages, all done to one library, of which an agreement shows the own fault."""
    library, done = all_done({one.sign: one for one in damages if one.sign is not None}.values())
    untold = {one.sign: one for one in done}
    found: dict[str, Result] = {}
    if not untold or _is_beyond_asking(library):
        return found

    def tells(one: Obligation) -> bool:
        return any(sign.tells(one.code, one.message) for sign in untold)

    for broken in _until_undecided(baseline.broken_agreements(library, tells)):
        claimed = [(one.code, one.message) for one in broken.broken]
        told = [one for one in untold if any(one.tells(*claim) for claim in claimed)]
        checked = faults_in(library, broken) if told else ()
        for sign in told:
            for fault in checked:
                if sign.tells(fault.code, fault.message) and sign in untold:
                    damage = untold.pop(sign)
                    found[str(damage)] = Result(damage, "shown", str(fault))
        if not untold:
            break
    return found


def _until_undecided(found: Iterator[BrokenAgreement]) -> Iterator[BrokenAgreement]:
    """What is found before the solver gives up; what is left is done alone."""
    with suppress(Undecided):
        yield from found


def _is_beyond_asking(library: Library) -> bool:
    """What lint finds before all else, where nothing can be derived."""
    found = (finding for check in (circles, towers, limits) for finding in check(library))
    return any(one.code in UNDERIVABLE for one in found)


def shown_alone(damage: Damage, baseline: Baseline) -> Result | None:
    """What becomes of a damage that breaks an agreement; None where it breaks none. Raises Undecided."""
    if _is_beyond_asking(damage.library):
        return None
    broken = _first_broken(damage.library, baseline)
    return None if broken is None else _of_broken(damage, broken)


def result_of(damage: Damage, baseline: Baseline) -> Result:
    """The outcome of a damage by itself."""
    return results_of([damage], baseline)[0]


def told_apart(damage: Damage, baseline: Baseline) -> Result:
    """Never harmless by default: of a damage that nothing finds, answers tell the two libraries apart, or none do."""
    telling = baseline.told_apart(damage.library)
    if telling is None:
        return Result(damage, "harmless", "no answers tell them apart")
    return Result(damage, "another agreement", f"{telling.what} at {telling.place}")


def _first_broken(library: Library, baseline: Baseline) -> BrokenAgreement | None:
    """One is enough."""
    return next(baseline.broken_agreements(library), None)


def _of_broken(damage: Damage, broken: BrokenAgreement) -> Result:
    """Shown where each fault that the solver claims stands in the agreement that is made of the answers."""
    checked = {one.code: one for one in faults_in(damage.library, broken)}
    for one in broken.broken:
        if one.code not in checked:
            return Result(damage, "unexplained", f"not shown: {one.message}")
    return Result(damage, "shown", str(checked[broken.broken[0].code]))


def faults_in(library: Library, shown: BrokenAgreement | Counterexample) -> tuple[Finding, ...]:
    """What `check` says is broken in the agreement of some answers; nothing where the wizard refuses them."""
    assembled = assemble(library, shown.answers, created_on=shown.created_on)
    if not is_accepted(assembled.interview, assembled.selection):
        return ()
    wrong = (
        one
        for one in check(assembled)
        if one.level is Level.ERROR or one.code == MEANING_NOWHERE.code
    )
    return (*wrong, *_shares_apart(assembled), *_moved_by_length(library, shown))


def _shares_apart(assembled: Assembled) -> Iterator[Finding]:
    """Printed sentences that name two shares and both Parties, where the two are not the whole."""
    for sentence in SENTENCE_OF_SHARES.findall(plain_text(assembled.document)):
        shares = [float(share) for share in SHARE.findall(sentence)]
        if (
            len(shares) == 2
            and {"Customer", "Manufacturer"} <= set(re.findall(r"\w+", sentence))
            and sum(shares) != 100
        ):
            yield SHARES_APART.at(Place("document"))


def _moved_by_length(
    library: Library, shown: BrokenAgreement | Counterexample
) -> Iterator[Finding]:
    """What shows in no single agreement: deal points that its other length tells differently."""
    question = library.question(LENGTH)
    options = () if question is None else question.options
    scopes = [
        select(
            interview(library, shown.answers | {LENGTH: one.key}, created_on=shown.created_on)
        ).scope
        for one in options
    ]
    for point in library.points:
        told = library.index.told.get(point.key, MISSING)
        if len({evaluate(told, scope) for scope in scopes}) > 1:
            yield LENGTH_MOVES_POINT.at(Place("point", point.key), called=point.called)


def is_broken(library: Library, found: ProofFinding) -> bool:
    """Whether the agreement of a counterexample has the fault of which it is one."""
    return found.finding.code in {one.code for one in faults_in(library, found.example)}

"""Clauses that must be there: mandatory ones, companions, one position for each, and the one that was picked."""

from collections.abc import Iterator

from agreements.assembly.pipeline import Assembled
from clauses.library.answers import pick_key
from clauses.library.findings import Finding, Level, Place
from clauses.library.language.evaluation import holds
from clauses.library.values import Clause, Companion


def selection_faults(assembled: Assembled) -> tuple[Finding, ...]:
    """A clause without a position, or with two: found while selecting."""
    return assembled.selection.faults


def missing_clauses(assembled: Assembled) -> Iterator[Finding]:
    """A mandatory clause that is not there; a clause without its companion."""
    included = {selected.clause.key for selected in assembled.selection.selected}
    for clause in assembled.interview.library.clauses:
        if clause.mandatory and clause.key not in included:
            yield _missing(clause)
    for selected in assembled.selection.selected:
        for companion in selected.clause.companions:
            if companion.clause not in included and _applies(companion, assembled):
                yield _alone(selected.clause, companion, assembled)


def lost_picks(assembled: Assembled) -> Iterator[Finding]:
    """A position picked by hand that its clause no longer has, so that another stands in its place."""
    for selected in assembled.selection.selected:
        clause = selected.clause
        picked = assembled.interview.picks.get(clause.key)
        if picked is None or clause.chosen_by == "answers" or clause.position(picked) is not None:
            continue
        yield Finding(
            Level.WARNING,
            "lost-pick",
            f"The position of “{clause.heading}” that was picked by hand is no longer offered. "
            f"“{selected.position.title}” stands in its place.",
            Place("clause", clause.key),
            "Pick another, if that one is not wanted.",
            pick_key(clause.key),
        )


def _missing(clause: Clause) -> Finding:
    return Finding(
        Level.ERROR,
        "missing-mandatory-clause",
        f"“{clause.heading}” is missing, and an agreement without it is broken.",
        Place("clause", clause.key),
        "Change the answers that leave it out, or ask legal.",
    )


def _applies(companion: Companion, assembled: Assembled) -> bool:
    when = companion.when
    return when is None or holds(when.expression, assembled.selection.scope)


def _alone(clause: Clause, companion: Companion, assembled: Assembled) -> Finding:
    wanted = assembled.interview.library.clause(companion.clause)
    heading = wanted.heading if wanted is not None else companion.clause
    return Finding(
        Level.ERROR,
        "missing-companion",
        f"“{clause.heading}” needs “{heading}”, which is not in this agreement.",
        Place("clause", clause.key),
        "Change the answers that leave it out, or ask legal.",
    )

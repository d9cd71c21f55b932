"""Clauses that must be there: mandatory ones, companions, one position for each, what was picked; and deal points."""

from collections.abc import Iterable, Iterator

from agreements.assembly.pipeline import Assembled
from clauses.library.answers import pick_key, responsibility_key
from clauses.library.deal.owed import Obligation, owed_by, owed_by_headings
from clauses.library.deal.owed_points import owed_by_points
from clauses.library.deal.selection import matching
from clauses.library.faults.of_agreements import LOST_PICK, THESE_POSITIONS, TWO_POSITIONS
from clauses.library.findings import Finding, Place
from clauses.library.language.evaluation import holds
from clauses.library.language.expressions import NEVER
from clauses.library.values import Clause, Library, Position


def unmet_obligations(assembled: Assembled) -> Iterator[Finding]:
    """A clause without a position, or with two; a mandatory clause that is not there; one without its companion."""
    for clause, owed in assembled.memo.once(_owed, assembled.interview.library):
        for one in owed:
            if holds(one.stands, assembled.selection.scope):
                yield _unmet(one, clause, assembled)


def _owed(library: Library) -> tuple[tuple[Clause, tuple[Obligation, ...]], ...]:
    return tuple((clause, _possible(owed_by(clause, library))) for clause in library.clauses)


def doubled_headings(assembled: Assembled) -> Iterator[Finding]:
    """Two clauses, or two schedules, under one heading."""
    for one in assembled.memo.once(_owed_by_headings, assembled.interview.library):
        if holds(one.stands, assembled.selection.scope):
            yield one.fault.at(one.place, **dict(one.words))


def faults_of_points(assembled: Assembled) -> Iterator[Finding]:
    """A deal point that two sentences set differently, or that one sets to what it cannot be.

    A row of the matrix that was changed against a sentence is mended where it was changed.
    """
    for one in assembled.memo.once(owed_by_points, assembled.interview.library):
        if holds(one.stands, assembled.selection.scope):
            row = responsibility_key(one.place.key) if one.place.kind == "responsibility" else ""
            yield one.fault.at(one.place, question=row, **dict(one.words))


def _owed_by_headings(library: Library) -> tuple[Obligation, ...]:
    return _possible(owed_by_headings(library))


def _possible(obligations: Iterable[Obligation]) -> tuple[Obligation, ...]:
    """Without those that no answers can break, as between headings that differ."""
    return tuple(one for one in obligations if one.stands != NEVER)


def _unmet(one: Obligation, clause: Clause, assembled: Assembled) -> Finding:
    if one.fault is not TWO_POSITIONS:
        return one.fault.at(one.place, **dict(one.words))
    # Which two, only the answers say.
    says = map(_says, matching(clause, assembled.interview))
    return THESE_POSITIONS.at(one.place, heading=clause.heading, says=" Another: ".join(says))


def _says(position: Position) -> str:
    """What a position says, in a sentence; its title, by which Legal knows it, only where nobody wrote that down."""
    said = position.plain or position.title
    return said if said.endswith(".") else f"{said}."


def lost_picks(assembled: Assembled) -> Iterator[Finding]:
    """A position picked by hand that its clause no longer has, so that another stands in its place."""
    for selected in assembled.selection.selected:
        clause = selected.clause
        picked = assembled.interview.picks.get(clause.key)
        if picked is None or clause.chosen_by == "answers" or clause.position(picked) is not None:
            continue
        yield LOST_PICK.at(
            Place("clause", clause.key),
            question=pick_key(clause.key),
            heading=clause.heading,
            says=_says(selected.position),
        )

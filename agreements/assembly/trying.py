"""A clause tried out: a library, answers and a position come in; the clause as an agreement would print it goes out."""

import datetime
from dataclasses import dataclass

from agreements.assembly import document
from agreements.assembly.coherence import check
from agreements.assembly.english import asked_in_its_english
from agreements.assembly.pipeline import assembled
from clauses.library.answers import Answers
from clauses.library.deal.selection import Selected, Selection, SelectionScope, select
from clauses.library.findings import Finding
from clauses.library.values import Clause, Library, Position


@dataclass(frozen=True, slots=True)
class Tried:
    """What the answers take of a clause, the position that is shown, and what is wrong there."""

    taken: Selected | None
    position: Position | None
    shown: document.PrintedClause | None
    findings: tuple[Finding, ...]


def try_clause(
    library: Library,
    answers: Answers,
    clause: Clause,
    *,
    position: str = "",
    created_on: datetime.date,
) -> Tried:
    """Show a clause under these answers: in the position that they take, or in the one asked for, taken or not."""
    asked = asked_in_its_english(library, answers, created_on=created_on)
    clause = asked.library.clause(clause.key) or clause  # as the agreement spells it
    selection = select(asked)
    taken = selection.of(clause.key)
    wanted = clause.position(position) or (taken.position if taken else None)
    wanted = wanted or next(iter(clause.positions), None)
    if wanted is None:
        return Tried(taken, None, None, ())
    if taken is None or taken.position != wanted:
        selection = with_position(selection, clause, wanted)
    made = assembled(selection)
    shown = next((one for one in made.document.clauses() if one.key == clause.key), None)
    here = tuple(
        found
        for found in check(made)
        if (found.place.kind, found.place.key) == ("clause", clause.key)
    )
    return Tried(taken, wanted, shown, here)


def with_position(selection: Selection, clause: Clause, position: Position) -> Selection:
    """The selection with a clause in a given position, in its place, whatever the answers decide."""
    chosen = Selected(clause, position, "because it is tried out")
    by_key = {one.clause.key: one for one in selection.selected} | {clause.key: chosen}
    scope = selection.scope
    library = scope.interview.library
    return Selection(
        tuple(by_key[one.key] for one in library.clauses if one.key in by_key),
        SelectionScope(scope.interview, {**scope.taken, clause.key: position}),
    )

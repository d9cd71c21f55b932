"""What every agreement owes: faults as conditions over answers and selection, so that one condition serves twice.

`check` asks whether the condition holds under one set of answers; the proof, whether it can hold under any.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from clauses.library.deal.selection import decided, ways
from clauses.library.faults.fault import Fault
from clauses.library.faults.of_agreements import (
    DOUBLED_HEADING,
    MISSING_COMPANION,
    MISSING_MANDATORY_CLAUSE,
    NO_POSITION,
    TWO_POSITIONS,
)
from clauses.library.findings import Place
from clauses.library.language.contents import condition_of
from clauses.library.language.expressions import (
    Expression,
    Included,
    all_of,
    any_of,
    none_of,
)
from clauses.library.values import Clause, Companion, Library


@dataclass(frozen=True, slots=True)
class Obligation:
    """A fault that must never stand: its place, when it would stand, its words there, and the sentence it breaks.

    The kind says under which heading the proof counts it.
    """

    kind: str
    fault: Fault
    place: Place
    stands: Expression
    words: tuple[tuple[str, str], ...] = ()
    sentence: str = ""

    @property
    def code(self) -> str:
        """The code of the fault."""
        return self.fault.code

    @property
    def message(self) -> str:
        """What is wrong where it stands."""
        return self.fault.to_mend(**dict(self.words)).message


def owed(
    kind: str, fault: Fault, place: Place, stands: Expression, *, sentence: str = "", **words: str
) -> Obligation:
    """An obligation; the words fill the patterns of the fault."""
    return Obligation(kind, fault, place, stands, tuple(words.items()), sentence)


def owed_by(clause: Clause, library: Library) -> Iterator[Obligation]:
    """What an agreement owes for one clause."""
    yield from owed_by_positions(clause)
    yield from owed_by_presence(clause, library)


def owed_by_headings(library: Library) -> Iterator[Obligation]:
    """No two clauses in an agreement have one heading, and no two schedules."""
    clauses = [
        (Place("clause", one.key), one.heading, Included(one.key)) for one in library.clauses
    ]
    schedules = [
        (Place("schedule", one.key), one.heading, condition_of(one.when))
        for one in library.schedules
    ]
    for printed in (clauses, schedules):
        for number, (place, heading, there) in enumerate(printed):
            same = (
                other
                for _, said, other in printed[:number]
                if said.casefold() == heading.casefold()
            )
            stands = all_of(there, any_of(*same))
            yield owed("headings", DOUBLED_HEADING, place, stands, heading=heading)


def owed_by_positions(clause: Clause) -> Iterator[Obligation]:
    """A clause that is there has a position, and the answers decide for one of them only."""
    place, included = Place("clause", clause.key), condition_of(clause.when)
    nothing = none_of(*(way.condition for way in ways(clause)))
    yield owed("positions", NO_POSITION, place, all_of(included, nothing), heading=clause.heading)
    by_answers = tuple(way.condition for way in decided(clause))
    two = any_of(
        *(
            all_of(one, any_of(*by_answers[number + 1 :]))
            for number, one in enumerate(by_answers[:-1])
        )
    )
    yield owed("positions", TWO_POSITIONS, place, all_of(included, two), heading=clause.heading)


def owed_by_presence(clause: Clause, library: Library) -> Iterator[Obligation]:
    """A mandatory clause is there; a clause that is there has its companions."""
    if clause.mandatory:
        yield owed(
            "mandatory clauses",
            MISSING_MANDATORY_CLAUSE,
            Place("clause", clause.key),
            none_of(Included(clause.key)),
            heading=clause.heading,
        )
    for companion in clause.companions:
        yield _alone(clause, companion, library)


def _alone(clause: Clause, companion: Companion, library: Library) -> Obligation:
    wanted = library.clause(companion.clause)
    return owed(
        "companions",
        MISSING_COMPANION,
        Place("clause", clause.key),
        all_of(
            Included(clause.key), condition_of(companion.when), none_of(Included(companion.clause))
        ),
        heading=clause.heading,
        companion=companion.clause if wanted is None else wanted.heading,
    )

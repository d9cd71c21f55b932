"""Length never moves risk: under equal answers, each deal point is the same at every length of an agreement.

What a point is follows from one expression. Here it is rewritten as if one length had been chosen, so that two
lengths are compared under the same answers, by the same solver and evaluator as everything else.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property
from itertools import combinations
from typing import Any

from clauses.library.deal.owed import Obligation, owed
from clauses.library.deal.selection import Way, ways
from clauses.library.faults.of_proofs import LENGTH_MOVES_POINT
from clauses.library.findings import Place
from clauses.library.language.asked_of import keys_read
from clauses.library.language.contents import condition_of
from clauses.library.language.expressions import (
    MISSING,
    Compare,
    Expression,
    HasFeature,
    Included,
    Name,
    PositionOf,
    TextLiteral,
    all_of,
    any_of,
    none_of,
)
from clauses.library.language.known_names import LENGTH
from clauses.library.values import Clause, Library


def owed_by_lengths(library: Library) -> Iterator[Obligation]:
    """What an agreement owes for its length; nothing in a library that does not ask for one."""
    question = library.question(LENGTH)
    lengths = [] if question is None else [AtLength(library, one.key) for one in question.options]
    for point in library.points:
        told = library.index.told.get(point.key, MISSING)
        for one, other in combinations((length.told(told) for length in lengths), 2):
            if one != other:
                yield owed(
                    "lengths",
                    LENGTH_MOVES_POINT,
                    Place("point", point.key),
                    _differ(one, other),
                    called=point.called,
                )


def _differ(one: Expression, other: Expression) -> Expression:
    """When one value is there without the other, or both are and are not equal."""
    first, second = (Compare("==", value, value) for value in (one, other))
    return any_of(
        Compare("!=", one, other),
        all_of(first, none_of(second)),
        all_of(second, none_of(first)),
    )


@dataclass(frozen=True)
class AtLength:
    """Expressions of a library as they are when one length is chosen, whatever was answered."""

    library: Library
    length: str

    def told(self, expression: Expression) -> Expression:
        """The same expression, with the length and all that follows from it replaced."""
        match expression:
            case Name(key) if key == LENGTH:
                return TextLiteral(self.length)
            case Name(key) if key in self._facts:
                return self.told(self._facts[key])
            case Included(key) if key in self._clauses:
                return any_of(*(taken for _, taken in self._ways(self._clauses[key])))
            case Compare("==", PositionOf(key), TextLiteral(position)) if key in self._clauses:
                found = self._ways(self._clauses[key])
                return any_of(*(taken for way, taken in found if way.position.key == position))
            case HasFeature(key, feature) if key in self._clauses:
                found = self._ways(self._clauses[key])
                return any_of(*(taken for way, taken in found if feature in way.position.features))
            case _:
                return replace(expression, **self._inside(expression))

    def _inside(self, expression: Expression) -> dict[str, Any]:  # fields of any kind of expression
        return {one.name: self._field(getattr(expression, one.name)) for one in fields(expression)}

    def _field(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(self._field(one) for one in value)
        return self.told(value) if isinstance(value, Expression) else value

    def _ways(self, clause: Clause) -> Iterator[tuple[Way, Expression]]:
        """Each way to a position of a clause, and when it is the one that is taken."""
        included = self.told(condition_of(clause.when))
        before: list[Expression] = []
        for way in ways(clause):
            condition = self.told(way.condition)
            yield way, all_of(included, condition, none_of(*before))
            before.append(condition)

    @cached_property
    def _facts(self) -> dict[str, Expression]:
        """The facts that follow from the length, by key, each before those that rest on it."""
        found: dict[str, Expression] = {}
        known = {LENGTH}
        rest = {fact.key: fact.value.expression for fact in self.library.facts}
        while more := {key for key, value in rest.items() if known.intersection(keys_read(value))}:
            found |= {key: rest.pop(key) for key in more}
            known |= more
        return found

    @cached_property
    def _clauses(self) -> dict[str, Clause]:
        """The clauses whose presence or position follows from the length."""
        known = {LENGTH, *self._facts}
        return {
            clause.key: clause
            for clause in self.library.clauses
            if known.intersection(
                key
                for read in (condition_of(clause.when), *(way.condition for way in ways(clause)))
                for key in keys_read(read)
            )
        }

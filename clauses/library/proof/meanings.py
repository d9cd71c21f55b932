"""Definitions that lead to a Section: when that Section is there and does not speak of the term."""

from collections.abc import Iterator, Mapping

from clauses.library.deal.owed import Obligation, owed
from clauses.library.faults.of_agreements import MEANING_NOWHERE
from clauses.library.findings import Place
from clauses.library.language.deal_points import ways_set
from clauses.library.language.expressions import (
    ALWAYS,
    NEVER,
    Expression,
    Included,
    all_of,
    none_of,
)
from clauses.library.language.text import Node, Reference
from clauses.library.proof.chosen_words import PrintedText
from clauses.library.proof.printing import PrintedTerm, by_term
from clauses.library.values import Library
from clauses.library.words.leading import leading


def meanings(
    defined: tuple[PrintedText, ...],
    used_in: Mapping[str, tuple[PrintedTerm, ...]],
    library: Library,
) -> Iterator[Obligation]:
    """Each reference of a definition by which a Section states the meaning; `used_in` holds the uses by clause."""
    spoken = {clause: by_term(uses) for clause, uses in used_in.items()}
    settings = library.index.settings
    leads = {one.term: leading(one.definition.line, settings) for one in library.terms}
    for part in defined:
        term = part.place.key
        for one in part.placed():
            for way, target in _targets(one.node, library):
                clause = library.clause(target) if target in leads[term] else None
                if clause is None:
                    continue
                used: Expression = spoken.get(clause.key, {}).get(term, NEVER)
                yield owed(
                    "meanings",
                    MEANING_NOWHERE,
                    Place("term", term),
                    all_of(one.path, way, Included(clause.key), none_of(used)),
                    sentence=part.source,
                    term=term,
                    heading=clause.heading,
                )


def _targets(node: Node, library: Library) -> Iterator[tuple[Expression, str]]:
    """What a reference leads to, and when: one place, or where a point is set."""
    match node:
        case Reference(point=point) if point:
            ways = ways_set(point, library.index.settings)
            yield from ((way, one.place.key) for way, one in ways)
        case Reference(target):
            yield ALWAYS, target
        case _:
            pass

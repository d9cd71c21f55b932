"""Definitions: each term used is defined once, each definition is used, and the list is printed once."""

from collections import Counter
from collections.abc import Iterator

from agreements.assembly.coherence.checked_lines import checked_lines
from agreements.assembly.document import CrossReference, Definition, DefinitionList
from agreements.assembly.pipeline import Assembled
from agreements.assembly.trees import blocks_in, headings_in
from clauses.library.faults.of_agreements import (
    ALMOST_A_TERM,
    DOUBLED_DEFINITION,
    DOUBLED_DEFINITIONS,
    MEANING_NOWHERE,
    UNDEFINED_PHRASE,
    UNDEFINED_TERM,
    UNUSED_DEFINITION,
)
from clauses.library.findings import Finding, Level, Place
from clauses.library.values import Library
from clauses.library.words.leading import leading
from clauses.library.words.terms import TermForms


def definition_faults(assembled: Assembled) -> Iterator[Finding]:
    """Terms without a definition, definitions without a use, and doubled ones."""
    places: dict[str, Place] = {}
    defined: Counter[str] = Counter()
    spoken: set[tuple[str, str]] = set()  # a clause, and a term of which it speaks
    for place, line in checked_lines(assembled):
        defined.update(line.defined)
        for term in line.terms:
            places.setdefault(term, place)
            if place.kind == "clause":
                spoken.add((place.key, term))
    terms = assembled.memo.once(TermForms.of_library, assembled.interview.library)
    for place, heading in headings_in(assembled.document):
        for found in terms.found_in(heading):
            places.setdefault(found.term, place)
    lists = [block for block in blocks_in(assembled.document) if isinstance(block, DefinitionList)]
    if len(lists) > 1:
        yield DOUBLED_DEFINITIONS.at(Place("document"))
    defined.update(one.term for block in lists[:1] for one in block.definitions)
    for term, place in places.items():
        if term not in defined:
            yield UNDEFINED_TERM.at(place, term=term)
    for term, count in defined.items():
        if count > 1:
            yield DOUBLED_DEFINITION.at(Place("term", term), term=term, count=count)
        if term not in places:
            yield UNUSED_DEFINITION.at(Place("term", term), term=term)
    for block in lists[:1]:
        for definition in block.definitions:
            yield from _meant_nowhere(definition, spoken, assembled)


def _meant_nowhere(
    definition: Definition, spoken: set[tuple[str, str]], assembled: Assembled
) -> Iterator[Finding]:
    """A definition that leads to a Section which does not speak of its term."""
    term = definition.term
    leads = assembled.memo.once(_leads, assembled.interview.library).get(term, frozenset())
    for inline in definition.line:
        if not isinstance(inline, CrossReference) or inline.target not in leads:
            continue
        clause = assembled.interview.library.clause(inline.target)
        if clause is not None and (clause.key, term) not in spoken:
            # No answer mends it, and no deal fails by it: an edition published before this was looked for stays usable.
            fault = MEANING_NOWHERE.of_level(Level.WARNING)
            yield fault.at(Place("term", term), term=term, heading=clause.heading)


def _leads(library: Library) -> dict[str, frozenset[str]]:
    """By term: the clauses and schedules to which its definition leads."""
    settings = library.index.settings
    return {one.term: leading(one.definition.line, settings) for one in reversed(library.terms)}


def unknown_phrases(assembled: Assembled) -> Iterator[Finding]:
    """Capitalised phrases inside a sentence that are neither terms nor names of the library."""
    for place, line in checked_lines(assembled):
        for phrase in line.unknown_phrases:
            yield UNDEFINED_PHRASE.at(place, phrase=phrase)


def terms_spelled_otherwise(assembled: Assembled) -> Iterator[Finding]:
    """Capitalised words inside a sentence that differ from a defined term only by capitals or number."""
    for place, line in checked_lines(assembled):
        for phrase, term in line.near_misses:
            yield ALMOST_A_TERM.at(place, phrase=phrase, term=term)

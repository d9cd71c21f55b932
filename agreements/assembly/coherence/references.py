"""References that lead nowhere."""

from collections import Counter
from collections.abc import Iterator

from agreements.assembly.coherence.checked_lines import checked_lines
from agreements.assembly.document import Document, UnresolvedReference
from agreements.assembly.pipeline import Assembled
from agreements.assembly.trees import blocks_in, definitions_in
from clauses.library.faults.of_agreements import DOUBLED_ANCHOR, UNRESOLVED_REFERENCE
from clauses.library.findings import Finding, Place


def open_references(assembled: Assembled) -> Iterator[Finding]:
    """A reference to a clause or schedule that is not in this document; an anchor that stands twice."""
    anchors = Counter(anchors_of(assembled.document))
    for place, line in checked_lines(assembled):
        for one in line.references:
            if isinstance(one, UnresolvedReference) or one.anchor not in anchors:
                yield _unresolved(one.target, place, assembled)
    for anchor, count in anchors.items():
        if count > 1:
            yield DOUBLED_ANCHOR.at(Place("document"), count=count, anchor=anchor)


def anchors_of(document: Document) -> Iterator[str]:
    """Every anchor to which a reference or a term can lead; of a doubled definition, reported as such, once."""
    for section in document.sections:
        yield section.anchor
        yield from (clause.anchor for clause in section.clauses)
    yield from (schedule.anchor for schedule in document.schedules)
    defined = {
        (definition.term, definition.anchor)
        for block in blocks_in(document)
        for definition in definitions_in(block)
    }
    yield from (anchor for _, anchor in defined)


def _unresolved(target: str, place: Place, assembled: Assembled) -> Finding:
    library = assembled.interview.library
    thing = library.clause(target) or library.schedule(target)
    heading = target if thing is None else thing.heading
    return UNRESOLVED_REFERENCE.at(place, heading=heading, target=target)

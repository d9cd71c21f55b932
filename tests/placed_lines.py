"""Every line of a document, for tests that read it as a whole."""

from collections.abc import Iterator

from agreements.assembly.document import Document, Line
from agreements.assembly.trees import lines_of, parts_in
from clauses.library.findings import Place


def placed_lines(document: Document) -> Iterator[tuple[Place, Line]]:
    """The lines with the clause, schedule or term in which they stand."""
    for place, blocks in parts_in(document):
        yield from lines_of(place, blocks)

"""Which positions an option of a question brings, where a condition names it."""

from collections.abc import Iterator

from clauses.library.language.expressions import Compare, Name, TextLiteral, walk
from clauses.library.values import Library, Position


def approved_positions_of(library: Library, question: str, option: str) -> Iterator[Position]:
    """The positions that need approval and whose condition asks for this option, in the order of the library."""
    wanted = Compare("==", Name(question), TextLiteral(option))
    for clause in library.clauses:
        for position in clause.positions:
            condition = position.when if position.approval else None
            if condition is not None and wanted in walk(condition.expression):
                yield position

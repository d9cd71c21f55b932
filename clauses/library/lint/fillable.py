"""Tables that nobody could fill or finish: their columns, the rows that they begin with, need, or let follow."""

from collections.abc import Iterator
from fractions import Fraction

from clauses.library.answers import ROW
from clauses.library.deal.cells import needed_cells
from clauses.library.faults.of_libraries import (
    COLUMN_CHOICES,
    COLUMN_KEY_TAKEN,
    LONG_NEED,
    LONG_PROPOSAL,
    NEEDED_ROW_NEVER_MET,
    NEEDLESS_COLUMNS,
    NEVER_FOLLOWS,
    NO_COLUMNS,
    UNSAID_FOLLOW,
)
from clauses.library.findings import Finding, Place
from clauses.library.kinds import kind_of
from clauses.library.language.columns import Column
from clauses.library.language.expressions import NumberLiteral
from clauses.library.values import Formula, Library, Question

FIGURES = ("money", "percent")  # prices, and the shares of which their formulas are made


def tables(library: Library) -> Iterator[Finding]:
    """What is wrong with the columns and the rows of the questions that ask for tables."""
    for question in library.questions:
        yield from _columns(question)
        yield from _rows(question)
        yield from _following(question)


def _columns(question: Question) -> Iterator[Finding]:
    """A table without columns, columns elsewhere, two with one key, and choices without anything to choose."""
    place = Place("question", question.key, "columns")
    if (kind_of(question).value == "rows") != bool(question.columns):
        yield (NEEDLESS_COLUMNS if question.columns else NO_COLUMNS).at(place)
    keys = [column.key for column in question.columns]
    for column in question.columns:
        if column.key == ROW or keys.count(column.key) > 1:
            yield COLUMN_KEY_TAKEN.at(place, key=column.key)
        if (column.kind == "choice") != bool(column.choices):
            yield COLUMN_CHOICES.at(place, label=column.label)


def _rows(question: Question) -> Iterator[Finding]:
    """Rows with too many cells, and needed rows that a finished table may lack whatever is typed."""
    width = max(len(question.columns), 1)
    for row in question.proposed:
        if row.count("|") >= width:
            yield LONG_PROPOSAL.at(Place("question", question.key, "proposed"), row=row)
    place = Place("question", question.key, "needed_rows")
    of_key = {column.key: column for column in question.columns}
    are_enough = _least(question.minimum) >= len(question.needed_rows)
    for row, cells in zip(question.needed_rows, needed_cells(question), strict=True):
        if row.count("|") >= width:
            yield LONG_NEED.at(place, row=row)
        takes_all = all(_takes(of_key[key], words) for key, words in cells.items())
        if not (cells and takes_all and are_enough):
            yield NEEDED_ROW_NEVER_MET.at(place, row=row)


def _least(minimum: Formula | None) -> Fraction:
    match minimum:
        case Formula(expression=NumberLiteral(number)):
            return number
        case _:
            return Fraction(0)


def _takes(column: Column, words: str) -> bool:
    return column.kind == "text" or words in column.choices


def _following(question: Question) -> Iterator[Finding]:
    """A column that follows says who, when and what holds until then; what the deal rests on never follows."""
    place = Place("question", question.key, "columns")
    for number, column in enumerate(question.columns):
        follows = column.needed == "later"
        said = (column.due, column.meanwhile)
        is_said = all((*said, column.known_by)) if follows else not any(said)
        if not is_said:
            yield UNSAID_FOLLOW.at(place, label=column.label)
        if follows and (question.essential or number == 0 or column.kind in FIGURES):
            yield NEVER_FOLLOWS.at(place, label=column.label)

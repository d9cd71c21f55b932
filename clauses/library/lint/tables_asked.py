"""What expressions ask of tables: columns that are there and have a sum, and tables that a document may replace."""

from collections.abc import Iterator

from clauses.library.deal.attached import may_stand_for
from clauses.library.deal.cells import column_questions
from clauses.library.faults.fault import StatedFault
from clauses.library.faults.of_asked_tables import (
    NEVER_ATTACHED,
    NO_SUCH_COLUMN,
    NO_TABLE,
    NOT_ADDED_UP,
    REPLACED_TABLE,
)
from clauses.library.findings import Finding, Place
from clauses.library.kinds import kind_of
from clauses.library.language.asked_of import keys_read
from clauses.library.language.expressions import AttachedFor, Expression, walk
from clauses.library.language.text import expressions_of
from clauses.library.values import Library
from clauses.library.words.places import formulas, texts


def column_problems(
    key: str, column: str, library: Library, *, is_added_up: bool
) -> list[StatedFault]:
    """What is wrong with a column of a table, as a sum or a condition names it."""
    question = library.question(key)
    columns = {} if question is None else {one.key: one for one in column_questions(question)}
    if not columns:
        return [NO_TABLE.stated(key=key)]
    if column not in columns:
        return [NO_SUCH_COLUMN.stated(key=key, column=column, offered=", ".join(columns))]
    if is_added_up and kind_of(columns[column]).value != "number":
        return [NOT_ADDED_UP.stated(key=key, column=column)]
    return []


def attached_problems(key: str, library: Library) -> list[StatedFault]:
    """What is wrong with a table, as a condition asks whether a document takes its place."""
    question = library.question(key)
    may_be = question is not None and may_stand_for(question, library)
    return [] if may_be else [NEVER_ATTACHED.stated(key=key)]


def replaced_tables(library: Library) -> Iterator[Finding]:
    """Expressions that read a table whose place a document may take, and do not ask whether one does."""
    replaceable = {one.key: one.short for one in library.questions if may_stand_for(one, library)}
    placed = [(one.place, one.formula.expression) for one in formulas(library)]
    placed += [
        (place, expression)
        for text in texts(library)
        for place, node in text.placed_nodes()
        for expression in expressions_of(node)
    ]
    for place, expression in placed:
        yield from _unasked(expression, place, replaceable)


def _unasked(
    expression: Expression, place: Place, replaceable: dict[str, str]
) -> Iterator[Finding]:
    asked = {node.key for node in walk(expression) if isinstance(node, AttachedFor)}
    for key in keys_read(expression):
        if key in replaceable and key not in asked:
            yield REPLACED_TABLE.at(place, table=replaceable[key], key=key)

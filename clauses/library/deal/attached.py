"""Attached documents: rows of a table that the program fills itself, and the tables whose place a document takes."""

from clauses.library.answers import FilledRow, FilledTable, Value
from clauses.library.language.known_names import ATTACHMENTS, INSTEAD_OF
from clauses.library.values import Library, Question


def standing_for(question: Question, attachments: Value | None) -> FilledRow | None:
    """The attached document that takes the place of a table; None where there is none."""
    if not isinstance(attachments, FilledTable) or question.key == ATTACHMENTS:
        return None
    return next((row for row in attachments.rows if row.cell(INSTEAD_OF) == question.short), None)


def may_stand_for(question: Question, library: Library) -> bool:
    """Whether an attached document may take the place of a table: the list of documents offers its name."""
    attachments = library.question(ATTACHMENTS)
    if attachments is None or question.key == ATTACHMENTS or not question.columns:
        return False
    offered = (one.choices for one in attachments.columns if one.key == INSTEAD_OF)
    return question.short in next(offered, ())

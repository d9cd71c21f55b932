"""Rows that come from sheets into an agreement: as if they had been typed on the page, in one act."""

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.http import QueryDict

from agreements.standing.current import Standing
from agreements.wizard.forms import StepForm
from agreements.wizard.settle import Settlement, settle
from agreements.wizard.table_fields import GridField, TypedRow, TypedTable, cell_name, order_name
from clauses.library.deal.interview import Asked
from clauses.library.kinds import kind_of
from clauses.library.language.known_names import ATTACHMENTS

LONGEST_SOURCE = 300


def tables_asked(standing: Standing) -> tuple[Asked, ...]:
    """The questions that ask people for tables now."""
    return tuple(
        one
        for one in standing.interview.asked
        if kind_of(one.question).value == "rows" and one.question.key != ATTACHMENTS
    )


def rows_shown(standing: Standing, asked: Asked) -> tuple[TypedRow, ...]:
    """The rows of a table as its page shows them, without those that are empty."""
    form = StepForm(standing, (asked,))
    typed = form[asked.question.key].value()
    rows = typed.rows if isinstance(typed, TypedTable) else ()
    return tuple(row for row in rows if any(row.cells.values()))


def form_with_rows(standing: Standing, rows: Mapping[str, tuple[TypedRow, ...]]) -> StepForm:
    """The form of some tables with these rows typed into it, validated; the keys are those of the questions."""
    questions = tuple(one for one in tables_asked(standing) if one.question.key in rows)
    form = StepForm(standing, questions)
    data = form.as_posted()
    for key, typed in rows.items():
        _clear(data, key, form)
        field = form.fields[key]
        assert isinstance(field, GridField)
        data.update(field.posted(key, TypedTable(typed)))
    filled = StepForm(standing, questions, data=data)
    filled.is_valid()
    return filled


def _clear(data: QueryDict, key: str, form: StepForm) -> None:
    """Take the rows that the page shows out of what it posts."""
    typed = form[key].value()
    shown = typed.rows if isinstance(typed, TypedTable) else ()
    names = [cell_name(key, row.key, column) for row in shown for column in row.cells]
    for name in (order_name(key), *names):
        data.pop(name, None)


def fill(
    standing: Standing, rows: Mapping[str, tuple[TypedRow, ...]], *, by: User, source: str
) -> Settlement:
    """Record rows that come from a file in one act.

    A table with a cell that does not fit is kept as it was typed, for its page to show. Raises Closed.
    """
    form = form_with_rows(standing, rows)
    return settle(form, left=form.fields_by_key, by=by, source=source[:LONGEST_SOURCE])

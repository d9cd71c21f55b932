"""A table as a page shows it: its columns and its cells, each with what is typed, its name and what is wrong."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from agreements.wizard.controls import YES_NO, control_of
from agreements.wizard.forms import StepForm
from agreements.wizard.table_fields import GridField, TypedRow, TypedTable, cell_name
from agreements.words.answer_words import unit_of
from agreements.words.our_questions import question_in_our_words
from agreements.words.our_words import SidesOnScreen, in_our_words, sides_of
from clauses.library.answers import FilledTable
from clauses.library.deal.amounts import currency_of
from clauses.library.deal.attached import standing_for
from clauses.library.deal.cells import column_questions
from clauses.library.deal.fitting import cell_problems
from clauses.library.kinds import kind_of
from clauses.library.language.columns import Column
from clauses.library.language.known_names import ATTACHMENTS
from clauses.library.values import Question

NEEDED = {"finish": "", "recommended": "recommended", "later": "can follow"}


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell: what it is called for who cannot see the table, what is typed in it, and what is wrong with that."""

    name: str
    label: str
    head: str
    value: str
    type: str
    keys: str
    options: tuple[tuple[str, str], ...]
    error: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row with its number for people."""

    key: str
    number: int
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """The heads, each with who knows it and whether it may stay empty; the rows; an empty one as a pattern.

    `instead` is the attached document that takes its place, if one does. `order` and `base` are what the page stands
    on; `download` and `upload` where the table is had as a sheet. `is_as_answered`: no cell was typed since.
    """

    heads: tuple[tuple[str, str], ...]
    rows: tuple[ShownRow, ...]
    pattern: ShownRow
    order: str
    base: str
    not_read: str
    download: str
    upload: str
    instead: str
    is_as_answered: bool


def table_shown(
    form: StepForm, question: Question, field: GridField, typed: object, base: object
) -> ShownTable:
    """The table of a form as it is typed, or as it was answered."""
    table = typed if isinstance(typed, TypedTable) else TypedTable(())
    wrong = wrong_cells(form, question.key, field)
    scope = form.under.interview.scope
    document = standing_for(question, scope.value(ATTACHMENTS))
    columns = _Columns(question, currency_of(scope), sides_of(form.under.interview))
    at = [form.standing.agreement.pk, question.key]
    rows = tuple(columns.row(row, number, wrong) for number, row in enumerate(table.rows, start=1))
    return ShownTable(
        heads=tuple(zip(columns.heads, columns.hints, strict=True)),
        rows=rows,
        pattern=columns.row(TypedRow("ROW", {}), 0, {}),
        order=",".join(row.key for row in rows),
        base="" if base is None else json.dumps(base),
        not_read=table.not_read,
        download=reverse("agreements:download_sheet", args=[*at, "xlsx"]),
        upload=reverse("agreements:upload_sheet", args=at),
        instead="" if document is None else str(document.cell("title")),
        is_as_answered=not form.is_bound and _is_answered(form, question.key),
    )


def _is_answered(form: StepForm, key: str) -> bool:
    asked = form.standing.interview.of(key)
    return asked is not None and asked.origin == "answered"


def wrong_cells(form: StepForm, key: str, field: GridField) -> dict[tuple[str, str], str]:
    """What is wrong with cells of a table of a posted form, by row and column."""
    given = form.under.answers.get(key)
    question = form.standing.library.question(key)
    if not form.is_bound or question is None or not isinstance(given, FilledTable):
        return field.wrong
    return {**cell_problems(question, given, form.under.interview.scope), **field.wrong}


class _Columns:
    """The columns of a table with what each of their cells needs."""

    def __init__(self, table: Question, currency: str, sides: SidesOnScreen) -> None:
        self.table = table
        self.columns = tuple(
            question_in_our_words(column, sides) for column in column_questions(table)
        )
        self.heads = tuple(_head(column, currency) for column in self.columns)
        self.hints = tuple(_hint(column, sides) for column in table.columns)
        self.options = tuple(_options(column) for column in self.columns)

    def row(self, row: TypedRow, number: int, wrong: dict[tuple[str, str], str]) -> ShownRow:
        return ShownRow(row.key, number, tuple(self._cells(row, number, wrong)))

    def _cells(
        self, row: TypedRow, number: int, wrong: dict[tuple[str, str], str]
    ) -> Iterator[ShownCell]:
        for column, head, options in zip(self.columns, self.heads, self.options, strict=True):
            value = row.cells.get(column.key, "")
            known = any(value == key for key, _ in options)
            yield ShownCell(
                name=cell_name(self.table.key, row.key, column.key),
                label=f"{head}, row {number or 'NUMBER'}",
                head=head,
                value=value,
                type="text" if not options else "select",
                keys=control_of(column).keys,
                # What was typed or pasted and is none of the options is not lost.
                options=options + (((value, value),) if options and value and not known else ()),
                error=wrong.get((row.key, column.key), ""),
            )


def _hint(column: Column, sides: SidesOnScreen) -> str:
    """Whether a cell may stay empty, and that the other side knows what belongs there."""
    theirs = in_our_words(f"the {sides.called.manufacturer} knows", sides)
    known = theirs if column.known_by == "manufacturer" else ""
    return ", ".join(filter(None, (NEEDED[column.needed], known)))


def _head(column: Question, currency: str) -> str:
    unit = currency if kind_of(column).figure == "money" else unit_of(column)
    return f"{column.short} ({unit})" if unit else column.short


def _options(column: Question) -> tuple[tuple[str, str], ...]:
    if kind_of(column).value == "truth":
        return YES_NO
    return tuple((option.key, option.label) for option in column.options)

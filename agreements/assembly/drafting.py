"""Fills the texts of an agreement. A Selection comes in; a draft goes out: a Document not yet numbered.

Until `resolve`, every reference of a draft is an UnresolvedReference and every number is empty.
"""

import datetime
from collections.abc import Iterable

from agreements.assembly import document
from agreements.assembly.blanks import Filling
from agreements.assembly.document import Document, Paper
from agreements.assembly.inserts import CUSTOMER_QUESTION, MANUFACTURER_QUESTION, party
from agreements.assembly.settling import fill_blocks
from clauses.library import values as library
from clauses.library.answers import pick_key
from clauses.library.deal.selection import STANCE_QUESTION, Selected, Selection
from clauses.library.language import text
from clauses.library.language.evaluation import holds
from clauses.library.language.expressions import Expression

EFFECTIVE_DATE_QUESTION = "effective_date"
PRODUCT_QUESTION = "product_description"
PAPER_QUESTION = "paper_size"


def fill(selection: Selection) -> Document:
    """Fill the selected clauses, by section, and the schedules that are there."""
    interview = selection.scope.interview
    filling = Filling(interview.library, selection.scope)
    effective = selection.scope.value(EFFECTIVE_DATE_QUESTION)
    product = selection.scope.value(PRODUCT_QUESTION)
    paper: Paper = "letter" if selection.scope.value(PAPER_QUESTION) == "letter" else "a4"
    return Document(
        title=interview.library.title,
        customer=party(CUSTOMER_QUESTION, selection),
        manufacturer=party(MANUFACTURER_QUESTION, selection),
        effective_date=effective if isinstance(effective, datetime.date) else None,
        created_on=interview.created_on,
        product=product if isinstance(product, str) else "",
        paper=paper,
        sections=_sections(selection, filling),
        schedules=_schedules(selection, filling),
    )


def _sections(selection: Selection, filling: Filling) -> tuple[document.PrintedSection, ...]:
    """The sections that have clauses in this agreement."""
    sections = (_section(section, selection, filling) for section in filling.library.sections)
    return tuple(section for section in sections if section.clauses)


def _section(
    section: library.Section, selection: Selection, filling: Filling
) -> document.PrintedSection:
    clauses = tuple(
        _clause(selected, selection, filling)
        for selected in selection.selected
        if selected.clause.section == section.key
    )
    heading = section.heading or section.title
    return document.PrintedSection(section.key, "", heading, f"section-{section.key}", clauses)


def _clause(selected: Selected, selection: Selection, filling: Filling) -> document.PrintedClause:
    clause, position = selected.clause, selected.position
    return document.PrintedClause(
        key=clause.key,
        number="",
        heading=clause.heading,
        anchor=f"clause-{clause.key}",
        position=position.key,
        position_title=position.title,
        reason=selected.reason,
        plain=position.plain or clause.plain,
        blocks=fill_blocks(position.text.blocks, selection, filling),
        questions=_clause_questions(selected, filling),
    )


def _clause_questions(selected: Selected, filling: Filling) -> tuple[str, ...]:
    """The questions that decide whether the clause is there and in which position, and those it prints."""
    clause = selected.clause
    conditions = (clause.when, *(position.when for position in clause.positions))
    questions = _questions(conditions, selected.position.text, filling)
    if clause.chosen_by == "stance" and len(clause.positions) > 1:
        questions += (STANCE_QUESTION, pick_key(clause.key))
    return tuple(dict.fromkeys(questions))


def _schedules(selection: Selection, filling: Filling) -> tuple[document.PrintedSchedule, ...]:
    return tuple(
        _schedule(schedule, selection, filling)
        for schedule in filling.library.schedules
        if schedule.when is None or holds(schedule.when.expression, selection.scope)
    )


def _schedule(
    schedule: library.Schedule, selection: Selection, filling: Filling
) -> document.PrintedSchedule:
    return document.PrintedSchedule(
        key=schedule.key,
        letter="",
        heading=schedule.heading,
        anchor=f"schedule-{schedule.key.removeprefix('schedule-')}",
        blocks=fill_blocks(schedule.text.blocks, selection, filling),
        questions=_questions((schedule.when,), schedule.text, filling),
    )


def _questions(
    conditions: Iterable[library.Formula | None], read: text.Text, filling: Filling
) -> tuple[str, ...]:
    """The questions that conditions and a text read, each once."""
    expressions: list[Expression] = [
        condition.expression for condition in conditions if condition is not None
    ]
    expressions += text.expressions_in(read.blocks)
    found = (key for expression in expressions for key in filling.questions(expression))
    return tuple(dict.fromkeys(found))

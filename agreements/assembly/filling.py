"""Fills the texts of an agreement. A Selection comes in; an unnumbered Document goes out.

Until `resolve`, every reference is an UnresolvedReference and every number is empty.
"""

import datetime
from collections.abc import Iterable

from agreements.assembly import document
from agreements.assembly.blanks import Filling
from agreements.assembly.document import Document, Paper
from agreements.assembly.english import english_of
from agreements.assembly.inserts import party
from agreements.assembly.memo import Memo
from agreements.assembly.settling import fill_blocks
from clauses.library import values as library
from clauses.library.answers import pick_key
from clauses.library.deal.party_words import party_words
from clauses.library.deal.questions_read import questions_read
from clauses.library.deal.selection import Selected, Selection
from clauses.library.language import text
from clauses.library.language.evaluation import holds
from clauses.library.language.expressions import Expression
from clauses.library.language.known_names import (
    CUSTOMER,
    EFFECTIVE_DATE,
    MANUFACTURER,
    PAPER,
    PRINT_SIZE,
    PRODUCT,
    STANCE,
)


def fill(selection: Selection, memo: Memo) -> Document:
    """Fill the selected clauses, by section, and the schedules that are there."""
    interview = selection.scope.interview
    effective = selection.scope.value(EFFECTIVE_DATE)
    product = selection.scope.value(PRODUCT)
    paper: Paper = "letter" if selection.scope.value(PAPER) == "letter" else "a4"
    return Document(
        title=interview.library.title,
        customer=party(CUSTOMER, selection.scope),
        manufacturer=party(MANUFACTURER, selection.scope),
        effective_date=effective if isinstance(effective, datetime.date) else None,
        created_on=interview.created_on,
        product=product if isinstance(product, str) else "",
        paper=paper,
        sections=_sections(selection, memo),
        schedules=_schedules(selection, memo),
        called=party_words(interview.library),
        english=english_of(selection.scope),
        is_compact=selection.scope.value(PRINT_SIZE) == "compact",
    )


def _sections(selection: Selection, memo: Memo) -> tuple[document.PrintedSection, ...]:
    """The sections that have clauses in this agreement."""
    published = selection.scope.interview.library
    sections = (_section(section, selection, memo) for section in published.sections)
    return tuple(section for section in sections if section.clauses)


def _section(section: library.Section, selection: Selection, memo: Memo) -> document.PrintedSection:
    clauses = tuple(
        _clause(selected, selection, memo)
        for selected in selection.selected
        if selected.clause.section == section.key
    )
    heading = section.heading or section.title
    return document.PrintedSection(section.key, "", heading, f"section-{section.key}", clauses)


def _clause(selected: Selected, selection: Selection, memo: Memo) -> document.PrintedClause:
    clause, position = selected.clause, selected.position
    published = selection.scope.interview.library
    return document.PrintedClause(
        key=clause.key,
        number="",
        heading=clause.heading,
        anchor=f"clause-{clause.key}",
        position=position.key,
        position_title=position.title,
        reason=selected.reason,
        plain=position.plain or clause.plain,
        blocks=_filled(position.text, selection, memo),
        questions=memo.once(_clause_questions, clause, position, published),
    )


def _filled(read: text.Text, selection: Selection, memo: Memo) -> tuple[document.Block, ...]:
    published = selection.scope.interview.library
    return memo.filled(
        read,
        published,
        selection.scope,
        lambda scope: fill_blocks(read.blocks, Filling(published, scope, memo)),
    )


def _clause_questions(
    clause: library.Clause, position: library.Position, published: library.Library
) -> tuple[str, ...]:
    """The questions that decide whether the clause is there and in which position, and those it prints."""
    conditions = (clause.when, *(one.when for one in clause.positions))
    questions = _questions(conditions, position.text, published)
    if clause.chosen_by == "stance" and len(clause.positions) > 1:
        questions += (STANCE, pick_key(clause.key))
    return tuple(dict.fromkeys(questions))


def _schedules(selection: Selection, memo: Memo) -> tuple[document.PrintedSchedule, ...]:
    return tuple(
        _schedule(schedule, selection, memo)
        for schedule in selection.scope.interview.library.schedules
        if schedule.when is None or holds(schedule.when.expression, selection.scope)
    )


def _schedule(
    schedule: library.Schedule, selection: Selection, memo: Memo
) -> document.PrintedSchedule:
    return document.PrintedSchedule(
        key=schedule.key,
        letter="",
        heading=schedule.heading,
        anchor=schedule_anchor(schedule.key),
        blocks=_filled(schedule.text, selection, memo),
        questions=memo.once(_schedule_questions, schedule, selection.scope.interview.library),
        is_leading=schedule.leading,
    )


def remember_questions(published: library.Library, memo: Memo) -> None:
    """Remember of every position and schedule which questions decide it and which it prints."""
    for clause in published.clauses:
        for position in clause.positions:
            memo.once(_clause_questions, clause, position, published)
    for schedule in published.schedules:
        memo.once(_schedule_questions, schedule, published)


def schedule_anchor(key: str) -> str:
    """The anchor of a schedule: "schedule-quality"."""
    return f"schedule-{key.removeprefix('schedule-')}"


def _schedule_questions(schedule: library.Schedule, published: library.Library) -> tuple[str, ...]:
    return _questions((schedule.when,), schedule.text, published)


def _questions(
    conditions: Iterable[library.Formula | None], read: text.Text, published: library.Library
) -> tuple[str, ...]:
    """The questions that conditions and a text read, each once."""
    expressions: list[Expression] = [
        condition.expression for condition in conditions if condition is not None
    ]
    expressions += text.expressions_in(read.blocks)
    found = (key for expression in expressions for key in questions_read(expression, published))
    return tuple(dict.fromkeys(found))

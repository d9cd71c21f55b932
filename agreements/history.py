"""The history of the answers of an agreement: who, when, what before and what after."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User

from agreements.assembly.answering import read_answers
from agreements.models import STEP_PREFIX, Agreement, Json
from agreements.steps import RESPONSIBLE
from agreements.wordings import NOT_ANSWERED, lines_of
from clauses import library
from clauses.library.answers import PICK_PREFIX, RESPONSIBILITY_PREFIX


@dataclass(frozen=True, slots=True)
class Event:
    """One answer: what it was before, and what it became."""

    short: str
    who: User
    when: datetime.datetime
    before: Sequence[str]
    after: Sequence[str]


def history_of(agreement: Agreement) -> tuple[Event, ...]:
    """Every answer ever given, the newest first."""
    published = agreement.edition.library()
    before: dict[str, Json] = {}
    events: list[Event] = []
    rows = agreement.answer_rows.exclude(key__startswith=STEP_PREFIX).select_related("by")
    for row in rows.order_by("pk"):
        old = before.get(row.key)
        events.append(
            Event(
                short=short_of(published, row.key),
                who=row.by,
                when=row.at,
                before=words_of(published, row.key, old),
                after=words_of(published, row.key, row.value),
            )
        )
        before[row.key] = row.value
    return tuple(reversed(events))


def short_of(published: library.Library, key: str) -> str:
    """What a key is called on the screen; the key itself where this edition does not know it."""
    question = published.question(key)
    if question is not None:
        return question.short
    clause = published.clause(key.removeprefix(PICK_PREFIX))
    if clause is not None:
        return f"Position of “{clause.heading}”"
    rows = {row.key: row.activity for row in published.responsibilities}
    return rows.get(key.removeprefix(RESPONSIBILITY_PREFIX), key)


def words_of(published: library.Library, key: str, value: Json) -> Sequence[str]:
    """A stored answer in words; plain data where this edition cannot read it."""
    if value is None:
        return (NOT_ANSWERED,)
    question = published.question(key)
    if question is not None:
        answers, _ = read_answers({key: value}, published)
        return lines_of(question, answers[key]) if key in answers else (str(value),)
    clause = published.clause(key.removeprefix(PICK_PREFIX))
    position = clause.position(str(value)) if clause is not None else None
    if position is not None:
        return (position.title,)
    return (next((choice.label for choice in RESPONSIBLE if choice.key == value), str(value)),)

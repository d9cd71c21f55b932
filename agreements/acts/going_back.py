"""Taking changes back: one answer, or all answers as they were. Both by new rows, so that nothing is lost."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from agreements.models import STEP_PREFIX, Agreement, Answer, Given, Json, question_of


class ChangedSince(Exception):
    """Somebody answered after the page was made on which going back was decided; nothing was changed."""


def rows_of(agreement: Agreement) -> tuple[Answer, ...]:
    """What was answered, the oldest first: the first so many rows make a version of the agreement."""
    rows = agreement.answer_rows.exclude(key__startswith=STEP_PREFIX).select_related("by")
    return tuple(rows.order_by("pk"))


def values_in(rows: Iterable[Answer]) -> dict[str, Json]:
    """The answers that count after some rows, cleared ones left out."""
    last = {row.key: row.value for row in rows}
    return {key: value for key, value in last.items() if value is not None}


@transaction.atomic
def undo(agreement: Agreement, row: Answer, *, seen: int, by: User) -> None:
    """Give a question the answer that it had before a row; `seen` is its last row on the page.

    What one save changed in a table is undone together. Raises ChangedSince and Closed.
    """
    question = question_of(row.key)
    rows = agreement.answer_rows.filter(Q(key=question) | Q(key__startswith=f"{question}."))
    act = rows.filter(at=row.at, by_id=row.by_id).order_by("pk")
    first = act[0].pk
    before = {one.key: one.value for one in rows.filter(pk__lt=first).order_by("pk")}
    given = {one.key: Given(before.get(one.key), seen) for one in act}
    if agreement.record_all(given, by=by).stale:
        raise ChangedSince


@transaction.atomic
def go_back(agreement: Agreement, *, version: int, seen: int, by: User) -> int:
    """Give all questions the answers of a version; `seen` is the newest version on the page. Gives how many changed.

    Done twice it changes nothing the second time. Raises ChangedSince and Closed.
    """
    Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    rows = rows_of(agreement)
    then, last = values_in(rows[:version]), {row.key: row for row in rows}
    if len(rows) != seen:
        if values_in(rows) == then:
            return 0
        raise ChangedSince
    given = {
        key: Given(then.get(key), row.pk) for key, row in last.items() if row.value != then.get(key)
    }
    agreement.record_all(given, by=by)
    return len(given)

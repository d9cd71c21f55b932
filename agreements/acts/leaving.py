"""Leaving a question to a colleague: he is told, and it waits for him until somebody answers it."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from agreements.acts.telling import name_of, tell
from agreements.models import Agreement, LeftQuestion, Role
from clauses.library.values import Question


def colleagues_of(agreement: Agreement, person: User) -> tuple[User, ...]:
    """Who may answer in an agreement beside this person."""
    shares = agreement.shares.filter(role__in=[Role.ANSWER, Role.ISSUE]).select_related("user")
    people = [agreement.owner, *(share.user for share in shares)]
    return tuple(one for one in people if one.pk != person.pk and one.is_active)


@transaction.atomic
def leave(
    agreement: Agreement, question: Question, *, to: User, note: str, link: str, by: User
) -> None:
    """Leave a question or table to somebody who may answer it; what waits for him already is not told twice.

    Raises Closed.
    """
    Agreement.objects.for_change(agreement.pk)
    same = agreement.left_questions.open().filter(key=question.key, person=to, by=by, note=note)
    if same.exists():
        return
    LeftQuestion.objects.create(
        agreement=agreement,
        key=question.key,
        short=question.short,
        person=to,
        note=note,
        link=link,
        by=by,
        at=timezone.now(),
    )
    subject = f"{name_of(by)} asks you for “{question.short}” in “{agreement.title}”"
    tell([to], agreement, subject, words=note, link=link)

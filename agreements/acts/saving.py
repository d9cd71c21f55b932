"""Saves: a new agreement, a copy, and what was decided on a step; each in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from agreements.models import STEP_PREFIX, Agreement, Answer, Given, Role, Share
from clauses.library.answers import AnswerValue, to_json
from clauses.models import Edition


@dataclass(frozen=True, slots=True)
class Conflict:
    """A question that was answered twice: what was typed here, and the answer that was there first."""

    key: str
    mine: AnswerValue | None
    theirs: Answer
    is_own: bool


@transaction.atomic
def create_agreement(*, title: str, path: str, edition: Edition, by: User) -> Agreement:
    """A new agreement on an edition; its date is today where Counterpart runs."""
    return Agreement.objects.create(
        title=title, path=path, edition=edition, owner=by, created_on=timezone.localdate()
    )


@transaction.atomic
def copy_agreement(original: Agreement, *, title: str, edition: Edition, by: User) -> Agreement:
    """An agreement with the answers of another agreement, under an edition that may be newer."""
    copy = Agreement.objects.create(
        title=title,
        path=original.path,
        edition=edition,
        owner=by,
        created_on=timezone.localdate(),
        copied_from=original,
    )
    now = timezone.now()
    Answer.objects.bulk_create(
        Answer(agreement=copy, key=key, value=value, by=by, at=now)
        for key, value in original.answers_json().items()
    )
    return copy


@transaction.atomic
def share(agreement: Agreement, roles: Mapping[int, Role]) -> None:
    """Let exactly these people work on an agreement, each in his role; the keys are those of the people."""
    Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    agreement.shares.exclude(user__in=roles).delete()
    for person, role in roles.items():
        Share.objects.update_or_create(agreement=agreement, user_id=person, defaults={"role": role})


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided on a question: its value, None clearing it, and the version that was seen."""

    value: AnswerValue | None
    seen: int | None


@transaction.atomic
def save_step(
    agreement: Agreement,
    *,
    decided: Mapping[str, Decided],
    by: User,
    page: UUID | None = None,
    looked_at: str = "",
) -> tuple[Conflict, ...]:
    """Record what was decided on a step. What others answered meanwhile stays, and is given back.

    `page` is the page that it was typed on, `looked_at` a step whose defaults were looked at: only going on
    from a step says so, saving alone does not. Raises AlreadyIssued.
    """
    given = {
        key: Given(None if one.value is None else to_json(one.value), one.seen)
        for key, one in decided.items()
    }
    if looked_at:
        given[STEP_PREFIX + looked_at] = Given(True, None)
    recorded = agreement.record_all(given, by=by, page=page)
    return tuple(
        Conflict(key, decided[key].value, theirs, theirs.by_id == by.pk)
        for key, theirs in recorded.stale.items()
    )

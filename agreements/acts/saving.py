"""Saves: a new agreement, a copy, and what was decided on a step; each in one transaction."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from agreements.assembly.answering import read_answers
from agreements.models import (
    STEP_PREFIX,
    Agreement,
    AgreementEntry,
    Answer,
    AttachedFile,
    Company,
    Given,
    Json,
    Role,
    Share,
    apart,
    names_in,
    question_of,
    searched,
)
from agreements.standing.to_check import copied
from clauses.library.answers import Answers, AnswerValue, to_json
from clauses.library.language.known_names import CUSTOMER
from clauses.library.values import Library
from clauses.models import Edition

NO_ANSWERS: Answers = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Conflict:
    """A question that was answered twice: what was typed here, and the answer that was there first."""

    key: str
    mine: AnswerValue | None
    theirs: Answer
    is_own: bool


@transaction.atomic
def create_agreement(
    *,
    title: str,
    path: str,
    edition: Edition,
    by: User,
    of_form: UUID | None = None,
    template: str = "",
    filled: Answers = NO_ANSWERS,
) -> Agreement:
    """A new agreement on an edition, empty or `filled` from a template; its date is today where Counterpart runs.

    `of_form` is the form that was filled in: the same one posted again, as it was, gives the agreement that it made.
    """
    made, is_new = _made_once(
        title=title,
        path=path,
        edition=edition,
        by=by,
        original=None,
        of_form=of_form,
        template=template,
    )
    own = _own_company(edition.library()) if is_new else {}
    if is_new and (filled or own):
        values = own | {key: to_json(value) for key, value in filled.items()}
        _fill(made, values, copied(filled, edition.library()), by=by)
    return made


@transaction.atomic
def copy_agreement(
    original: Agreement,
    *,
    title: str,
    edition: Edition,
    by: User,
    of_form: UUID | None = None,
    path: str = "",
    replaces_why: str = "",
) -> Agreement:
    """An agreement with the answers of another agreement, under an edition that may be newer.

    `of_form` is as with `create_agreement`; the path is that of the original where none is named. What belongs to the
    one deal only is to be checked in the other. With a reason the copy replaces the original, once both are finished.
    """
    copy, is_new = _made_once(
        title=title,
        path=path or original.path,
        edition=edition,
        by=by,
        original=original,
        of_form=of_form,
        replaces_why=replaces_why,
    )
    if is_new:
        values, published = original.answers_json(), edition.library()
        marks = copied(read_answers(values, published)[0], published)
        _fill(copy, values, marks, by=by)
        AttachedFile.objects.bulk_create(
            AttachedFile(agreement=copy, sha256=one.sha256, kind=one.kind, size=one.size, by=by)
            for one in original.attached_files.all()
        )
    return copy


def _own_company(published: Library) -> dict[str, Json]:
    """Our own company as the address book says it, as the answer to who buys; nothing where it names none."""
    ours = Company.objects.filter(is_ours=True).first()
    if ours is None:
        return {}
    answers, _ = read_answers({CUSTOMER: to_json(ours.party())}, published)
    return {key: to_json(value) for key, value in answers.items()}


def _fill(
    agreement: Agreement, values: Mapping[str, Json], marks: Mapping[str, Json], *, by: User
) -> None:
    """Give a new agreement its first answers, and the marks of those that are to be checked."""
    now = timezone.now()
    rows = [pair for key, value in values.items() for pair in apart(key, value).items()]
    Answer.objects.bulk_create(
        Answer(agreement=agreement, key=key, value=value, by=by, at=now)
        for key, value in (*rows, *marks.items())
    )


def _made_once(
    *,
    title: str,
    path: str,
    edition: Edition,
    by: User,
    original: Agreement | None,
    of_form: UUID | None,
    template: str = "",
    replaces_why: str = "",
) -> tuple[Agreement, bool]:
    """The agreement that a form makes, and whether it is new.

    Two posts at the same moment meet at the unique key: the second waits for the first and gets its agreement.
    """
    fields: dict[str, object] = {
        "title": title,
        "path": path,
        "edition": edition,
        "owner": by,
        "created_on": timezone.localdate(),
        "copied_from": original,
        "replaces": original if replaces_why else None,
        "replaces_why": replaces_why,
        "search_words": searched(title, names_in(original.latest_answers()) if original else ()),
    }
    if of_form is None:
        return Agreement.objects.create(**fields), True
    # What was filled in belongs to the key: other words in the same form are another agreement, and are not lost.
    # Of a new one the edition was not: one that is published between two clicks makes no second agreement.
    filled_in: tuple[object, ...] = (original.pk, edition.pk, title) if original else (path, title)
    filled_in += tuple(filter(None, (template, replaces_why)))
    key = hashlib.sha256(repr((str(of_form), by.pk, *filled_in)).encode()).hexdigest()
    return Agreement.objects.get_or_create(form_key=key, defaults=fields)


@transaction.atomic
def share(agreement: Agreement, roles: Mapping[int, Role], *, by: User) -> None:
    """Let exactly these people work on an agreement, each in his role; the keys are those of the people."""
    Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    before = dict(agreement.shares.values_list("user", "role"))
    changed = [one for one in before.keys() | roles.keys() if before.get(one) != roles.get(one)]
    agreement.shares.exclude(user__in=roles).delete()
    for person in changed:
        if role := roles.get(person):
            defaults = {"role": role}
            Share.objects.update_or_create(agreement=agreement, user_id=person, defaults=defaults)
    AgreementEntry.objects.bulk_create(
        AgreementEntry(
            agreement=agreement,
            act=AgreementEntry.What.SHARED,
            before=before.get(person, ""),
            after=roles.get(person, ""),
            person_id=person,
            by=by,
            at=timezone.now(),
        )
        for person in sorted(changed)
    )


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided on a question: its value, None clearing it, and the version that was seen.

    `shown` is the table that the page showed, as data: what is the same there was not decided.
    """

    value: AnswerValue | None
    seen: int | None
    shown: Json = None


def save_step(
    agreement: Agreement,
    *,
    decided: Mapping[str, Decided],
    by: User,
    page: UUID | None = None,
    looked_at: str = "",
    source: str = "",
) -> tuple[Conflict, ...]:
    """Record what was decided on a step. What others answered meanwhile stays, and is given back.

    `page` is the page that it was typed on, `looked_at` a step whose defaults were looked at: only going on
    from a step says so, saving alone does not. `source` is the file that it came from. Raises Closed.
    """
    given = {
        name: Given(value, one.seen)
        for key, one in decided.items()
        for name, value in apart(
            key, None if one.value is None else to_json(one.value), one.shown
        ).items()
    }
    if looked_at:
        given[STEP_PREFIX + looked_at] = Given(True, None)
    recorded = agreement.record_all(given, by=by, page=page, source=source)
    newest: dict[str, Answer] = {}
    for theirs in sorted(recorded.stale.values(), key=lambda answer: answer.pk):
        newest[question_of(theirs.key)] = theirs
    return tuple(
        Conflict(key, decided[key].value, theirs, theirs.by_id == by.pk)
        for key, theirs in newest.items()
    )


def confirm(agreement: Agreement, confirmed: Mapping[str, Mapping[str, Json]], *, by: User) -> None:
    """Record in one act that somebody confirmed answers that nobody gave: their values, under the name of each part.

    Raises Closed.
    """
    rows = agreement.answer_rows.filter(key__in=confirmed).order_by("pk")
    last = dict(rows.values_list("key", "pk"))
    given = {name: Given(dict(values), last.get(name)) for name, values in confirmed.items()}
    agreement.record_all(given, by=by)

"""Asking for a PDF: what it is drawn of, under one hash, and a place in the queue where it is not drawn yet.

A worker draws (`agreements.acts.drawing_tasks`); whoever asks gets the bytes that are there, or what to wait for.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from agreements.acts.drawing_tasks import LEASE, draw
from agreements.models import Agreement, Answer, Drawing, DrawingState, Json, WorkerBeat
from agreements.printing.drawn_with import drawn_with

# A worker that waits says each five seconds that it is alive.
SILENCE = timedelta(seconds=20)
# Of the last drawings; before there are any, what an agreement of eighty pages takes.
LOOKED_AT, AT_FIRST = 20, 10.0
AHEAD = -50  # priority of what nobody waits for


@dataclass(frozen=True, slots=True)
class DrawnOf:
    """All that a PDF depends on, but for the agreement's own date: answers as plain data, their version and date."""

    answers: Mapping[str, Json]
    version: int
    dated: date
    key: str


def drawn_of(agreement: Agreement, *, is_draft_copy: bool) -> DrawnOf:
    """What a PDF of the agreement as it stands is drawn of; two queries, and nothing is assembled."""
    latest = agreement.latest_answers()
    answers, version, dated = latest.counted, agreement.version, _dated(agreement, latest)
    told = [
        drawn_with(),
        agreement.pk,
        agreement.number,
        agreement.edition.sha256,
        agreement.created_on.isoformat(),
        version,
        dated.isoformat(),
        is_draft_copy,
        answers,
    ]
    key = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
    return DrawnOf(answers, version, dated, key)


def _dated(agreement: Agreement, latest: Mapping[str, Answer]) -> date:
    """The day of the last answer where Counterpart runs; of an agreement without any, that of its creation."""
    newest = max((one.at for one in latest.values()), default=None)
    return agreement.created_on if newest is None else timezone.localdate(newest)


def known_drawing(agreement: Agreement, *, is_draft_copy: bool) -> Drawing | None:
    """The drawing of the agreement as it stands, if somebody asked for it already."""
    key = drawn_of(agreement, is_draft_copy=is_draft_copy).key
    return Drawing.objects.filter(key=key).first()


def ask_for_drawing(
    agreement: Agreement,
    *,
    is_draft_copy: bool,
    finish_by: User | None = None,
    ahead: bool = False,
) -> Drawing:
    """The drawing of the agreement as it stands: drawn, under way, or failed. Only what is new is put into the queue.

    `finish_by` wants the agreement finished with it; `ahead` says that nobody waits for it. One that was cancelled is
    begun anew when somebody waits.
    """
    of = drawn_of(agreement, is_draft_copy=is_draft_copy)
    found = Drawing.objects.filter(key=of.key).first()
    if found is not None and (found.state == DrawingState.DRAWN or ahead):
        return found
    with transaction.atomic():
        drawing, is_new = _locked(
            of.key,
            agreement,
            is_draft_copy=is_draft_copy,
            answers=of.answers,
            version=of.version,
            dated=of.dated,
        )
        if is_new:
            # What it was before is wanted no more; whoever draws that stops.
            alike = agreement.drawings.filter(is_draft_copy=is_draft_copy, redline_page="")
            older = alike.exclude(pk=drawing.pk)
            older.exclude(state=DrawingState.DRAWN).delete()
        if finish_by is not None and drawing.state != DrawingState.DRAWN:
            drawing.finish_by = finish_by
            drawing.save(update_fields=["finish_by"])
        is_wanted_again = drawing.state == DrawingState.CANCELLED
        if is_new or is_wanted_again or drawing.state == DrawingState.WAITING:
            enqueue(drawing, ahead=ahead)
    return Drawing.objects.get(pk=drawing.pk)


def ask_for_redline(
    agreement: Agreement, page: str, *, between: tuple[str, str], at: datetime
) -> Drawing:
    """The drawing of a page of changes, put into the queue where it is new or was cancelled.

    `between` names the two texts as addresses do, the newer by its version; `at` is when that was written.
    """
    told = json.dumps([drawn_with(), agreement.pk, page])
    with transaction.atomic():
        drawing, is_new = _locked(
            hashlib.sha256(told.encode()).hexdigest(),
            agreement,
            is_draft_copy=True,
            redline_page=page,
            answers=dict(zip(("before", "after"), between, strict=True)),
            version=int(between[1]),
            dated=timezone.localdate(at),
        )
        if is_new or drawing.state == DrawingState.CANCELLED:
            enqueue(drawing)
    return Drawing.objects.get(pk=drawing.pk)


def _locked(key: str, agreement: Agreement, **more: object) -> tuple[Drawing, bool]:
    """The drawing with a key, made where there is none and locked until the transaction ends; and whether it is new."""
    now = timezone.now()
    fresh = {
        "agreement": agreement,
        "edition": agreement.edition,
        "number": agreement.number,
        "asked_at": now,
        "lease_until": now + LEASE,
        **more,
    }
    drawing, is_new = Drawing.objects.get_or_create(key=key, defaults=fresh)
    return Drawing.objects.select_for_update(of=("self",)).get(pk=drawing.pk), is_new


def enqueue(drawing: Drawing, *, ahead: bool = False) -> None:
    """A place in the queue, in the transaction of the asking. What was asked for ahead moves up when somebody waits."""
    now = timezone.now()
    given = draw.using(priority=AHEAD if ahead else 0).enqueue(drawing.pk)
    drawing.state, drawing.task, drawing.tries = DrawingState.WAITING, given.id, 0
    drawing.lease_until, drawing.why, drawing.characters = now + LEASE, "", ""
    drawing.save(update_fields=["state", "task", "tries", "lease_until", "why", "characters"])


def cancel_drawing(drawing: Drawing) -> None:
    """Nobody wants it any more: it leaves the queue, and who draws it stops. What is drawn stays."""
    under_way = Drawing.objects.filter(
        pk=drawing.pk, state__in=(DrawingState.WAITING, DrawingState.BEGUN)
    )
    under_way.update(state=DrawingState.CANCELLED, finish_by=None)


def draw_again(drawing: Drawing, *, finish_by: User | None) -> None:
    """Put one that failed or was cancelled into the queue again; any other is left as it is."""
    with transaction.atomic():
        ended = (DrawingState.FAILED, DrawingState.CANCELLED)
        found = Drawing.objects.select_for_update(of=("self",)).filter(
            pk=drawing.pk, state__in=ended
        )
        if (one := found.first()) is not None:
            enqueue(one)
            Drawing.objects.filter(pk=one.pk).update(finish_by=finish_by)


def is_worker_there() -> bool:
    """Whether any worker was heard of a moment ago, or holds a drawing: while it draws it says nothing else."""
    now = timezone.now()
    if WorkerBeat.objects.filter(at__gt=now - SILENCE).exists():
        return True
    return Drawing.objects.filter(state=DrawingState.BEGUN, lease_until__gt=now).exists()


def usual_seconds() -> float:
    """How long a drawing usually takes here: the median of the last ones."""
    last = Drawing.objects.exclude(seconds=None).order_by("-drawn_at")
    taken = [one for one in last.values_list("seconds", flat=True)[:LOOKED_AT] if one is not None]
    return median(taken) if taken else AT_FIRST


def before(drawing: Drawing) -> int:
    """How many are drawn before this one."""
    waiting = (DrawingState.WAITING, DrawingState.BEGUN)
    earlier = Drawing.objects.filter(state__in=waiting, asked_at__lt=drawing.asked_at)
    return earlier.exclude(pk=drawing.pk).count()

"""Issuing: an agreement that is ready becomes an issued copy, once and for ever; the only writer of these."""

import hashlib
import logging
import secrets

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from agreements.acts.drawing import ask_for_drawing, drawn_of
from agreements.acts.sweeping import sweep_unissued_files, take_back
from agreements.models import (
    Agreement,
    Answer,
    Drawing,
    DrawingState,
    IssuedCopy,
    Role,
    SetAside,
    UnissuedFile,
    store_file,
)
from agreements.standing.current import Standing, standing_of
from agreements.standing.readiness import Readiness, readiness_of
from agreements.standing.who_may import role_of

TRIES = 10

log = logging.getLogger(__name__)


class IssueRefused(Exception):
    """Errors stand, approvals are open, or counsel has not approved the edition; `readiness` says which."""

    def __init__(self, readiness: Readiness) -> None:
        super().__init__(
            f"{len(readiness.errors)} errors, {len(readiness.open_approvals)} open approvals, "
            f"edition {'' if readiness.is_edition_approved else 'not '}approved for use."
        )
        self.readiness = readiness


class IssueBusy(Exception):
    """Others issue or answer at the same time, again and again; nothing was issued."""


class Changed(Exception):
    """Somebody answered or took another edition since the PDF was asked for; nothing was issued."""


class NotDrawn(Exception):
    """The PDF is not there yet; `drawing` says how far it is. Once it is drawn, a worker finishes the agreement."""

    def __init__(self, drawing: Drawing) -> None:
        super().__init__(str(drawing))
        self.drawing = drawing


class _Overtaken(Exception):
    """Somebody answered or took another edition while the copy was stored."""


def issue(agreement: Agreement, *, by: User, drawn: Drawing | None = None) -> IssuedCopy:
    """Freeze an agreement: number, bytes, SHA-256, answers, edition. A second call gives the first copy.

    The bytes are those that a worker drew of the same answers, edition and style, ahead or now. Raises IssueRefused
    where something stands in the way, SetAside where it is archived or deleted, NotDrawn while the PDF is drawn,
    IssueBusy after ten tries. With `drawn` nothing else is sealed: Changed where the agreement says something else now.
    """
    sweep_unissued_files()
    for _ in range(TRIES):
        existing = IssuedCopy.objects.filter(agreement=agreement).first()
        if existing is not None:
            return existing
        standing = standing_of(agreement)
        readiness = readiness_of(standing)
        if not readiness.is_ready:
            raise IssueRefused(readiness)
        if drawn is None:
            drawing = ask_for_drawing(agreement, is_draft_copy=False, finish_by=by)
        elif drawn_of(agreement, is_draft_copy=False).key == drawn.key:
            drawing = drawn
        else:
            raise Changed
        if drawing.pdf is None:
            raise NotDrawn(drawing)
        try:
            return _keep(standing, drawing, by=by)
        except (_Overtaken, IntegrityError):
            agreement.refresh_from_db(fields=["edition"])
    raise IssueBusy


def finish_what_waits() -> None:
    """Finish the agreements that somebody wanted finished and whose PDF is there now; for workers."""
    waiting = Drawing.objects.filter(state=DrawingState.DRAWN, finish_by__isnull=False)
    for drawing in waiting.select_related("agreement", "finish_by"):
        agreement, by = drawing.agreement, drawing.finish_by
        assert by is not None, "asked for above"
        try:
            role = role_of(by, agreement)
            if role is None or not role.allows(Role.ISSUE):
                raise PermissionDenied
            issue(agreement, by=by, drawn=drawing)
            why = ""
        except (Changed, IssueRefused):
            why = "Something changed while the PDF was drawn, so the agreement was not finished."
        except PermissionDenied:
            why = "You may no longer finish this agreement."
        except SetAside:
            why = "The agreement was archived or deleted meanwhile."
        except IssueBusy:
            continue  # the worker comes back to it
        except OSError as e:
            log.error("%s was not finished: %s", drawing, e)
            why = "The PDF could not be stored. Try again later."
        Drawing.objects.filter(pk=drawing.pk).update(finish_by=None, why=why)


def _keep(standing: Standing, drawing: Drawing, *, by: User) -> IssuedCopy:
    """Store the copy, if answers and edition are still those of the PDF."""
    agreement, number, pdf = standing.agreement, drawing.number, bytes(drawing.pdf or b"")
    digest = hashlib.sha256(pdf).hexdigest()
    name = f"{number}-{digest[:12]}-{secrets.token_hex(4)}.pdf"
    begun = UnissuedFile.objects.create(name=name, since=timezone.now())
    try:
        try:
            store_file(name, pdf)
        except OSError:
            if UnissuedFile.objects.filter(pk=begun.pk).exists():
                raise
            raise _Overtaken from None  # swept before it was read back
        with transaction.atomic():
            current = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
            if current.is_set_aside:
                raise SetAside
            last = Answer.objects.filter(agreement=agreement).order_by("pk").last()
            known = max((answer.pk for answer in standing.latest.values()), default=None)
            is_same_edition = current.edition_id == agreement.edition_id
            if (last.pk if last else None) != known or not is_same_edition:
                raise _Overtaken
            if drawn_of(current, is_draft_copy=False).key != drawing.key:
                raise _Overtaken  # answered between the look at the answers and that at the PDF
            if not UnissuedFile.objects.filter(pk=begun.pk).delete()[0]:
                raise _Overtaken  # swept meanwhile: this process had stood still for long
            return IssuedCopy.objects.create(
                agreement=agreement,
                number=number,
                pdf=name,
                sha256=digest,
                answers=standing.latest.counted,
                edition=agreement.edition,
                issued_by=by,
                issued_at=timezone.now(),
            )
    except BaseException:
        take_back(begun)
        raise

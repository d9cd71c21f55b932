"""Issuing: an agreement that is ready becomes an issued copy, once and for ever; the only writer of these."""

import hashlib
import secrets

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone

from agreements.acts.sweeping import sweep_unissued_files, take_back
from agreements.models import Agreement, Answer, IssuedCopy, SetAside, UnissuedFile, counting
from agreements.printing.rendering import print_pdf
from agreements.standing.current import Standing, standing_of
from agreements.standing.readiness import Readiness, readiness_of

TRIES = 10


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


class _Overtaken(Exception):
    """Somebody took the number, answered or took another edition while the PDF was made."""


def issue(agreement: Agreement, *, by: User) -> IssuedCopy:
    """Freeze an agreement: number, bytes, SHA-256, answers, edition. A second call gives the first copy.

    Raises IssueRefused where something stands in the way, SetAside where it is archived or deleted, PdfError where no
    PDF can be made, IssueBusy after ten tries.
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
        # The PDF takes seconds and bears its number: it is made first, and kept only if nobody was faster.
        number = next_number()
        pdf = print_pdf(
            readiness.assembled.document,
            number=number,
            edition=agreement.edition.number,
            is_draft_copy=False,
        )
        try:
            return _keep(standing, number=number, pdf=pdf, by=by)
        except (_Overtaken, IntegrityError):
            agreement.refresh_from_db(fields=["edition"])
    raise IssueBusy


def next_number() -> str:
    """The number after the last of this year. Copies are never deleted, so their count is the last number."""
    series = f"CP-{timezone.localdate().year}-"
    return f"{series}{IssuedCopy.objects.filter(number__startswith=series).count() + 1:04d}"


def _keep(standing: Standing, *, number: str, pdf: bytes, by: User) -> IssuedCopy:
    """Store the copy, if answers and edition are still those of the PDF and the number is still free."""
    agreement = standing.agreement
    digest = hashlib.sha256(pdf).hexdigest()
    name = f"{number}-{digest[:12]}-{secrets.token_hex(4)}.pdf"
    begun = UnissuedFile.objects.create(name=name, since=timezone.now())
    try:
        default_storage.save(name, ContentFile(pdf))
        with transaction.atomic():
            current = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
            if current.is_set_aside:
                raise SetAside
            last = Answer.objects.filter(agreement=agreement).order_by("pk").last()
            known = max((answer.pk for answer in standing.latest.values()), default=None)
            is_same_edition = current.edition_id == agreement.edition_id
            if (last.pk if last else None) != known or not is_same_edition:
                raise _Overtaken
            if not UnissuedFile.objects.filter(pk=begun.pk).delete()[0]:
                raise _Overtaken  # swept meanwhile: this process had stood still for long
            return IssuedCopy.objects.create(
                agreement=agreement,
                number=number,
                pdf=name,
                sha256=digest,
                answers=counting(standing.latest),
                edition=agreement.edition,
                issued_by=by,
                issued_at=timezone.now(),
            )
    except BaseException:
        take_back(begun)
        raise

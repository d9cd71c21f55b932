"""Issuing: a draft without errors becomes an issued copy, once and for ever; the only writer of these."""

import hashlib

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone

from agreements.checking import Checked, checked
from agreements.models import Agreement, Answer, IssuedCopy, counting
from agreements.rendering import print_pdf
from agreements.standing import Standing, standing_of

TRIES = 10


class IssueRefused(Exception):
    """Errors stand; the agreement cannot be issued until they are mended."""

    def __init__(self, check: Checked) -> None:
        super().__init__(f"{len(check.errors)} errors stand in the way.")
        self.check = check


class IssueBusy(Exception):
    """Others issue or answer at the same time, again and again; nothing was issued."""


class _Overtaken(Exception):
    """Somebody took the number or answered while the PDF was made."""


def issue(agreement: Agreement, *, by: User) -> IssuedCopy:
    """Freeze an agreement: number, bytes, SHA-256, answers, edition. A second call gives the first copy.

    Raises IssueRefused where errors stand, PdfError where no PDF can be made, IssueBusy after ten tries.
    """
    for _ in range(TRIES):
        existing = IssuedCopy.objects.filter(agreement=agreement).first()
        if existing is not None:
            return existing
        standing = standing_of(agreement)
        check = checked(standing)
        if check.errors:
            raise IssueRefused(check)
        # The PDF takes seconds and bears its number: it is made first, and kept only if nobody was faster.
        number = next_number()
        pdf = print_pdf(
            check.assembled.document, number=number, edition=agreement.edition.number, draft=False
        )
        try:
            return _keep(standing, number=number, pdf=pdf, by=by)
        except (_Overtaken, IntegrityError):
            continue
    raise IssueBusy


def next_number() -> str:
    """The number after the last of this year. Copies are never deleted, so their count is the last number."""
    series = f"CP-{timezone.localdate().year}-"
    return f"{series}{IssuedCopy.objects.filter(number__startswith=series).count() + 1:04d}"


def _keep(standing: Standing, *, number: str, pdf: bytes, by: User) -> IssuedCopy:
    """Store the copy, if the answers are still those of the PDF and the number is still free."""
    agreement = standing.agreement
    digest = hashlib.sha256(pdf).hexdigest()
    name = default_storage.save(f"{number}-{digest[:12]}.pdf", ContentFile(pdf))
    try:
        with transaction.atomic():
            Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
            last = Answer.objects.filter(agreement=agreement).order_by("pk").last()
            known = max((answer.pk for answer in standing.latest.values()), default=None)
            if (last.pk if last else None) != known:
                raise _Overtaken
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
        default_storage.delete(name)
        raise

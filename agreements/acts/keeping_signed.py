"""Keeping the signed file of a finished agreement: looked into, compared with what was issued, stored; never changed.

The only writer of signed copies. One that was kept in error is followed by another, or by none, with a reason.
"""

import datetime
import hashlib
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from agreements.acts import attached_process
from agreements.acts.limited_process import NotDone, answer_of
from agreements.models import Agreement, IssuedCopy, Json, SetAside, SignedCopy, store_file
from agreements.standing.issued_bytes import issued_bytes

# By path: what it imports takes half a second, which nobody else is to wait for.
SIGNED_PROCESS = Path(__file__).with_name("signed_process.py")
LARGEST = 30 * 1024 * 1024
AS_ONE_PDF = "Scan all signed pages into one PDF, and choose that file."


class SignedRefused(Exception):
    """The signed copy cannot be kept; the words say why, `field` is what to change. Nothing was changed."""

    def __init__(self, words: str, field: str = "file") -> None:
        super().__init__(words)
        self.field = field


@dataclass(frozen=True, slots=True)
class Signatories:
    """Who signed for each side, and on which day."""

    customer: str
    customer_on: datetime.date
    manufacturer: str
    manufacturer_on: datetime.date


@dataclass(frozen=True, slots=True)
class SignedFile:
    """What a file that came back is, compared with what was issued."""

    kind: SignedCopy.SignedKind
    pages: int
    signatures: list[Json]


def keep_signed(
    agreement: Agreement, content: bytes | None, said: Signatories, *, reason: str, by: User
) -> None:
    """Keep a signed file, or the last one with another account of who signed, where no file is given.

    What is said already is not said twice. Raises SignedRefused, and SetAside where the agreement is archived.
    """
    # Before the transaction: a large file takes seconds, in which nobody else could write on SQLite.
    found = None if content is None else signed_file(agreement.issued_copy, content)
    with transaction.atomic():
        last = _locked(agreement).signed_copy
        if content is not None and found is not None:
            digest, size = hashlib.sha256(content).hexdigest(), len(content)
        elif last is not None:
            digest, size = last.sha256, last.size
            found = SignedFile(SignedCopy.SignedKind(last.kind), last.pages, last.signatures)
        else:
            raise SignedRefused("Choose the signed file.")
        if last is not None and (last.sha256, _said_of(last)) == (digest, said):
            return
        if last is not None and not reason:
            raise SignedRefused("Say why the signed copy of now does not count any more.", "reason")
        SignedCopy.objects.create(
            agreement=agreement,
            sha256=digest,
            kind=found.kind,
            size=size,
            pages=found.pages,
            signatures=found.signatures,
            customer_signatory=said.customer,
            customer_signed_on=said.customer_on,
            manufacturer_signatory=said.manufacturer,
            manufacturer_signed_on=said.manufacturer_on,
            reason=reason if last is not None else "",
            by=by,
            at=timezone.now(),
        )
        if content is not None:
            store_file(SignedCopy.stored_name(digest), content)


@transaction.atomic
def withdraw_signed(agreement: Agreement, *, reason: str, by: User) -> None:
    """Say that there is no signed copy after all; the file stays in the history. Raises SetAside."""
    if _locked(agreement).signed_copy is not None:
        SignedCopy.objects.create(agreement=agreement, reason=reason, by=by, at=timezone.now())


def signed_file(issued: IssuedCopy, content: bytes) -> SignedFile:
    """What a file is that came back for an issued copy. Raises SignedRefused where it cannot be its signed copy."""
    if len(content) > LARGEST:
        raise SignedRefused("The file is larger than 30 MB. Scan it anew with fewer dots per inch.")
    begins = issued_bytes(content)
    if begins is not None and begins.copy != issued:
        raise SignedRefused(
            f"This file begins with {begins.copy.number} as it was issued; this agreement is {issued.number}."
        )
    if begins is not None and begins.length == len(content):
        raise SignedRefused(
            "This is the file as it was issued, without a signature. Choose the file that came back signed."
        )
    pages = _pages(content)
    told = _told(content, 0 if begins is None else begins.length)
    numbers = told["numbers"]
    assert isinstance(numbers, list)
    if told["is_draft"]:
        raise SignedRefused(
            "This is a draft copy, marked “Draft, not for signature”. Choose the signed file of what was issued."
        )
    if begins is None and numbers and issued.number not in numbers:
        raise SignedRefused(f"Its first pages say {numbers[0]}; this agreement is {issued.number}.")
    if begins is None:
        return SignedFile(SignedCopy.SignedKind.OTHER, pages, [])
    kind = SignedCopy.SignedKind.SIGNED if told["is_signed_only"] else SignedCopy.SignedKind.ADDED
    signatures = told["signatures"]
    assert isinstance(signatures, list)
    return SignedFile(kind, pages, signatures)


def is_signed_only(content: bytes, issued_length: int) -> bool:
    """Whether nothing but whole signatures was added to the issued file with which these bytes begin."""
    try:
        return bool(_told(content, issued_length)["is_signed_only"])
    except SignedRefused:
        return False


def _pages(content: bytes) -> int:
    try:
        told = answer_of(attached_process, content, "signed")
    except NotDone as e:
        raise SignedRefused(f"The file is no PDF that can be read whole. {AS_ONE_PDF}") from e
    match told:
        case {"kind": "pdf", "pages": int(pages)}:
            return pages
        case {"refused": str(why)}:
            raise SignedRefused(f"{why} {AS_ONE_PDF}")
        case _:
            raise SignedRefused(f"The file is no PDF. {AS_ONE_PDF}")


def _told(content: bytes, issued_length: int) -> dict[str, object]:
    try:
        told = answer_of(SIGNED_PROCESS, content, str(issued_length))
    except NotDone as e:
        raise SignedRefused(f"The file cannot be read whole. {AS_ONE_PDF}") from e
    assert isinstance(told, dict)
    return told


def _locked(agreement: Agreement) -> Agreement:
    """The agreement; whoever keeps a signed copy of it meanwhile waits. Raises SetAside."""
    current = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    if current.is_set_aside:
        raise SetAside
    return current


def _said_of(copy: SignedCopy) -> Signatories | None:
    if copy.customer_signed_on is None or copy.manufacturer_signed_on is None:
        return None
    return Signatories(
        copy.customer_signatory,
        copy.customer_signed_on,
        copy.manufacturer_signatory,
        copy.manufacturer_signed_on,
    )

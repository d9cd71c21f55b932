"""What a file is, said of its bytes alone and without its content: issued, signed, added to, or neither."""

import datetime
import hashlib
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Literal as OneOf

from django.utils import timezone

from agreements.acts.keeping_signed import is_signed_only
from agreements.models import IssuedCopy, SignedCopy
from agreements.standing.issued_bytes import issued_bytes

# Anybody may send files, and looking into signatures takes seconds of a core: so many at once in a process. Whoever
# finds no place is told so at once, for a thread that waits is one that nobody else has.
PLACES = BoundedSemaphore(2)


class TooManyVerified(Exception):
    """As many files as may be are looked into already."""


@dataclass(frozen=True, slots=True)
class Verified:
    """A file that has to do with an issued copy: its number, and the day of issuing.

    It is what was "issued", that with nothing but signatures added ("signed"), that with something else ("added"), or
    another file that is "kept" as the signed copy. `is_kept` says that these very bytes are the signed copy;
    `replaced_by` is the number of the agreement that took its place.
    """

    number: str
    issued_on: datetime.date
    what: OneOf["issued", "signed", "added", "kept"]
    is_kept: bool
    replaced_by: str


def verified(content: bytes) -> Verified | None:
    """What these bytes are; None where nothing was issued that they are, or begin with. Raises TooManyVerified."""
    kept = _kept(content)
    begins = issued_bytes(content)
    if begins is not None and begins.length == len(content):
        return _told(begins.copy, "issued", is_kept=False)
    if begins is not None:
        is_signed = _is_signed_only(content, begins.length)
        is_kept = kept is not None and kept.agreement_id == begins.copy.agreement_id
        return _told(begins.copy, "signed" if is_signed else "added", is_kept=is_kept)
    return None if kept is None else _told(kept.agreement.issued_copy, "kept", is_kept=True)


def _is_signed_only(content: bytes, issued_length: int) -> bool:
    if not PLACES.acquire(blocking=False):
        raise TooManyVerified
    try:
        return is_signed_only(content, issued_length)
    finally:
        PLACES.release()


def _kept(content: bytes) -> SignedCopy | None:
    """The signed copy that these bytes are, if it counts."""
    digest = hashlib.sha256(content).hexdigest()
    for copy in SignedCopy.objects.filter(sha256=digest).select_related("agreement__issued_copy"):
        if copy.agreement.signed_copy == copy:
            return copy
    return None


def _told(
    copy: IssuedCopy, what: OneOf["issued", "signed", "added", "kept"], *, is_kept: bool
) -> Verified:
    newer = copy.replaced_by
    issued_on = timezone.localdate(copy.issued_at)
    return Verified(copy.number, issued_on, what, is_kept, newer.number if newer else "")

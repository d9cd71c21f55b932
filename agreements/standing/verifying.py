"""Whether a file is what was issued: asked by its bytes alone, and answered without anything that stands in it."""

import datetime
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from agreements.models import IssuedCopy

# Where a PDF ends, and where one ended before something was added to it.
END = re.compile(rb"%%EOF(?:\r\n|\n|\r)?")
MOST_ENDS = 50


@dataclass(frozen=True, slots=True)
class Verified:
    """A file that was issued: its number and the day. With `has_additions` it begins with that file.

    `replaced_by` is the number of the agreement that took its place.
    """

    number: str
    issued_on: datetime.date
    has_additions: bool
    replaced_by: str


def verified(content: bytes) -> Verified | None:
    """What these bytes are; None where nothing was issued that they are, or begin with."""
    if (copy := _issued(content)) is not None:
        return _told(copy, has_additions=False)
    for end in _ends(content):
        if (copy := _issued(content[:end])) is not None:
            return _told(copy, has_additions=True)
    return None


def _issued(content: bytes) -> IssuedCopy | None:
    return IssuedCopy.objects.filter(sha256=hashlib.sha256(content).hexdigest()).first()


def _told(copy: IssuedCopy, *, has_additions: bool) -> Verified:
    newer = copy.replaced_by
    issued_on = timezone.localdate(copy.issued_at)
    return Verified(copy.number, issued_on, has_additions, newer.number if newer else "")


def _ends(content: bytes) -> Iterator[int]:
    """Where an earlier state of the PDF may have ended, with its line end and without."""
    for number, found in enumerate(END.finditer(content)):
        if number == MOST_ENDS:
            return
        yield from {found.end(), found.start() + len(b"%%EOF")}

"""Which issued copy a file is, or begins with: asked by its bytes alone."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from agreements.models import IssuedCopy

# Where a PDF ends, and where one ended before something was added to it.
END = re.compile(rb"%%EOF(?:\r\n|\n|\r)?")
MOST_ENDS = 50


@dataclass(frozen=True, slots=True)
class IssuedBytes:
    """An issued copy that a file begins with, and how many bytes of the file it is."""

    copy: IssuedCopy
    length: int


def issued_bytes(content: bytes) -> IssuedBytes | None:
    """The issued copy that a file is or begins with; None where there is none."""
    seen, running, lengths = memoryview(content), hashlib.sha256(), {}
    done = 0
    for end in sorted({*_ends(content), len(content)}):
        running.update(seen[done:end])
        done = end
        lengths[running.hexdigest()] = end
    found = IssuedCopy.objects.filter(sha256__in=lengths)
    begins = (IssuedBytes(copy, lengths[copy.sha256]) for copy in found)
    return max(begins, key=lambda one: one.length, default=None)


def _ends(content: bytes) -> Iterator[int]:
    """Where an earlier state of the PDF may have ended, with its line end and without."""
    for number, found in enumerate(END.finditer(content)):
        if number == MOST_ENDS:
            return
        yield from (found.end(), found.start() + len(b"%%EOF"))

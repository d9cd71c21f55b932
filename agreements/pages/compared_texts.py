"""Two texts of one agreement against each other: our standard, and the drafts of any two moments, down to now."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from agreements.acts.going_back import rows_of
from agreements.assembly.document import Document
from agreements.assembly.redline import Redline, redline
from agreements.models import Agreement
from agreements.pages.as_it_was import assembled_at
from agreements.standing.current import standing_of
from agreements.standing.standard import standard_of

STANDARD = "standard"
OUR_STANDARD = "our standard"
FOR_THE_HOUSE = "For our own house: it shows our standard. Do not hand it out."
MOST_OFFERED = 60  # of moments, the newest


@dataclass(frozen=True, slots=True)
class ComparedTexts:
    """What was compared, in words, with its redline and the newer document, and the moment that this is of."""

    before: str
    after: str
    names: tuple[str, str]
    redline: Redline
    document: Document
    at: datetime.datetime


def compared_texts(agreement: Agreement, before: str, after: str) -> ComparedTexts:
    """The redline between two texts, each the standard or the number of a version.

    What is neither stands for our standard where it is the older text, and for the last version where the newer.
    """
    rows = rows_of(agreement)
    newest = len(rows)
    old, new = _version(before, newest), _version(after, newest)
    new = newest if new is None else new
    texts = [
        standard_of(standing_of(agreement)) if old is None else assembled_at(agreement, old),
        assembled_at(agreement, new),
    ]
    first, second = (one.document for one in texts)
    return ComparedTexts(
        before=STANDARD if old is None else str(old),
        after=str(new),
        names=(OUR_STANDARD if old is None else f"version {old}", f"version {new}"),
        redline=redline(first, second),
        document=second,
        at=rows[new - 1].at if new else agreement.created_at,
    )


def moments_of(agreement: Agreement) -> tuple[tuple[str, datetime.datetime], ...]:
    """The versions that somebody's save made, the newest first, each with its time."""
    return tuple(reversed(tuple(_moments(agreement))[-MOST_OFFERED:]))


def _moments(agreement: Agreement) -> Iterator[tuple[str, datetime.datetime]]:
    rows = rows_of(agreement)
    for version, row in enumerate(rows, start=1):
        if version == len(rows) or rows[version].at != row.at:
            yield str(version), row.at


def _version(typed: str, newest: int) -> int | None:
    is_number = typed.isascii() and typed.isdigit() and len(typed) <= len(str(newest))
    return int(typed) if is_number and int(typed) <= newest else None

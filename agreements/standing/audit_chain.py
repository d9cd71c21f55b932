"""The audit log read: whether each entry follows from the one before and says what its row says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from django.utils import timezone

from agreements.models import AuditEntry, Erasure
from agreements.standing.audit_sources import AUDITED, AuditSource, digest_of, sha256_of

BEFORE_THE_FIRST = "0" * 64
AT_ONCE = 500  # entries
# The worker chains within seconds; what it has not seen after a day it never will.
UNCHAINED_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AuditHead:
    """The last entry of the chain: how many there are, and the hash that stands for all of them."""

    number: int
    sha256: str


def audit_head() -> AuditHead:
    """Where the chain ends now."""
    last = AuditEntry.objects.order_by("-number").values_list("number", "sha256").first()
    return AuditHead(*last) if last else AuditHead(0, BEFORE_THE_FIRST)


def hash_of(entry: AuditEntry, before: str) -> str:
    """The hash of an entry that follows one with the hash `before`."""
    told = (
        before,
        entry.number,
        entry.at.isoformat(),
        entry.who_id,
        entry.act,
        entry.agreement,
        entry.about,
        entry.source,
        entry.row,
        entry.digest,
    )
    return sha256_of(told)


def broken_links() -> Iterator[str]:
    """What is wrong with the chain, each in a sentence; nothing where it holds."""
    yield from _broken()
    for source in AUDITED:
        if count := unchained(source, older_than=UNCHAINED_FOR):
            yield f"{count} rows of {source.name} are older than a day and in no entry."


def unchained(source: AuditSource, *, older_than: timedelta = timedelta()) -> int:
    """How many rows of a table are in no entry."""
    chained = AuditEntry.objects.filter(source=source.name).values("row")
    before = timezone.now() - older_than
    rows = source.rows._default_manager.exclude(pk__in=chained)
    return rows.filter(**{f"{source.at.replace('.', '__')}__lt": before}).count()


def _broken() -> Iterator[str]:
    expected, before = 1, BEFORE_THE_FIRST
    while True:
        entries = list(AuditEntry.objects.filter(number__gte=expected).order_by("number")[:AT_ONCE])
        for entry in entries:
            if entry.number != expected:
                yield f"Entries {expected} to {entry.number - 1} are gone."
            elif hash_of(entry, before) != entry.sha256:
                yield f"Entry {entry.number} was changed, or one before it was."
            expected, before = entry.number + 1, entry.sha256
        yield from _unlike_their_rows(entries)
        if len(entries) < AT_ONCE:
            return


def _unlike_their_rows(entries: list[AuditEntry]) -> Iterator[str]:
    sources = {source.name: source for source in AUDITED}
    erased = set(
        Erasure.objects.filter(agreement__in=[entry.agreement for entry in entries]).values_list(
            "agreement", flat=True
        )
    )
    for name, group in groupby(sorted(entries, key=lambda one: one.source), lambda one: one.source):
        of_it = list(group)
        rows = sources[name].rows._default_manager.in_bulk([entry.row for entry in of_it])
        for entry in of_it:
            row = rows.get(entry.row)
            if row is None and entry.agreement not in erased:
                yield f"Entry {entry.number} ({entry.act}): its row {entry.row} of {name} is gone."
            elif row is not None and digest_of(row) != entry.digest:
                yield f"Entry {entry.number} ({entry.act}): its row {entry.row} of {name} was changed."

"""Adding to the audit log what was done since the last look; the worker's part: whoever acts waits for nobody."""

from django.db import IntegrityError, transaction
from django.db.models import Max, Model

from agreements.models import AuditEntry
from agreements.standing.audit_chain import audit_head, hash_of
from agreements.standing.audit_sources import (
    AUDITED,
    LONGEST_ABOUT,
    AuditSource,
    digest_of,
    placed,
)

AT_ONCE = 500  # rows of a table in one transaction
# On PostgreSQL a row may be committed after one with a higher id; so far back it is looked for.
LOOK_BACK = 2_000


def chain_what_is_new() -> int:
    """Add an entry for each row that has none, table by table; gives how many. Several workers may do so at once."""
    added = 0
    for source in AUDITED:
        while rows := _unchained_rows(source):
            try:
                _chain(source, rows)
            except IntegrityError:
                return added  # another worker was there first, and goes on
            added += len(rows)
    return added


def _unchained_rows(source: AuditSource) -> list[Model]:
    chained = AuditEntry.objects.filter(source=source.name)
    last = chained.aggregate(last=Max("row"))["last"] or 0
    since = last - LOOK_BACK
    rows = source.rows._default_manager.filter(pk__gt=since)
    if last:
        rows = rows.exclude(pk__in=chained.filter(row__gt=since).values("row"))
    if source.belongs_to:
        rows = rows.select_related(source.belongs_to)
    return list(rows.order_by("pk")[:AT_ONCE])


@transaction.atomic
def _chain(source: AuditSource, rows: list[Model]) -> None:
    head = audit_head()
    number, before, entries = head.number, head.sha256, []
    for row in rows:
        number += 1
        entry = AuditEntry(
            number=number,
            at=placed(row, source.at),
            who_id=placed(row, source.who),
            act=source.act(row),
            agreement=placed(row, source.agreement),
            about=str(source.about(row) or "")[:LONGEST_ABOUT],
            source=source.name,
            row=row.pk,
            digest=digest_of(row),
        )
        entry.sha256 = before = hash_of(entry, before)
        entries.append(entry)
    AuditEntry.objects.bulk_create(entries)

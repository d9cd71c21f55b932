"""Sweeping: files of issues that were killed, or failed, before their copy was there, are taken away again."""

import logging
from datetime import timedelta

from django.core.files.storage import default_storage
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from agreements.models import AttachedFile, IssuedCopy, SignedCopy, UnissuedFile
from agreements.standing.invariants import unnamed_files

# From the first byte of a file to its copy pass milliseconds; with a busy database, half a minute.
LEFT_ALONE = timedelta(minutes=10)

log = logging.getLogger(__name__)


def sweep_unissued_files() -> int:
    """Take away what issues that ended long ago left behind; gives the number. No other file is ever touched."""
    old = UnissuedFile.objects.filter(since__lt=timezone.now() - LEFT_ALONE)
    return sum(take_back(begun) for begun in old)


@transaction.atomic
def sweep_unnamed_files() -> int:
    """Take away stored files that no row has named for a day; gives the number. A newer backup may name them."""
    # Whoever stores such a file adds its row before, in one transaction: on SQLite he waits for this one anyhow.
    if connection.vendor == "postgresql":
        tables = ", ".join(row._meta.db_table for row in (AttachedFile, IssuedCopy, SignedCopy))
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {tables} IN SHARE MODE")
    unnamed = list(unnamed_files())
    for name in unnamed:
        default_storage.delete(name)
        log.warning("Took away %s, which no row names.", name)
    return len(unnamed)


def take_back(begun: UnissuedFile) -> bool:
    """Take away a file that no issued copy names, and say whether it was one.

    Whether the copy was made is asked of the database, never concluded from an exception: a connection may break
    after its commit. Where the database or the storage does not answer, a later sweep takes the file away.
    """
    try:
        with transaction.atomic():
            # An issue that is still under way waits here, finds its row gone, and begins anew.
            row = UnissuedFile.objects.select_for_update().filter(pk=begun.pk).first()
            if row is None:
                return False
            default_storage.delete(row.name)
            row.delete()
    except (DatabaseError, OSError) as e:
        log.warning("%s is left for a later sweep: %s", begun.name, e)
        return False
    log.warning("Took away %s, which belongs to no issued copy.", begun.name)
    return True

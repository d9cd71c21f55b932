"""What Counterpart needs to work, asked part by part; no part's failure keeps the others from being named."""

import logging
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from config.start import missing_static_files
from config.troubles import BUSY, GONE, READ_ONLY, UNKNOWN, trouble_of

LEAST_ROOM = 50 * 1024 * 1024  # bytes: some dozens of issued agreements
IN_WORDS = {
    BUSY: "is locked",
    GONE: "does not answer",
    READ_ONLY: "cannot be written",
    UNKNOWN: "failed when it was asked",
}
# The probe waits a second for a lock, not twenty: whoever asks has a limit of his own.
PATIENCE = {
    "sqlite": ("PRAGMA busy_timeout=1000", "PRAGMA busy_timeout=20000"),
    "postgresql": ("SET lock_timeout='1s'", "SET lock_timeout='20s'"),
}

log = logging.getLogger(__name__)


def missing_parts() -> tuple[str, ...]:
    """What is missing, in a few words for each part. Never raises."""
    found = [_asked("database", _database)]
    if not found[0]:
        found += [_asked("database", _writing), _asked("migrations", _migrations)]
    found += [
        _asked("issued copies", _issued_copies),
        _asked("disk", _room),
        _asked("static files", _static_files),
    ]
    return tuple(filter(None, found))


def _asked(part: str, ask: Callable[[], str]) -> str:
    try:
        words = ask()
    except Exception as e:  # whatever it is, it is what is missing
        trouble = trouble_of(e)
        words = IN_WORDS.get(trouble, trouble.title.lower())
        log.warning("%s %s: %s", part, words, e)
    return f"{part}: {words}" if words else ""


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return ""


def _writing() -> str:
    impatient, patient = PATIENCE[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(impatient)
        try:
            with transaction.atomic():
                # Changes no row, but asks for the right and the lock to do so.
                cursor.execute("UPDATE django_migrations SET app = app WHERE id < 0")
        finally:
            cursor.execute(patient)
    return ""


def _migrations() -> str:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(waiting)} are missing" if waiting else ""


def _issued_copies() -> str:
    folder = _made(Path(settings.MEDIA_ROOT))
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b"can be written")
    return ""


def _room() -> str:
    folders = {_made(Path(settings.MEDIA_ROOT)), _made(Path(settings.VAR_DIR))}
    free = min(shutil.disk_usage(folder).free for folder in folders)
    return "" if free >= LEAST_ROOM else f"{free // 1024 // 1024} MB are left"


def _made(folder: Path) -> Path:
    """The folder, or before the first issue the nearest one above it that is there."""
    return next(place for place in (folder, *folder.parents) if place.exists())


def _static_files() -> str:
    return "some are not collected" if settings.PRODUCTION and missing_static_files() else ""

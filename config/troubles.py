"""The page for what went wrong beneath a page: what happened, that nothing is lost, when to try again, its number.

Django calls `trouble_page` for every exception that nobody caught, in a view, a template or a middleware. So no view
catches errors of the database, and the page asks the database for nothing.
"""

import errno
import logging
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from agreements.views.refusals import new_reference
from config.passwords import PasswordsBusy

log = logging.getLogger("counterpart.reference")


@dataclass(frozen=True, slots=True)
class Trouble:
    """What keeps Counterpart from doing what was asked, in words for its reader, and the seconds until a next try."""

    name: str
    title: str
    what: str
    again: str
    seconds: int
    status: int = 503


BUSY = Trouble(
    "busy",
    "The database is busy",
    "Something else has held the database for so long that this could not be done.",
    "Try again in half a minute.",
    30,
)
READ_ONLY = Trouble(
    "read-only",
    "Nothing can be saved at this moment",
    "The database, or the folder of the issued copies, can be read but not written.",
    "Try again in five minutes.",
    300,
)
FULL = Trouble(
    "full",
    "There is no room left to save anything",
    "The disk on which Counterpart keeps its data is full. Somebody has to make room.",
    "Try again in a quarter of an hour.",
    900,
)
GONE = Trouble(
    "gone",
    "The database does not answer",
    "Counterpart runs, but cannot reach the data that it works with.",
    "Try again in a minute.",
    60,
)
DAMAGED = Trouble(
    "damaged",
    "The database cannot be read",
    "What lies on the disk is not what Counterpart wrote there. Somebody has to restore it from a backup.",
    "Try again in an hour.",
    3600,
)
CROWDED = Trouble(
    "crowded",
    "Many people log in at this moment",
    "Passwords are looked at a few at a time, so that those who are logged in can go on working.",
    "Try again in a few seconds.",
    5,
    status=429,
)
UNKNOWN = Trouble(
    "unknown",
    "Something went wrong on our side",
    "Counterpart came upon something that it does not know.",
    "Try once more.",
    0,
    status=500,
)

# SQLite's primary result codes, as its documentation numbers them.
SQLITE_MOVED = 1032  # SQLITE_READONLY_DBMOVED: the file was taken away under an open connection
SQLITE = {5: BUSY, 6: BUSY, 8: READ_ONLY, 10: GONE, 11: DAMAGED, 13: FULL, 14: GONE, 26: DAMAGED}
# PostgreSQL's codes; where the whole code is not here, its class of two characters counts.
POSTGRESQL = {
    "25006": READ_ONLY,  # read_only_sql_transaction
    "3D000": GONE,  # invalid_catalog_name
    "40001": BUSY,  # serialization_failure
    "40P01": BUSY,  # deadlock_detected
    "42P01": GONE,  # undefined_table
    "53100": FULL,  # disk_full
    "55P03": BUSY,  # lock_not_available
    "57014": BUSY,  # query_canceled, by a limit of time
    "08": GONE,  # connection_exception
    "28": GONE,  # invalid_authorization_specification
    "53": BUSY,  # insufficient_resources
    "57": GONE,  # operator_intervention
    "58": GONE,  # system_error
    "XX001": DAMAGED,  # data_corrupted
    "XX002": DAMAGED,  # index_corrupted
}
FILES = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.EIO: GONE,
    errno.ESTALE: GONE,
}
# Typed values are offered again, but never these.
SECRET = "password"


def trouble_of(error: BaseException | None) -> Trouble:
    """Which trouble an exception speaks of, itself or by what caused it."""
    return next(filter(None, map(_known, _chain(error))), UNKNOWN)


def fault_of(error: BaseException) -> BaseException | None:
    """The exception of the database or the disk that is, or has caused, this one; None where there is none."""
    return next(filter(_known, _chain(error)), None)


def _known(error: BaseException) -> Trouble | None:
    if isinstance(error, DatabaseError | InterfaceError):
        return _of_database(error)
    if isinstance(error, PasswordsBusy):
        return CROWDED
    return FILES.get(error.errno or 0) if isinstance(error, OSError) else None


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _of_database(error: Exception) -> Trouble | None:
    """What the driver says; where it says nothing, an error of operation is a connection that is not there."""
    driver = error.__cause__ or error
    sqlite_code: int | None = getattr(driver, "sqlite_errorcode", None)
    sqlstate: str | None = getattr(driver, "sqlstate", None)
    if sqlite_code is not None:
        if sqlite_code == SQLITE_MOVED or "no such table" in str(driver):
            return GONE
        return SQLITE.get(sqlite_code & 0xFF)
    if sqlstate:
        return POSTGRESQL.get(sqlstate) or POSTGRESQL.get(sqlstate[:2])
    return GONE if isinstance(error, OperationalError | InterfaceError) else None


def trouble_page(request: HttpRequest) -> HttpResponse:
    """The answer to a request that failed, with what was posted, ready to be sent again. Never fails itself."""
    error = sys.exc_info()[1]
    trouble, reference = trouble_of(error), new_reference()
    log.error(
        "%s %s %s: %s: %s", reference, request.method, request.path, type(error).__name__, error
    )
    typed, is_whole = _typed(request)
    context = {
        "trouble": trouble,
        "reference": reference,
        "address": request.get_full_path(),
        "is_posted": request.method == "POST",
        "typed": typed,
        "is_whole": is_whole,
    }
    response = HttpResponse(render_to_string("trouble.html", context), status=trouble.status)
    response.headers["Cache-Control"] = "no-store"
    if trouble.seconds:
        response.headers["Retry-After"] = str(trouble.seconds)
    return response


def _typed(request: HttpRequest) -> tuple[list[tuple[str, str]], bool]:
    """The fields of a post, and whether they are all of it: files and passwords are not given back."""
    try:
        posted = [(name, value) for name, values in request.POST.lists() for value in values]
        has_files = bool(request.FILES)
    except Exception:  # the body itself is what could not be read
        return [], False
    shown = [(name, value) for name, value in posted if SECRET not in name.lower()]
    return shown, bool(posted) and not has_files and len(shown) == len(posted)

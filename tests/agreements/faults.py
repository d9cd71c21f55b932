"""Faults of a database and of a disk, made for real where an engine allows it, on SQLite and on PostgreSQL."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count

import psycopg
from django.db import OperationalError, connection

from agreements.models import Agreement
from tests.databases import disconnect

IS_SQLITE = connection.vendor == "sqlite"
AT_ONCE = "100ms"


@contextmanager
def locked() -> Iterator[None]:
    """Somebody else holds what a save needs, for as long as the test likes; nobody waits 20 seconds for it."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=100" if IS_SQLITE else f"SET lock_timeout='{AT_ONCE}'")
    if IS_SQLITE:
        other = sqlite3.connect(connection.settings_dict["NAME"])
        other.execute("BEGIN IMMEDIATE")
    else:
        other = psycopg.connect(**_parameters())
        other.execute("LOCK TABLE agreements_agreement IN EXCLUSIVE MODE")
    try:
        yield
    finally:
        other.rollback()
        other.close()


@contextmanager
def read_only() -> Iterator[None]:
    """Everything can be read, nothing written."""
    on, off = (
        ("PRAGMA query_only=ON", "PRAGMA query_only=OFF")
        if IS_SQLITE
        else ("SET default_transaction_read_only=on", "SET default_transaction_read_only=off")
    )
    with connection.cursor() as cursor:
        cursor.execute(on)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(off)


@contextmanager
def gone() -> Iterator[None]:
    """No database is where the settings say."""
    kept = dict(connection.settings_dict)
    disconnect()
    if IS_SQLITE:
        connection.settings_dict["NAME"] = "/nonexistent/counterpart.sqlite3"
    else:
        pool = kept["OPTIONS"]["pool"] | {"timeout": 0.5}
        elsewhere = {"HOST": "127.0.0.1", "PORT": "1"}
        connection.settings_dict |= elsewhere | {"OPTIONS": kept["OPTIONS"] | {"pool": pool}}
    try:
        yield
    finally:
        disconnect()
        connection.settings_dict |= kept


@contextmanager
def full() -> Iterator[None]:
    """No room for another page. A full disk cannot be made on PostgreSQL here: its own exception is raised."""
    if not IS_SQLITE:
        with failing(lambda statement: not statement.startswith("SELECT"), psycopg.errors.DiskFull):
            yield
        return
    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count={pages}")
    agreement = Agreement.objects.get()
    for letters in (2000, 200, 20, 1):  # what is free inside the file is used up first
        with suppress(OperationalError):
            for number in count():
                agreement.record(
                    f"filling-{letters}-{number}", "x" * letters, by=agreement.owner, seen=None
                )
    yield


@contextmanager
def failing(
    at: Callable[[str], bool], error: type[Exception] = sqlite3.OperationalError
) -> Iterator[None]:
    """Statements that `at` picks fail before the database sees them, with an exception of the driver."""

    def run(execute, statement, parameters, many, context):
        if at(statement):
            with connection.wrap_database_errors:
                raise error("made by the test")
        return execute(statement, parameters, many, context)

    with connection.execute_wrapper(run):
        yield


def _parameters() -> dict[str, object]:
    given = connection.get_connection_params()
    return {name: given[name] for name in ("dbname", "host", "port", "user") if given.get(name)}

"""A server that stands still ends a request instead of holding it for ever."""

import os
import signal
from collections.abc import Iterator

import pytest
from django.db import OperationalError, connection

from config.limited_connections import LimitedConnection
from config.troubles import GONE, trouble_of
from tests.databases import disconnect


@pytest.fixture
def impatient(monkeypatch) -> Iterator[None]:
    monkeypatch.setattr(LimitedConnection, "longest", 0.5)
    disconnect()
    yield
    disconnect()


def asked(statement: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no server")
def test_a_server_that_stands_still_does_not_answer(impatient):
    (server,) = asked("SELECT pg_backend_pid()")
    os.kill(server, signal.SIGSTOP)
    try:
        with pytest.raises(OperationalError, match=r"not answered for 0\.5 seconds") as trouble:
            asked("SELECT 1")
    finally:
        os.kill(server, signal.SIGCONT)

    assert trouble_of(trouble.value) is GONE
    connection.close()
    assert asked("SELECT 1") == (1,)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no server")
def test_a_server_that_refuses_a_statement_is_there(impatient):
    with pytest.raises(Exception, match="division by zero"):
        asked("SELECT 1 / 0")

    assert asked("SELECT 1") == (1,)

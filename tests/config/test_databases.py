"""The databases that tests are given, and what the engines promise."""

import threading

import pytest
from django.contrib.auth.models import User
from django.db import connection


def test_what_a_thread_commits_is_seen_by_the_test(fresh_database: None):
    def write() -> None:
        User.objects.create(username="from-a-thread")
        connection.close()

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()

    assert list(User.objects.values_list("username", flat=True)) == ["from-a-thread"]


@pytest.mark.parametrize("turn", [1, 2])
def test_a_fresh_database_has_nothing_of_the_test_before(fresh_database: None, turn: int):
    assert not User.objects.exists()
    User.objects.create(username="committed")


def test_the_shipped_library_comes_with_the_demo_people(shipped_library: None):
    assert set(User.objects.values_list("username", flat=True)) >= {"procurement", "legal"}


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="settings of SQLite")
def test_sqlite_keeps_acknowledged_work_and_lets_writers_queue():
    with connection.cursor() as cursor:
        pragmas = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }

    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "foreign_keys": 1,
        "busy_timeout": 20_000,
    }
    assert connection.transaction_mode == "IMMEDIATE"

"""The probe names what is missing, part by part, and never fails itself."""

from collections import namedtuple
from pathlib import Path

import pytest
from django.db import connection  # noqa: F401  the condition below reads it
from django.test import Client

from agreements.models import UnissuedFile
from config import probing
from tests.agreements import faults


def answer(client: Client) -> tuple[int, list[str]]:
    response = client.get("/readyz")
    assert (response.status_code == 200) == ("Retry-After" not in response.headers)
    return response.status_code, response.content.decode().splitlines()


def test_everything_is_there(fresh_database, client):
    assert answer(client) == (200, ["ready"])


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (faults.read_only, "database: cannot be written"),
        (faults.gone, "database: does not answer"),
    ],
)
def test_a_database_that_fails_is_named(fresh_database, client, fault, words):
    with fault():
        assert answer(client) == (503, [words])
    assert answer(client) == (200, ["ready"])


@pytest.mark.slow
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL locks rows and tables")
def test_a_database_that_is_locked_is_named(fresh_database, client):
    with faults.locked():
        assert answer(client) == (503, ["database: is locked"])


def test_migrations_that_are_missing_are_counted(fresh_database, client, monkeypatch):
    monkeypatch.setattr(probing.MigrationExecutor, "migration_plan", lambda self, leaves: [1, 2])

    assert answer(client) == (503, ["migrations: 2 are missing"])


def test_a_folder_that_takes_no_files_is_named(fresh_database, client, settings, tmp_path):
    (tmp_path / "a file").write_text("")
    settings.MEDIA_ROOT = tmp_path / "a file"

    assert answer(client)[1][0].startswith("issued copies: ")


def test_a_disk_without_room_is_named(fresh_database, client, monkeypatch):
    usage = namedtuple("usage", "free")
    monkeypatch.setattr(probing.shutil, "disk_usage", lambda path: usage(12 * 1024 * 1024))

    assert answer(client) == (503, ["disk: 12 MB are left"])


def test_static_files_that_are_missing_are_named(fresh_database, client, monkeypatch, settings):
    settings.PRODUCTION = True

    assert answer(client) == (503, ["static files: some are not collected"])


def test_several_parts_are_named_together_and_none_hides_the_others(
    fresh_database, client, monkeypatch
):
    def broken(path: Path) -> None:
        raise RuntimeError("nobody expected this")

    monkeypatch.setattr(probing.shutil, "disk_usage", broken)
    monkeypatch.setattr(probing.tempfile, "TemporaryFile", broken)
    with faults.gone():
        code, named = answer(client)

    assert code == 503
    assert [line.split(":")[0] for line in named] == ["database", "issued copies", "disk"]


def test_asking_changes_nothing(fresh_database, client, issued_folder):
    before = UnissuedFile.objects.count()
    answer(client)

    assert UnissuedFile.objects.count() == before
    assert not issued_folder.exists()

"""The real worker in a process of its own: it draws, and what it leaves behind when it is killed the next one draws."""

import os
import subprocess
import sys
import time
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError
from django.utils import timezone

from agreements.acts import drawing_tasks, working
from agreements.acts.drawing import ask_for_drawing
from agreements.acts.saving import create_agreement
from agreements.models import Agreement, Drawing, WorkerBeat
from tests.agreements.completing import answer_all
from tests.agreements.examples import make_edition
from tests.databases import ROOT, TestDatabases
from tests.queue import in_this_process

pytestmark = [pytest.mark.slow, pytest.mark.queued]

LONGEST = 120  # seconds, on a busy machine


@pytest.fixture
def work(fresh_database: None, test_databases: TestDatabases):
    """Starts a worker on the database of the test, beside the test."""
    workers: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        environment = os.environ | {
            "DATABASE_URL": test_databases.url(test_databases.name),
            "DJANGO_SETTINGS_MODULE": "tests.settings",
        }
        command = [sys.executable, "manage.py", "work", "--beside", str(os.getpid())]
        workers.append(subprocess.Popen(command, cwd=ROOT, env=environment))
        return workers[-1]

    yield start
    for worker in workers:
        worker.kill()
        worker.wait()


@pytest.fixture
def complete(fresh_database: None) -> Agreement:
    owner = User.objects.create_superuser("chief")
    agreement = create_agreement(title="Pump", path="full", edition=make_edition(owner), by=owner)
    return answer_all(agreement, owner)


def until(is_so: Callable[[], bool]) -> None:
    ends = time.monotonic() + LONGEST
    while not is_so():
        assert time.monotonic() < ends, list(Drawing.objects.values("state", "tries", "why"))
        time.sleep(0.02)


def test_a_worker_that_is_killed_loses_nothing(work, complete):
    drawing = ask_for_drawing(complete, is_draft_copy=True)
    first = work()
    until(lambda: Drawing.objects.filter(state="begun").exists())
    assert WorkerBeat.objects.exists()
    first.kill()
    first.wait()
    Drawing.objects.filter(state="begun").update(lease_until=timezone.now())  # half a minute later

    second = work()
    until(lambda: Drawing.objects.filter(state="drawn").exists())

    drawing.refresh_from_db()
    assert drawing.pdf is not None
    assert bytes(drawing.pdf).startswith(b"%PDF-")
    assert drawing.tries == 2
    second.terminate()
    assert second.wait(LONGEST) == 0


def test_a_worker_waits_for_a_database_that_is_away_and_goes_on(
    fresh_database, complete, monkeypatch, caplog
):
    ask_for_drawing(complete, is_draft_copy=True)
    monkeypatch.setattr(drawing_tasks, "in_a_child", in_this_process)
    monkeypatch.setattr(working.time, "sleep", lambda seconds: None)
    away = iter([OperationalError("server closed the connection"), KeyError("ours"), None])

    def look_after() -> None:
        if (error := next(away, None)) is not None:
            raise error

    monkeypatch.setattr(working, "look_after_lost", look_after)
    rounds = iter([True, True, True, False])

    working.work(go_on=lambda: next(rounds))

    assert Drawing.objects.get().state == "drawn"
    assert "The worker waits for the database" in caplog.text
    assert "The worker goes on after this" in caplog.text

"""The worker: says that it is alive, draws, finishes what waited, chains what was done, looks after the night."""

import logging
import os
import socket
import time
from collections.abc import Callable
from datetime import timedelta

from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from agreements.acts.chaining import chain_what_is_new
from agreements.acts.drawing_ahead import DrawnAhead
from agreements.acts.drawing_tasks import look_after_lost
from agreements.acts.issuing import finish_what_waits
from agreements.acts.nightly import look_after_the_night
from agreements.models import WorkerBeat

BETWEEN = 0.5  # seconds from one look at the queue to the next
BEAT = 5.0  # seconds
FORGOTTEN = timedelta(days=1)

log = logging.getLogger(__name__)


def work(*, go_on: Callable[[], bool]) -> None:
    """Work until `go_on` says no; it is asked between two drawings. A database that is away is waited for."""
    name = f"{socket.gethostname()}:{os.getpid()}"
    ahead, beaten = DrawnAhead(), 0.0
    while go_on():
        close_old_connections()
        try:
            if time.monotonic() - beaten > BEAT:
                beat(name)
                look_after_lost()
                chain_what_is_new()
                look_after_the_night()
                beaten = time.monotonic()
            ahead.look()
            busy = DBTaskResult.objects.ready().exists()
            if busy:
                draw_one(name)
            finish_what_waits()
        except DatabaseError as e:
            log.warning("The worker waits for the database: %s", e)
            busy = False
            time.sleep(BEAT)
        except Exception:  # one agreement that cannot be read must not keep the others waiting
            log.exception("The worker goes on after this")
            busy = False
            time.sleep(BEAT)
        close_old_connections()
        if not busy:
            time.sleep(BETWEEN)


def draw_one(name: str) -> None:
    """Do the first task of the queue, if nobody else takes it before."""
    worker = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=name[-64:],
        excluded_queue_names=[],
    )
    worker.run()


def beat(name: str) -> None:
    """Say that this worker is alive, and forget those that are long gone."""
    now = timezone.now()
    WorkerBeat.objects.update_or_create(name=name, defaults={"at": now})
    WorkerBeat.objects.filter(at__lt=now - FORGOTTEN).delete()

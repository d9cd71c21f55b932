"""What the worker does once a night: reminds, erases, sweeps, and looks whether all that must hold does."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from agreements.acts.erasing import erase_deleted_agreements
from agreements.acts.reminding import remind
from agreements.acts.sweeping import sweep_unissued_files
from agreements.acts.telling import tell_administrators
from agreements.models import NightlyRun, UnsettledValue
from agreements.standing.audit_chain import audit_head
from agreements.standing.invariants import broken_invariants

FROM_HOUR = 2  # in the time zone of the installation
MOST_LINES = 200  # told of one night; the command tells all

log = logging.getLogger(__name__)


def look_after_the_night() -> None:
    """Do what is done once a day, if it is late enough and no worker has done it today."""
    now = timezone.localtime()
    if now.hour < FROM_HOUR or NightlyRun.objects.filter(day=now.date()).exists():
        return
    try:
        with transaction.atomic():
            run = NightlyRun.objects.create(day=now.date(), begun_at=now)
    except IntegrityError:
        return  # another worker was there first
    _run(run, now)


def _run(run: NightlyRun, now: datetime) -> None:
    lines: list[str] = []
    chores: tuple[tuple[str, Callable[[], object]], ...] = (
        ("reminding", lambda: remind(now.date())),
        ("erasing", erase_deleted_agreements),
        ("sweeping values", lambda: UnsettledValue.objects.old().delete()),
        ("sweeping files", sweep_unissued_files),
        ("looking", lambda: lines.extend(map(str, broken_invariants()))),
    )
    for name, chore in chores:
        try:
            chore()
        except Exception as e:  # one that fails must not keep the others from being done
            log.exception("Nightly %s failed", name)
            lines.append(f"Nightly {name} failed: {e}")
    head = audit_head()
    log.info("The audit log has %s entries, head %s", head.number, head.sha256)
    for line in lines:
        log.error("%s", line)
    run.broken, run.words = len(lines), "\n".join(lines[:MOST_LINES])
    run.ended_at = timezone.now()
    run.save()
    if lines:
        tell_administrators(f"{len(lines)} things do not hold", run.words)

"""Draws one PDF in a process of its own, within limits of memory and time: a hostile one takes only that along."""

import multiprocessing
import resource
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection

from django.db import connections

from agreements.printing.pdf import NoTypeface, PdfError

MEMORY = 2 * 1024 * 1024 * 1024  # bytes; an agreement of 200 pages takes 460 MB
CPU_SECONDS = 120  # an agreement of 200 pages takes 20
WALL_SECONDS = 300  # also where it waits for something instead of working
AND_KILLED = 5  # seconds of work after the signal that it may ignore
LOOK_UP = 1.0  # seconds from one look at it to the next


class DrawingStopped(PdfError):
    """It took more memory or time than it may; it would again."""


class DrawingCancelled(Exception):
    """Whoever asked for it wants it no more."""


class DrawingLost(Exception):
    """The process ended without a word. It may do better the next time."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a drawing may take: bytes of memory, seconds of a core, seconds on the clock."""

    memory: int = MEMORY
    cpu: int = CPU_SECONDS
    wall: float = WALL_SECONDS


Told = tuple[str, bytes | str | tuple[str, ...]]


def within_limits(
    make: Callable[[], bytes], *, go_on: Callable[[], bool], limits: Limits | None = None
) -> bytes:
    """What `make` gives, made in a child of this process, which has read everything already.

    `go_on` is asked each second. Raises what `make` raises of PdfError, DrawingStopped at a limit, DrawingCancelled
    where `go_on` says no, DrawingLost where the child ends without a word.
    """
    limits = limits or Limits()
    # A child must not share a connection; a pool of them runs threads, which do not survive a fork.
    for connection in connections.all(initialized_only=True):
        connection.close()
        if connection.vendor == "postgresql":
            connection.close_pool()  # type: ignore[attr-defined]  # of PostgreSQL alone
    forking = multiprocessing.get_context("fork")
    ours, theirs = forking.Pipe(duplex=False)
    child = forking.Process(target=_draw, args=(make, theirs, limits), daemon=True)
    child.start()
    theirs.close()
    try:
        return _result(_wait(ours, go_on, limits), child, limits)
    finally:
        child.kill()
        child.join()
        ours.close()


def _wait(ours: Connection, go_on: Callable[[], bool], limits: Limits) -> Told | None:
    until = time.monotonic() + limits.wall
    while not ours.poll(LOOK_UP):
        if not go_on():
            raise DrawingCancelled
        if time.monotonic() > until:
            raise DrawingStopped(
                f"The PDF was not drawn within {limits.wall:.0f} seconds, so it was stopped."
            )
    try:
        told: Told = ours.recv()
    except EOFError:
        return None
    return told


def _result(told: Told | None, child: multiprocessing.process.BaseProcess, limits: Limits) -> bytes:
    match told:
        case ("pdf", bytes() as pdf):
            return pdf
        case ("characters", tuple() as characters):
            raise NoTypeface(characters)
        case ("stopped", str() as why):
            raise DrawingStopped(why)
        case ("refused", str() as why):
            raise PdfError(why)
        case _:
            pass
    child.join(LOOK_UP)
    if child.exitcode == -signal.SIGXCPU:
        raise DrawingStopped(
            f"Drawing the PDF took more than {limits.cpu} seconds of work, so it was stopped."
        )
    raise DrawingLost(f"The process that drew the PDF ended ({child.exitcode}).")


def _draw(make: Callable[[], bytes], theirs: Connection, limits: Limits) -> None:
    """In the child: limits first, then the work; whatever becomes of it is told."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu, limits.cpu + AND_KILLED))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    told: Told
    try:
        told = ("pdf", make())
    except NoTypeface as e:
        told = ("characters", e.characters)
    except PdfError as e:
        told = _ran_out(limits) if isinstance(e.__cause__, MemoryError) else ("refused", str(e))
    except MemoryError:
        told = _ran_out(limits)
    theirs.send(told)


def _ran_out(limits: Limits) -> Told:
    return "stopped", (
        f"Drawing the PDF needed more than {limits.memory // 1024**2:,} MB of memory, so it was stopped."
    )

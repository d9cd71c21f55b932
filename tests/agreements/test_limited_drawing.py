"""A drawing in a process of its own: it gives its bytes, or a reason, whatever becomes of the process."""

import os
import signal
import time

import pytest

from agreements.acts.limited_drawing import (
    DrawingCancelled,
    DrawingLost,
    DrawingStopped,
    Limits,
    within_limits,
)
from agreements.printing.pdf import NoTypeface, PdfError

pytestmark = pytest.mark.slow


def always() -> bool:
    return True


def refused() -> bytes:
    raise PdfError("none of our assets")


def unprintable() -> bytes:
    raise NoTypeface(("\ue123",))


def growing() -> bytes:
    return b"".join(bytes(10**8) for _ in range(100))


def growing_within_the_engine() -> bytes:
    try:
        return growing()
    except MemoryError as e:
        raise PdfError("The page cannot be set") from e


def busy() -> bytes:
    while True:
        pass


def hanging() -> bytes:
    time.sleep(60)
    return b""


def killed() -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def test_the_bytes_come_back():
    assert within_limits(lambda: b"%PDF" * 10**6, go_on=always) == b"%PDF" * 10**6


@pytest.mark.parametrize(
    ("make", "limits", "kind", "why"),
    [
        (refused, Limits(), PdfError, "none of our assets"),
        (unprintable, Limits(), NoTypeface, "\ue123"),
        (growing, Limits(), DrawingStopped, "more than 2,048 MB"),
        (growing_within_the_engine, Limits(), DrawingStopped, "more than 2,048 MB"),
        (busy, Limits(cpu=1), DrawingStopped, "more than 1 seconds of work"),
        (hanging, Limits(wall=1), DrawingStopped, "within 1 seconds"),
        (killed, Limits(), DrawingLost, "ended"),
    ],
)
def test_what_goes_wrong_has_a_reason_and_the_next_is_drawn(make, limits, kind, why):
    with pytest.raises(kind, match=why):
        within_limits(make, go_on=always, limits=limits)

    assert within_limits(lambda: b"next", go_on=always) == b"next"


def test_one_that_is_called_off_stops():
    began = time.monotonic()

    with pytest.raises(DrawingCancelled):
        within_limits(hanging, go_on=lambda: False)

    assert time.monotonic() - began < 30

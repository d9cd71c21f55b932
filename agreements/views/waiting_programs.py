"""Programs that ask for a PDF wait here until a worker has drawn it: none of them reads how far it is."""

import time
from threading import BoundedSemaphore

from django.http import HttpRequest

from agreements.models import Drawing

PATIENCE = 25.0  # seconds; proxies give up after thirty or sixty
BETWEEN = 0.2
# Of the threads of a process, those that may wait; the others serve pages meanwhile.
PLACES = BoundedSemaphore(2)


def is_program(request: HttpRequest) -> bool:
    """Whether whoever asks wants no pages: browsers say that they do, tools say that they take anything."""
    return "text/html" not in request.headers.get("Accept", "text/html")


def drawn_for_a_program(request: HttpRequest, drawing: Drawing) -> Drawing:
    """The drawing as it is once nothing more happens to it, or as it is when patience or room is at its end.

    At once for a browser. What is wanted for finishing is waited for until the agreement is finished.
    """
    if not is_program(request) or not PLACES.acquire(blocking=False):
        return drawing
    try:
        end = time.monotonic() + PATIENCE
        while drawing.is_waited_for and time.monotonic() < end:
            time.sleep(BETWEEN)
            drawing = Drawing.objects.filter(pk=drawing.pk).first() or drawing
    finally:
        PLACES.release()
    return drawing

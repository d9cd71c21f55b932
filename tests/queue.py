"""The queue without a worker: what is asked for is drawn in the process of the test, at once or when told."""

from collections.abc import Callable

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from agreements.acts.drawing_tasks import LEASE, draw_now
from agreements.models import Drawing, DrawingState


def in_this_process(make: Callable[[], bytes], go_on: Callable[[], bool]) -> bytes:
    return make()


def draw_here(drawing: Drawing, *, ahead: bool = False) -> None:
    """In the place of `enqueue`: drawn before whoever asked goes on."""
    state = {"state": DrawingState.WAITING, "tries": 0, "lease_until": timezone.now() + LEASE}
    Drawing.objects.filter(pk=drawing.pk).update(**state, why="", characters="")
    draw_now(drawing.pk, in_this_process)


def run_queue() -> int:
    """Draw what waits in the queue, in its order; gives how many."""
    done = 0
    while (one := DBTaskResult.objects.ready().first()) is not None:
        DBTaskResult.objects.filter(pk=one.pk).update(status=TaskResultStatus.SUCCESSFUL)
        draw_now(*one.args_kwargs["args"], in_this_process)
        done += 1
    return done

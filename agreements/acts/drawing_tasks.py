"""What a worker does with the queue: it draws what is asked for, and looks after what was lost.

A drawing has a lease, which its worker moves on. One that is lost is drawn again, three times in all.
"""

import logging
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

from django.db.models import F, QuerySet
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from agreements.acts.limited_drawing import (
    DrawingCancelled,
    DrawingLost,
    Limits,
    within_limits,
)
from agreements.assembly.answering import read_stored_answers
from agreements.models import Drawing, DrawingState, FileDamaged
from agreements.models.remembered import assembled_under
from agreements.printing import redline_page
from agreements.printing.archival import Enclosure
from agreements.printing.enclosures import as_many_as_fit, words_as_data
from agreements.printing.pdf import NoTypeface, PdfError, write_pdf
from agreements.printing.rendering import Imprint, print_pdf
from clauses.library.answers import Answers, FilledTable
from clauses.library.language.known_names import ATTACHMENTS

LEASE = timedelta(seconds=30)
MOVED_ON_EACH = 5.0  # seconds
MOST_TRIES = 3
KEPT = timedelta(days=1)  # tasks that are over, for whoever looks why, and redlines

log = logging.getLogger(__name__)

Drawer = Callable[[Callable[[], bytes], Callable[[], bool]], bytes]


def in_a_child(make: Callable[[], bytes], go_on: Callable[[], bool]) -> bytes:
    """The usual way to draw: in a process of its own."""
    return within_limits(make, go_on=go_on, limits=Limits())


@task()
def draw(pk: int) -> None:
    """Draw what is asked for, if nobody has meanwhile."""
    draw_now(pk, in_a_child)


def draw_now(pk: int, drawer: Drawer) -> None:
    """Draw by this drawer and keep the bytes, or why there are none."""
    now = timezone.now()
    mine = Drawing.objects.filter(pk=pk, state=DrawingState.WAITING)
    if not mine.update(
        state=DrawingState.BEGUN, tries=F("tries") + 1, begun_at=now, lease_until=now + LEASE
    ):
        return
    drawing = Drawing.objects.select_related("agreement", "edition").get(pk=pk)
    begun = Drawing.objects.filter(pk=pk, state=DrawingState.BEGUN, tries=drawing.tries)
    started = time.monotonic()
    try:
        pdf = drawer(_making(drawing), _holding(begun))
    except DrawingCancelled:
        return
    except DrawingLost as e:
        log.warning("Drawing %s: %s", pk, e)
        _try_again(drawing)
        return
    except NoTypeface as e:
        _fail(drawing, str(e), characters="".join(e.characters))
        return
    except PdfError as e:
        _fail(drawing, str(e))
        return
    except Exception:
        log.exception("Drawing %s", pk)
        _try_again(drawing)
        return
    seconds = time.monotonic() - started
    kept = begun.update(
        state=DrawingState.DRAWN, pdf=pdf, drawn_at=timezone.now(), seconds=seconds, why=""
    )
    if kept and not drawing.redline_page:
        Drawing.objects.filter(
            agreement=drawing.agreement_id,
            is_draft_copy=drawing.is_draft_copy,
            redline_page="",
            asked_at__lt=drawing.asked_at,
        ).exclude(pk=pk).delete()


def _holding(begun: QuerySet[Drawing]) -> Callable[[], bool]:
    """Says whether the drawing is still wanted, and moves its lease on now and then."""
    moved = time.monotonic()

    def go_on() -> bool:
        nonlocal moved
        if time.monotonic() - moved < MOVED_ON_EACH:
            return begun.exists()
        moved = time.monotonic()
        return bool(begun.update(lease_until=timezone.now() + LEASE))

    return go_on


def _making(drawing: Drawing) -> Callable[[], bytes]:
    if page := drawing.redline_page:
        return lambda: write_pdf(page, sheets=redline_page.SHEETS)
    # Read here, for the child asks no database.
    library = drawing.edition.library()
    answers = read_stored_answers(drawing.answers, library)
    edition, created_on = drawing.edition, drawing.agreement.created_on
    attached = () if drawing.is_draft_copy else tuple(as_many_as_fit(_attached(drawing, answers)))

    def make() -> bytes:
        made = assembled_under(edition, answers, created_on=created_on)
        words = words_as_data(
            made.document,
            number=drawing.number,
            edition=edition.sha256,
            is_draft=drawing.is_draft_copy,
            day=drawing.dated,
        )
        return print_pdf(
            made.document,
            Imprint(
                number=drawing.number,
                version=drawing.version,
                dated=drawing.dated,
                library_of=timezone.localdate(edition.published_at),
                is_draft_copy=drawing.is_draft_copy,
            ),
            (words, *attached),
        )

    return make


def _attached(drawing: Drawing, answers: Answers) -> Iterator[Enclosure]:
    """The documents on the list of an agreement, in its order. Raises PdfError where one is not to be had."""
    listed = answers.get(ATTACHMENTS)
    stored = {one.sha256: one for one in drawing.agreement.attached_files.all()}
    for place, row in enumerate(listed.rows if isinstance(listed, FilledTable) else (), start=1):
        title, digest = (str(row.cell(name) or "") for name in ("title", "sha256"))
        if (file := stored.get(digest)) is None:
            continue
        try:
            content = file.content()
        except FileDamaged as e:
            raise PdfError(f"The attached document “{title}” cannot be enclosed. {e}") from e
        name = f"attached-{place}-{digest[:12]}.{file.kind}"
        yield Enclosure(name, content, title, "Supplement", drawing.dated)


def _fail(drawing: Drawing, why: str, *, characters: str = "") -> None:
    mine = Drawing.objects.filter(pk=drawing.pk, state=DrawingState.BEGUN, tries=drawing.tries)
    mine.update(state=DrawingState.FAILED, why=why, characters=characters, finish_by=None)


def _try_again(drawing: Drawing) -> None:
    """Back into the queue, or given up where it was tried often enough."""
    if drawing.tries >= MOST_TRIES:
        _fail(drawing, f"Drawing it broke off {MOST_TRIES} times without a reason given.")
        return
    mine = Drawing.objects.filter(pk=drawing.pk, state=DrawingState.BEGUN, tries=drawing.tries)
    until = timezone.now() + LEASE
    if mine.update(state=DrawingState.WAITING, lease_until=until, task=draw.enqueue(drawing.pk).id):
        log.warning("Drawing %s is tried once more.", drawing.pk)


def look_after_lost() -> None:
    """Put back what a worker began and left when it was killed, and what lost its place in the queue."""
    now = timezone.now()
    late = Drawing.objects.filter(lease_until__lt=now)
    for drawing in late.filter(state=DrawingState.BEGUN).defer("pdf"):
        _try_again(drawing)
    for drawing in late.filter(state=DrawingState.WAITING).defer("pdf"):
        ready = DBTaskResult.objects.filter(pk=drawing.task, status=TaskResultStatus.READY)
        if not ready.exists():
            mine = Drawing.objects.filter(pk=drawing.pk, state=DrawingState.WAITING)
            mine.update(task=draw.enqueue(drawing.pk).id, lease_until=now + LEASE)
    DBTaskResult.objects.filter(enqueued_at__lt=now - KEPT).delete()
    Drawing.objects.exclude(redline_page="").filter(asked_at__lt=now - KEPT).delete()

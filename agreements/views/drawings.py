"""The draft copy as PDF, and how far any drawing is. None is drawn here; a worker draws."""

import re
from collections.abc import Mapping
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from agreements.acts.drawing import (
    ask_for_drawing,
    before,
    cancel_drawing,
    draw_again,
    is_worker_there,
    known_drawing,
    usual_seconds,
)
from agreements.models import Agreement, Drawing, DrawingState, Json, Role
from agreements.pages.holders import holders_of
from agreements.printing.file_names import attachment, file_name
from agreements.standing.current import standing_of
from agreements.views.access import agreement_or_404, person
from agreements.views.refusals import not_to_be_had
from agreements.views.waiting_programs import drawn_for_a_program
from clauses.library.language.known_names import CUSTOMER, MANUFACTURER

IS_KEY = re.compile("[0-9a-f]{64}")
PARTIES = (CUSTOMER, MANUFACTURER)
CHANGED = "Something changed while the PDF was drawn, so the agreement was not finished."


class NoDrawing(Exception):
    """A drawing failed; the message says why."""


@require_GET
def draft_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """The PDF as the agreement stands, marked as a draft copy on every page; or the page that says how far it is."""
    agreement = agreement_or_404(request, pk)
    drawing = drawn_for_a_program(request, ask_for_drawing(agreement, is_draft_copy=True))
    if drawing.pdf is not None:
        name = f"draft-{drawing.number}"
        return pdf_response(bytes(drawing.pdf), name, drawing.answers, drawing.version)
    if drawing.is_under_way:
        return redirect("agreements:drawing", pk, "draft")
    return no_pdf(request, agreement, drawing)


@require_http_methods(["GET", "POST"])
def drawing_page(request: HttpRequest, pk: int, which: str) -> HttpResponse:
    """How far the draft copy or the final PDF is, or a redline, named by its key.

    A POST calls it off, or wants it drawn again. Raises Http404 for anything else, and for a redline that is gone.
    """
    if which not in ("draft", "final") and not IS_KEY.fullmatch(which):
        raise Http404
    is_draft_copy = which != "final"
    posts = _who_posts(is_draft_copy)
    agreement = agreement_or_404(request, pk, posts if request.method == "POST" else Role.VIEW)
    if agreement.is_issued and not is_draft_copy:
        return _on_to(request, "agreements:issued", pk)
    drawing: Drawing | None
    if IS_KEY.fullmatch(which):
        drawing = get_object_or_404(agreement.drawings.exclude(redline_page=""), key=which)
    else:
        drawing = known_drawing(agreement, is_draft_copy=is_draft_copy)
    begins_at = "agreements:draft_copy" if is_draft_copy else "agreements:issue"
    if drawing is None:
        if not is_draft_copy:
            messages.warning(request, CHANGED)
        return _on_to(request, begins_at, pk)
    if request.method == "POST":
        if request.POST.get("action") == "again":
            draw_again(drawing, finish_by=None if is_draft_copy else person(request))
            return redirect("agreements:drawing", pk, which)
        cancel_drawing(drawing)
        called_off = "agreements:document" if is_draft_copy else "agreements:issue"
        return redirect("agreements:changes" if drawing.redline_page else called_off, pk)
    if drawing.state == DrawingState.FAILED:
        if is_part(request):
            return HttpResponse(headers={"HX-Refresh": "true"})
        return no_pdf(request, agreement, drawing)
    if not drawing.is_waited_for and not is_draft_copy:
        messages.warning(request, drawing.why or CHANGED)
        return _on_to(request, begins_at, pk)
    context: dict[str, object] = {
        "agreement": agreement,
        "drawing": drawing,
        "which": which,
        "name": _called(drawing),
        "download": _download(drawing),
        "is_waited_for": drawing.is_waited_for,
        "may_cancel": agreement.role.allows(posts),
        "is_worker_there": is_worker_there(),
        "usual": round(usual_seconds()),
        "before": before(drawing),
        "so_far": _so_far(drawing),
    }
    if not is_part(request):
        return render(request, "agreements/drawing.html", context)
    response = render(request, "agreements/_drawing.html", context)
    if not drawing.is_waited_for:
        response["HX-Refresh"] = "true"
    return response


def _which(drawing: Drawing) -> str:
    """How the page of a drawing is addressed."""
    if drawing.redline_page:
        return drawing.key
    return "draft" if drawing.is_draft_copy else "final"


def _called(drawing: Drawing) -> str:
    """What a drawing is, in words."""
    if drawing.redline_page:
        return "PDF of what changed"
    return "draft copy" if drawing.is_draft_copy else "final PDF"


def _download(drawing: Drawing) -> str:
    """The address that gives the bytes of a draft copy or of a redline."""
    name = "changes_as_pdf" if drawing.redline_page else "draft_copy"
    # PostgreSQL keeps the keys of JSON in an order of its own.
    query = f"?{urlencode(sorted(drawing.answers.items()))}" if drawing.redline_page else ""
    return reverse(f"agreements:{name}", args=[drawing.agreement_id]) + query


def _who_posts(is_draft_copy: bool) -> Role:
    """Who may call a drawing off, or want it drawn again."""
    return Role.ANSWER if is_draft_copy else Role.ISSUE


def is_part(request: HttpRequest) -> bool:
    """Whether a page that shows how far the drawing is asks for the part of itself that says so."""
    return bool(request.GET.get("part"))


def _on_to(request: HttpRequest, name: str, pk: int) -> HttpResponse:
    """On to another page; a page that asks for a part of itself goes there as a whole."""
    if is_part(request):
        return HttpResponse(headers={"HX-Redirect": reverse(name, args=[pk])})
    return redirect(name, pk)


def _so_far(drawing: Drawing) -> int:
    if drawing.state != DrawingState.BEGUN or drawing.begun_at is None:
        return 0
    return max(0, round((timezone.now() - drawing.begun_at).total_seconds()))


def no_pdf(request: HttpRequest, agreement: Agreement, drawing: Drawing) -> HttpResponse:
    """The page that says why there is no PDF, and where to mend it."""
    context: dict[str, object] = {
        "agreement": agreement,
        "drawing": drawing,
        "which": _which(drawing),
        "may_draw_again": agreement.role.allows(_who_posts(drawing.is_draft_copy)),
    }
    if drawing.characters:
        characters = tuple(drawing.characters)
        holders = holders_of(standing_of(agreement), characters)
        context |= {"characters": characters, "holders": holders}
    return not_to_be_had(request, "agreements/no_pdf.html", context, why=NoDrawing(drawing.why))


def pdf_response(
    content: bytes, number: str, answers: Mapping[str, Json], version: int
) -> HttpResponse:
    """A download, named for its number, its parties and its version."""
    parties = (answers.get(key) for key in PARTIES)
    names = (one.get("legal_name") for one in parties if isinstance(one, Mapping))
    named = tuple(name for name in names if isinstance(name, str))
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = attachment(
        file_name(number=number, parties=named, version=version)
    )
    return response

"""The history of an agreement: what was answered, the agreement as it was, and the way back; always by new rows."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, make_aware
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from agreements.acts.going_back import ChangedSince, go_back, undo
from agreements.models import Agreement, Closed
from agreements.pages.as_it_was import as_it_was, version_at
from agreements.pages.history import history_of
from agreements.views.access import agreement_or_404, closed_already, person

PAGE_SIZE = 50
LONGEST_NUMBER = 18  # digits that every database takes
CHANGED_SINCE = (
    "Nothing was changed: somebody answered since you opened the page. This is how it stands now."
)


@require_GET
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Every answer ever given and every edition decided about: who, when, what before and what after."""
    agreement = agreement_or_404(request, pk)
    page = Paginator(history_of(agreement), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "agreements/history.html", {"agreement": agreement, "page": page})


@require_POST
def undo_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a question the answer that it had before one row of the history."""
    agreement = agreement_or_404(request, pk)
    row = get_object_or_404(agreement.answer_rows, pk=_number(request.POST.get("row"), 0))
    try:
        undo(agreement, row, seen=_number(request.POST.get("seen"), 0), by=person(request))
    except Closed:
        return closed_already(request, agreement)
    except ChangedSince:
        messages.warning(request, CHANGED_SINCE)
    else:
        messages.success(request, "The change is undone: the answer is what it was before.")
    return redirect("agreements:history", pk)


@require_http_methods(["GET", "POST"])
def version(request: HttpRequest, pk: int) -> HttpResponse:
    """The agreement as it was at a version or at a moment; posted to, the way back to it."""
    agreement = agreement_or_404(request, pk)
    if request.method == "POST":
        return _go_back(request, agreement)
    wanted, trouble = _number(request.GET.get("version"), -1), ""
    if typed := request.GET.get("at", ""):
        try:
            moment = parse_datetime(typed)
        except ValueError:
            moment = None
        if moment is None:
            trouble = "Enter a day and a time, for example 2026-11-30T14:05."
        else:
            wanted = version_at(agreement, make_aware(moment) if is_naive(moment) else moment)
    context = {
        "agreement": agreement,
        "was": as_it_was(agreement, wanted),
        "typed": typed,
        "trouble": trouble,
    }
    return render(request, "agreements/as_it_was.html", context)


def _go_back(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    wanted, seen = (_number(request.POST.get(name), -1) for name in ("version", "seen"))
    try:
        if not 0 <= wanted <= seen:
            raise ChangedSince
        changed = go_back(agreement, version=wanted, seen=seen, by=person(request))
    except Closed:
        return closed_already(request, agreement)
    except ChangedSince:
        messages.warning(request, CHANGED_SINCE)
    else:
        answers = {0: "Every answer is", 1: "1 answer is"}.get(changed, f"{changed} answers are")
        messages.success(request, f"{answers} as in version {wanted} again.")
    return redirect("agreements:history", agreement.pk)


def _number(typed: str | None, otherwise: int) -> int:
    is_number = typed and typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_NUMBER
    return int(typed) if typed and is_number else otherwise

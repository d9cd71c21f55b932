"""The approvals of an agreement: the points and how far each is, asking for them, and approving all that is shown."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from agreements.acts.approving import MayNotApprove, MovedOn, NotAsked, SeenPoint, decide
from agreements.acts.asking import NotComplete, ask
from agreements.models import Agreement, ApprovedOrRefused, Closed, Role
from agreements.pages.approval import approvers_of, refusal_of, shown_points
from agreements.standing.current import standing_of
from agreements.standing.point_states import points_of
from agreements.standing.readiness import readiness_of
from agreements.views.access import agreement_or_404, closed_already, person

LONGEST_NOTE = 2000
MOVED_ON = "the agreement no longer reads as you read it. This is how it stands now."


@require_http_methods(["GET", "POST"])
def approvals(request: HttpRequest, pk: int) -> HttpResponse:
    """Every point with its state. Who may decide approves here all that he was shown, or looks at one."""
    agreement = agreement_or_404(request, pk, Role.VIEW)
    if request.method == "GET":
        return approvals_page(request, agreement)
    try:
        given = decide(
            agreement,
            points_posted(request),
            ApprovedOrRefused.APPROVED,
            note=note_posted(request),
            by=person(request),
        )
    except Closed:
        return closed_already(request, agreement)
    except MayNotApprove:
        return approvals_page(request, agreement, status=403)
    except NotAsked:
        messages.warning(request, "Nothing was approved: nobody has asked for it yet.")
    except MovedOn:
        messages.warning(request, f"Nothing was approved: {MOVED_ON}")
    else:
        what = "Your approval is" if len(given) == 1 else f"Your {len(given)} approvals are"
        messages.success(request, f"{what} recorded.")
    return redirect("agreements:approvals", pk)


@require_POST
def ask_for_approval(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for all that is open, or for one point, each with a reason."""
    agreement = agreement_or_404(request, pk)
    only = request.POST.get("only", "")
    reasons: dict[SeenPoint, str] = {}
    errors: dict[str, str] = {}
    typed = {}
    for point in points_posted(request):
        name = f"{point.clause}-{point.kind}"
        reason = request.POST.get(f"reason-{name}", "").replace("\x00", "")[:LONGEST_NOTE]
        typed[name] = reason
        if only in ("", name):
            reasons[point] = reason.strip()
            if not reason.strip():
                errors[name] = "Say in a sentence why you want it: who decides reads this first."
    if errors:
        return approvals_page(request, agreement, reasons=typed, errors=errors)
    try:
        requests = ask(agreement, reasons, by=person(request), is_whole=not only)
    except Closed:
        return closed_already(request, agreement)
    except NotComplete:
        messages.warning(
            request,
            "Nothing was sent: something is still to be answered or mended. "
            "Until then you can ask for single approvals.",
        )
        return approvals_page(request, agreement, reasons=typed)
    except MovedOn:
        messages.warning(request, f"Nothing was sent: {MOVED_ON}")
        return approvals_page(request, agreement, reasons=typed)
    names = [one.get_kind_display() for one in requests]
    groups = f"{' and '.join(names)} {'is' if len(names) == 1 else 'are'}"
    latest = max(one.due_on for one in requests)
    messages.success(request, f"{groups} asked to decide by {latest:%-d %B %Y}.")
    return redirect("agreements:approvals", pk)


def points_posted(request: HttpRequest) -> tuple[SeenPoint, ...]:
    """The points that a form posts; what is none is left out."""
    read = (SeenPoint.read(written) for written in request.POST.getlist("point"))
    return tuple(point for point in read if point is not None)


def note_posted(request: HttpRequest) -> str:
    """The note to an act, as far as it may go."""
    return request.POST.get("note", "").replace("\x00", "").strip()[:LONGEST_NOTE]


def approvals_page(
    request: HttpRequest,
    agreement: Agreement,
    *,
    status: int = 200,
    reasons: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The page; 403 where somebody tried to decide who may not."""
    who = person(request)
    readiness = readiness_of(standing_of(agreement))
    points = points_of(agreement, readiness.approvals)
    shown = shown_points(agreement, readiness, points, person=who, reasons=reasons, errors=errors)
    context = {
        "agreement": agreement,
        "readiness": readiness,
        "points": shown,
        "open": [one for one in shown if one.state != "approved"],
        "to_ask": [one for one in shown if one.may_ask],
        "decidable": [
            one for one in shown if one.may_decide and one.state in ("asked", "proposed")
        ],
        "approvers": approvers_of(points),
        "refusal": refusal_of(who, agreement) if status == 403 else "",
        "complaints": [one for one in shown if one.error],
    }
    return render(request, "agreements/approvals.html", context, status=status)

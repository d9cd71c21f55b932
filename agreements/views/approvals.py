"""The approvals of an agreement: what needs one, what is open, whom to ask, and the button that gives one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agreements.models import Agreement, AlreadyIssued
from agreements.pages.approval import approvers_of, refusal_of, shown_positions
from agreements.standing.current import standing_of
from agreements.standing.needed_approvals import MayNotApprove, MovedOn, approve, kinds_open_to
from agreements.standing.readiness import readiness_of
from agreements.views.access import agreement_or_404, issued_already, person


@require_http_methods(["GET", "POST"])
def approvals(request: HttpRequest, pk: int) -> HttpResponse:
    """The positions that need approval. People of Legal and Quality give it here, each for his own kind."""
    agreement = agreement_or_404(request, pk)
    if request.method == "GET":
        return _page(request, agreement)
    try:
        given = approve(
            agreement,
            clause=request.POST.get("clause", ""),
            position=request.POST.get("position", ""),
            kind=request.POST.get("kind", ""),
            edition=request.POST.get("edition", ""),
            by=person(request),
        )
    except AlreadyIssued:
        return issued_already(request, agreement)
    except MayNotApprove:
        return _page(request, agreement, status=403)
    except MovedOn:
        messages.warning(
            request,
            "Nothing was approved: the agreement no longer holds the position that you read. "
            "This is how it stands now.",
        )
    else:
        messages.success(request, f"Your {given.get_kind_display().lower()} approval is recorded.")
    return redirect("agreements:approvals", pk)


def _page(request: HttpRequest, agreement: Agreement, *, status: int = 200) -> HttpResponse:
    who = person(request)
    readiness = readiness_of(standing_of(agreement))
    allowed = kinds_open_to(who, agreement)
    context = {
        "agreement": agreement,
        "readiness": readiness,
        "positions": shown_positions(agreement, readiness, allowed=allowed),
        "approvers": approvers_of(readiness, agreement, allowed=allowed),
        "refusal": refusal_of(who, agreement, allowed),
        "is_refused": status == 403,
        "is_owner": agreement.owner_id == who.pk,
    }
    return render(request, "agreements/approvals.html", context, status=status)

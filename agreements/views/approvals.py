"""The approvals of an agreement: what needs one, what is open, whom to ask, and the button that gives one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agreements.acts.approving import MayNotApprove, MovedOn, SeenPoint, decide
from agreements.models import Agreement, AlreadyIssued, ApprovedOrRefused, Role
from agreements.pages.approval import approvers_of, refusal_of, shown_positions
from agreements.standing.current import standing_of
from agreements.standing.needed_approvals import kinds_given_by
from agreements.standing.readiness import readiness_of
from agreements.views.access import agreement_or_404, issued_already, person


@require_http_methods(["GET", "POST"])
def approvals(request: HttpRequest, pk: int) -> HttpResponse:
    """The positions that need approval. People of Legal and Quality give it here, each for his own kind."""
    agreement = agreement_or_404(request, pk, Role.VIEW)
    if request.method == "GET":
        return _page(request, agreement)
    read = (SeenPoint.read(written) for written in request.POST.getlist("point"))
    points = tuple(point for point in read if point is not None)
    try:
        given = decide(agreement, points, ApprovedOrRefused.APPROVED, by=person(request))
    except AlreadyIssued:
        return issued_already(request, agreement)
    except MayNotApprove:
        return _page(request, agreement, status=403)
    except MovedOn:
        messages.warning(
            request,
            "Nothing was approved: the agreement no longer reads as you read it. "
            "This is how it stands now.",
        )
    else:
        messages.success(
            request, f"Your {given[0].get_kind_display().lower()} approval is recorded."
        )
    return redirect("agreements:approvals", pk)


def _page(request: HttpRequest, agreement: Agreement, *, status: int = 200) -> HttpResponse:
    who = person(request)
    readiness = readiness_of(standing_of(agreement))
    allowed = kinds_given_by(who)
    context = {
        "agreement": agreement,
        "readiness": readiness,
        "positions": shown_positions(agreement, readiness, person=who, allowed=allowed),
        "approvers": approvers_of(readiness, allowed=allowed),
        "refusal": refusal_of(who, agreement, allowed),
        "is_refused": status == 403,
        "is_owner": agreement.owner_id == who.pk,
    }
    return render(request, "agreements/approvals.html", context, status=status)

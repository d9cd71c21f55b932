"""One point: all that a decision needs, and the four acts: approve, propose instead, refuse, and answer a proposal."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from agreements.acts.approving import MayNotApprove, MovedOn, NotAsked, decide
from agreements.acts.proposing import MayNotTake, NothingProposed, decline, propose, take
from agreements.models import Agreement, ApprovedOrRefused, Closed, Proposal, Role
from agreements.pages.approval import refusal_of, shown_points
from agreements.pages.point import comparison_of, proposal_form
from agreements.standing.current import Standing, standing_of
from agreements.standing.needed_approvals import kinds_given_by
from agreements.standing.point_states import Point, points_of
from agreements.standing.readiness import Readiness, readiness_of
from agreements.views.access import agreement_or_404, closed_already, person
from agreements.views.approvals import MOVED_ON, note_posted, points_posted
from agreements.wizard.forms import StepForm

ACTS = {"approve": ApprovedOrRefused.APPROVED, "refuse": ApprovedOrRefused.REFUSED}


@require_http_methods(["GET", "POST"])
def point(request: HttpRequest, pk: int, clause: str, kind: str) -> HttpResponse:
    """What is decided, why it is wanted, what differs, and the buttons for those who may decide."""
    agreement = agreement_or_404(request, pk, Role.VIEW)
    standing = standing_of(agreement)
    readiness = readiness_of(standing)
    found = _found(agreement, readiness, clause, kind)
    if request.method == "GET":
        return _page(request, standing, readiness, found)
    return _decide(request, standing, readiness, found)


def _found(agreement: Agreement, readiness: Readiness, clause: str, kind: str) -> Point:
    for one in points_of(agreement, readiness.approvals):
        if (one.needed.selected.clause.key, one.needed.kind) == (clause, kind):
            return one
    raise Http404


def _decide(
    request: HttpRequest, standing: Standing, readiness: Readiness, found: Point
) -> HttpResponse:
    agreement, by, note = standing.agreement, person(request), note_posted(request)
    action = request.POST.get("action", "")
    seen = points_posted(request)[:1]
    if not kinds_given_by(by):
        return _page(request, standing, readiness, found, status=403)
    form = proposal_form(standing, found.needed.selected, request.POST)
    if action not in (*ACTS, "propose") or not seen:
        return _page(request, standing, readiness, found)
    try:
        if action == "propose":
            if not form.is_valid():
                return _page(request, standing, readiness, found, form=form)
            propose(agreement, seen[0], form.decided(), note=note, by=by)
            messages.success(request, "Your proposal is sent. It is no answer until it is taken.")
        elif action == "refuse" and not note:
            complaint = "Say why you refuse it, so that it can be mended."
            return _page(request, standing, readiness, found, complaint=complaint)
        else:
            decide(agreement, seen, ACTS[action], note=note, by=by)
            said = "approval" if action == "approve" else "refusal"
            messages.success(request, f"Your {said} is recorded.")
    except Closed:
        return closed_already(request, agreement)
    except MayNotApprove:
        return _page(request, standing, readiness, found, status=403)
    except NotAsked:
        messages.warning(request, "Nothing was recorded: nobody has asked for it yet.")
    except NothingProposed:
        complaint = "Change an answer to propose something else."
        return _page(request, standing, readiness, found, form=form, complaint=complaint)
    except MovedOn:
        messages.warning(request, f"Nothing was recorded: {MOVED_ON}")
    return redirect("agreements:approvals", agreement.pk)


def _page(
    request: HttpRequest,
    standing: Standing,
    readiness: Readiness,
    found: Point,
    *,
    form: StepForm | None = None,
    complaint: str = "",
    status: int = 200,
) -> HttpResponse:
    agreement, who = standing.agreement, person(request)
    (shown,) = shown_points(agreement, readiness, (found,), person=who)
    context = {
        "agreement": agreement,
        "shown": shown,
        "comparison": comparison_of(standing, readiness.assembled, found, who),
        "form": (form or proposal_form(standing, found.needed.selected))
        if shown.may_decide
        else None,
        "is_proposing": form is not None,
        "note": request.POST.get("note", ""),
        "complaint": complaint,
        "refusal": refusal_of(who, agreement) if status == 403 else "",
    }
    return render(request, "agreements/point.html", context, status=status)


@require_POST
def proposal(request: HttpRequest, pk: int, proposal: int) -> HttpResponse:
    """Take a proposal, so that it becomes the answer, or decline it."""
    agreement = agreement_or_404(request, pk)
    found = get_object_or_404(
        Proposal.objects.select_related("by", "agreement"), pk=proposal, agreement=agreement
    )
    act = {"take": take, "decline": decline}.get(request.POST.get("action", ""))
    if act is None:
        return redirect("agreements:approvals", pk)
    try:
        act(found, by=person(request))
    except Closed:
        return closed_already(request, agreement)
    except MayNotTake:
        messages.warning(request, "Nobody takes his own proposal; somebody else has to.")
    except MovedOn:
        messages.warning(
            request,
            "Nothing was changed: the proposal was decided, or a question of it was answered, meanwhile.",
        )
    else:
        taken = "The proposal is the answer now." if act is take else "The proposal is declined."
        messages.success(request, taken)
    return redirect("agreements:approvals", pk)

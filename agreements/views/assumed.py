"""What we assumed: the page, and the confirmation of a part of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agreements.acts.saving import confirm
from agreements.models import Closed
from agreements.pages.assumed import digest_of, shown_parts
from agreements.standing.current import Standing, standing_of
from agreements.views.access import agreement_or_404, closed_already, person
from agreements.wizard.assumptions import CONFIRMED_PREFIX, THE_REST, assumed_in, parts_left
from agreements.wizard.progress import progress_of
from agreements.wizard.walk import ASSUMED


@require_http_methods(["GET", "POST"])
def assumed(request: HttpRequest, pk: int) -> HttpResponse:
    """Every answer that nobody was asked for, part by part; a part that was read is confirmed here."""
    agreement = agreement_or_404(request, pk)
    if agreement.is_closed:
        return closed_already(request, agreement)
    standing = standing_of(agreement)
    if request.method == "POST":
        return _confirm(request, standing)
    parts = assumed_in(standing)
    context = {
        "agreement": agreement,
        "section": ASSUMED,
        "parts": shown_parts(standing, parts),
        "left": [digest_of(one) for one in parts_left(parts)],
        "progress": progress_of(standing, standing.findings),
    }
    return render(request, "agreements/assumed.html", context)


def _confirm(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Record a part, or all that are left, as confirmed where they say what the page showed; the last leads on."""
    wanted, agreement = request.POST.get("part", ""), standing.agreement
    parts = assumed_in(standing)
    meant = (
        parts_left(parts)
        if wanted == THE_REST
        else tuple(one for one in parts if one.section.key == wanted)
    )
    shown = set(request.POST.getlist("digest"))
    other = next((one for one in meant if digest_of(one) not in shown), None)
    if not meant:
        messages.warning(request, "That part is no longer there. Nothing was confirmed.")
    elif other is not None:
        messages.warning(
            request,
            f"“{other.section.title}” says something else since you opened the page. Read it again, then confirm it.",
        )
    else:
        try:
            confirm(
                agreement,
                {CONFIRMED_PREFIX + one.section.key: one.values for one in meant},
                by=person(request),
            )
        except Closed:
            return closed_already(request, agreement)
        if all(one.is_confirmed or one in meant for one in parts):
            return redirect("agreements:issue", agreement.pk)
    return redirect("agreements:assumed", agreement.pk)

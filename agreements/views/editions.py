"""A newer edition for an agreement in flight: what it changes here, and the two acts, taking it and staying."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agreements.acts.taking import (
    EditionMovedOn,
    MayNotDecide,
    NotOffered,
    stay_on_edition,
    take_edition,
)
from agreements.acts.telling import name_of
from agreements.models import Agreement, Closed, EditionDecision, Role, TakenOrStayed
from agreements.pages import editions as shown
from agreements.standing.offers import may_decide, offer_of, offered_edition, waiting_edition
from agreements.views.access import agreement_or_404, closed_already, person

ACTS: dict[str, Callable[..., EditionDecision]] = {"take": take_edition, "stay": stay_on_edition}


@require_http_methods(["GET", "POST"])
def edition(request: HttpRequest, pk: int) -> HttpResponse:
    """What the newest approved edition changes in this agreement. Its people take it or stay."""
    agreement = agreement_or_404(request, pk, Role.VIEW)
    if agreement.is_closed:
        return closed_already(request, agreement)
    act = ACTS.get(request.POST.get("action", ""))
    if request.method == "GET" or act is None:
        return _page(request, agreement)
    try:
        decision = act(
            agreement,
            edition=request.POST.get("edition", ""),
            seen=request.POST.get("seen", ""),
            by=person(request),
        )
    except Closed:
        return closed_already(request, agreement)
    except MayNotDecide:
        return _page(request, agreement, status=403)
    except EditionMovedOn as moved:
        messages.warning(request, _who_was_first(agreement, moved.decision))
        return redirect("agreements:edition", pk)
    except NotOffered:
        messages.warning(
            request, "Nothing was changed: that library is not offered. This is how it stands now."
        )
        return redirect("agreements:edition", pk)
    return _after(request, agreement, decision)


def _after(request: HttpRequest, agreement: Agreement, decision: EditionDecision) -> HttpResponse:
    if decision.act == TakenOrStayed.STAYED:
        messages.success(
            request,
            f"The agreement stays on {decision.came_from.in_words}. "
            f"You can still take {decision.edition.in_words} later.",
        )
    else:
        messages.success(
            request,
            f"The agreement is on {decision.edition.in_words} now. Every answer was kept; "
            "what needs review is marked below.",
        )
    return redirect(agreement)


def _who_was_first(agreement: Agreement, decision: EditionDecision | None) -> str:
    now = Agreement.objects.select_related("edition").get(pk=agreement.pk).edition
    who = ""
    if decision is not None:
        name = name_of(decision.by)
        who = f" {name} took it on {decision.at:%-d %B %Y, %H:%M}."
    return f"Nothing was changed by you: the agreement is on {now} already.{who}"


def _page(request: HttpRequest, agreement: Agreement, *, status: int = 200) -> HttpResponse:
    offered = offered_edition(agreement)
    context: dict[str, object] = {
        "agreement": agreement,
        "waiting": waiting_edition(agreement, offered),
        "may_decide": may_decide(person(request), agreement),
        "is_refused": status == 403,
    }
    if offered is not None:
        offer = offer_of(agreement, offered)
        context |= {
            "offer": offer,
            "parts": shown.shown_parts(offer.effect),
            "for_review": shown.shown_review(offer.effect),
            "new_questions": shown.shown_new(offer.effect),
            "gone_questions": shown.shown_gone(offer.effect),
            "new_defaults": shown.shown_defaults(offer.effect),
            "reworded": shown.shown_reworded(offer.effect),
            "approvals": shown.shown_approvals(offer),
            "news": shown.shown_news(offer.effect),
        }
    return render(request, "agreements/edition.html", context, status=status)

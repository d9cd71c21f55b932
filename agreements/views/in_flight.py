"""For Legal before publishing: agreements in flight that the draft concerns, and what it changes in each."""

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from agreements.pages import editions as shown
from agreements.pages.sample_defaults import changed_defaults
from agreements.standing.concerns import Concern, concerns, in_flight, visible_and_hidden
from agreements.standing.offers import effect_on
from agreements.views.access import agreement_or_404, closed_already, person
from clauses.draft.reviewing import review_draft
from clauses.models import Edition

PAGE_SIZE = 25  # each is assembled twice and compared: a page of them takes seconds


@require_GET
@permission_required("clauses.publish_edition", raise_exception=True)
def index(request: HttpRequest) -> HttpResponse:
    """What the draft changes: defaults in sample deals, and agreements in flight, how many, which and what there."""
    page = Paginator(in_flight(), PAGE_SIZE).get_page(request.GET.get("page"))
    library = review_draft().library
    newest = Edition.objects.newest()
    context: dict[str, object] = {
        "page": page,
        "is_readable": library is not None,
        "has_edition": newest is not None,
    }
    if library is not None and newest is not None:
        context["sample_defaults"] = changed_defaults(newest.library(), library)
    if library is not None:
        visible, hidden = visible_and_hidden(page, person(request))
        concerned = concerns(visible, library)
        context |= {
            "concerned": concerned,
            "unconcerned": len(visible) - len(concerned),
            "hidden": len(hidden),
            "hidden_concerned": len(concerns(hidden, library)),
        }
    template = "_in_flight.html" if request.headers.get("HX-Request") else "in_flight.html"
    return render(request, f"agreements/{template}", context)


@require_GET
@permission_required("clauses.publish_edition", raise_exception=True)
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """The redline of one agreement under the draft."""
    agreement = agreement_or_404(request, pk)
    if agreement.is_closed:
        return closed_already(request, agreement)
    library = review_draft().library
    context: dict[str, object] = {"agreement": agreement, "is_readable": library is not None}
    if library is not None:
        effect = effect_on(agreement, library)
        context |= {
            "words": Concern(agreement, effect).words,
            "parts": shown.shown_parts(effect),
            "for_review": shown.shown_review(effect),
            "new_questions": shown.shown_new(effect),
            "gone_questions": shown.shown_gone(effect),
            "new_defaults": shown.shown_defaults(effect),
            "news": shown.shown_news(effect),
        }
    return render(request, "agreements/concern.html", context)

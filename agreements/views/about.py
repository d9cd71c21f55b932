"""Pages about the clause library: market practice and its source."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from agreements.about import practices_by_section
from clauses.models import Edition


@require_GET
def market(request: HttpRequest) -> HttpResponse:
    """What was counted in real contracts, how, and from whose collection."""
    edition = edition_or_404(request)
    published = edition.library() if edition else None
    context = {
        "edition": edition,
        "studies": published.studies if published else (),
        "parts": practices_by_section(published) if published else (),
    }
    return render(request, "agreements/market.html", context)


def edition_or_404(request: HttpRequest) -> Edition | None:
    """The edition that the address names, else the newest; None before the first one."""
    editions = Edition.objects.without_content()
    number = request.GET.get("edition", "")
    if not number:
        return editions.newest()
    found = editions.filter(number=int(number)).first() if number.isdecimal() else None
    if found is None:
        raise Http404
    return found

"""The decision record of an agreement, for whoever may see the agreement: on the screen, and as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from agreements.pages.decision_record import decision_record, record_json
from agreements.standing.current import standing_of
from agreements.views.access import agreement_or_404
from agreements.views.sheets import as_download


@require_GET
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """What decided each clause, and what differs from the standard."""
    agreement = agreement_or_404(request, pk)
    found = decision_record(standing_of(agreement))
    return render(request, "agreements/record.html", {"agreement": agreement, "record": found})


@require_GET
def record_data(request: HttpRequest, pk: int) -> HttpResponse:
    """The same as JSON."""
    agreement = agreement_or_404(request, pk)
    found = decision_record(standing_of(agreement))
    name = (
        f"{found.number or f'draft-{agreement.number}'}_decision-record_not-to-be-handed-out.json"
    )
    return as_download(record_json(found).encode(), "application/json", name)

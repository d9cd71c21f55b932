"""The dates of agreements as calendars: of one, and of all that are finished and that a person may see."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from agreements.models import Agreement
from agreements.pages.key_dates import key_dates
from agreements.printing.calendar_file import CalendarEntry, calendar_file
from agreements.standing.handed_out import as_handed_out
from agreements.views.access import agreement_or_404, person
from agreements.views.sheets import as_download

CALENDAR = "text/calendar; charset=utf-8"
MOST = 200  # agreements in one calendar, the last that were finished


@require_GET
def calendar_of_agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """The dates of one agreement; those of a draft are tentative."""
    agreement = agreement_or_404(request, pk)
    name = agreement.number if agreement.is_issued else f"draft-{agreement.number}"
    return as_download(calendar_file(_entries(agreement)), CALENDAR, f"{name}_dates.ics")


@require_GET
def calendar_of_all(request: HttpRequest) -> HttpResponse:
    """The dates of all finished agreements that nothing took the place of."""
    visible = Agreement.objects.visible_to(person(request)).at_hand()
    finished = visible.filter(issued_copy__isnull=False).exclude(
        pk__in=Agreement.objects.filter(replaces__isnull=False, issued_copy__isnull=False).values(
            "replaces"
        )
    )
    newest = finished.select_related("issued_copy__edition").order_by("-issued_copy__issued_at")
    entries = (entry for one in newest[:MOST] for entry in _entries(one))
    return as_download(calendar_file(entries), CALENDAR, "agreements_dates.ics")


def _entries(agreement: Agreement) -> Iterator[CalendarEntry]:
    made = as_handed_out(agreement)
    parties = (made.document.customer.legal_name, made.document.manufacturer.legal_name)
    is_draft = not agreement.is_issued
    stamped = agreement.created_at if is_draft else agreement.issued_copy.issued_at
    for one in key_dates(made, timezone.localdate()):
        yield CalendarEntry(
            uid=f"{agreement.number}-{one.key}",
            on=one.on,
            title=f"{agreement.number}{' (draft)' if is_draft else ''}: {one.words}",
            note=" and ".join(filter(None, parties)),
            stamped=stamped,
            is_tentative=is_draft,
        )

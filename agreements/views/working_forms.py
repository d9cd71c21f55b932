"""The working forms of an agreement: which there are, and each as an Excel workbook."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from agreements.pages.working_forms import working_forms
from agreements.printing.form_workbook import form_workbook
from agreements.standing.current import standing_of
from agreements.views.access import agreement_or_404
from agreements.views.sheets import XLSX, as_download


@require_GET
def forms_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What forms there are, and what each is for."""
    agreement = agreement_or_404(request, pk)
    forms = working_forms(standing_of(agreement))
    return render(request, "agreements/forms.html", {"agreement": agreement, "forms": forms})


@require_GET
def form(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """One form, filled in with what is known."""
    agreement = agreement_or_404(request, pk)
    forms = working_forms(standing_of(agreement))
    found = next((one for one in forms if one.key == form), None)
    if found is None:
        raise Http404
    return as_download(form_workbook(found), XLSX, f"{agreement.number}_{found.key}.xlsx")

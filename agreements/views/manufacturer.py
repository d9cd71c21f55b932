"""Ask the Manufacturer: one workbook out with the cells that it knows, and back with old, new and source by cell."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from agreements.models import Closed
from agreements.standing.current import Standing, standing_of
from agreements.views.access import agreement_or_404, closed_already, person
from agreements.views.sheets import XLSX, as_download, content_sent, name_sent
from agreements.wizard.manufacturer_sheet import (
    rows_with,
    sheets_for_manufacturer,
    told_cells,
    words_shown,
)
from agreements.wizard.sheet_filling import fill
from agreements.wizard.sheet_reading import SheetRefused, sheets_in
from agreements.wizard.sheet_writing import xlsx_of
from agreements.words.our_words import sides_of


@require_GET
def download_questions(request: HttpRequest, pk: int) -> HttpResponse:
    """The workbook for the Manufacturer; its name and its properties tell nothing of the agreement."""
    sheets = sheets_for_manufacturer(standing_of(agreement_or_404(request, pk)))
    if not sheets:
        return redirect("agreements:manufacturer", pk)
    return as_download(xlsx_of(sheets), XLSX, "please-fill-in.xlsx")


@require_http_methods(["GET", "POST"])
def ask_manufacturer(request: HttpRequest, pk: int) -> HttpResponse:
    """What is asked for; what came back, to be accepted all or some; and the act that accepts it."""
    agreement = agreement_or_404(request, pk)
    if agreement.is_closed:
        return closed_already(request, agreement)
    standing = standing_of(agreement)
    if request.POST.get("action") == "take":
        return _take(request, standing)
    context: dict[str, object] = {
        "agreement": agreement,
        "sheets": sheets_for_manufacturer(standing),
        "manufacturer": sides_of(standing.interview).manufacturer or "the manufacturer",
    }
    if request.method == "POST":
        try:
            content = content_sent(request, "sheet")
            file = name_sent(request, "sheet")
            context["told"] = told_cells(standing, sheets_in(content), file=file)
            context |= {"is_read": True, "file": file}
        except SheetRefused as e:
            context["refusal"] = str(e)
    return render(request, "agreements/manufacturer.html", context)


def _take(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Record the cells that were ticked, in one act. What somebody changed meanwhile stays."""
    now = words_shown(standing)
    chosen = [name for name in request.POST.getlist("take") if name.count(".") == 2]
    fresh = [name for name in chosen if now.get(name, "") == request.POST.get(f"old-{name}", "")]
    rows = rows_with(standing, (_cell(name, request.POST) for name in fresh))
    if not rows:
        messages.warning(request, "Nothing was accepted: tick the cells that you accept.")
        return redirect("agreements:manufacturer", standing.agreement.pk)
    try:
        outcome = fill(standing, rows, by=person(request), source=request.POST.get("file", ""))
    except Closed:
        return closed_already(request, standing.agreement)
    if len(fresh) < len(chosen):
        messages.warning(
            request,
            f"Of what you ticked, {len(chosen) - len(fresh)} changed since you read the workbook and stayed.",
        )
    if outcome.kept:
        messages.warning(
            request,
            "Some cells do not fit yet: they wait on the page of their table, to be mended there.",
        )
    else:
        said = "1 cell is" if len(fresh) == 1 else f"{len(fresh)} cells are"
        messages.success(request, f"{said} accepted. The history takes back what each table took.")
    return redirect("agreements:missing", standing.agreement.pk)


def _cell(name: str, data: QueryDict) -> tuple[str, str, str, str]:
    table, row, column = name.split(".")
    return table, row, column, data.get(f"new-{name}", "")

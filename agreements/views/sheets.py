"""A table as a sheet: down as CSV or XLSX, and back up in one act."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from agreements.models import Closed
from agreements.pages.shown_findings import question_url
from agreements.printing.file_names import attachment
from agreements.standing.current import Standing, standing_of
from agreements.views.access import agreement_or_404, closed_already, person
from agreements.wizard.sheet_filling import fill, rows_shown, tables_asked
from agreements.wizard.sheet_reading import LARGEST_SHEET, Sheet, SheetRefused, sheets_in
from agreements.wizard.sheet_rows import over_rows, rows_in
from agreements.wizard.sheet_words import (
    as_the_agreement_says,
    columns_in_our_words,
    sheet_in_our_words,
)
from agreements.wizard.sheet_writing import csv_of, xlsx_of
from agreements.words.our_questions import question_in_our_words
from agreements.words.our_words import called, sides_of
from clauses.library.answers import FilledTable
from clauses.library.deal.cells import column_questions
from clauses.library.deal.interview import Asked

LONGEST_FILE_NAME = 80
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def download_sheet(request: HttpRequest, pk: int, table: str, form: str) -> HttpResponse:
    """The rows of a table as a file, CSV or XLSX."""
    standing = standing_of(agreement_or_404(request, pk))
    asked = table_or_404(standing, table)
    given = standing.answers.get(table)
    rows = given.rows if isinstance(given, FilledTable) else ()
    sheet = sheet_in_our_words(asked.question, rows, sides_of(standing.interview))
    content = csv_of(sheet) if form == "csv" else xlsx_of([sheet])
    kind = "text/csv; charset=utf-8" if form == "csv" else XLSX
    return as_download(content, kind, f"{asked.question.key}.{form}")


def as_download(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file to be kept and never shown in the page's own place."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = attachment(name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_http_methods(["GET", "POST"])
def upload_sheet(request: HttpRequest, pk: int, table: str) -> HttpResponse:
    """Take the rows of a sheet in place of those of a table; what does not fit is shown at its cell."""
    agreement = agreement_or_404(request, pk)
    if agreement.is_closed:
        return closed_already(request, agreement)
    standing = standing_of(agreement)
    asked, sides = table_or_404(standing, table), sides_of(standing.interview)
    context: dict[str, object] = {
        "agreement": agreement,
        "question": question_in_our_words(asked.question, sides),
    }
    context["back"] = question_url(standing, asked.question.section, asked.question.key)
    if request.method == "GET":
        return render(request, "agreements/sheet.html", context)
    try:
        sheet = _the_one(sheets_in(content_sent(request, f"sheet-{table}")))
        read = rows_in(
            sheet,
            column_questions(asked.question),
            called=columns_in_our_words(asked.question, sides),
        )
        told = as_the_agreement_says(read, asked.question, sides)
        rows = over_rows(rows_shown(standing, asked), told, keeps_others=False)
    except SheetRefused as e:
        return render(request, "agreements/sheet.html", context | {"refusal": str(e)})
    try:
        source = name_sent(request, f"sheet-{table}")
        outcome = fill(standing, {table: rows}, by=person(request), source=source)
    except Closed:
        return closed_already(request, agreement)
    if not outcome.kept:
        messages.success(
            request,
            f"{len(rows)} row{'s' if len(rows) != 1 else ''} of the sheet took the place of those of "
            f"“{called(asked.question, sides)}”. The history takes it back in one act.",
        )
    else:
        messages.warning(
            request,
            "Some cells of the sheet do not fit. Mend those that are marked; then the rows are saved.",
        )
    return redirect(question_url(standing, asked.question.section, asked.question.key))


def content_sent(request: HttpRequest, name: str) -> bytes:
    """The bytes of the file that was sent under a name. Raises SheetRefused."""
    sent = request.FILES.get(name)
    if not isinstance(sent, UploadedFile):
        raise SheetRefused("Choose a file first.")
    if (sent.size or 0) > LARGEST_SHEET:
        return b" " * (LARGEST_SHEET + 1)  # refused by its size, and never read
    content: bytes = sent.read()
    return content


def name_sent(request: HttpRequest, name: str) -> str:
    """What the file is called that was sent under a name."""
    return str(getattr(request.FILES.get(name), "name", ""))[:LONGEST_FILE_NAME]


def _the_one(sheets: tuple[Sheet, ...]) -> Sheet:
    filled = [sheet for sheet in sheets if any(map(any, sheet.lines))]
    if len(filled) > 1:
        raise SheetRefused(
            "The workbook has several sheets with words. Leave the one of this table."
        )
    return filled[0] if filled else Sheet("", ())


def table_or_404(standing: Standing, key: str) -> Asked:
    """A table that is asked now. Raises Http404 for anything else."""
    found = next((one for one in tables_asked(standing) if one.question.key == key), None)
    if found is None:
        raise Http404
    return found

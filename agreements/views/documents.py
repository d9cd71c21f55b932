"""What the answers make: review, findings, the document, its draft copy, and the issued copy."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from agreements.acts.issuing import IssueBusy, IssueRefused, issue
from agreements.assembly.empty_cells import empty_cells
from agreements.models import Agreement, Closed, CopyDamaged, IssuedCopy, Role, SetAside
from agreements.pages.holders import holders_of
from agreements.pages.missing import still_missing
from agreements.pages.review import review_of
from agreements.pages.shown_findings import checked, shown_findings
from agreements.printing.file_names import attachment, file_name
from agreements.printing.matrix_workbook import matrix_of
from agreements.printing.pdf import NoTypeface, PdfError
from agreements.printing.rendering import print_pdf, render_preview
from agreements.standing.current import Standing, standing_of
from agreements.standing.offers import notice_of
from agreements.standing.readiness import readiness_of
from agreements.standing.to_check import as_checked
from agreements.views.access import agreement_or_404, closed_already, person
from agreements.views.refusals import not_to_be_had
from agreements.wizard.short_forms import IssueForm
from clauses.library.answers import Party
from clauses.library.language.known_names import CUSTOMER, MANUFACTURER


@require_GET
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Check your answers: every one, with the link that changes it."""
    agreement = agreement_or_404(request, pk)
    standing = standing_of(agreement)
    readiness = readiness_of(standing)
    context = {
        "agreement": agreement,
        "check": shown_findings(standing, readiness.assembled, readiness.findings),
        "readiness": readiness,
        "sections": review_of(standing),
        "notice": notice_of(agreement),
    }
    return render(request, "agreements/review.html", context)


@require_GET
def findings(request: HttpRequest, pk: int) -> HttpResponse:
    """What is wrong, what wants a second look, and what is good to know."""
    agreement = agreement_or_404(request, pk)
    check = checked(standing_of(agreement))
    return render(request, "agreements/findings.html", {"agreement": agreement, "check": check})


@require_POST
def checked_copies(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that copied answers were checked and are right: one, or all that the page showed."""
    agreement = agreement_or_404(request, pk)
    standing = standing_of(agreement)
    given = as_checked(standing, tuple(request.POST.getlist("copied")))
    try:
        agreement.record_all(given, by=person(request))
    except Closed:
        return closed_already(request, agreement)
    return redirect("agreements:findings", pk)


@require_GET
def missing(request: HttpRequest, pk: int) -> HttpResponse:
    """What is needed to finish, what is recommended, and what can follow."""
    agreement = agreement_or_404(request, pk)
    found = still_missing(checked(standing_of(agreement)))
    left = agreement.left_questions.open()
    context = {"agreement": agreement, "missing": found, "left": left}
    return render(request, "agreements/missing.html", context)


@require_GET
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole agreement on the screen."""
    agreement = agreement_or_404(request, pk)
    made = standing_of(agreement).assembled
    context = {
        "agreement": agreement,
        "document": made.document,
        "preview": render_preview(made.document, memo=made.memo),
        "has_matrix": matrix_of(made.document) is not None,
        "notice": notice_of(agreement),
    }
    return render(request, "agreements/document.html", context)


@require_GET
def draft_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """The PDF as it stands, marked as a draft copy on every page."""
    agreement = agreement_or_404(request, pk)
    standing = standing_of(agreement)
    made = standing.assembled.document
    try:
        pdf = print_pdf(made, number="", edition=agreement.edition.number, is_draft_copy=True)
    except PdfError as e:
        return _no_pdf(request, agreement, e)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = _attachment(standing, f"draft-{agreement.pk}")
    return response


def _attachment(standing: Standing, number: str) -> str:
    parties = (standing.answers.get(key) for key in (CUSTOMER, MANUFACTURER))
    names = tuple(one.legal_name for one in parties if isinstance(one, Party))
    version = standing.agreement.version
    return attachment(file_name(number=number, parties=names, version=version))


def _no_pdf(request: HttpRequest, agreement: Agreement, why: PdfError) -> HttpResponse:
    context: dict[str, object] = {"agreement": agreement}
    if isinstance(why, NoTypeface):
        holders = holders_of(standing_of(agreement), why.characters)
        context |= {"characters": why.characters, "holders": holders}
    return not_to_be_had(request, "agreements/no_pdf.html", context, why=why)


@require_http_methods(["GET", "POST"])
def issue_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue the agreement, or say what stands in the way."""
    needs = Role.VIEW if request.method == "GET" else Role.ISSUE
    agreement = agreement_or_404(request, pk, needs)
    if agreement.is_issued:
        return redirect("agreements:issued", pk)
    if agreement.is_set_aside:
        return closed_already(request, agreement)
    form = IssueForm(request.POST if request.method == "POST" else None)
    context: dict[str, object] = {"agreement": agreement, "form": form}
    if form.is_valid():
        try:
            issue(agreement, by=person(request))
            return redirect("agreements:issued", pk)
        except IssueRefused:
            pass  # the page below says what stands in the way
        except SetAside:
            return closed_already(request, agreement)
        except IssueBusy:
            context["trouble"] = (
                "Others are finishing agreements at this moment. Wait a little and try again."
            )
        except PdfError as e:
            return _no_pdf(request, agreement, e)
    standing = standing_of(agreement)
    readiness = readiness_of(standing)
    check = shown_findings(standing, readiness.assembled, readiness.findings)
    context |= {"check": check, "readiness": readiness, "notice": notice_of(agreement)}
    context["missing"] = still_missing(check)
    context |= _left_empty(standing)
    return render(request, "agreements/issue.html", context)


@require_GET
def issued(request: HttpRequest, pk: int) -> HttpResponse:
    """The issued copy: its number, its SHA-256, its download, and what is still to be written into it by hand."""
    agreement = agreement_or_404(request, pk)
    if not agreement.is_issued:
        return redirect(agreement)
    copy = agreement.issued_copy
    try:
        copy.content()
    except CopyDamaged as e:
        return _damaged(request, agreement, copy, e)
    context = {"agreement": agreement, "copy": copy, **_left_empty(standing_of(agreement))}
    return render(request, "agreements/issued.html", context)


def _left_empty(standing: Standing) -> dict[str, object]:
    empty = empty_cells(standing.assembled.document)
    return {"empty": empty, "empty_number": sum(one.number for one in empty)}


@require_GET
def download(request: HttpRequest, pk: int) -> HttpResponse:
    """Exactly the bytes that were issued, or a page that says that they are gone. Raises Http404 before issuing."""
    agreement = agreement_or_404(request, pk)
    copy = get_object_or_404(IssuedCopy, agreement=agreement)
    try:
        content = copy.content()
    except CopyDamaged as e:
        return _damaged(request, agreement, copy, e)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = _attachment(standing_of(agreement), copy.number)
    return response


def _damaged(
    request: HttpRequest, agreement: Agreement, copy: IssuedCopy, why: CopyDamaged
) -> HttpResponse:
    context: dict[str, object] = {"agreement": agreement, "copy": copy}
    return not_to_be_had(request, "agreements/damaged_copy.html", context, why=why)

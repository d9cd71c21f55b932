"""What the answers make: review, findings, the document, and the page on which it is finished."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from agreements.acts.issuing import IssueBusy, IssueRefused, NotDrawn, issue
from agreements.acts.saving import save_step
from agreements.assembly.empty_cells import empty_cells
from agreements.models import Closed, Role, SetAside
from agreements.pages.mending import change_pressed, with_changes
from agreements.pages.missing import still_missing
from agreements.pages.refused import refused_answers
from agreements.pages.review import review_of
from agreements.pages.shown_findings import checked, shown_findings
from agreements.printing.matrix_workbook import matrix_of
from agreements.printing.rendering import render_preview
from agreements.standing.current import Standing, standing_of
from agreements.standing.offers import notice_of
from agreements.standing.readiness import readiness_of
from agreements.standing.to_check import as_checked
from agreements.views.access import agreement_or_404, closed_already, person
from agreements.views.drawings import no_pdf
from agreements.views.waiting_programs import drawn_for_a_program
from agreements.wizard.short_forms import IssueForm


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
    standing = standing_of(agreement)
    check = checked(standing)
    if agreement.may_answer:
        check = with_changes(standing, check)
    return render(request, "agreements/findings.html", {"agreement": agreement, "check": check})


@require_POST
def mend(request: HttpRequest, pk: int) -> HttpResponse:
    """Save the smallest change that was pressed, as any other answers; the history takes it back."""
    agreement = agreement_or_404(request, pk)
    names, decided = change_pressed(standing_of(agreement), request.POST.get("change", ""))
    try:
        with transaction.atomic():
            conflicts = save_step(agreement, decided=decided, by=person(request))
            # Half of a change mends nothing.
            transaction.set_rollback(bool(conflicts))
    except Closed:
        return closed_already(request, agreement)
    if not names or conflicts:
        messages.warning(request, "Nothing was changed: the answers are others by now. Look again.")
    else:
        messages.success(request, f"Changed: {names}. You can take it back in the history.")
    return redirect("agreements:findings", pk)


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


@require_http_methods(["GET", "POST"])
@reauthentication_required(app="counterpart", allow_get=True)  # type: ignore[untyped-decorator]  # no types
def issue_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue the agreement, or say what stands in the way."""
    needs = Role.VIEW if request.method == "GET" else Role.ISSUE
    agreement = agreement_or_404(request, pk, needs)
    if agreement.is_issued:
        return redirect("agreements:issued", pk)
    if agreement.is_set_aside:
        return closed_already(request, agreement)
    form = IssueForm(request.POST if request.method == "POST" else None)
    refused = refused_answers(agreement, person(request))
    context: dict[str, object] = {"agreement": agreement, "form": form, "refused": refused}
    if form.is_valid() and not refused:
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
        except NotDrawn as e:
            drawing = e.drawing
            if drawing.is_under_way:
                drawn_for_a_program(request, drawing)
                return redirect("agreements:drawing", pk, "final")
            return no_pdf(request, agreement, drawing)
    standing = standing_of(agreement)
    readiness = readiness_of(standing)
    check = shown_findings(standing, readiness.assembled, readiness.findings)
    context |= {"check": check, "readiness": readiness, "notice": notice_of(agreement)}
    context["missing"] = still_missing(check)
    context |= left_empty(standing)
    return render(request, "agreements/issue.html", context)


def left_empty(standing: Standing) -> dict[str, object]:
    """The cells of tables that are printed empty, and how many they are, for a template."""
    empty = empty_cells(standing.assembled.document)
    return {"empty": empty, "empty_number": sum(one.number for one in empty)}

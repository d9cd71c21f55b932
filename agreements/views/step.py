"""The steps of the wizard: a page for each section, and the live answer to what is typed on it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from agreements.acts.saving import save_step
from agreements.assembly.marks import changed_clauses
from agreements.models import AlreadyIssued
from agreements.pages.step import (
    after_save,
    announcement,
    conflict_form,
    live_slots,
    readings_of,
    step_page,
)
from agreements.printing.rendering import render_preview
from agreements.standing.current import Standing, assembled_of, standing_of
from agreements.views.access import agreement_or_404, issued_already, person
from agreements.wizard.forms import StepForm, form_of, posted_questions
from agreements.wizard.site_rows import with_rows_changed
from agreements.wizard.steps import FINE_TUNE, sections_of, step_of
from clauses import library

GO_ON = "continue"


@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, pk: int, section: str) -> HttpResponse:
    """The questions of a section. What is typed is saved where every value fits."""
    agreement = agreement_or_404(request, pk)
    if agreement.is_issued:
        return issued_already(request, agreement)
    standing = standing_of(agreement)
    found = section_or_404(standing, section)
    if request.method == "POST":
        return _save(request, standing, found)
    wanted = frozenset(request.GET.getlist("question") + request.GET.getlist("new"))
    form = form_of(standing, step_of(standing, found, wanted=wanted))
    page = step_page(standing, found, form, new=frozenset(request.GET.getlist("new")))
    return render(request, "agreements/step.html", page)


def _save(request: HttpRequest, standing: Standing, section: library.Section) -> HttpResponse:
    action = request.POST.get("action", "")
    _tell_of_another_edition(request, standing)
    data = with_rows_changed(request.POST, action)
    form = StepForm(standing, posted_questions(standing, section, data), data=data)
    if not form.is_valid() or action.startswith(("add ", "remove ")):
        return render(request, "agreements/step.html", step_page(standing, section, form))
    is_looked_at = action == GO_ON and not standing.is_walked(section.key)
    try:
        conflicts = save_step(
            standing.agreement,
            decided=form.decided(),
            by=person(request),
            page=form.page,
            looked_at=section.key if is_looked_at else "",
        )
    except AlreadyIssued:
        return issued_already(request, standing.agreement)
    if conflicts:
        fresh = standing_of(standing.agreement)
        clashing = conflict_form(fresh, section, form, conflicts)
        return render(
            request,
            "agreements/step.html",
            step_page(fresh, section, clashing, conflicts=conflicts),
        )
    back_to = request.GET.get("next", "")
    return redirect(after_save(standing.agreement, section, form, back_to=back_to, action=action))


def _tell_of_another_edition(request: HttpRequest, standing: Standing) -> None:
    """Say so where somebody took another edition since the page was made: its questions may be others."""
    made_on = request.POST.get("edition", "")
    agreement = standing.agreement
    if made_on in ("", str(agreement.edition_id)):
        return
    messages.warning(
        request,
        f"The agreement took {agreement.edition} while you were writing. Your answers count where the "
        "question is still asked; see whether it is the same.",
    )


@require_POST
def live(request: HttpRequest, pk: int, section: str) -> HttpResponse:
    """The questions that come and go, and the document, under what is typed but not saved."""
    agreement = agreement_or_404(request, pk)
    if agreement.is_issued:
        raise Http404
    standing = standing_of(agreement)
    found = section_or_404(standing, section)
    form = StepForm(standing, posted_questions(standing, found, request.POST), data=request.POST)
    form.is_valid()
    before, after = assembled_of(standing).document, assembled_of(form.under).document
    slots = live_slots(form, found)
    context = {
        "slots": slots,
        "readings": readings_of(form, slots),
        "announcement": announcement(slots),
        "preview": render_preview(after, marked=changed_clauses(before, after)),
    }
    return render(request, "agreements/live.html", context)


def section_or_404(standing: Standing, key: str) -> library.Section:
    """A section of the library, who does what, or all fine-tune values. Raises Http404 for anything else."""
    for section in (*sections_of(standing), FINE_TUNE):
        if section.key == key:
            return section
    raise Http404

"""The steps of the wizard: a page for each section, and the live answer to what is typed on it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from agreements.assembly.shown_parts import read_shown
from agreements.models import Closed, Company, Role
from agreements.pages.step import (
    after_save,
    announcement,
    besides_of,
    cautions_now,
    live_slots,
    options_checked,
    place_in_hand,
    places_of,
    questions_after,
    readings_of,
    step_page,
)
from agreements.printing.live_document import live_document, whole_document
from agreements.standing.current import Standing, standing_of
from agreements.views.access import agreement_or_404, closed_already, person, too_little
from agreements.wizard.booked import with_company_chosen
from agreements.wizard.change_of_currency import amounts_asked_again
from agreements.wizard.forms import StepForm
from agreements.wizard.progress import progress_of
from agreements.wizard.settle import form_as_left, open_clashes, settle, unsettled_of
from agreements.wizard.site_rows import with_rows_changed
from agreements.wizard.steps import (
    FINE_TUNE,
    RESPONSIBILITIES,
    posted_questions,
    sections_of,
    step_of,
)
from agreements.wizard.walk import ASKING
from clauses import library
from clauses.library.deal.amounts import currency_of

GO_ON = "continue"


@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, pk: int, section: str) -> HttpResponse:
    """The questions of a section. What is typed is saved where every value fits."""
    agreement = agreement_or_404(request, pk)
    if agreement.is_closed:
        return closed_already(request, agreement)
    standing = standing_of(agreement)
    found = section_or_404(standing, section)
    if request.method == "POST":
        return _save(request, standing, found)
    if not agreement.may_answer:
        messages.info(request, too_little(agreement, Role.ANSWER))
        return redirect("agreements:review", pk)
    unsettled = unsettled_of(agreement, person(request))
    wanted = frozenset(request.GET.getlist("question") + request.GET.getlist("new"))
    questions = step_of(standing, found, wanted=wanted | unsettled.keys()).all()
    form, conflicts = form_as_left(standing, questions, unsettled)
    new = frozenset(request.GET.getlist("new"))
    form.has_options_checked = "check" in request.GET
    page = step_page(standing, found, form, new=new, conflicts=conflicts)
    return render(request, "agreements/step.html", page | {"is_back": True})


def _save(request: HttpRequest, standing: Standing, section: library.Section) -> HttpResponse:
    action = request.POST.get("action", "")
    _tell_of_another_edition(request, standing)
    data = with_company_chosen(with_rows_changed(request.POST, action), action)
    form = StepForm(standing, posted_questions(standing, section, data), data=data)
    form.is_valid()
    is_looked_at = action == GO_ON and not standing.is_walked(section.key)
    has_other_rows = action.startswith(("add ", "remove "))
    try:
        outcome = settle(
            form,
            left=() if has_other_rows else form.fields_by_key,
            by=person(request),
            looked_at=section.key if is_looked_at else "",
        )
    except Closed:
        return closed_already(request, standing.agreement)
    if outcome.conflicts:
        clashing = frozenset(conflict.key for conflict in outcome.conflicts)
        return _show_clash(request, section, form, clashing)
    if outcome.kept or has_other_rows:
        page = step_page(standing, section, form, conflicts=open_clashes(form, by=person(request)))
        return render(request, "agreements/step.html", page)
    _tell_what_is_asked_again(request, form)
    back_to = request.GET.get("next", "")
    return redirect(after_save(standing.agreement, section, form, back_to=back_to, action=action))


def _show_clash(
    request: HttpRequest, section: library.Section, posted: StepForm, clashing: frozenset[str]
) -> HttpResponse:
    """The step as it stands after the save; where two answers clash, with what was typed here."""
    fresh = standing_of(posted.standing.agreement)
    questions = questions_after(fresh, section, posted, clashing)
    unsettled = unsettled_of(fresh.agreement, person(request))
    form, conflicts = form_as_left(fresh, questions, unsettled)
    page = step_page(fresh, section, form, conflicts=conflicts)
    return render(request, "agreements/step.html", page)


def _tell_what_is_asked_again(request: HttpRequest, form: StepForm) -> None:
    """Say which amounts a change of currency asks again: they stand on other pages."""
    scopes = form.standing.interview.scope, form.under.interview.scope
    before, now = map(currency_of, scopes)
    if before != now and (again := amounts_asked_again(form.under)):
        messages.warning(
            request,
            f"The currency is now {now}. Amounts given in another are not converted; enter them again: "
            f"{', '.join(again)}.",
        )


def _tell_of_another_edition(request: HttpRequest, standing: Standing) -> None:
    """Say so where somebody took another edition since the page was made: its questions may be others."""
    made_on = request.POST.get("edition", "")
    agreement = standing.agreement
    if made_on in ("", str(agreement.edition_id)):
        return
    messages.warning(
        request,
        f"The agreement took the {agreement.edition.in_words} while you were writing. Your answers count where the "
        "question is still asked; see whether it is the same.",
    )


@require_POST
def live(request: HttpRequest, pk: int, section: str) -> HttpResponse:
    """The questions that come and go, and the document, under what is typed but not saved."""
    form, found = _typed(request, pk, section)
    after = form.under.assembled
    sent = live_document(
        form.standing.assembled, after, read_shown(request.POST.get("showing", ""))
    )
    slots = live_slots(form, found)
    context = {
        "slots": slots,
        "is_short": found in ASKING,
        "companies": Company.objects.all(),
        "is_matrix": found == RESPONSIBILITIES,
        "readings": readings_of(form, slots),
        "besides": besides_of(form, slots),
        "cautions": cautions_now(form, slots),
        "announcement": announcement(slots),
        "live": sent,
        "places": places_of(form.under, found),
        "show": place_in_hand(request.POST.get("in-hand", ""), after, sent),
    }
    return render(request, "agreements/live.html", context)


@require_POST
def options(request: HttpRequest, pk: int, section: str) -> HttpResponse:
    """What stands against the options on the page, under what is typed but not saved."""
    form, found = _typed(request, pk, section)
    context = {"questions": options_checked(form, found), "is_short": found in ASKING}
    return render(request, "agreements/options.html", context)


def _typed(request: HttpRequest, pk: int, section: str) -> tuple[StepForm, library.Section]:
    """The page of a section as it is typed and not saved, and the section. Raises Http404, also of a finished one."""
    agreement = agreement_or_404(request, pk)
    if agreement.is_issued:
        raise Http404
    standing = standing_of(agreement)
    found = section_or_404(standing, section)
    form = StepForm(standing, posted_questions(standing, found, request.POST), data=request.POST)
    form.is_valid()
    return form, found


@require_GET
def panel(request: HttpRequest, pk: int, section: str) -> HttpResponse:
    """The agreement for the panel beside the questions of a section."""
    standing = standing_of(agreement_or_404(request, pk))
    places = places_of(standing, section_or_404(standing, section))
    context = {"whole": whole_document(standing.assembled), "places": places}
    return render(request, "agreements/panel.html", context)


@require_GET
def menu(request: HttpRequest, pk: int, section: str) -> HttpResponse:
    """The sections with their states, for the menu of a page that has just saved by itself."""
    standing = standing_of(agreement_or_404(request, pk))
    context = {
        "agreement": standing.agreement,
        "section": section_or_404(standing, section),
        "progress": progress_of(standing, standing.findings),
    }
    return render(request, "agreements/_rail.html", context)


def section_or_404(standing: Standing, key: str) -> library.Section:
    """A page of the walk, a section of the library, who does what, or all fine-tune values; else raises Http404."""
    for section in (*ASKING, *sections_of(standing), FINE_TUNE):
        if section.key == key:
            return section
    raise Http404

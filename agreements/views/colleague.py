"""Ask a colleague: a question or table is left to somebody who may answer it, with a note."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agreements.acts.leaving import colleagues_of, leave
from agreements.acts.telling import name_of
from agreements.models import Closed, Role
from agreements.pages.shown_findings import question_url
from agreements.standing.current import standing_of
from agreements.views.access import agreement_or_404, closed_already, person
from agreements.wizard.short_forms import LeaveForm
from agreements.words.our_questions import question_in_our_words
from agreements.words.our_words import sides_of


@require_http_methods(["GET", "POST"])
def leave_question(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Whom to ask for the answer to a question, and with which words."""
    agreement = agreement_or_404(request, pk, Role.ANSWER)
    if agreement.is_closed:
        return closed_already(request, agreement)
    standing = standing_of(agreement)
    asked = standing.interview.of(key)
    if asked is None:
        raise Http404
    question = question_in_our_words(asked.question, sides_of(standing.interview))
    people = colleagues_of(agreement, person(request))
    form = LeaveForm(request.POST if request.method == "POST" else None, people=people)
    back = question_url(standing, asked.question.section, asked.question.key)
    if form.is_valid():
        to = next(one for one in people if str(one.pk) == form.cleaned_data["person"])
        note = form.cleaned_data["note"]
        try:
            leave(agreement, question, to=to, note=note, link=back, by=person(request))
        except Closed:
            return closed_already(request, agreement)
        messages.success(request, f"{name_of(to)} is asked for “{question.short}”.")
        return redirect(back)
    context = {
        "agreement": agreement,
        "question": question,
        "form": form,
        "people": people,
        "back": back,
    }
    return render(request, "agreements/leave.html", context)

"""Saving while somebody types: a few questions of a step come in, and what became of each goes out, as JSON."""

import json

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from agreements.acts.telling import name_of
from agreements.models import Answer, Closed
from agreements.pages.step import messages_at
from agreements.standing.current import standing_of
from agreements.views.access import agreement_or_404, person
from agreements.views.step import section_or_404
from agreements.wizard.forms import StepForm
from agreements.wizard.settle import settle
from agreements.wizard.steps import posted_questions
from clauses.library.answers import to_json


@require_POST
def autosave(request: HttpRequest, pk: int, section: str) -> JsonResponse:
    """Settle the questions that are `left`, keep the others as they are typed; 409 where the agreement is closed.

    Gives `settled` (key: the version and the value that the page now stands on), `kept` (key: what is wrong
    with it, if anything) and `clashes` (key: who answered meanwhile).
    """
    agreement = agreement_or_404(request, pk)
    standing = standing_of(agreement)
    found = section_or_404(standing, section)
    form = StepForm(standing, posted_questions(standing, found, request.POST), data=request.POST)
    form.is_valid()
    left = frozenset(request.POST.getlist("left"))
    try:
        settled = settle(form, left=left, by=person(request))
    except Closed:
        return JsonResponse({}, status=409)
    latest = {
        answer.key: answer
        for answer in agreement.answer_rows.filter(key__in=settled.settled).order_by("pk")
    }
    return JsonResponse(
        {
            "settled": {key: _stands_on(form, key, latest.get(key)) for key in settled.settled},
            "kept": {key: messages_at(form, key) for key in settled.kept},
            "clashes": {
                one.key: "you, in another tab" if one.is_own else name_of(one.theirs.by)
                for one in settled.conflicts
            },
        }
    )


def _stands_on(form: StepForm, key: str, latest: Answer | None) -> dict[str, str]:
    """What a page stands on after a save: the answer; of a table, its own cells, not those of others beside them."""
    if f"base-{key}" in form.data:
        question = next(one.question for one in form.questions if one.question.key == key)
        typed = form.value(question)
        shown = _shown(None if typed is None else to_json(typed))
        return {"seen": str(form.seen(key) or ""), "shown": shown}
    value = None if latest is None else latest.value
    return {"seen": "" if latest is None else str(latest.pk), "shown": _shown(value)}


def _shown(value: object) -> str:
    return "" if value is None else json.dumps(value)

"""Saving while somebody types: a few questions of a step come in, and what became of each goes out, as JSON."""

import json

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from agreements.models import Closed
from agreements.pages.step import messages_at
from agreements.standing.current import standing_of
from agreements.views.access import agreement_or_404, person
from agreements.views.step import section_or_404
from agreements.wizard.forms import StepForm
from agreements.wizard.settle import settle
from agreements.wizard.shown_questions import person_name
from agreements.wizard.steps import posted_questions


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
            "settled": {
                key: {
                    "seen": str(latest[key].pk) if key in latest else "",
                    "shown": _shown(latest[key].value if key in latest else None),
                }
                for key in settled.settled
            },
            "kept": {key: messages_at(form, key) for key in settled.kept},
            "clashes": {
                one.key: "you, in another tab" if one.is_own else person_name(one.theirs)
                for one in settled.conflicts
            },
        }
    )


def _shown(value: object) -> str:
    return "" if value is None else json.dumps(value)

"""Trial agreements, for Legal: any answers on the draft of the library or on an edition. Nothing is stored."""

from collections.abc import Mapping

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from agreements.models import is_legal
from agreements.pages.trials import trial_of
from agreements.views.access import person
from clauses.draft.rows import draft_data
from clauses.library import Library
from clauses.library.data.codec import library_from
from clauses.library.findings import Finding
from clauses.models import Edition

DRAFT = "draft"
ISO = "%Y-%m-%d"
LONGEST_ANSWERS = 200_000
LONGEST_FAULT = 2_000


class TrialForm(forms.Form):
    """Which library, which answers, and the day on which the agreement would be made."""

    library = forms.ChoiceField(
        label="Library",
        initial=DRAFT,
        error_messages={
            "required": "Choose the draft or an edition.",
            "invalid_choice": "Choose the draft or one of the editions.",
        },
    )
    created_on = forms.DateField(
        label="Day on which it is made",
        widget=forms.DateInput(format=ISO, attrs={"type": "date"}),
        input_formats=[ISO],
        initial=timezone.localdate,
        error_messages={
            "required": "Enter the day on which the agreement is made; some defaults count from it.",
            "invalid": "Enter a day of the calendar.",
        },
    )
    answers = forms.CharField(
        label="Answers",
        max_length=LONGEST_ANSWERS,
        initial="{}",
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "class": "answers-json"}),
        help_text="One JSON object, as the proof prints a counterexample. What is left out takes its default. "
        'Good: {"industry": "consumer", "inspection_days": 10}.',
        error_messages={
            "required": "Write one JSON object; {} tries every default.",
            "max_length": "These are more answers than any library asks for.",
        },
    )
    fault = forms.CharField(
        required=False,
        max_length=LONGEST_FAULT,
        widget=forms.HiddenInput,
        error_messages={"max_length": "What was looked for is too long to be shown."},
    )

    def __init__(self, data: Mapping[str, object] | None = None, **options: object) -> None:
        super().__init__(data, **options)  # type: ignore[arg-type]  # passed on as they came
        editions = Edition.objects.without_content().values_list("number", flat=True)
        choices = [(str(number), f"Edition {number}") for number in editions]
        library = self.fields["library"]
        assert isinstance(library, forms.ChoiceField)
        library.choices = [(DRAFT, "The draft as it is now"), *choices]


@require_http_methods(["GET", "POST"])
def trial(request: HttpRequest) -> HttpResponse:
    """What a library makes of answers that somebody writes down, or that the proof found."""
    if not is_legal(person(request)):
        raise PermissionDenied
    if request.method == "GET":
        wanted = {"library": request.GET.get("library", DRAFT)}
        return render(request, "agreements/trial.html", {"form": TrialForm(initial=wanted)})
    form = TrialForm(request.POST.dict())
    context: dict[str, object] = {"form": form, "fault": request.POST.get("fault", "")}
    if form.is_valid():
        library, findings = library_called(form.cleaned_data["library"])
        context["unreadable"] = () if library is not None else findings
        if library is not None:
            context["trial"] = trial_of(
                library,
                form.cleaned_data["answers"],
                created_on=form.cleaned_data["created_on"],
            )
    return render(request, "agreements/trial.html", context)


def library_called(name: str) -> tuple[Library | None, tuple[Finding, ...]]:
    """The draft, or the edition of a number; None with what is wrong where the draft cannot be read."""
    if name == DRAFT:
        return library_from(draft_data())
    return Edition.objects.without_content().get(number=int(name)).library(), ()

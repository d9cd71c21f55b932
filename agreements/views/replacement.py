"""Replacing: a new draft in the place of a finished agreement, for a reason. The finished one stays as it is."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agreements.acts.saving import copy_agreement
from agreements.models import Role
from agreements.views.access import agreement_or_404, person
from agreements.wizard.short_forms import ReplacementForm
from clauses.models import Edition


@require_http_methods(["GET", "POST"])
def replace_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The form with the reason; posted, it makes the draft. What is not finished is changed instead."""
    needs = Role.ISSUE if request.method == "POST" else Role.VIEW
    original = agreement_or_404(request, pk, needs)
    if not original.is_issued:
        return redirect(original)
    newest = Edition.objects.without_content().newest()
    form = ReplacementForm(
        request.POST if request.method == "POST" else None,
        initial={"title": original.title, "edition": newest},
    )
    if form.is_valid():
        made = copy_agreement(original, **form.cleaned_data, by=person(request))
        messages.success(
            request,
            f"This draft replaces {original.issued_copy.number} once it is finished. Until then that one counts.",
        )
        return redirect(made)
    may = original.role.allows(Role.ISSUE)
    context = {"agreement": original, "form": form, "may_replace": may}
    return render(request, "agreements/replace.html", context)

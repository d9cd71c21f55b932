"""An agreement as a whole, for its owner: another title; out of the way or deleted; and back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from agreements.acts.putting_away import archive, delete, rename, take_back
from agreements.acts.telling import name_of
from agreements.models import Agreement, AlreadyIssued, Role
from agreements.standing.who_may import may_put_away
from agreements.views.access import agreement_or_404, person
from agreements.wizard.short_forms import TitleForm

NOT_THE_OWNER = "Only its owner renames, archives or deletes an agreement. Ask {owner}."


@require_http_methods(["GET", "POST"])
def rename_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Another title. The old one stays in the history."""
    agreement = agreement_or_404(request, pk, Role.VIEW)
    if not agreement.is_his:
        raise PermissionDenied(_not_the_owner(agreement))
    form = TitleForm(request.POST if request.method == "POST" else None, title=agreement.title)
    if form.is_valid():
        title = form.cleaned_data["title"]
        rename(agreement, title=title, by=person(request))
        messages.success(request, f"The title is “{title}” now.")
        return redirect(agreement)
    return render(request, "agreements/rename.html", {"agreement": agreement, "form": form})


@require_POST
def put_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Archive, delete or take back, as the button says. Raises Http404 for outsiders, PermissionDenied for others."""
    deleted = Agreement.objects.deleted_for(person(request)).select_related("owner")
    agreement = deleted.filter(pk=pk).first() or agreement_or_404(request, pk, Role.VIEW)
    act = {"archive": archive, "delete": delete, "take back": take_back}.get(
        request.POST.get("action", "")
    )
    if not may_put_away(person(request), agreement):
        raise PermissionDenied(_not_the_owner(agreement))
    if act is None:
        return redirect(agreement)
    try:
        act(agreement, by=person(request))
    except AlreadyIssued:
        messages.warning(
            request, "A finished agreement is never deleted. You can archive it instead."
        )
        return redirect(agreement)
    if act is take_back:
        messages.success(request, "It is back where it was.")
        return redirect(agreement)
    return redirect(f"{reverse('agreements:index')}?put_away={pk}")


def _not_the_owner(agreement: Agreement) -> str:
    owner = name_of(agreement.owner)
    return NOT_THE_OWNER.format(owner=owner)

"""Who is asking, and which agreement may be shown: everything else is not found."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect

from agreements.acts.telling import name_of
from agreements.models import Agreement, Role
from agreements.standing.who_may import may_put_away, role_of


def person(request: HttpRequest) -> User:
    """Who is asking; the middleware lets nobody in who is not logged in."""
    assert isinstance(request.user, User)
    return request.user


def agreement_or_404(request: HttpRequest, pk: int, needs: Role | None = None) -> Agreement:
    """The agreement, with its owner, its edition, its issued copy and the role of who asks.

    Who posts needs to be allowed to answer, unless the view says what is needed. Raises Http404 for outsiders,
    PermissionDenied, with the reason in words, for those whose role is not enough.
    """
    agreements = Agreement.objects.visible_to(person(request))
    related = agreements.select_related("owner", "edition", "issued_copy")
    agreement = get_object_or_404(related.defer("edition__content"), pk=pk)
    role = role_of(person(request), agreement)
    if role is None:
        raise Http404
    agreement.role = role
    agreement.is_his = may_put_away(person(request), agreement)
    if needs is None:
        needs = Role.VIEW if request.method in ("GET", "HEAD") else Role.ANSWER
    if not role.allows(needs):
        raise PermissionDenied(too_little(agreement, needs))
    return agreement


def too_little(agreement: Agreement, needs: Role) -> str:
    """What somebody may not do here, what he may, and whom to ask."""
    owner = name_of(agreement.owner)
    act = "finish" if needs == Role.ISSUE else "answer in"
    may = "read and answer in it" if agreement.role == Role.ANSWER else "read it"
    return f"You may not {act} “{agreement.title}”: you may {may}. {owner} owns it and can give you a wider role."


def closed_already(request: HttpRequest, agreement: Agreement) -> HttpResponseRedirect:
    """The answer to any attempt to change an agreement that is issued, or set aside."""
    agreement.refresh_from_db(fields=["archived_at", "deleted_at"])
    if agreement.deleted_at is not None:
        owner = name_of(agreement.owner)
        messages.warning(
            request, f"“{agreement.title}” was deleted meanwhile. {owner} can take it back."
        )
        return redirect("agreements:index")
    if agreement.archived_at is not None:
        messages.warning(
            request, "This agreement is archived, so nothing in it changes until it is taken back."
        )
        return redirect(agreement)
    messages.warning(
        request,
        "This agreement is finished, so its answers can no longer change. Copy it to make another.",
    )
    return redirect("agreements:issued", agreement.pk)

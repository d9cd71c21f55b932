"""Who is asking, and which agreement may be shown: everything else is not found."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect

from agreements.models import Agreement


def person(request: HttpRequest) -> User:
    """Who is asking; the middleware lets nobody in who is not logged in."""
    assert isinstance(request.user, User)
    return request.user


def agreement_or_404(request: HttpRequest, pk: int) -> Agreement:
    """The agreement, with its owner, its edition and its issued copy. Raises Http404 for outsiders."""
    agreements = Agreement.objects.visible_to(person(request))
    related = agreements.select_related("owner", "edition", "issued_copy")
    return get_object_or_404(related.defer("edition__content"), pk=pk)


def issued_already(request: HttpRequest, agreement: Agreement) -> HttpResponseRedirect:
    """The answer to any attempt to change an issued agreement."""
    messages.warning(
        request,
        "This agreement is issued, so its answers can no longer change. Copy it to make another.",
    )
    return redirect("agreements:issued", agreement.pk)

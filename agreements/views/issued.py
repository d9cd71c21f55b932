"""The issued copy: its page and its download."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from agreements.models import Agreement, CopyDamaged, IssuedCopy
from agreements.pages.key_dates import key_dates
from agreements.standing.current import standing_of
from agreements.views.access import agreement_or_404, person
from agreements.views.documents import left_empty
from agreements.views.drawings import pdf_response
from agreements.views.refusals import not_to_be_had


@require_GET
def issued(request: HttpRequest, pk: int) -> HttpResponse:
    """The issued copy: its number, its SHA-256, its download, and what is still to be written into it by hand."""
    agreement = agreement_or_404(request, pk)
    if not agreement.is_issued:
        return redirect(agreement)
    copy = agreement.issued_copy
    try:
        copy.content()
    except CopyDamaged as e:
        return _damaged(request, agreement, copy, e)
    newer, standing = copy.replaced_by, standing_of(agreement)
    context = {
        "dates": key_dates(standing.assembled, timezone.localdate()),
        "agreement": agreement,
        "copy": copy,
        "signed": agreement.signed_copy,
        "newer": newer,
        "may_see_newer": newer is not None and _may_see(request, newer),
        **left_empty(standing),
    }
    return render(request, "agreements/issued.html", context)


def _may_see(request: HttpRequest, copy: IssuedCopy) -> bool:
    visible = Agreement.objects.visible_to(person(request))
    return visible.filter(pk=copy.agreement_id).exists()


@require_GET
def download(request: HttpRequest, pk: int) -> HttpResponse:
    """Exactly the bytes that were issued, or a page that says that they are gone. Raises Http404 before issuing."""
    agreement = agreement_or_404(request, pk)
    copy = get_object_or_404(IssuedCopy, agreement=agreement)
    try:
        content = copy.content()
    except CopyDamaged as e:
        return _damaged(request, agreement, copy, e)
    return pdf_response(content, copy.number, copy.answers, agreement.version)


def _damaged(
    request: HttpRequest, agreement: Agreement, copy: IssuedCopy, why: CopyDamaged
) -> HttpResponse:
    context: dict[str, object] = {"agreement": agreement, "copy": copy}
    return not_to_be_had(request, "agreements/damaged_copy.html", context, why=why)

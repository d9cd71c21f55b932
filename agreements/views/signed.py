"""The signed copy of a finished agreement: kept with who signed and when, told what it is, and given out."""

import logging

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from agreements.acts.keeping_signed import SignedRefused, keep_signed, withdraw_signed
from agreements.models import Agreement, FileDamaged, Role, SetAside
from agreements.views.access import agreement_or_404, closed_already, person
from agreements.views.sheets import as_download
from agreements.wizard.signed_form import NotSignedForm, SignedForm, signing_sides

log = logging.getLogger(__name__)


@require_http_methods(["GET", "POST"])
def signed(request: HttpRequest, pk: int) -> HttpResponse:
    """The signed copy and those before it; a POST keeps one, or says that there is none after all."""
    agreement = agreement_or_404(request, pk, Role.ISSUE if request.method == "POST" else Role.VIEW)
    if not agreement.is_issued:
        return redirect(agreement)
    last, issued = agreement.signed_copy, agreement.issued_copy
    form, not_signed = SignedForm(issued=issued, last=last), NotSignedForm()
    if request.method == "POST":
        try:
            if "not_signed" in request.POST:
                not_signed = NotSignedForm(request.POST)
                if _withdrawn(not_signed, agreement, request):
                    return redirect("agreements:signed", pk)
            else:
                form = SignedForm(request.POST, request.FILES, issued=issued, last=last)
                if form.is_valid() and _kept(form, agreement, request):
                    return redirect("agreements:signed", pk)
        except SetAside:
            return closed_already(request, agreement)
    copies = tuple(agreement.signed_copies.select_related("by"))
    context = {
        "agreement": agreement,
        "copy": issued,
        "sides": signing_sides(issued),
        "signed": last,
        "earlier": [one for one in reversed(copies) if one != last],
        "form": form,
        "not_signed": not_signed,
        "may_keep": agreement.role.allows(Role.ISSUE) and not agreement.is_set_aside,
    }
    return render(request, "agreements/signed.html", context)


def _kept(form: SignedForm, agreement: Agreement, request: HttpRequest) -> bool:
    """Keep what the form says; False where the form now says why not."""
    file, reason = form.cleaned_data["file"], form.cleaned_data.get("reason", "")
    content = None if file is None else file.read()
    try:
        keep_signed(agreement, content, form.signatories(), reason=reason, by=person(request))
    except SignedRefused as e:
        form.add_error(e.field if e.field in form.fields else None, str(e))
        return False
    messages.success(request, "The signed copy is kept.")
    return True


def _withdrawn(form: NotSignedForm, agreement: Agreement, request: HttpRequest) -> bool:
    if not form.is_valid():
        return False
    withdraw_signed(agreement, reason=form.cleaned_data["not_signed"], by=person(request))
    messages.success(request, "The agreement counts as not signed. The file stays below.")
    return True


@require_GET
def download_signed(request: HttpRequest, pk: int, copy: int) -> HttpResponse:
    """Exactly the bytes that were uploaded. Raises Http404 for those of another agreement."""
    agreement = agreement_or_404(request, pk)
    found = get_object_or_404(agreement.signed_copies, pk=copy)
    if not found.sha256:
        raise Http404
    try:
        content = found.content()
    except FileDamaged as e:
        log.error("%s", e)
        messages.error(
            request, "The stored file is damaged or gone. Upload it again, and give that as reason."
        )
        return redirect("agreements:signed", pk)
    name = f"{agreement.number}_signed_{found.sha256[:12]}.pdf"
    response = as_download(content, "application/pdf", name)
    # Should a browser show it all the same, nothing in it runs or is fetched.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response

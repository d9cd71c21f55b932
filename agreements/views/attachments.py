"""The attached documents of an agreement: listed, attached, taken off the list, downloaded."""

import logging

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from agreements.acts.attaching import (
    LARGEST,
    AttachmentRefused,
    Described,
    attach,
    attached,
    detach,
    tables_to_replace,
)
from agreements.models import Agreement, Closed, FileDamaged
from agreements.views.access import agreement_or_404, closed_already, person
from agreements.views.sheets import as_download
from agreements.wizard.attachment_form import AttachmentForm

log = logging.getLogger(__name__)


@require_http_methods(["GET", "POST"])
def attachments(request: HttpRequest, pk: int) -> HttpResponse:
    """The documents, and the form that attaches one; posting attaches it, or takes one off the list."""
    agreement = agreement_or_404(request, pk)
    if request.method == "POST" and agreement.is_closed:
        return closed_already(request, agreement)
    offered = tables_to_replace(agreement)
    form = AttachmentForm(offered=offered)
    try:
        if key := request.POST.get("remove", ""):
            detach(agreement, key, by=person(request))
            messages.success(request, "The document is off the list. The history brings it back.")
            return redirect("agreements:attachments", pk)
        if request.method == "POST":
            form = AttachmentForm(request.POST, request.FILES, offered=offered)
            if form.is_valid() and _attached(form, agreement, request):
                return redirect("agreements:attachments", pk)
    except Closed:
        return closed_already(request, agreement)
    context = {
        "agreement": agreement,
        "documents": [{"key": row.key, **dict(row.cells)} for row in attached(agreement).rows],
        "form": form,
        "offered": offered,
    }
    return render(request, "agreements/attachments.html", context)


def _attached(form: AttachmentForm, agreement: Agreement, request: HttpRequest) -> bool:
    """Attach what the form says; False where the form now says why not."""
    said = form.cleaned_data
    try:
        content = said["file"].read(LARGEST + 1)
        described = Described(said["title"], said["revision"], said["instead"])
        attach(agreement, content, described, by=person(request))
    except AttachmentRefused as e:
        form.add_error("file", str(e))
        return False
    messages.success(request, f"“{said['title']}” is attached.")
    return True


@require_GET
def download_attachment(request: HttpRequest, pk: int, sha256: str) -> HttpResponse:
    """Exactly the bytes that were attached. Raises Http404 for those of another agreement."""
    agreement = agreement_or_404(request, pk)
    file = get_object_or_404(agreement.attached_files, sha256=sha256)
    try:
        content = file.content()
    except FileDamaged as e:
        log.error("%s", e)
        messages.error(
            request,
            "The stored file is damaged or gone. Take the document off the list and attach it again.",
        )
        return redirect("agreements:attachments", pk)
    response = as_download(content, file.content_type, f"{sha256[:12]}.{file.kind}")
    # Should a browser show it all the same, nothing in it runs or is fetched.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response

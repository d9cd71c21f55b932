"""The page on which a library comes in as files, and the answers that give it out."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from clauses.admin.restoring import LOST, MOVED_ON, ReplaceForm
from clauses.draft.replacing import ChangesWouldBeLost
from clauses.draft.reviewing import DraftMovedOn, draft_sha256
from clauses.draft.states import draft_changes
from clauses.exchange.archives import ArchiveRefused
from clauses.exchange.library_files import (
    LARGEST_UPLOAD,
    Upload,
    UploadRefused,
    import_library,
    opened,
)
from clauses.models import Edition


class ImportForm(ReplaceForm):
    """A library in a file, and which draft is given up for it."""

    file = forms.FileField(
        label="File",
        max_length=200,
        help_text="A .zip archive of content files, or one .json file, as the export writes them.",
    )

    def clean_file(self) -> Upload:
        """The file, opened with its size and its archive checked."""
        sent = self.cleaned_data["file"]
        if (sent.size or 0) > LARGEST_UPLOAD:
            megabytes = LARGEST_UPLOAD // 1024 // 1024
            raise ValidationError(f"The file is larger than {megabytes} MB; no library is.")
        try:
            return opened(sent.name or "", sent.read())
        except ArchiveRefused as e:
            raise ValidationError(str(e)) from e


def import_page(request: HttpRequest, *, by: User) -> tuple[bool, dict[str, Any]]:
    """Whether this request made the draft what a file says, and what the page tells."""
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else None
    page: dict[str, Any] = {"waiting": draft_changes(), "newest": Edition.objects.newest()}
    if form and form.is_valid():
        try:
            if attempt(request, form, by=by):
                return True, page
        except UploadRefused as e:
            page |= {"found": e.findings, "is_readable": e.is_readable}
    blank = ImportForm(initial={"seen": draft_sha256()})
    return False, page | {"form": blank, "errors": form.errors.get("file") if form else None}


def attempt(request: HttpRequest, form: ImportForm, *, by: User) -> bool:
    """Do it; a message says so, or why not. Raises UploadRefused with what is wrong in the file."""
    upload: Upload = form.cleaned_data["file"]
    seen, drop = form.cleaned_data["seen"], form.cleaned_data["drop"]
    try:
        import_library(upload, by=by, seen=seen, drop_changes=drop)
    except DraftMovedOn:
        messages.warning(request, MOVED_ON)
    except ChangesWouldBeLost:
        messages.error(request, LOST)
    else:
        messages.success(
            request, f"The draft says what {upload.name} says. Nothing is published yet."
        )
        return True
    return False


def download(content: bytes, name: str) -> HttpResponse:
    """A file to keep; its name is ours, so it needs no quoting."""
    kind = "application/zip" if name.endswith(".zip") else "application/json"
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )

"""The page on which a library comes in as files, and the answers that give it out."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from clauses.admin.restoring import LOST, MOVED_ON, ReplaceForm
from clauses.draft.change_texts import changes
from clauses.draft.replacing import ChangesWouldBeLost
from clauses.draft.reviewing import DraftMovedOn, draft_sha256
from clauses.draft.rows import draft_data
from clauses.draft.states import draft_changes
from clauses.exchange.archives import ArchiveRefused
from clauses.exchange.library_files import (
    LARGEST_UPLOAD,
    NOT_AS_SENT,
    Upload,
    UploadRefused,
    content_of,
    import_library,
    left_out,
    opened,
    packed,
    unpacked,
)
from clauses.models import Edition

LARGEST_KEPT = 1_500_000  # characters of a hidden field: a request may have 2 MB beside its files


class ImportForm(ReplaceForm):
    """A library in a file, and which draft is given up for it."""

    file = forms.FileField(
        label="File",
        max_length=200,
        required=False,
        widget=forms.FileInput,  # there is no file before, to be cleared
        help_text="A .zip archive of content files, or one .json file, as the export writes them.",
    )

    # The file as it was compared, and its name; it becomes the draft when it comes back.
    kept = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(required=False, widget=forms.HiddenInput, max_length=200)

    def clean_file(self) -> tuple[str, bytes] | None:
        """The name and the bytes of the file, within its size; None where it was kept."""
        sent = self.cleaned_data["file"]
        if sent is None:
            if not self.data.get("kept"):
                raise ValidationError("This field is required: choose a file.")
            return None
        if (sent.size or 0) > LARGEST_UPLOAD:
            megabytes = LARGEST_UPLOAD // 1024 // 1024
            raise ValidationError(f"The file is larger than {megabytes} MB; no library is.")
        return sent.name or "", sent.read()

    def clean(self) -> dict[str, Any]:  # Any: cleaned values of every kind
        """Opens the file, with its archive checked."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "file" not in self.errors and {"kept", "name"} & self.errors.keys():
            self.add_error("file", NOT_AS_SENT)
        elif "file" in cleaned:
            try:
                name, content = cleaned["file"] or (cleaned["name"], unpacked(cleaned["kept"]))
                cleaned |= {"upload": opened(name, content), "packed": packed(content)}
            except ArchiveRefused as e:
                self.add_error("file", str(e))
        return cleaned

    @property
    def is_read(self) -> bool:
        """Whether what it changes was shown before, or is too large to be sent back."""
        return not self.cleaned_data["file"] or len(self.cleaned_data["packed"]) > LARGEST_KEPT


def import_page(request: HttpRequest, *, by: User) -> tuple[bool, dict[str, Any]]:
    """Whether this request made the draft what a file says, and what the page tells."""
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else None
    page: dict[str, Any] = {"waiting": draft_changes(), "newest": Edition.objects.newest()}
    initial = {"seen": draft_sha256()}
    if form and form.is_valid():
        upload: Upload = form.cleaned_data["upload"]
        page |= {"missing": left_out(upload, draft_data()), "file": upload.name}
        try:
            if form.is_read and attempt(request, form, by=by):
                return True, page
            page |= {"changes": changes(draft_data(), content_of(upload).data), "is_compared": True}
            initial |= {"kept": form.cleaned_data["packed"], "name": upload.name}
        except UploadRefused as e:
            page |= {"found": e.findings, "is_readable": e.is_readable}
    blank = ImportForm(initial=initial)
    return False, page | {"form": blank, "errors": form.errors.get("file") if form else None}


def attempt(request: HttpRequest, form: ImportForm, *, by: User) -> bool:
    """Do it; a message says so, or why not. Raises UploadRefused with what is wrong in the file."""
    upload: Upload = form.cleaned_data["upload"]
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

"""The form that attaches a document."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files import File

from agreements.acts.attaching import LARGEST
from agreements.wizard.typed_values import TypedText

LONGEST_TITLE = 200


class AttachmentForm(forms.Form):
    """A file, what it is called, its revision, and the table whose place it takes, if any."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,  # Any: as Django types what was posted
        files: Any = None,
        *,
        offered: tuple[str, ...],
    ) -> None:
        super().__init__(data, files)
        self.fields["file"] = forms.FileField(
            label="PDF, PNG or JPEG, at most 10 MB",
            widget=forms.FileInput(
                attrs={"class": "form-control", "accept": ".pdf,.png,.jpg,.jpeg"}
            ),
            error_messages={"required": "Choose a file.", "empty": "The file is empty."},
        )
        self.fields["title"] = TypedText(longest=LONGEST_TITLE, is_printed=True, label="Title")
        self.fields["revision"] = TypedText(
            longest=LONGEST_TITLE, is_printed=True, label="Revision, or date"
        )
        self.fields["instead"] = forms.ChoiceField(
            label="Takes the place of",
            widget=forms.Select(attrs={"class": "form-select"}),
            choices=[(one, one) for one in offered],
            required=False,
            error_messages={"invalid_choice": "Choose one of the listed tables."},
        )
        for name in ("title", "revision"):
            self.fields[name].widget.attrs["class"] = "form-control"
        self.nothing = offered[0] if offered else ""

    def clean_file(self) -> "File[bytes]":
        """A file that is not larger than what is stored."""
        sent: File[bytes] = self.cleaned_data["file"]
        if (sent.size or 0) > LARGEST:
            raise forms.ValidationError("The file is larger than 10 MB.")
        return sent

    def clean_title(self) -> str:
        """A title, which the agreement prints."""
        return self._said("title", "Enter what the agreement calls the document.")

    def clean_revision(self) -> str:
        """A revision, which the agreement prints."""
        return self._said("revision", "Enter its revision; where it has none, its date.")

    def clean_instead(self) -> str:
        """The table whose place it takes; none where nothing was chosen."""
        return str(self.cleaned_data["instead"] or self.nothing)

    def _said(self, name: str, otherwise: str) -> str:
        if not self.cleaned_data[name]:
            raise forms.ValidationError(otherwise)
        return str(self.cleaned_data[name])

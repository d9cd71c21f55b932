"""The forms of the signed copy: the file with who signed and when, and that there is none after all."""

import datetime
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files import File
from django.utils import timezone

from agreements.acts.keeping_signed import LARGEST, Signatories
from agreements.models import IssuedCopy, SignedCopy
from agreements.wizard.typed_values import TypedDay, TypedText
from clauses.library.language.known_names import CUSTOMER, MANUFACTURER

LONGEST_NAME, LONGEST_REASON = 200, 1000
DAY = datetime.timedelta(days=1)  # it may be another day where somebody signs
SIDES = (("customer", CUSTOMER), ("manufacturer", MANUFACTURER))


def signing_sides(issued: IssuedCopy) -> dict[str, str]:
    """The names of the two companies that sign, by side; the side itself where no name is known."""
    parties = {side: issued.answers.get(key) for side, key in SIDES}
    return {
        side: (isinstance(party, Mapping) and party.get("legal_name")) or f"the {side.title()}"
        for side, party in parties.items()
    }


def _reason(label: str) -> TypedText:
    field = TypedText(longest=LONGEST_REASON, joint=" ", label=label)
    field.widget.attrs["class"] = "form-control"
    return field


class SignedForm(forms.Form):
    """A file, and of each side who signed on which day. Where one is kept already, a reason; the file may stay."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,  # Any: as Django types what was posted
        files: Any = None,
        *,
        issued: IssuedCopy,
        last: SignedCopy | None,
    ) -> None:
        super().__init__(data, files)
        self.issued = issued
        self.fields["file"] = forms.FileField(
            label="Signed file: one PDF, at most 30 MB"
            + ("; choose none to keep the file of now" if last else ""),
            required=last is None,
            widget=forms.FileInput(attrs={"class": "form-control", "accept": ".pdf"}),
            error_messages={"required": "Choose the signed file.", "empty": "The file is empty."},
        )
        for side, company in signing_sides(issued).items():
            self._add_side(side, company, last)
        if last is not None:
            self.fields["reason"] = _reason("Why does the signed copy of now not count any more?")

    def _add_side(self, side: str, company: str, last: SignedCopy | None) -> None:
        party = self.issued.answers.get(dict(SIDES)[side])
        usual = party.get("signatory_name") if isinstance(party, Mapping) else None
        who = getattr(last, f"{side}_signatory", usual or "")
        name = TypedText(longest=LONGEST_NAME, label=f"Who signed for {company}", initial=who)
        name.widget.attrs |= {"class": "form-control", "autocomplete": "off"}
        day = TypedDay(
            label=f"When {company} signed",
            initial=getattr(last, f"{side}_signed_on", None),
            widget=forms.DateInput(
                attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d"
            ),
        )
        self.fields[f"{side}_signatory"] = name
        self.fields[f"{side}_signed_on"] = day

    def clean_file(self) -> "File[bytes] | None":
        """A file that is not larger than what is stored; none where that of now stays."""
        sent: File[bytes] | None = self.cleaned_data["file"]
        if sent is not None and (sent.size or 0) > LARGEST:
            raise forms.ValidationError(
                "The file is larger than 30 MB. Scan it anew with fewer dots per inch."
            )
        return sent

    def clean(self) -> None:
        """Each side has a name, and a day on which it can have signed."""
        issued_on, today = timezone.localdate(self.issued.issued_at), timezone.localdate()
        for side, _ in SIDES:
            name, on = f"{side}_signatory", f"{side}_signed_on"
            if name in self.cleaned_data and not self.cleaned_data[name]:
                self.add_error(name, "Enter the name of the person who signed.")
            if on not in self.cleaned_data:
                continue
            day = self.cleaned_data[on]
            if day is None:
                self.add_error(on, "Enter the day of the signature.")
            elif day > today + DAY:
                self.add_error(on, "This day is still to come. Enter the day of the signature.")
            elif day < issued_on - DAY:
                self.add_error(
                    on,
                    f"{self.issued.number} was issued on {issued_on:%-d %B %Y}, so nobody signed it before.",
                )

    def signatories(self) -> Signatories:
        """Who signed, of a form without errors."""
        said = self.cleaned_data
        return Signatories(
            said["customer_signatory"],
            said["customer_signed_on"],
            said["manufacturer_signatory"],
            said["manufacturer_signed_on"],
        )


class NotSignedForm(forms.Form):
    """Why there is no signed copy after all."""

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, auto_id="not-signed-%s")
        self.fields["not_signed"] = _reason("Why is the agreement not signed after all?")

    def clean_not_signed(self) -> str:
        """A reason, which stays in the history."""
        if not self.cleaned_data["not_signed"]:
            raise forms.ValidationError("Say why the agreement is not signed after all.")
        return str(self.cleaned_data["not_signed"])

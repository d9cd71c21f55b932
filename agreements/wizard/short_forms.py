"""The short forms around the wizard: a new agreement, a copy, sharing, issuing."""

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django import forms
from django.contrib.auth.models import User
from django.db import models
from django.http import QueryDict

from agreements.acts.telling import name_of
from agreements.models import Agreement, Role
from agreements.wizard.typed_values import TypedText
from clauses.models import Edition

LONGEST_NOTE = 5_000
# Django's own classes take their type arguments from the stubs only.
if TYPE_CHECKING:
    EditionField = forms.ModelChoiceField[Edition]
else:
    EditionField = forms.ModelChoiceField


class Title(TypedText):
    """The title of an agreement."""

    def __init__(self) -> None:
        super().__init__(
            longest=200,
            label="Title",
            help_text="For your list only, for example: Infusion pump, assembly by Brandt GmbH.",
        )

    def clean(self, value: object) -> str:
        title = super().clean(value)
        if not title:
            raise forms.ValidationError("Give the agreement a title.")
        return str(title)


class OfForm(forms.UUIDField):
    """Which showing of a form this is: the same one posted twice acts once. What is no such number counts as none."""

    def __init__(self) -> None:
        # The browser's own memory of fields would bring the number of an earlier form back.
        super().__init__(
            required=False,
            initial=uuid4,
            widget=forms.HiddenInput(attrs={"autocomplete": "off"}),
        )

    def clean(self, value: object) -> UUID | None:
        try:
            found = super().clean(value)
        except forms.ValidationError:
            return None
        return found if isinstance(found, UUID) else None


class NewAgreementForm(forms.Form):
    """Title of a new agreement, what it starts from, and how much is asked. Without a start it is empty."""

    of_form = OfForm()
    title = Title()
    start = forms.ChoiceField(
        required=False,
        label="Start",
        help_text="A past agreement brings its tables along. Prices, dates and people are then to be checked.",
        error_messages={"invalid_choice": "Choose one of the listed starts."},
    )
    path = forms.ChoiceField(
        choices=Agreement.Path.choices,
        initial=Agreement.Path.QUICK,
        error_messages={
            "required": "Choose the five pages or every question.",
            "invalid_choice": "Choose the five pages or every question.",
        },
    )

    def __init__(
        self, data: QueryDict | None, *, starts: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    ) -> None:
        super().__init__(data)
        field = self.fields["start"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "New, with nothing answered"), *starts]


class TitleForm(forms.Form):
    """Another title for an agreement."""

    title = Title()

    def __init__(self, data: QueryDict | None = None, *, title: str) -> None:
        super().__init__(data, initial={"title": title})


class LibraryChoice(EditionField):
    """One of the libraries that were published, called as people who answer call it."""

    def label_from_instance(self, obj: Edition) -> str:
        """The library of a day."""
        return obj.in_words


class CopyForm(forms.Form):
    """Title and edition of a copy."""

    of_form = OfForm()
    title = Title()
    edition = LibraryChoice(
        queryset=Edition.objects.without_content(),
        empty_label=None,
        label="Clause library",
        help_text="The newest has the current wording; the one of the original keeps its wording.",
        error_messages={
            "required": "Choose a library.",
            "invalid_choice": "Choose one of the libraries.",
        },
    )


class ReplacementForm(CopyForm):
    """The same of an agreement that takes the place of a finished one, with the reason."""

    replaces_why = forms.CharField(
        label="Why is it replaced?",
        help_text="For example: the price list of 2027, or a site that moved. Both agreements say it.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it is replaced."},
    )


NO_ROLE = ""


class SharingForm(forms.Form):
    """The people an agreement may be shared with, each with his role or none."""

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        roles: Mapping[int, str],
        people: models.QuerySet[User],
    ) -> None:
        super().__init__(data)
        self.given = roles
        self.colleagues = tuple(people)
        for colleague in self.colleagues:
            name = name_of(colleague)
            self.fields[f"role-{colleague.pk}"] = forms.ChoiceField(
                choices=[(NO_ROLE, "Not shared"), *Role.choices],
                required=False,
                label=name,
                initial=roles.get(colleague.pk, NO_ROLE),
                help_text="" if name == colleague.get_username() else colleague.get_username(),
                error_messages={"invalid_choice": f"Choose one of the listed roles for {name}."},
            )

    def roles(self) -> dict[int, Role]:
        """Who is to work here, by key. Whoever was not on the page keeps what he has."""
        chosen = {
            colleague.pk: self.cleaned_data[name]
            if name in self.data
            else self.given.get(colleague.pk)
            for colleague in self.colleagues
            for name in (f"role-{colleague.pk}",)
        }
        return {person: Role(role) for person, role in chosen.items() if role}


class LeaveForm(forms.Form):
    """Whom to ask for an answer, and a note."""

    def __init__(self, data: QueryDict | None = None, *, people: tuple[User, ...]) -> None:
        super().__init__(data)
        wrong = {"invalid_choice": "Choose one of the listed people."}
        self.fields["person"] = forms.ChoiceField(
            label="Who knows the answer",
            widget=forms.Select(attrs={"class": "form-select"}),
            choices=[(str(one.pk), name_of(one)) for one in people],
            error_messages={"required": "Choose whom to ask."} | wrong,
        )
        self.fields["note"] = forms.CharField(
            label="Note (optional)",
            required=False,
            max_length=LONGEST_NOTE,
            widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
            error_messages={"max_length": f"Shorten the note to {LONGEST_NOTE:,} characters."},
        )


class IssueForm(forms.Form):
    """The one tick before issuing."""

    checked = forms.BooleanField(
        label="I have checked the answers and read the agreement.",
        error_messages={"required": "Read the agreement, then tick this box to finish it."},
    )

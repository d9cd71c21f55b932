"""The forms of approvers: a time away, and how a group shares its work."""

from django import forms
from django.contrib.auth.models import User
from django.http import QueryDict

from agreements.acts.telling import name_of
from agreements.models import ApproverGroup
from agreements.models.approvers import MOST_DAYS

DATE = forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d")


class Colleague(forms.TypedChoiceField):
    """One of the people of a group, or none."""

    def __init__(self, label: str, empty: str, people: tuple[User, ...]) -> None:
        by_key = {str(person.pk): person for person in people}
        names = [(key, name_of(one)) for key, one in by_key.items()]
        super().__init__(
            choices=[("", empty), *names],
            coerce=by_key.__getitem__,
            empty_value=None,
            required=False,
            label=label,
            error_messages={"invalid_choice": "Choose one of your colleagues in the group."},
            widget=forms.Select(attrs={"class": "form-select"}),
        )


class AbsenceForm(forms.Form):
    """From when to when somebody is away, and who stands in."""

    first_day = forms.DateField(
        label="First day away",
        widget=DATE,
        error_messages={"required": "Enter the first day.", "invalid": "Enter a date."},
    )
    last_day = forms.DateField(
        label="Last day away",
        widget=DATE,
        error_messages={"required": "Enter the last day.", "invalid": "Enter a date."},
    )

    def __init__(self, data: QueryDict | None, *, colleagues: tuple[User, ...]) -> None:
        super().__init__(data)
        self.fields["deputy"] = Colleague("Who stands in", "Nobody in particular", colleagues)

    def clean_last_day(self) -> object:
        """It is not before the first."""
        first, last = self.cleaned_data.get("first_day"), self.cleaned_data["last_day"]
        if first is not None and last < first:
            raise forms.ValidationError("The last day is before the first.")
        return last


class GroupForm(forms.Form):
    """Within how many working days a group decides, and who then."""

    working_days = forms.IntegerField(
        label="Working days to decide",
        min_value=1,
        max_value=MOST_DAYS,
        widget=forms.NumberInput(attrs={"class": "form-control"}),
        error_messages={
            "required": f"Enter a number from 1 to {MOST_DAYS}.",
            "invalid": f"Enter a whole number from 1 to {MOST_DAYS}.",
            "min_value": f"Enter a number from 1 to {MOST_DAYS}.",
            "max_value": f"Enter a number from 1 to {MOST_DAYS}.",
        },
    )

    def __init__(
        self, data: QueryDict | None, *, group: ApproverGroup, people: tuple[User, ...]
    ) -> None:
        initial = {"working_days": group.working_days, "deputy": group.deputy_id}
        super().__init__(data, initial=initial, prefix=group.kind)
        self.fields["deputy"] = Colleague(
            "Deputy, asked when the time is over", "All of the group", people
        )

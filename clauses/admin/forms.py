"""The forms of the admin: lists as lines, texts as typed, and what is wrong at its field."""

import json
import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model

from clauses.draft.mistakes import Mistake
from clauses.draft.rows import whole_entry
from clauses.draft.tables import kind_of_row
from clauses.library.schema import PartKind
from clauses.models import ClauseRow, DealPointRow
from clauses.models.editions import fingerprint

STALE = (
    "Somebody else has changed this row since you opened it. Nothing was saved. "
    "Read above the form what your page would change in it now."
)
SAVE_OVER = (
    "save_over"  # ticked by somebody who has read that; its value is the state that was read
)

# Django's own classes take their type arguments from the stubs only.
if TYPE_CHECKING:
    RowForm = forms.ModelForm[Any]
else:
    RowForm = forms.ModelForm


class SourceField(forms.CharField):
    """A text of several lines, kept as typed; browsers' line ends become ours."""

    def __init__(self, **options: Any) -> None:  # Any: Django's own signature
        super().__init__(**{**options, "strip": False})

    def to_python(self, value: object) -> str:
        text = re.sub(r"\r\n?", "\n", str(super().to_python(value)))
        return text if text.strip() else ""

    def has_changed(self, initial: object, data: object) -> bool:
        return self.to_python(initial) != self.to_python(data)


NUMBER = re.compile(r"-?(?:[0-9]{1,15}|(?=[0-9.]{3,16}$)[0-9]+\.[0-9]+)")


class LinesField(forms.CharField):
    """A list of words, one a line."""

    widget = forms.Textarea(attrs={"rows": 3, "cols": 40})

    def to_python(self, value: Any) -> Any:  # Any: a list, as JSON columns hold it
        return value if isinstance(value, list) else [self.item(word) for word in self.split(value)]

    def split(self, value: object) -> list[str]:
        return [line.strip() for line in str(value or "").splitlines() if line.strip()]

    def item(self, word: str) -> object:
        return word

    def prepare_value(self, value: object) -> object:
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def has_changed(self, initial: object, data: object) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class NumbersField(LinesField):
    """A list of numbers, one a line."""

    def item(self, word: str) -> object:
        if not NUMBER.fullmatch(word):
            shown = word if len(word) <= 40 else f"{word[:40]}..."
            raise ValidationError(
                f'"{shown}" is not a number of at most fifteen digits. Write one number a line.'
            )
        return float(word) if "." in word else int(word)


class MembersField(LinesField):
    """A list of codes, separated by spaces, commas or lines."""

    def split(self, value: object) -> list[str]:
        return re.split(r"[\s,]+", str(value or "").strip()) if str(value or "").strip() else []

    def prepare_value(self, value: object) -> object:
        return " ".join(map(str, value)) if isinstance(value, list) else value


class TableField(forms.CharField):
    """A table of code to code, one row a line: NY = US."""

    widget = forms.Textarea(attrs={"rows": 12, "cols": 60})

    def to_python(self, value: Any) -> Any:  # Any: a table, as JSON columns hold it
        if isinstance(value, dict):
            return value
        lines = [line.strip() for line in str(value or "").splitlines() if line.strip()]
        table: dict[str, str] = {}
        for line in lines:
            key, _, row = (part.strip() for part in line.partition("="))
            if not (key and row):
                raise ValidationError(f'"{line}" is not a row. Write one row a line: NY = US.')
            if key in table:
                raise ValidationError(f'"{key}" stands twice. Keep one of its rows.')
            table[key] = row
        return table

    def prepare_value(self, value: object) -> object:
        if not isinstance(value, dict):
            return value
        return "\n".join(f"{key} = {row}" for key, row in sorted(value.items()))

    def has_changed(self, initial: object, data: object) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


def seen_state(row: Model) -> str:
    """The fingerprint of a row with its parts, as a page shows it."""
    return fingerprint(json.dumps([whole_entry(row), getattr(row, "order", 0)], sort_keys=True))


def clause_choices() -> list[tuple[str, str]]:
    """Every clause of the draft, by its key."""
    return [("", "---------"), *((clause.key, str(clause)) for clause in ClauseRow.objects.all())]


class DraftForm(RowForm):
    """A row of the draft, or a part of it; shows the mistakes that the whole draft found in it."""

    mistakes: tuple[Mistake, ...] = ()
    row_state = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        super().__init__(*args, **options)
        if self.part or self.instance.pk is None:
            self.fields.pop("row_state", None)
        else:
            self.initial["row_state"] = seen_state(self.instance)

    @property
    def part(self) -> PartKind | None:
        """The kind of part that it edits; None where it edits a thing, or the library itself."""
        kind = kind_of_row(type(self.instance))
        return kind if isinstance(kind, PartKind) else None

    def clean_row_state(self) -> str:
        """Two people on one row: the second is told, and nothing is overwritten in silence."""
        now = str(self.initial["row_state"])
        if now not in (self.cleaned_data["row_state"], self.data.get(SAVE_OVER)):
            raise ValidationError(STALE)
        return now

    def clean(self) -> dict[str, Any]:  # Any: cleaned values of every kind
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for mistake in self.mistakes:
            if mistake.prefix == (self.prefix or ""):
                self.add_error(
                    mistake.field if mistake.field in self.fields else None, mistake.words
                )
        return cleaned


def point_choices() -> list[tuple[str, str]]:
    """Every deal point of the draft that a Party can be, by its key."""
    rows = DealPointRow.objects.filter(kind="party")
    return [("", "---------"), *((point.key, f"{point.means} ({point.key})") for point in rows)]


class CompanionForm(DraftForm):
    """A companion of a clause, picked from the clauses of the draft."""

    clause = forms.ChoiceField(choices=clause_choices)


class ResponsibilityForm(DraftForm):
    """A row of the matrix, whose deal point is picked from those of the draft."""

    sets = forms.ChoiceField(
        label="Sets the deal point",
        required=False,
        help_text="What texts read of this row, or what a sentence says too. Nothing where no sentence speaks of it.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        super().__init__(*args, **options)
        offered = point_choices()
        now = self.instance.sets
        # A key that is no point any more stays to be seen, with what the draft says about it.
        gone = [] if now in dict(offered) else [(now, f"{now} (no deal point)")]
        self.fields["sets"].choices = [*offered, *gone]  # type: ignore[attr-defined]  # a ChoiceField

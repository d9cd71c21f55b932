"""Form fields for what people type: plain text without tricks, exact numbers, days."""

import datetime
import re
import unicodedata
from fractions import Fraction

from django import forms
from django.core.exceptions import ValidationError

from agreements.wizard.typed_numbers import Unclear, number_typed

LINE_BREAKS = re.compile(r"\s*\n\s*")
# Marks that reorder the text around them: what is signed could read otherwise than what is stored.
BIDIRECTIONAL = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def refuse_hidden_characters(text: str) -> None:
    """Refuses control, bidirectional, private and unassigned characters, and names the first."""
    for character in text:
        category = unicodedata.category(character)
        if character in BIDIRECTIONAL or category in ("Cc", "Co", "Cs", "Cn"):
            raise ValidationError(
                f"There is a character here that cannot be printed (U+{ord(character):04X}). "
                "Delete it, or type the text anew instead of pasting it."
            )


class TypedText(forms.CharField):
    """Text in its composed form (NFC), in one line: line breaks become the given joint."""

    def __init__(self, *, longest: int, joint: str = ", ", **options: object) -> None:
        self.longest = longest
        self.joint = joint
        super().__init__(required=False, **options)  # type: ignore[arg-type]  # passed on as they came
        # Ours names the character that Django's own check for null characters only counts.
        self.validators = []

    def to_python(self, value: object) -> str:
        typed = unicodedata.normalize("NFC", str(super().to_python(value) or ""))
        lines = typed.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").strip()
        text = LINE_BREAKS.sub(self.joint, lines)
        if len(text) > self.longest:
            raise ValidationError(
                f"This is {len(text):,} characters long. Shorten it to {self.longest:,}."
            )
        refuse_hidden_characters(text)
        return text


class TypedNumber(forms.Field):
    """An exact number; what can be read in two ways is asked for anew."""

    widget = forms.TextInput

    def __init__(self, *, whole: bool, **options: object) -> None:
        self.whole = whole
        super().__init__(required=False, **options)  # type: ignore[arg-type]  # passed on as they came

    def to_python(self, value: object) -> Fraction | None:
        try:
            return number_typed(str(value or ""), is_whole=self.whole)
        except Unclear as unclear:
            raise ValidationError(str(unclear)) from None


class TypedDay(forms.Field):
    """A day in ISO form, as browsers send it."""

    widget = forms.DateInput

    def __init__(self, **options: object) -> None:
        super().__init__(required=False, **options)  # type: ignore[arg-type]  # passed on as they came

    def to_python(self, value: object) -> datetime.date | None:
        typed = str(value or "").strip()
        if not typed:
            return None
        try:
            return datetime.datetime.strptime(typed[:11], "%Y-%m-%d").date()
        except ValueError:
            raise ValidationError(
                "Enter a date as year, month and day, for example 2026-11-30."
            ) from None

"""Form fields for what people type: plain text without tricks, exact numbers, days."""

import datetime
import re
from fractions import Fraction

from django import forms
from django.core.exceptions import ValidationError

from agreements.assembly.invisible import refused_character, without_invisible
from agreements.printing.typefaces import without_typeface
from agreements.wizard.typed_numbers import Unclear, number_typed

LINE_BREAKS = re.compile(r"\s*\n\s*")


class TypedText(forms.CharField):
    """Text in its composed form (NFC), in one line: line breaks become the given joint."""

    def __init__(
        self, *, longest: int, joint: str = ", ", is_printed: bool = False, **options: object
    ) -> None:
        self.longest = longest
        self.joint = joint
        self.is_printed = is_printed  # in the agreement, whose typefaces have not every character
        super().__init__(required=False, **options)  # type: ignore[arg-type]  # passed on as they came
        # Ours names the character that Django's own check for null characters only counts.
        self.validators = []

    def to_python(self, value: object) -> str:
        lines = without_invisible(str(super().to_python(value) or "")).strip()
        text = LINE_BREAKS.sub(self.joint, lines)
        if len(text) > self.longest:
            raise ValidationError(
                f"This is {len(text):,} characters long. Shorten it to {self.longest:,}."
            )
        if refused := refused_character(text):
            raise ValidationError(
                f"There is a character here that cannot be printed (U+{ord(refused):04X}). "
                "Delete it, or type the text anew instead of pasting it."
            )
        if self.is_printed and (without := without_typeface(text)):
            raise ValidationError(
                f"No typeface here has these characters: {' '.join(without)}. Write them in Latin letters."
            )
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

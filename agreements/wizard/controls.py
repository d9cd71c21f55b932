"""How each kind of question is asked on a page: its template, and the form field where it has one of its own.

One row for each kind of `clauses.library.kinds`; a test holds the two tables together.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal as OneOf

from django import forms
from django.forms import BoundField
from django.forms.utils import flatatt
from django.utils.choices import BaseChoiceIterator
from django.utils.html import format_html
from django.utils.safestring import SafeString

from agreements.wizard.table_fields import GridField, RowReader
from agreements.wizard.typed_values import TypedDay, TypedNumber, TypedText
from agreements.words.iso_codes import countries, currencies
from clauses.library.deal.cells import column_questions
from clauses.library.values import Question, QuestionKind

Template = OneOf["input", "options", "paragraph", "parts", "select", "sites", "grid"]
LONGEST_TEXT = 5_000
MOST_CARDS = 12  # of more options one is searched by its name
CHOOSE = (("", "Choose"),)
YES_NO = (("yes", "Yes"), ("no", "No"))


@dataclass(frozen=True, slots=True)
class Control:
    """What a page needs to ask a kind of question.

    `field` makes its one form field; None where each part of the answer has a field (`wizard.fields`).
    `type` and `keys` are the input's `type` and `inputmode` in HTML; `style` is its class.
    """

    template: Template
    field: Callable[[Question], forms.Field] | None = None
    type: str = "text"
    keys: str = ""
    style: str = ""


@lru_cache(maxsize=64)
def _options_html(choices: tuple[tuple[str, str], ...]) -> tuple[tuple[str, SafeString], ...]:
    """Each choice with its element as it is printed where another is chosen."""
    return tuple(
        (code, format_html('<option value="{}">{}</option>', code, label))
        for code, label in choices
    )


def options_html(choices: tuple[tuple[str, str], ...], chosen: str) -> SafeString:
    """The options of a list, written once: a template takes most of the time of a page for 250 countries."""
    return SafeString(
        "".join(
            html.replace("<option ", "<option selected ", 1) if code == chosen else html
            for code, html in _options_html(choices)
        )
    )


class LongSelect(forms.Select):
    """A list whose options are written once."""

    def render(
        self,
        name: str,
        value: object,
        attrs: Mapping[str, object] | None = None,
        renderer: object = None,
    ) -> SafeString:
        """The element with its options, the chosen one selected."""
        around = flatatt({**self.attrs, **(attrs or {}), "name": name})
        chosen = "" if value is None else str(value)
        choices = tuple((str(code), str(label)) for code, label in self.choices)
        return format_html("<select{}>{}</select>", around, options_html(choices, chosen))


class PlainChoices(BaseChoiceIterator):
    """Choices without groups, taken as they are: Django would look into each of 250 countries in every field."""

    def __init__(self, choices: tuple[tuple[str, str], ...]) -> None:
        self.choices = choices

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.choices)


def one_of(choices: tuple[tuple[str, str], ...]) -> forms.ChoiceField:
    """A field for one of these values, or none."""
    wrong = {"invalid_choice": "Choose one of the options."}
    return forms.ChoiceField(
        choices=PlainChoices(CHOOSE + choices),
        required=False,
        error_messages=wrong,
        widget=LongSelect,
    )


class ChoiceByName(forms.ChoiceField):
    """One of many options, typed by its name or given by its key."""

    def __init__(self, named: tuple[tuple[str, str], ...], wrong: dict[str, str]) -> None:
        choices = PlainChoices(CHOOSE + named)
        super().__init__(choices=choices, required=False, error_messages=wrong)
        self.keys = {name.casefold(): key for key, name in named}

    def to_python(self, value: object) -> str:
        """The key of the option whose name or key was typed, however it is spelled in capitals."""
        typed = str(super().to_python(value)).strip()
        return self.keys.get(typed.casefold(), typed)


def one_by_name(choices: tuple[tuple[str, str], ...]) -> forms.ChoiceField:
    """A field for one of many options, searched by name, or none."""
    wrong = {"invalid_choice": "Choose one from the list: type the first letters of its name."}
    return ChoiceByName(choices, wrong)


def some_of(choices: tuple[tuple[str, str], ...]) -> forms.MultipleChoiceField:
    """A field for any of these values."""
    wrong = {"invalid_choice": "Choose only from the options.", "invalid_list": "Choose options."}
    return forms.MultipleChoiceField(choices=choices, required=False, error_messages=wrong)


def _options(question: Question) -> tuple[tuple[str, str], ...]:
    return tuple((option.key, option.label) for option in question.options)


def _number(question: Question) -> forms.Field:
    return TypedNumber(whole=False)


DECIMAL = Control("input", _number, keys="decimal", style="number-input")
CONTROLS: Mapping[QuestionKind, Control] = MappingProxyType(
    {
        "choice": Control("options", lambda asked: _one(asked), type="radio"),
        "multi": Control("options", lambda asked: some_of(_options(asked)), type="checkbox"),
        "yesno": Control("options", lambda asked: one_of(YES_NO), type="radio"),
        "integer": Control(
            "input",
            lambda asked: TypedNumber(whole=True),
            keys="numeric",
            style="number-input",
        ),
        "decimal": DECIMAL,
        "money": DECIMAL,
        "percent": DECIMAL,
        "date": Control("input", lambda asked: TypedDay(), type="date", style="day-input"),
        "text": Control(
            "paragraph", lambda asked: TypedText(longest=LONGEST_TEXT, joint=" ", is_printed=True)
        ),
        "currency": Control("select", lambda asked: one_of(currencies())),
        "country": Control("select", lambda asked: one_of(countries())),
        "party": Control("parts"),
        "place": Control("parts"),
        "sites": Control("sites"),
        "table": Control("grid", lambda asked: _table(asked)),
    }
)


def _one(question: Question) -> forms.Field:
    make = one_by_name if len(question.options) > MOST_CARDS else one_of
    return make(_options(question))


def _table(question: Question) -> forms.Field:
    return GridField(_reader(column_questions(question)))


@lru_cache(maxsize=64)
def _reader(columns: tuple[Question, ...]) -> RowReader:
    asked = {one.key: control_of(one).field for one in columns}
    return RowReader(
        columns, {one.key: make(one) for one in columns if (make := asked[one.key]) is not None}
    )


def control_of(question: Question) -> Control:
    """How a question is asked."""
    return CONTROLS[question.kind]


def first_id(question: Question, field: BoundField) -> str:
    """The id of the first thing in a field that takes the focus: of options, the first card."""
    own_id = str(field.auto_id)
    return f"{own_id}_0" if control_of(question).template == "options" else own_id

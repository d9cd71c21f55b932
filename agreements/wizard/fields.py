"""A question -> the form fields that ask it; what these hold -> the value of the answer."""

from collections.abc import Mapping
from fractions import Fraction
from typing import assert_never

from django import forms
from django.core.validators import EmailValidator

from agreements.wizard.typed_numbers import number_to_type
from agreements.wizard.typed_values import TypedDay, TypedNumber, TypedText
from agreements.words.iso_codes import countries, currencies
from agreements.words.parts_and_figures import PART_LABELS
from clauses import library
from clauses.library.answers import (
    MOST_SITES,
    PARTY_PARTS,
    PLACE_PARTS,
    SITE_PARTS,
    City,
    Party,
    Site,
    Value,
)
from clauses.library.deal.parts import parts_of

LONGEST_TEXT = 5_000
LONGEST_PART = 300
CHOOSE = (("", "Choose"),)
YES_NO = (("yes", "Yes"), ("no", "No"))


def fields_of(question: library.Question, *, rows: int = 0) -> dict[str, forms.Field]:
    """The form fields of a question by name; a list of sites has so many rows."""
    key = question.key
    match question.kind:
        case "choice":
            return {key: _one_of(tuple((option.key, option.label) for option in question.options))}
        case "yesno":
            return {key: _one_of(YES_NO)}
        case "multi":
            return {key: _some_of(tuple((option.key, option.label) for option in question.options))}
        case "integer":
            return {key: TypedNumber(whole=True)}
        case "decimal" | "money" | "percent":
            return {key: TypedNumber(whole=False)}
        case "date":
            return {key: TypedDay()}
        case "text":
            return {key: TypedText(longest=LONGEST_TEXT, joint=" ")}
        case "currency":
            return {key: _one_of(currencies())}
        case "country":
            return {key: _one_of(countries())}
        case "party":
            return {part_name(key, part): _part(part) for part in parts_of(question)}
        case "place":
            return {part_name(key, part): _part(part) for part in PLACE_PARTS}
        case "sites":
            return {
                row_name(key, row, part): _part(part)
                for row in range(min(rows, MOST_SITES))
                for part in SITE_PARTS
            }
        case _:
            assert_never(question.kind)


def part_name(key: str, part: str) -> str:
    """The name of the field of a part of a party or place."""
    return f"{key}-{part}"


def row_name(key: str, row: int, part: str) -> str:
    """The name of the field of a part of a site."""
    return f"{key}-{row}-{part}"


def _one_of(choices: tuple[tuple[str, str], ...]) -> forms.ChoiceField:
    wrong = {"invalid_choice": "Choose one of the options."}
    return forms.ChoiceField(choices=CHOOSE + choices, required=False, error_messages=wrong)


def _some_of(choices: tuple[tuple[str, str], ...]) -> forms.MultipleChoiceField:
    wrong = {"invalid_choice": "Choose only from the options.", "invalid_list": "Choose options."}
    return forms.MultipleChoiceField(choices=choices, required=False, error_messages=wrong)


def _part(part: str) -> forms.Field:
    label, help_text = PART_LABELS[part]
    field = _one_of(countries()) if part == "country" else TypedText(longest=LONGEST_PART)
    if part == "notice_email":
        field.validators = [EmailValidator("Enter an e-mail address such as name@company.com.")]
    field.label, field.help_text = label, help_text
    return field


def value_of(
    question: library.Question, cleaned: Mapping[str, object], *, rows: int = 0
) -> Value | None:
    """The value of an answer from its cleaned fields; None where nothing was answered."""
    given = cleaned.get(question.key)
    match question.kind:
        case "yesno":
            return {"yes": True, "no": False}.get(str(given))
        case "multi":
            return frozenset(given) if isinstance(given, list) and given else None
        case "party":
            return _filled(Party(**_parts(question.key, parts_of(question), cleaned)), Party())
        case "place":
            return _filled(City(**_parts(question.key, PLACE_PARTS, cleaned)), City())
        case "sites":
            sites = (
                Site(**_parts(f"{question.key}-{row}", SITE_PARTS, cleaned)) for row in range(rows)
            )
            return tuple(site for site in sites if site != Site()) or None
        case _:
            return given if given not in (None, "") else None  # type: ignore[return-value]  # cleaned by its field


def _parts(prefix: str, parts: tuple[str, ...], cleaned: Mapping[str, object]) -> dict[str, str]:
    return {part: str(cleaned.get(f"{prefix}-{part}") or "") for part in parts}


def _filled(value: Party | City, empty: Party | City) -> Party | City | None:
    return None if value == empty else value


def initial_of(question: library.Question, value: Value | None) -> dict[str, object]:
    """What the fields of a question show for a value."""
    key = question.key
    match value:
        case None:
            return {}
        case bool():
            return {key: "yes" if value else "no"}
        case Fraction():
            return {key: number_to_type(value)}
        case frozenset():
            return {key: sorted(value)}
        case Party() | City():
            return {
                part_name(key, part): getattr(value, part)
                for part in (PARTY_PARTS if isinstance(value, Party) else PLACE_PARTS)
            }
        case tuple():
            return {
                row_name(key, row, part): getattr(site, part)
                for row, site in enumerate(value)
                for part in SITE_PARTS
            }
        case str():
            return {key: value}
        case _:
            return {key: value.isoformat()}

"""A question -> the form fields that ask it; what these hold -> the value of the answer."""

import datetime
from collections.abc import Mapping
from fractions import Fraction
from typing import assert_never

from django import forms
from django.core.validators import EmailValidator

from agreements.wizard.controls import control_of, one_of
from agreements.wizard.table_fields import TypedRow, with_spare_rows
from agreements.wizard.typed_numbers import amount_to_type, number_to_type
from agreements.wizard.typed_values import TypedText
from agreements.words.iso_codes import countries
from agreements.words.parts_and_figures import PART_LABELS
from clauses import library
from clauses.library.answers import (
    MOST_SITES,
    PARTY_PARTS,
    PLACE_PARTS,
    SITE_PARTS,
    City,
    FilledRow,
    FilledTable,
    Party,
    Site,
    Value,
    value_given,
)
from clauses.library.deal.cells import column_questions
from clauses.library.deal.parts import parts_of
from clauses.library.kinds import kind_of

LONGEST_PART = 300


def fields_of(question: library.Question, *, rows: int = 0) -> dict[str, forms.Field]:
    """The form fields of a question by name; a list of sites has so many rows."""
    key, control = question.key, control_of(question)
    if control.field is not None:
        return {key: control.field(question)}
    if kind_of(question).value == "sites":
        return {
            row_name(key, row, part): _part(part)
            for row in range(min(rows, MOST_SITES))
            for part in SITE_PARTS
        }
    return {part_name(key, part): _part(part) for part in parts_of(question)}


def part_name(key: str, part: str) -> str:
    """The name of the field of a part of a party or place."""
    return f"{key}-{part}"


def row_name(key: str, row: int, part: str) -> str:
    """The name of the field of a part of a site."""
    return f"{key}-{row}-{part}"


def _part(part: str) -> forms.Field:
    label, help_text = PART_LABELS[part]
    field = (
        one_of(countries())
        if part == "country"
        else TypedText(longest=LONGEST_PART, is_printed=True)
    )
    if part == "notice_email":
        field.validators = [EmailValidator("Enter an e-mail address such as name@company.com.")]
    field.label, field.help_text = label, help_text
    return field


def value_of(
    question: library.Question, cleaned: Mapping[str, object], *, rows: int = 0
) -> Value | None:
    """The value of an answer from its cleaned fields; None where nothing was answered."""
    given, kind = cleaned.get(question.key), kind_of(question)
    match kind.value:
        case "truth":
            return {"yes": True, "no": False}.get(str(given))
        case "words":
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
        case "word" | "number" | "date" | "rows":
            return given if given not in (None, "") else None  # type: ignore[return-value]  # cleaned by its field
        case _:
            assert_never(kind.value)


def _parts(prefix: str, parts: tuple[str, ...], cleaned: Mapping[str, object]) -> dict[str, str]:
    return {part: str(cleaned.get(f"{prefix}-{part}") or "") for part in parts}


def _filled(value: Party | City, empty: Party | City) -> Party | City | None:
    return None if value == empty else value


def initial_of(question: library.Question, value: Value | None) -> dict[str, object]:
    """What the fields of a question show for a value."""
    key = question.key
    match value:
        case None:
            return {key: with_spare_rows(())} if kind_of(question).value == "rows" else {}
        case bool():
            return {key: "yes" if value else "no"}
        case Fraction():
            is_money = kind_of(question).figure == "money"
            return {key: amount_to_type(value) if is_money else number_to_type(value)}
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
        case FilledTable(rows):
            return {key: with_spare_rows(tuple(_typed(question, row) for row in rows))}
        case str():
            return {key: value}
        case datetime.date():
            return {key: value.isoformat()}
        case _:
            assert_never(value)


def _typed(table: library.Question, row: FilledRow) -> TypedRow:
    """A row as its fields show it."""
    columns = ((one, row.cell(one.key)) for one in column_questions(table))
    return TypedRow(
        row.key,
        {
            column.key: str(initial_of(column, value_given(cell))[column.key])
            for column, cell in columns
            if cell is not None
        },
    )

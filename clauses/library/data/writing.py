"""Writes a library as plain data; what `codec.library_from` reads, with every source as it was typed."""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, fields
from fractions import Fraction
from typing import Any, TypeGuard

from clauses.library.language.text import Text
from clauses.library.studies import MarketPractice, OptionCount, Source, Study
from clauses.library.values import (
    Choice,
    Clause,
    Companion,
    Default,
    DefinedTerm,
    Fact,
    Formula,
    Library,
    NamedSet,
    NamedTable,
    Phrase,
    Position,
    Question,
    Responsibility,
    Rule,
    Schedule,
    Section,
)

Part = Choice | Companion | OptionCount | Default | Position
Thing = (
    Section
    | Question
    | Clause
    | DefinedTerm
    | Rule
    | Schedule
    | Responsibility
    | Fact
    | NamedSet
    | NamedTable
    | Source
    | Study
    | MarketPractice
    | Part
)
NESTED = ("section", "sections", "questions", "clauses", "index")


def library_to(library: Library) -> dict[str, object]:
    """A library as plain data in the structure of the content files; what has its usual value is left out."""
    return {
        **_fields(library),
        "sections": [
            {
                **_fields(section),
                **_if_any("questions", library.questions, section),
                **_if_any("clauses", library.clauses, section),
            }
            for section in library.sections
        ],
    }


def _if_any(
    name: str, things: Iterable[Question | Clause], section: Section
) -> dict[str, list[object]]:
    inside = [_written(thing) for thing in things if thing.section == section.key]
    return {name: inside} if inside else {}


def _fields(thing: Library | Thing) -> dict[str, object]:
    # The fields of a thing are read by name; `_written` tells their types apart.
    return {
        field.name: _written(getattr(thing, field.name))
        for field in fields(thing)
        if field.name not in NESTED and not _is_usual(field, getattr(thing, field.name))
    }


def _is_usual(field: "Field[Any]", value: object) -> bool:  # the type of a field is its own affair
    return field.default is not MISSING and value == field.default


def _is_thing(value: object) -> TypeGuard[Thing]:
    return isinstance(value, Thing)


def _written(value: object) -> object:
    match value:
        case Formula() | Phrase() | Text():
            return value.source
        case Fraction():
            return value.numerator if value.denominator == 1 else float(value)
        case tuple():
            return [_written(item) for item in value]
        case Mapping():
            return dict(value)
        case _:
            return _fields(value) if _is_thing(value) else value

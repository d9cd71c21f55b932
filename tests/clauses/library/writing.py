"""Writes a library as plain data, with every source as it was typed: what the codec must read back as it was."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from fractions import Fraction

from clauses import library
from clauses.library.language.text import Text

BY_NESTING = ("section", "sections", "questions", "clauses", "index")


def library_to(held: library.Library) -> dict:
    """A library in the structure of the content files; what has its usual value is left out."""
    sections = []
    for section in held.sections:
        inside = {
            name: [_fields(thing) for thing in getattr(held, name) if thing.section == section.key]
            for name in ("questions", "clauses")
        }
        sections.append(_fields(section) | {name: items for name, items in inside.items() if items})
    return {**_fields(held), "sections": sections}


def _fields(thing) -> dict:
    return {
        field.name: _written(value)
        for field in fields(thing)
        if field.name not in BY_NESTING
        for value in [getattr(thing, field.name)]
        if field.default is MISSING or value != field.default
    }


def _written(value):
    match value:
        case library.Formula() | library.Phrase() | Text():
            return value.source
        case Fraction():
            return value.numerator if value.denominator == 1 else float(value)
        case tuple():
            return [_written(item) for item in value]
        case Mapping():
            return dict(value)
        case _:
            return _fields(value) if is_dataclass(value) else value

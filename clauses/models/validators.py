"""Refuses, at its field, what the clause language cannot read: line, reason and what to do."""

import re
from collections.abc import Callable

from django.core.exceptions import ValidationError

from clauses.library.findings import LanguageError
from clauses.library.language.blocks import parse_text
from clauses.library.language.contents import PARTIES
from clauses.library.language.parsing import parse_expression, parse_line


def validate_condition(source: str) -> None:
    """Accepts an expression of the clause language."""
    _parsed(parse_expression, source)


def validate_line(source: str) -> None:
    """Accepts one paragraph of the clause language."""
    _parsed(parse_line, source.strip())


def validate_text(source: str) -> None:
    """Accepts paragraphs, lists and tables of the clause language."""
    _parsed(parse_text, source)


def validate_party(source: str) -> None:
    """Accepts customer, manufacturer or both, or an expression that gives one of them."""
    if source not in PARTIES:
        validate_condition(source)


def validate_identifier(key: str) -> None:
    """Accepts a key that conditions can name."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", key):
        raise ValidationError(
            f'"{key}" cannot be used in conditions. Use small letters, digits and underscores: '
            "recall_cost_model."
        )


def validate_hyphened(key: str) -> None:
    """Accepts a key that references can name."""
    if not re.fullmatch(r"[a-z][a-z0-9-]*", key):
        raise ValidationError(
            f'"{key}" cannot be used in references. Use small letters, digits and hyphens: recall-costs.'
        )


def _parsed(parse: Callable[[str], object], source: str) -> None:
    try:
        parse(source)
    except LanguageError as e:
        raise ValidationError(explained(e.reason, line=e.line, hint=e.hint)) from e


def explained(reason: str, *, line: int, hint: str) -> str:
    """What is wrong as one message; the line is named where a text has several."""
    where = f"Line {line}: " if line else ""
    return f"{where}{reason} {hint}".strip()

"""Reads the fields of one thing from plain data, and notes what is wrong with place, reason and what to do."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeVar, get_args

from clauses.library.answers import LARGEST_NUMBER
from clauses.library.findings import Finding, LanguageError, Level, Place
from clauses.library.language.blocks import parse_text
from clauses.library.language.expressions import TextLiteral as OptionText
from clauses.library.language.parsing import parse_expression, parse_line
from clauses.library.language.text import Text
from clauses.library.values import Formula, Phrase

Result = TypeVar("Result")
IDENTIFIER = re.compile(r"[a-z_][a-z0-9_]*")
WEB_ADDRESS = re.compile(r"https://[^\s]+")
RESERVED = ("and", "or", "not", "in", "is", "if", "else", "true", "false", "none")
NOTHING = Formula('""', OptionText(""))
# Texts are parsed once: a draft is read again at each change, and nearly all of it is as before. The trees are
# frozen, so that libraries may share them; twice what a large library holds is kept.
REMEMBERED = 8192
expression_of = lru_cache(REMEMBERED)(parse_expression)
line_of = lru_cache(REMEMBERED)(parse_line)
text_of = lru_cache(REMEMBERED)(parse_text)


@dataclass(slots=True)
class Fields:
    """The fields still to read of one thing, where it stands, and the findings so far."""

    data: dict[str, Any]  # JSON data; each reader below checks what it takes
    place: Place
    found: list[Finding]
    taken: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, data: object, place: Place, found: list[Finding]) -> "Fields":
        """The fields of a table; a finding where it is none."""
        if isinstance(data, Mapping):
            return cls({str(key): value for key, value in data.items()}, place, found)
        fields = cls({}, place, found)
        fields.note("not-a-table", "A table of fields was expected here.")
        return fields

    def note(
        self, code: str, message: str, *, hint: str = "", part: str = "", line: int = 0
    ) -> None:
        """Write down an error at this place."""
        part = ", ".join(filter(None, (self.place.part, part)))
        place = Place(self.place.kind, self.place.key, part, line)
        self.found.append(Finding(Level.ERROR, code, message, place, hint))

    def take(self, key: str) -> Any:
        """The raw value of a field, None where it is left out."""
        self.taken.add(key)
        return self.data.get(key)

    def refuse_the_rest(self) -> None:
        """Note every field that nobody asked for."""
        for key in sorted(self.data.keys() - self.taken):
            self.note(
                "unknown-field",
                f'There is no field "{key}" here.',
                hint="Check its spelling.",
                part=key,
            )

    def text(self, key: str, *, default: str | None = None) -> str:
        """A text field; a finding where it is required and missing or empty."""
        value = self.take(key)
        if isinstance(value, str) and (value.strip() or default is not None):
            return value
        if value is None and default is not None:
            return default
        self.note("missing-field", f'The field "{key}" must hold a text.', part=key)
        return ""

    def web_address(self, key: str) -> str:
        """An address that a page may link to: nothing but https, so that no link can run a script."""
        value = self.text(key)
        if value and not WEB_ADDRESS.fullmatch(value):
            self.note("bad-field", f'The field "{key}" must be an address: https://...', part=key)
        return value

    def identifier(self, key: str) -> str:
        """A key that expressions can name: small letters, digits and underscores."""
        value = self.text(key)
        if value and (value in RESERVED or not IDENTIFIER.fullmatch(value)):
            self.note(
                "bad-key",
                f'"{value}" cannot be used in conditions.',
                hint="Use small letters, digits and underscores, and no word of the clause language.",
                part=key,
            )
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """A yes/no field."""
        value = self.take(key)
        if value is None or isinstance(value, bool):
            return default if value is None else value
        self.note("bad-field", f'The field "{key}" must be true or false.', part=key)
        return default

    def whole_number(self, key: str, *, default: int) -> int:
        """A whole number field."""
        value = self.take(key)
        if value is None:
            return default
        return value if isinstance(value, int) and not isinstance(value, bool) else -1

    def amount(self, key: str) -> int | None:
        """How many; None where it is left out."""
        value = self.take(key)
        if value is None or (isinstance(value, int) and value >= 0 and not isinstance(value, bool)):
            return value
        self.note("bad-field", f'The field "{key}" must be a whole number, 0 or more.', part=key)
        return None

    def required_amount(self, key: str) -> int:
        """How many; a finding where it is left out."""
        if self.data.get(key) is None:
            self.note("missing-field", f'The field "{key}" must hold a whole number.', part=key)
        return self.amount(key) or 0

    def number(self, key: str) -> Fraction | None:
        """A number; None where it is left out."""
        value = self.take(key)
        if value is None:
            return None
        if _is_number(value):
            return Fraction(str(value))
        self.note("bad-field", f'The field "{key}" must be a number.', part=key)
        return None

    def numbers(self, key: str) -> tuple[Fraction, ...]:
        """A list of numbers."""
        values = self._list(key)
        good = [value for value in values if _is_number(value)]
        if len(good) != len(values):
            self.note("bad-field", f'The field "{key}" must list numbers.', part=key)
        return tuple(Fraction(str(value)) for value in good)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        values = self._list(key)
        if not all(isinstance(value, str) for value in values):
            self.note("bad-field", f'The field "{key}" must list texts in quotes.', part=key)
        return tuple(str(value) for value in values)

    def rows(self, key: str) -> Mapping[str, str]:
        """A table of text to text."""
        value = self.take(key)
        if isinstance(value, Mapping) and all(isinstance(row, str) for row in value.values()):
            return MappingProxyType({str(name): str(row) for name, row in value.items()})
        self.note("bad-field", f'The field "{key}" must be a table of texts.', part=key)
        return MappingProxyType({})

    def one_of(self, key: str, choices: Any, *, default: str | None = None) -> Any:
        """One of the words of a Literal type, returned as that type's word."""
        value = self.take(key)
        words = get_args(choices)
        if value is None and default is not None:
            return default
        if value in words or (value == "" and default == ""):
            return value
        listed = ", ".join(f'"{word}"' for word in words if word)
        self.note("bad-field", f'The field "{key}" must be one of {listed}.', part=key)
        return words[0]

    def _list(self, key: str) -> list[object]:
        value = self.take(key)
        if value is None:
            return []
        if isinstance(value, list | tuple):
            return list(value)
        self.note("bad-field", f'The field "{key}" must be a list.', part=key)
        return []

    def tables(self, key: str, *, kind: str, name: str = "key") -> list["Fields"]:
        """The fields of each thing in a list; with no name they stay at this place."""
        result = []
        for position, value in enumerate(self._list(key), start=1):
            inner_name = value.get(name) if isinstance(value, Mapping) and name else None
            if name:
                place = Place(kind, str(inner_name or f"number {position}"))
            else:
                place = Place(self.place.kind, self.place.key, f"{key} {_key_of(value, position)}")
            result.append(Fields.of(value, place, self.found))
        return result

    def parts(self, key: str, *, part: str) -> list["Fields"]:
        """The fields of each part of this thing, named by the part's key."""
        return [
            Fields.of(
                value,
                Place(self.place.kind, self.place.key, f'{part} "{_key_of(value, position)}"'),
                self.found,
            )
            for position, value in enumerate(self._list(key), start=1)
        ]

    def formula(self, key: str) -> Formula | None:
        """An expression, None where it is left out or empty. A number stands for itself."""
        value = self.take(key)
        if value is None or value == "":
            return None
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            self.note("bad-field", f'The field "{key}" must hold a condition in quotes.', part=key)
            return None
        source = value
        return self._parsed(key, lambda: Formula(source, expression_of(source)))

    def required_formula(self, key: str) -> Formula:
        """An expression that must be there."""
        formula = self.formula(key)
        if formula is None and not self.data.get(key):
            self.note("missing-field", f'The field "{key}" must hold a condition.', part=key)
        return formula or NOTHING

    def party(self, key: str) -> Formula:
        """A party word, or an expression that gives one."""
        value = self.data.get(key)
        if value in ("customer", "manufacturer", "both"):
            self.taken.add(key)
            return Formula(value, OptionText(value))
        return self.required_formula(key)

    def phrase(self, key: str) -> Phrase:
        """One paragraph of clause language that must be there."""
        source = self.text(key)
        return self._parsed(key, lambda: Phrase(source, line_of(source.strip()))) or Phrase(
            source, ()
        )

    def clause_text(self, key: str) -> Text:
        """A text of paragraphs, lists and tables that must be there."""
        source = self.text(key)
        return self._parsed(key, lambda: text_of(source)) or Text(source, ())

    def _parsed(self, key: str, parse: Callable[[], Result]) -> Result | None:
        try:
            return parse()
        except LanguageError as e:
            self.note("not-in-the-language", e.reason, hint=e.hint, part=key, line=e.line)
            return None


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < LARGEST_NUMBER  # which no number without end and nothing that is none is


def _key_of(value: object, position: int) -> str:
    key = value.get("key") if isinstance(value, Mapping) else None
    return str(key or position)

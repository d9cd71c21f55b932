"""Reads the fields of one thing from plain data, and notes what is wrong with place, reason and what to do."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeVar, assert_never

from clauses.library.answers import LARGEST_NUMBER
from clauses.library.faults.fault import StatedFault
from clauses.library.faults.of_files import (
    BAD_FIELD,
    BAD_KEY,
    MISSING_FIELD,
    NOT_A_TABLE,
    NOT_IN_THE_LANGUAGE,
    UNKNOWN_FIELD,
)
from clauses.library.findings import Finding, LanguageError, Place
from clauses.library.language.blocks import parse_text
from clauses.library.language.contents import PARTIES, Formula, Gives, Phrase
from clauses.library.language.expressions import TextLiteral as OptionText
from clauses.library.language.parsing import parse_expression, parse_line
from clauses.library.language.text import Text
from clauses.library.schema import Content, FieldKind, PartKind, ThingKind, fields_of

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
        fields.note(NOT_A_TABLE.stated())
        return fields

    def note(self, stated: StatedFault, *, part: str = "", line: int = 0) -> None:
        """Write down what is wrong at this place."""
        part = ", ".join(filter(None, (self.place.part, part)))
        self.found.append(stated.at(Place(self.place.kind, self.place.key, part, line)))

    def take(self, key: str) -> Any:
        """The raw value of a field, None where it is left out."""
        self.taken.add(key)
        return self.data.get(key)

    def refuse_the_rest(self) -> None:
        """Note every field that nobody asked for."""
        for key in sorted(self.data.keys() - self.taken):
            self.note(UNKNOWN_FIELD.stated(key=key), part=key)

    def whole_number(self, key: str, *, usual: int) -> int:
        """A whole number; -1 where it is anything else."""
        value = self.take(key)
        if value is None:
            return usual
        return value if isinstance(value, int) and not isinstance(value, bool) else -1

    def things(self, kind: ThingKind) -> Iterator["Fields"]:
        """The fields of each thing of a kind."""
        for number, value in enumerate(self.items(kind.list, self.take(kind.list)), start=1):
            key = value.get(kind.key) if isinstance(value, Mapping) else None
            yield Fields.of(value, Place(kind.noun, str(key or f"number {number}")), self.found)

    def parts(self, kind: PartKind, value: object) -> Iterator[Any]:
        """Each part in a list of this thing."""
        for number, item in enumerate(self.items(kind.list, value), start=1):
            place = replace(self.place, part=kind.place_in_data(item, number))
            fields = Fields.of(item, place, self.found)
            yield fields.built(kind.type)
            fields.refuse_the_rest()

    def built(self, described: Any, **owner: str) -> Any:
        """A thing or part of this type, of all fields that the schema knows of it."""
        return described(**self.read_all(fields_of(described)), **owner)

    def read_all(self, kinds: tuple[FieldKind, ...]) -> dict[str, Any]:
        """The values of these fields by name."""
        return {kind.name: self.read(kind) for kind in kinds}

    def read(self, kind: FieldKind) -> Any:
        """The value of a field, as its dataclass takes it; a stand-in where a finding says what is wrong."""
        value = self.take(kind.name)
        if value is None and not kind.is_required:
            return kind.usual
        match kind.content:
            case Content.WORDS:
                return self.words(kind, value)
            case Content.IDENTIFIER:
                return self.identifier(kind, self.words(kind, value))
            case Content.WEB_ADDRESS:
                return self.web_address(kind, self.words(kind, value))
            case Content.ONE_OF:
                listed = ", ".join(f'"{word}"' for word in kind.words if word)
                return self.checked(kind, value, value in kind.words, f"be one of {listed}")
            case Content.FLAG:
                return self.checked(kind, value, isinstance(value, bool), "be true or false")
            case Content.AMOUNT:
                return self.amount(kind, value)
            case Content.FIGURE:
                return Fraction(str(self.checked(kind, value, _is_number(value), "be a number", 0)))
            case Content.FIGURES:
                items = self.items(kind.name, value)
                are_numbers = all(map(_is_number, items))
                items = self.checked(kind, items, are_numbers, "list numbers", ())
                return tuple(Fraction(str(item)) for item in items)
            case Content.LIST:
                items = self.items(kind.name, value)
                are_words = all(isinstance(item, str) for item in items)
                return tuple(self.checked(kind, items, are_words, "list texts in quotes", ()))
            case Content.TABLE:
                rows = self.checked(kind, value, _is_table(value), "be a table of texts", {})
                return MappingProxyType({str(name): row for name, row in rows.items()})
            case Content.FORMULA:
                return self.formula(kind, value)
            case Content.PHRASE:
                source = self.words(kind, value)
                return Phrase(source, self.parsed(kind, lambda: line_of(source.strip())) or ())
            case Content.TEXT:
                source = self.words(kind, value)
                return self.parsed(kind, lambda: text_of(source)) or Text(source, ())
            case Content.PARTS:
                assert kind.part is not None
                return tuple(self.parts(kind.part, value))
            case _:
                assert_never(kind.content)

    def checked(
        self, kind: FieldKind, value: Any, is_good: bool, demand: str, stand_in: Any = ""
    ) -> Any:
        """A value if it is good; else the stand-in, and a finding that says what the field must do."""
        if not is_good:
            self.note(BAD_FIELD.stated(key=kind.name, wanted=demand), part=kind.name)
        return value if is_good else stand_in

    def missing(self, kind: FieldKind, wanted: str) -> None:
        """Note that a field is left out, or empty, that must hold something."""
        self.note(MISSING_FIELD.stated(key=kind.name, wanted=wanted), part=kind.name)

    def words(self, kind: FieldKind, value: object) -> str:
        """A text, which must not be empty where it must be there."""
        if isinstance(value, str) and (value.strip() or not kind.is_required):
            return value
        self.missing(kind, "a text")
        return ""

    def identifier(self, kind: FieldKind, key: str) -> str:
        """A key that expressions can name: small letters, digits and underscores."""
        if key and (key in RESERVED or not IDENTIFIER.fullmatch(key)):
            self.note(BAD_KEY.stated(key=key), part=kind.name)
        return key

    def web_address(self, kind: FieldKind, address: str) -> str:
        """An address that a page may link to: nothing but https, so that no link can run a script."""
        if address and not WEB_ADDRESS.fullmatch(address):
            wanted = "be an address: https://..."
            self.note(BAD_FIELD.stated(key=kind.name, wanted=wanted), part=kind.name)
        return address

    def amount(self, kind: FieldKind, value: object) -> int:
        """How many."""
        if value is None:
            self.missing(kind, "a whole number")
            return 0
        is_good = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        return int(self.checked(kind, value, is_good, "be a whole number, 0 or more", 0))

    def formula(self, kind: FieldKind, value: object) -> Formula | None:
        """An expression; a number, and the name of a party where one is asked for, stand for themselves."""
        if kind.gives is Gives.PARTY and value in PARTIES:
            return Formula(str(value), OptionText(str(value)))
        formula = self.expression(kind, value)
        if formula is None and kind.is_required and not value:
            self.missing(kind, "a condition")
        return formula or (NOTHING if kind.is_required else None)

    def expression(self, kind: FieldKind, value: object) -> Formula | None:
        """An expression; None where there is none that can be read."""
        if value is None or value == "":
            return None
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        is_good = is_number or isinstance(value, str)
        source = str(self.checked(kind, value, is_good, "hold a condition in quotes"))
        if not is_good:
            return None
        return self.parsed(kind, lambda: Formula(source, expression_of(source)))

    def items(self, key: str, value: object) -> Sequence[object]:
        """The items of a list; none where it is left out or is none."""
        if value is None:
            return []
        if isinstance(value, list | tuple):
            return value
        self.note(BAD_FIELD.stated(key=key, wanted="be a list"), part=key)
        return []

    def parsed(self, kind: FieldKind, parse: Callable[[], Result]) -> Result | None:
        """What is parsed; None where the clause language refuses it, and the finding says why."""
        try:
            return parse()
        except LanguageError as e:
            refused = NOT_IN_THE_LANGUAGE.stated(reason=e.reason, advice=e.hint)
            self.note(refused, part=kind.name, line=e.line)
            return None


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < LARGEST_NUMBER  # which no number without end and nothing that is none is


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping) and all(isinstance(row, str) for row in value.values())

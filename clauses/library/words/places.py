"""Every formula, every text and every key of another thing in a library, with the place where it stands."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, assert_never

from clauses.library.findings import Place
from clauses.library.kinds import NUMBER, TRUTH, ValueType, kind_of, value_type_of
from clauses.library.language.contents import PARTIES, Formula, Gives, KeyOf, Phrase
from clauses.library.language.expressions import Expression
from clauses.library.language.readings import readings
from clauses.library.language.text import (
    Blank,
    Conditional,
    Heading,
    Insert,
    Line,
    Node,
    Paragraph,
    Reference,
    Table,
    Words,
    expressions_in,
    inside,
    lines_of,
)
from clauses.library.schema import (
    KIND_OF,
    THING_KINDS,
    Content,
    FieldKind,
    ThingKind,
    library_fields,
)
from clauses.library.values import Library, Question

SENTENCE = re.compile(r"(?<=[.;])\s+")  # what stands between two
HALF_SENTENCE = re.compile(r"(?<=[.;:])\s+")
OPERATIVE = ("clause", "schedule")  # the things whose sentences bind the Parties


@dataclass(frozen=True, slots=True)
class PlacedFormula:
    """A formula, where it stands, the type it must have, and whether it may ask the selection."""

    formula: Formula
    place: Place
    wanted: ValueType | None = TRUTH
    may_ask_selection: bool = False


@dataclass(frozen=True, slots=True)
class PlacedKey:
    """The key of another thing, of which kind that must be, and where it is named."""

    key_of: KeyOf
    key: str
    place: Place
    field: str  # of the thing: the one that names the key, or the list of its parts


@dataclass(frozen=True, slots=True)
class PlacedWords:
    """What a field of words holds, where it stands, and whether an agreement prints it."""

    words: tuple[str, ...]
    place: Place
    is_printed: bool


@dataclass(frozen=True, slots=True)
class PlacedText:
    """The nodes of a text, phrase or definition, and where it stands."""

    nodes: tuple[Node, ...]
    place: Place
    is_printed: bool = True  # in agreements; messages are shown on pages only
    is_phrase: bool = False

    def placed_lines(self) -> Iterator[tuple[Place, Line]]:
        """Every line in reading order: of paragraphs, items, headings and cells, or the whole of a phrase."""
        if self.is_phrase:
            yield self.place, self.nodes  # type: ignore[misc]  # a phrase holds nothing but inline nodes
        for place, node in self.placed_nodes():
            for line in lines_of(node):
                yield place, line

    def placed_nodes(self) -> Iterator[tuple[Place, Node]]:
        """Every node in reading order, each with the line of its paragraph, heading or table."""
        found: list[tuple[int, Node]] = []
        _number(self.nodes, 0, found)
        place = self.place
        for line, node in found:
            if place.line != line:
                place = replace(self.place, line=line)
            yield place, node


@lru_cache(
    maxsize=4096
)  # a draft is read at each pause of a writer, and hardly any text of it has changed
def placed_readings(text: PlacedText) -> tuple[tuple[Place, str], ...]:
    """Every way to read each line of a text, in reading order."""
    return tuple((place, read) for place, line in text.placed_lines() for read in readings(line))


@lru_cache(maxsize=4096)
def placed_sentences(text: PlacedText) -> tuple[tuple[Place, str], ...]:
    """The sentences of each reading, and their halves at a semicolon or colon; of a line, each once."""
    return tuple(
        dict.fromkeys(
            (place, sentence)
            for place, read in placed_readings(text)
            for sentence in HALF_SENTENCE.split(read)
        )
    )


def _number(nodes: tuple[Node, ...], line: int, found: list[tuple[int, Node]]) -> None:
    """Add every node with its line. Most nodes hold nothing: a draft is walked at each pause of a writer."""
    for node in nodes:
        if isinstance(node, Words | Blank | Reference):
            found.append((line, node))
        else:
            here = _line_of(node) or line
            found.append((here, node))
            _number(inside(node), here, found)


def _line_of(node: Node) -> int:
    """The line of a node, or of the first inside a condition; 0 where it has none of its own."""
    match node:
        case (
            Paragraph(number=line) | Heading(number=line) | Table(number=line) | Insert(number=line)
        ):
            return line
        case Conditional():
            return next(filter(None, map(_line_of, inside(node))), 0)
        case _:
            return 0


def formulas(library: Library) -> Iterator[PlacedFormula]:
    """Every formula of a library."""
    for kind in THING_KINDS:
        for thing in kind.things(library):
            yield from _formulas_in(kind, thing)


def every_expression(library: Library) -> Iterator[Expression]:
    """Every expression of a library: its formulas, and what stands in its texts."""
    for placed in formulas(library):
        yield placed.formula.expression
    for text in texts(library):
        yield from expressions_in(text.nodes)


def question_formulas(question: Question) -> Iterator[PlacedFormula]:
    """The formulas of a question: when it is asked, its defaults, its limits."""
    return _formulas_in(KIND_OF["question"], question)


def _formulas_in(kind: ThingKind, thing: Any) -> Iterator[PlacedFormula]:  # a thing of the kind
    for _, field, place, formula in _held(kind, thing, _is_formula):
        wanted = _wanted(field, thing)
        yield PlacedFormula(formula, place, wanted, field.may_ask_selection)


def _wanted(field: FieldKind, thing: Any) -> ValueType | None:  # a thing that has the field
    match field.gives:
        case Gives.TRUTH:
            return TRUTH
        case Gives.ANSWER:
            return value_type_of(thing)
        case Gives.LIMIT:
            return value_type_of(thing) if kind_of(thing).measured == "value" else NUMBER
        case Gives.PARTY:
            return ValueType("word", frozenset(PARTIES))
        case Gives.ANYTHING | None:
            return None
        case _:
            assert_never(field.gives)


def texts(library: Library) -> Iterator[PlacedText]:
    """Every text of a library: positions, schedules, definitions and messages."""
    for kind in THING_KINDS:
        for thing in kind.things(library):
            for _, field, place, text in _held(kind, thing, _is_text):
                is_phrase = isinstance(text, Phrase)
                nodes = text.line if is_phrase else text.blocks
                yield PlacedText(nodes, place, field.is_printed, is_phrase)


def operative_texts(library: Library) -> Iterator[PlacedText]:
    """Those whose sentences bind the Parties: of clauses and schedules. They set points and define terms."""
    return (text for text in texts(library) if text.place.kind in OPERATIVE)


def words_held(library: Library) -> Iterator[PlacedWords]:
    """What every field of words, lists of words and tables holds; keys of other things and addresses aside."""
    for field in filter(_is_words, library_fields()):
        place = Place("library", "", field.name)
        yield PlacedWords(_words(getattr(library, field.name)), place, field.is_printed)
    for kind in THING_KINDS:
        for thing in kind.things(library):
            for _, field, place, held in _held(kind, thing, _is_words):
                yield PlacedWords(_words(held), place, field.is_printed)


def _words(held: str | tuple[str, ...] | Mapping[str, str]) -> tuple[str, ...]:
    match held:
        case str():
            return (held,)
        case tuple():
            return held
        case _:
            return tuple(held.values())


def keys_named(library: Library) -> Iterator[PlacedKey]:
    """Every key of another thing that is named outside of texts and formulas: companions, sources and the like."""
    for kind in THING_KINDS:
        for thing in kind.things(library):
            for own, field, place, named in _held(kind, thing, _is_key):
                assert field.key_of is not None
                for key in filter(None, [named] if isinstance(named, str) else named):
                    yield PlacedKey(field.key_of, key, place, own.name)


def _held(
    kind: ThingKind, thing: Any, fits: Callable[[FieldKind], bool]
) -> Iterator[tuple[FieldKind, FieldKind, Place, Any]]:  # whatever its dataclass says
    """What a thing and its parts hold in some of their fields: that of the thing, that of the part, the place."""
    noun, key = kind.noun, getattr(thing, kind.key)
    for field, inner in _fitting(kind, fits):
        value = getattr(thing, field.name)
        if field.part is None:
            if value is not None:
                yield field, field, Place(noun, key, field.name), value
            continue
        for number, part in enumerate(value, start=1):
            for one in inner:
                if (held := getattr(part, one.name)) is not None:
                    place = Place(noun, key, field.part.place_of(part, number, one.name))
                    yield field, one, place, held


@lru_cache  # asked for each thing of a draft, at each pause of a writer
def _fitting(
    kind: ThingKind, fits: Callable[[FieldKind], bool]
) -> tuple[tuple[FieldKind, tuple[FieldKind, ...]], ...]:
    """The fields of a kind that fit, and its lists of parts that have such fields, with these."""
    inside = {part.list: tuple(filter(fits, part.fields)) for part in kind.parts}
    found = ((field, inside.get(field.name, ())) for field in kind.fields)
    return tuple((field, inner) for field, inner in found if inner or fits(field))


def _is_formula(field: FieldKind) -> bool:
    return field.content is Content.FORMULA


def _is_text(field: FieldKind) -> bool:
    return field.content in (Content.PHRASE, Content.TEXT)


def _is_words(field: FieldKind) -> bool:
    return field.key_of is None and field.content in (Content.WORDS, Content.LIST, Content.TABLE)


def _is_key(field: FieldKind) -> bool:
    return field.key_of is not None

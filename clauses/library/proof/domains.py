"""Which words an answer can be, where the question offers no list: only those that the library tells apart.

Countries, currencies and words typed are countless, but conditions tell few of them apart. Two countries that no
condition distinguishes are alike for every agreement, so a few of each kind stand for all.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import assert_never

from clauses.library.answers import PICK_PREFIX
from clauses.library.kinds import COUNTRIES, CURRENCIES, example_words, kind_of, word_refusal
from clauses.library.language.expressions import (
    MISSING,
    AmountIn,
    Compare,
    Contains,
    Expression,
    Listed,
    Lookup,
    Name,
    PartOf,
    PointOf,
    PositionOf,
    TextLiteral,
    walk,
)
from clauses.library.language.known_names import CURRENCY
from clauses.library.language.text import expressions_in
from clauses.library.values import Library, Question
from clauses.library.words.places import formulas, texts

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

Source = tuple[str, str]  # a question, and the part of it that is read


@dataclass(slots=True)
class ComparedWords:
    """What comes together in a comparison: sources of words, and the words, sets and tables they meet."""

    sources: dict[Source, None] = field(default_factory=dict)
    words: dict[str, None] = field(default_factory=dict)
    sets: dict[str, None] = field(default_factory=dict)
    tables: dict[str, None] = field(default_factory=dict)

    def join(self, other: "ComparedWords") -> None:
        """Take in what comes together in another comparison."""
        self.sources |= other.sources
        self.words |= other.words
        self.sets |= other.sets
        self.tables |= other.tables


Domains = Mapping[Source, tuple[str, ...]]


def domains(*libraries: Library) -> Domains:
    """For each source of words that a condition reads: the words that stand for all it could be.

    Of several libraries, what one of them tells apart is told apart for all.
    """
    groups: list[ComparedWords] = []
    for compared in chain.from_iterable(map(_comparisons, libraries)):
        # Groups that share a source become one: two sources that are compared with each other need common words, or no
        # model could make them equal, and the proof would overlook what happens then.
        joined = [group for group in groups if group.sources.keys() & compared.sources.keys()]
        for group in joined:
            compared.join(group)
            groups.remove(group)
        groups.append(compared)
    return {
        source: _domain(source, group, libraries) for group in groups for source in group.sources
    }


def _comparisons(library: Library) -> Iterator[ComparedWords]:
    known: dict[str, ComparedWords] = {}
    for expression in _expressions(library):
        for node in walk(expression):
            if isinstance(node, Compare | Contains | Lookup | AmountIn):
                compared = _compared(node, library, known)
                if compared.sources:
                    yield compared


def _expressions(library: Library) -> Iterator[Expression]:
    """Every condition and limit; defaults only of questions that may stay unanswered."""
    for placed in formulas(library):
        # Somebody answers a required question, with whatever its kind takes: its default adds no answer, so it tells
        # none apart.
        asked = library.question(placed.place.key) if placed.place.kind == "question" else None
        if asked is None or not asked.required or "default" not in placed.place.part:
            yield placed.formula.expression
    for text in texts(library):
        yield from expressions_in(text.nodes)


def _compared(
    expression: Expression, library: Library, known: dict[str, ComparedWords]
) -> ComparedWords:
    found = ComparedWords()
    for node in walk(expression):
        match node:
            case TextLiteral(word):
                found.words[word] = None
            case Listed(items):
                found.words |= dict.fromkeys(items)
            case AmountIn(table):
                found.tables[table] = None
                found.join(_named(CURRENCY, library, known))
            case Lookup(table, _):
                found.tables[table] = None
                found.words |= dict.fromkeys(library.index.tables.get(table, {}).values())
            case PointOf(point):
                found.join(_compared(library.index.told.get(point, MISSING), library, known))
            case PositionOf(clause):
                found.words |= _positions(clause, library)
            case PartOf(key, part):
                found.sources[(key, part)] = None
            case Name(key):
                found.join(_named(key, library, known))
            case _:
                pass
    return found


def _named(key: str, library: Library, known: dict[str, ComparedWords]) -> ComparedWords:
    question, fact = library.question(key), library.index.facts.get(key)
    if question is not None:
        return _of_question(question)
    if fact is None:
        picked = _positions(key.removeprefix(PICK_PREFIX), library)
        return ComparedWords(words=picked, sets={key: None} if key in library.index.sets else {})
    if key not in known:
        known[key] = ComparedWords()  # a fact that asks itself says nothing; lint reports it
        known[key] = _compared(fact.value.expression, library, known)
    return known[key]


def _of_question(question: Question) -> ComparedWords:
    kind = kind_of(question)
    match kind.words:
        case "typed" | "countries" | "currencies":
            return ComparedWords(sources={(question.key, ""): None})
        case "options" | "none":
            return ComparedWords(words=dict.fromkeys(one.key for one in question.options))
        case _:
            assert_never(kind.words)


def _positions(clause: str, library: Library) -> dict[str, None]:
    """The keys of positions, which a comparison may meet as words."""
    held = library.clause(clause)
    return {} if held is None else dict.fromkeys(position.key for position in held.positions)


def _domain(
    source: Source, group: ComparedWords, libraries: tuple[Library, ...]
) -> tuple[str, ...]:
    codes = _codes(source, libraries)
    if codes is None:
        return ()
    if codes:
        return _representatives(codes, group, libraries)
    asked = None if source[1] else _asked(source, libraries)
    return tuple(
        word
        for word in dict.fromkeys(_typed(group, libraries))
        if asked is None or not word_refusal(asked, word)
    )


def _asked(source: Source, libraries: tuple[Library, ...]) -> Question | None:
    return next(filter(None, (library.question(source[0]) for library in libraries)), None)


def _codes(source: Source, libraries: tuple[Library, ...]) -> tuple[str, ...] | None:
    """The closed list that a source takes its words from; empty where they are typed, None where nothing asks."""
    question = _asked(source, libraries)
    if question is None:
        return None
    if source[1]:
        return COUNTRIES if source[1] == "country" else ()
    kind = kind_of(question)
    match kind.words:
        case "countries":
            return COUNTRIES
        case "currencies":
            return CURRENCIES
        case "typed" | "options" | "none":
            return ()
        case _:
            assert_never(kind.words)


def _representatives(
    codes: Iterable[str], group: ComparedWords, libraries: tuple[Library, ...]
) -> tuple[str, ...]:
    """So many of each kind of code that the group tells apart."""
    found: dict[tuple[object, ...], list[str]] = {}
    for code in codes:
        kind = (
            code if code in group.words else "",
            *(code in one.index.sets.get(key, ()) for one in libraries for key in group.sets),
            *(one.index.tables.get(key, {}).get(code) for one in libraries for key in group.tables),
        )
        found.setdefault(kind, []).append(code)
    # As many of each kind as sources are compared: so all of them can differ from each other, and more would show
    # nothing new.
    return tuple(code for alike in found.values() for code in alike[: len(group.sources)])


def _typed(group: ComparedWords, libraries: tuple[Library, ...]) -> Iterator[str]:
    """Words that the group tells apart, as far as they can be typed, and so many others."""
    words = dict(group.words)
    for library in libraries:
        for key in group.sets:
            words |= dict.fromkeys(sorted(library.index.sets.get(key, ())))
        for key in group.tables:
            words |= dict.fromkeys(library.index.tables.get(key, {}))
    yield from (word for word in words if word and word == word.strip())
    for codes in dict.fromkeys(_codes(source, libraries) for source in group.sources):
        yield from _representatives(codes or (), group, libraries)
    parts = {part for _, part in group.sources}
    about = parts.pop().replace("_", " ") if len(parts) == 1 else ""
    for example in dict.fromkeys(_example_of(source, libraries) for source in group.sources):
        letters = LETTERS[: len(group.sources)]
        yield from (example(about or "words", letter) for letter in letters)


def _example_of(source: Source, libraries: tuple[Library, ...]) -> Callable[[str, str], str]:
    """How words are made up for a source: those of one kind may meet those of another in a comparison."""
    asked = None if source[1] else _asked(source, libraries)
    return example_words if asked is None else kind_of(asked).example

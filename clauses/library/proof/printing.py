"""What an agreement prints, and when: its parts, the terms they use, the list of definitions."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from clauses.library.deal.cells import head_of
from clauses.library.deal.questions_read import everything_read
from clauses.library.findings import Place
from clauses.library.language.expressions import (
    ALWAYS,
    NEVER,
    Expression,
    Included,
    all_of,
    any_of,
    none_of,
    taken,
)
from clauses.library.language.known_names import CURRENCY, MATRIX_HEAD, SIGNING_PARTIES
from clauses.library.language.printed_paths import Placed
from clauses.library.language.text import Insert, Paragraph, Words, expressions_of, walk
from clauses.library.proof.chosen_words import PrintedText, chosen_words
from clauses.library.proof.paths import lines, placed_blocks, runs
from clauses.library.values import Library
from clauses.library.words.terms import TermForms

Found = TypeVar("Found")
DEFINED = "defined("


@dataclass(frozen=True, slots=True, repr=False)
class FoundBefore:
    """What was found in a text, what it rests on, and the library whose questions the text read."""

    rests_on: tuple[object, ...]
    library: Library
    found: tuple[Any, ...]

    def still_holds(
        self, part: PrintedText, library: Library, rests_on: tuple[object, ...]
    ) -> bool:
        """Whether the same would be found in a part of another library."""
        if self.rests_on != rests_on:
            return False
        if self.library.questions is library.questions:
            return True
        # Of the questions, a text rests on those alone that it reads; most changes touch a question or two.
        return all(
            self.library.question(key) == library.question(key) for key in _read_by(part, library)
        )


def _read_by(part: PrintedText, library: Library) -> Iterator[str]:
    """The questions whose words or kind a text may depend on; the Parties stand in it by their words."""
    yield from (*SIGNING_PARTIES, CURRENCY)
    for node in walk(tuple(part.nodes)):
        if isinstance(node, Insert):
            yield node.key
        for expression in expressions_of(node):
            yield from everything_read(expression, library)


@dataclass(slots=True, repr=False)
class TextMemo:
    """What was found in each text, so that of a library which differs in little the rest is not read again."""

    found: dict[tuple[str, Place], FoundBefore] = field(default_factory=dict)
    used: tuple[Library, Mapping[str, Expression]] | None = None  # of the library asked for last

    def once(
        self,
        what: str,
        part: PrintedText,
        library: Library,
        rests_on: tuple[object, ...],
        find: Callable[[], Iterable[Found]],
    ) -> tuple[Found, ...]:
        """What was found in a part, unless the part, a question that it reads or what it rests on is another now."""
        marks = (part.text, part.printed, *rests_on)
        earlier = self.found.get((what, part.place))
        if earlier is None or not earlier.still_holds(part, library, marks):
            earlier = FoundBefore(marks, library, tuple(find()))
            self.found[(what, part.place)] = earlier
        return earlier.found


def parts(library: Library) -> tuple[PrintedText, ...]:
    """The texts of positions and schedules."""
    positions = (
        PrintedText(
            Place("clause", clause.key, f'position "{position.key}", text'),
            taken(clause.key, position.key),
            position.text.blocks,
            position.text,
        )
        for clause in library.clauses
        for position in clause.positions
    )
    schedules = (
        PrintedText(
            Place("schedule", schedule.key, "text"),
            ALWAYS if schedule.when is None else schedule.when.expression,
            schedule.text.blocks,
            schedule.text,
        )
        for schedule in library.schedules
    )
    return (*positions, *schedules)


def definitions(library: Library, used: Mapping[str, Expression]) -> tuple[PrintedText, ...]:
    """The definitions, each printed when its term is used and nowhere defined where it stands, and there is a list."""
    listed = any_of(*(one.path for _, one, _ in inserts(library, "definitions")))
    in_place = defined_in_place(library)
    return tuple(
        PrintedText(
            Place("term", term.term, "definition"),
            all_of(used.get(term.term, NEVER), listed, none_of(*in_place.get(term.term, ()))),
            (Paragraph(term.definition.line),),
            term.definition,
        )
        for term in library.terms
    )


def defined_in_place(library: Library) -> Mapping[str, tuple[Expression, ...]]:
    """For each term that some text defines where it stands: the path to each such place."""
    found: dict[str, tuple[Expression, ...]] = {}
    for part in parts(library):
        for one in part.placed() if DEFINED in part.source else ():
            if isinstance(one.node, Words) and one.node.is_defined:
                found[one.node.words] = (*found.get(one.node.words, ()), one.path)
    return found


def inserts(library: Library, kind: str) -> tuple[tuple[PrintedText, Placed, Insert], ...]:
    """Every place where the document makes a part of this kind itself."""
    return tuple(
        (part, one, one.node)
        for part in parts(library)
        for one in placed_blocks(part.nodes, part.printed)
        if isinstance(one.node, Insert) and one.node.kind == kind
    )


@dataclass(frozen=True, slots=True)
class PrintedTerm:
    """A term that a text uses, and the path to the words that use it."""

    term: str
    path: Expression


def uses(part: PrintedText, terms: TermForms, library: Library) -> Iterator[PrintedTerm]:
    """Every use of a term in a text, also in the words of the options that its blanks print."""
    for run in chosen_words(part, library):
        yield from (PrintedTerm(found.term, run.path) for found in terms.found_in(run.words))
    for line in lines(part.nodes, part.printed):
        for run in runs(line.line, line.path):
            yield from (PrintedTerm(found.term, run.path) for found in terms.found_in(run.words))
    for one in placed_blocks(part.nodes, part.printed):
        for words in head_of(one.node, library):
            yield from (PrintedTerm(found.term, one.path) for found in terms.found_in(words))


def heading_uses(library: Library, terms: TermForms) -> Iterator[PrintedTerm]:
    """Every use of a term in the heading of a section, a clause or a schedule."""
    headings: list[tuple[str, Expression]] = [
        (one.heading, Included(one.key)) for one in library.clauses
    ]
    for section in library.sections:
        inside = (Included(one.key) for one in library.clauses if one.section == section.key)
        headings.append((section.heading or section.title, any_of(*inside)))
    for schedule in library.schedules:
        path = ALWAYS if schedule.when is None else schedule.when.expression
        headings.append((schedule.heading, path))
    for heading, path in headings:
        yield from (PrintedTerm(found.term, path) for found in terms.found_in(heading))


def matrix_uses(library: Library, terms: TermForms) -> Iterator[PrintedTerm]:
    """Every use of a term in the responsibility matrix."""
    for _, one, _ in inserts(library, "responsibilities"):
        for words in MATRIX_HEAD:
            yield from (PrintedTerm(found.term, one.path) for found in terms.found_in(words))
        for row in library.responsibilities:
            path = all_of(one.path, ALWAYS if row.when is None else row.when.expression)
            for words in (row.activity, row.note):
                yield from (PrintedTerm(found.term, path) for found in terms.found_in(words))


def used_when(library: Library, kept: TextMemo | None = None) -> Mapping[str, Expression]:
    """For each term that something uses: when it is used, also by the definitions of other terms."""
    keeping = TextMemo() if kept is None else kept
    if keeping.used is None or keeping.used[0] is not library:
        keeping.used = library, _used_when(library, keeping)
    return keeping.used[1]


def uses_by_part(
    library: Library, keeping: TextMemo, terms: TermForms
) -> tuple[tuple[PrintedText, tuple[PrintedTerm, ...]], ...]:
    """The texts of positions and schedules, each with the terms that it uses."""
    return tuple((part, _read(part, "uses", library, keeping, terms)) for part in parts(library))


def _read(
    part: PrintedText, what: str, library: Library, keeping: TextMemo, terms: TermForms
) -> tuple[PrintedTerm, ...]:
    rests_on = (
        library.terms,
        library.names,
        library.facts,
        library.tables,
        library.points,
    )
    return keeping.once(what, part, library, rests_on, lambda: uses(part, terms, library))


def _used_when(library: Library, keeping: TextMemo) -> Mapping[str, Expression]:
    terms = TermForms.of_library(library)
    always = {term.term: ALWAYS for term in library.terms}
    of_texts = (use for _, found in uses_by_part(library, keeping, terms) for use in found)
    direct = by_term((*of_texts, *matrix_uses(library, terms), *heading_uses(library, terms)))
    by_definitions = {
        part.place.key: by_term(_read(part, "inner uses", library, keeping, terms))
        for part in definitions(library, always)
    }
    known: dict[str, Expression] = {}
    # Those that use others first, so that when a definition is printed is known before what it uses is asked.
    for circle in circles(by_definitions):
        known |= _used_in_circle(circle, direct, by_definitions, known)
    return {term: when for term, when in known.items() if when != NEVER}


def by_term(found: Iterable[PrintedTerm]) -> Mapping[str, Expression]:
    """For each term: when one of these uses is printed."""
    paths: dict[str, dict[int, Expression]] = {}
    for use in found:
        paths.setdefault(use.term, {})[id(use.path)] = use.path
    return {term: any_of(*held.values()) for term, held in paths.items()}


def circles(uses_of: Mapping[str, Mapping[str, Expression]]) -> tuple[tuple[str, ...], ...]:
    """The terms, those that use others first; terms that use each other in a circle stand together."""
    reached = {term: _reached(term, uses_of) for term in uses_of}
    found = {
        tuple(other for other in uses_of if other == term or _meet(term, other, reached)): None
        for term in uses_of
    }
    return tuple(sorted(found, key=lambda circle: -len(reached[circle[0]] | {circle[0]})))


def _meet(one: str, other: str, reached: Mapping[str, frozenset[str]]) -> bool:
    return other in reached[one] and one in reached[other]


def _reached(term: str, uses_of: Mapping[str, Mapping[str, Expression]]) -> frozenset[str]:
    found: dict[str, None] = {}
    waiting = [term]
    while waiting:
        for inner in uses_of.get(waiting.pop(), {}):
            if inner not in found:
                found[inner] = None
                waiting.append(inner)
    return frozenset(found)


def _used_in_circle(
    circle: tuple[str, ...],
    direct: Mapping[str, Expression],
    uses_of: Mapping[str, Mapping[str, Expression]],
    known: Mapping[str, Expression],
) -> Mapping[str, Expression]:
    """When the terms of a circle are used: by texts, by earlier terms, and then by each other."""
    outside = {
        term: any_of(direct.get(term, NEVER), *_used_by(term, known, uses_of)) for term in circle
    }
    # Each round follows uses one step further round the circle; after as many steps as it has terms, nothing new can
    # come.
    inside = outside
    for _ in circle[1:]:
        inside = {term: any_of(outside[term], *_used_by(term, inside, uses_of)) for term in circle}
    return inside


def _used_by(
    term: str,
    known: Mapping[str, Expression],
    uses_of: Mapping[str, Mapping[str, Expression]],
) -> Iterator[Expression]:
    for outer, when in known.items():
        if outer != term and term in uses_of[outer]:
            yield all_of(when, uses_of[outer][term])

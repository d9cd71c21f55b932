"""Every formula and every text of a library with the place where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from clauses.library.findings import Place
from clauses.library.kinds import NUMBER, TRUTH, ValueType, kind_of, value_type_of
from clauses.library.language.text import (
    Blank,
    Conditional,
    Heading,
    Insert,
    Node,
    Paragraph,
    Reference,
    Table,
    Words,
    inside,
)
from clauses.library.values import Clause, Formula, Library, Question


@dataclass(frozen=True, slots=True)
class PlacedFormula:
    """A formula, where it stands, the type it must have, and whether it may ask the selection."""

    formula: Formula
    place: Place
    wanted: ValueType | None = TRUTH
    may_ask_selection: bool = False


@dataclass(frozen=True, slots=True)
class PlacedText:
    """The nodes of a text, phrase or definition, and where it stands."""

    nodes: tuple[Node, ...]
    place: Place

    def placed_nodes(self) -> Iterator[tuple[Place, Node]]:
        """Every node in reading order, each with the line of its paragraph, heading or table."""
        found: list[tuple[int, Node]] = []
        _number(self.nodes, 0, found)
        place = self.place
        for line, node in found:
            if place.line != line:
                place = replace(self.place, line=line)
            yield place, node


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
    for question in library.questions:
        yield from question_formulas(question)
    for clause in library.clauses:
        yield from _clause_formulas(clause)
    for rule in library.rules:
        yield PlacedFormula(rule.when, Place("rule", rule.key, "when"), may_ask_selection=True)
    for schedule in library.schedules:
        if schedule.when is not None:
            place = Place("schedule", schedule.key, "when")
            yield PlacedFormula(schedule.when, place, may_ask_selection=True)
    for row in library.responsibilities:
        party = ValueType("word", frozenset(["customer", "manufacturer", "both"]))
        yield PlacedFormula(row.party, Place("responsibility", row.key, "party"), party)
        if row.when is not None:
            yield PlacedFormula(row.when, Place("responsibility", row.key, "when"))
    for fact in library.facts:
        yield PlacedFormula(fact.value, Place("fact", fact.key, "value"), None)


def question_formulas(question: Question) -> Iterator[PlacedFormula]:
    """The formulas of a question: when it is asked, its defaults, its limits."""
    own = value_type_of(question)
    limit = own if kind_of(question).measured == "value" else NUMBER

    def placed(formula: Formula | None, part: str, wanted: ValueType) -> Iterator[PlacedFormula]:
        if formula is not None:
            yield PlacedFormula(formula, Place("question", question.key, part), wanted)

    yield from placed(question.when, "when", TRUTH)
    yield from placed(question.default, "default", own)
    for number, default in enumerate(question.defaults, start=1):
        yield from placed(default.when, f"defaults {number}, when", TRUTH)
        yield from placed(default.value, f"defaults {number}, value", own)
    yield from placed(question.minimum, "minimum", limit)
    yield from placed(question.maximum, "maximum", limit)


def _clause_formulas(clause: Clause) -> Iterator[PlacedFormula]:
    if clause.when is not None:
        yield PlacedFormula(clause.when, Place("clause", clause.key, "when"))
    for companion in clause.companions:
        if companion.when is not None:
            place = Place("clause", clause.key, f'companion "{companion.clause}"')
            yield PlacedFormula(companion.when, place)
    for position in clause.positions:
        for part, formula in (("when", position.when), ("approval_when", position.approval_when)):
            if formula is not None:
                place = Place("clause", clause.key, f'position "{position.key}", {part}')
                yield PlacedFormula(formula, place)


def texts(library: Library) -> Iterator[PlacedText]:
    """Every text of a library: positions, schedules, definitions and messages."""
    for clause in library.clauses:
        for position in clause.positions:
            place = Place("clause", clause.key, f'position "{position.key}", text')
            yield PlacedText(position.text.blocks, place)
    for schedule in library.schedules:
        yield PlacedText(schedule.text.blocks, Place("schedule", schedule.key, "text"))
    for term in library.terms:
        yield PlacedText(term.definition.line, Place("term", term.term, "definition"))
    for rule in library.rules:
        yield PlacedText(rule.message.line, Place("rule", rule.key, "message"))

"""The parts that a document makes itself and that an agreement prints exactly once, and when it needs each."""

from dataclasses import dataclass
from fractions import Fraction

from clauses.library.kinds import kind_of
from clauses.library.language.contents import condition_of
from clauses.library.language.expressions import (
    ALWAYS,
    AttachedFor,
    Compare,
    CountOf,
    Expression,
    NumberLiteral,
    any_of,
)
from clauses.library.language.text import Insert, walk
from clauses.library.values import Library

FILLED_IN = {"rows": "table", "sites": "sites"}  # by what an answer is: the insert that prints it


@dataclass(frozen=True, slots=True)
class NeededPart:
    """A part by the kind and the question of its insert, its words, and when an agreement needs it."""

    kind: str
    key: str
    words: str
    when: Expression

    @property
    def code(self) -> str:
        """What a text says to have it printed."""
        return f"{{{{ {self.kind}({self.key}) }}}}"


def needed_parts(library: Library) -> tuple[NeededPart, ...]:
    """Signatures always, the matrix and tables where they have a row.

    A library that prints a part nowhere does without it, but never without the rows and sites that people fill in.
    The definitions follow the terms that are used, and stand apart.
    """
    texts = (position.text for clause in library.clauses for position in clause.positions)
    inserts = (
        (node.kind, node.key)
        for text in (*texts, *(schedule.text for schedule in library.schedules))
        for node in walk(text.blocks)
        if isinstance(node, Insert) and node.kind != "definitions"
    )
    filled_in = (
        (FILLED_IN[kind_of(question).value], question.key)
        for question in library.questions
        if kind_of(question).value in FILLED_IN
    )
    return tuple(_needed(kind, key, library) for kind, key in dict.fromkeys((*inserts, *filled_in)))


def _needed(kind: str, key: str, library: Library) -> NeededPart:
    match kind:
        case "signatures":
            return NeededPart(kind, key, "The signature block", ALWAYS)
        case "responsibilities":
            rows = any_of(*(condition_of(row.when) for row in library.responsibilities))
            return NeededPart(kind, key, "The responsibility matrix", rows)
        case _:
            question = library.question(key)
            short = key if question is None else question.short
            filled = any_of(
                Compare(">", CountOf(key), NumberLiteral(Fraction(0))), AttachedFor(key)
            )
            return NeededPart(kind, key, f"The table “{short}”", filled)

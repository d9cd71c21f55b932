"""Texts of the library as frozen trees: paragraphs, items, tables, and the words, blanks and references inside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar, assert_never
from typing import Literal as OneOf

from clauses.library.language.expressions import (
    Either,
    Expression,
    Lookup,
    Name,
    PartOf,
    PointOf,
    TextLiteral,
)

Inside = TypeVar("Inside", covariant=True)  # a condition on lines is a condition on nodes
Filter = OneOf["plain", "counted", "words", "either", "money", "percent"]
InsertKind = OneOf["definitions", "signatures", "sites", "table", "responsibilities"]
Joiner = OneOf["and", "or"]
# A blank prints a fact of these as if they stood in the blank itself, with the kind of their question or as words.
PRINTED_AS_IT_IS = (Name, PartOf, Either, TextLiteral, Lookup)


@dataclass(frozen=True, slots=True)
class Branch(Generic[Inside]):
    """What stands in the text when a condition holds."""

    condition: Expression
    inside: tuple[Inside, ...]


@dataclass(frozen=True, slots=True)
class Conditional(Generic[Inside]):
    """The first branch whose condition holds, else `otherwise`."""

    branches: tuple[Branch[Inside], ...]
    otherwise: tuple[Inside, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Words that print as they stand; those that are defined are a term whose meaning the text around them states."""

    words: str
    is_defined: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """A place for an answer or a computed value; `singular` and `plural` belong to the filter `counted`.

    `sets` is the key of the deal point that its sentence sets to the value that it prints.
    """

    expression: Expression
    filter: Filter = "plain"
    singular: str = ""
    plural: str = ""
    sets: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-reference to a clause or a schedule by key; or, with a point, to the one in which that is set."""

    target: str
    point: str = ""


Inline = Words | Blank | Reference | Conditional["Inline"]
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A list item with the items one level below it."""

    line: Line
    items: tuple["ListEntry", ...] = ()
    joiner: Joiner = "and"


ListEntry = Item | Conditional["ListEntry"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and the list it introduces. `number`, here and below, is its line in the source."""

    line: Line
    items: tuple[ListEntry, ...] = ()
    joiner: Joiner = "and"
    number: int = 1


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a schedule."""

    line: Line
    number: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A table row."""

    cells: tuple[Line, ...]


TableEntry = Row | Conditional["TableEntry"]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its head and its rows."""

    head: Row
    rows: tuple[TableEntry, ...]
    number: int = 1


@dataclass(frozen=True, slots=True)
class Insert:
    """A part that the document makes itself: definitions, signatures, sites, a filled table, the matrix."""

    kind: InsertKind
    key: str = ""
    number: int = 1


Block = Paragraph | Heading | Table | Insert | Conditional["Block"]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the library: what was typed, and the tree that it means."""

    source: str
    blocks: tuple[Block, ...]


Node = Inline | ListEntry | Block | TableEntry


def inside(node: Node) -> tuple[Node, ...]:
    """The nodes directly inside a node, in reading order; those of all branches for a condition."""
    match node:
        case Conditional(branches, otherwise):
            return tuple(child for branch in branches for child in branch.inside) + otherwise
        case Paragraph(line, items) | Item(line, items):
            return (*line, *items)
        case Heading(line):
            return line
        case Row(cells):
            return tuple(inline for cell in cells for inline in cell)
        case Table(head, rows):
            return (head, *rows)
        case Words() | Blank() | Reference() | Insert():
            return ()
        case _:
            assert_never(node)


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """The nodes and everything inside them, in reading order."""
    for node in nodes:
        yield node
        yield from walk(inside(node))


def lines_of(node: Node) -> tuple[Line, ...]:
    """The lines of a node itself, without those of what stands inside it."""
    match node:
        case Paragraph(line) | Item(line) | Heading(line):
            return (line,)
        case Row(cells):
            return cells
        case _:
            return ()


def expressions_in(nodes: tuple[Node, ...]) -> Iterator[Expression]:
    """Every expression in blanks and conditions, in reading order."""
    for node in walk(nodes):
        yield from expressions_of(node)


def expressions_of(node: Node) -> tuple[Expression, ...]:
    """The expressions of a node itself: of a blank, of the point that a reference names, of branches."""
    match node:
        case Blank(expression):
            return (expression,)
        case Reference(point=point) if point:
            return (PointOf(point),)
        case Conditional(branches):
            return tuple(branch.condition for branch in branches)
        case _:
            return ()

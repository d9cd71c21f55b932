"""A text as it may be printed, and the words of the library that its blanks then print: of options, Parties, tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clauses.library.deal.party_words import party_words
from clauses.library.deal.point_words import point_of
from clauses.library.findings import Place
from clauses.library.kinds import kind_of
from clauses.library.language.deal_points import DealPoint
from clauses.library.language.expressions import (
    Compare,
    Contains,
    Expression,
    Lookup,
    Name,
    TextLiteral,
    all_of,
)
from clauses.library.language.printed_paths import Placed, placed
from clauses.library.language.text import Blank, Node
from clauses.library.language.text import Text as ParsedText
from clauses.library.proof.blank_obligations import leaves
from clauses.library.proof.paths import WordRun
from clauses.library.values import Library, Phrase


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A text of the library, where it stands, and when it is printed."""

    place: Place
    printed: Expression
    nodes: Sequence[Node]
    text: ParsedText | Phrase

    @property
    def source(self) -> str:
        """The text as typed."""
        return self.text.source

    def placed(self) -> Iterator[Placed]:
        """Every node with its path."""
        return placed(self.nodes, self.printed)


def chosen_words(part: PrintedText, library: Library) -> Iterator[WordRun]:
    """The words of the library that a blank of a text may print, of options or computed, and when it prints them."""
    for one in part.placed():
        if isinstance(one.node, Blank) and (point := point_of(one.node, library)) is not None:
            yield from _of_parties(one.node.expression, point, one.path, library)
        elif isinstance(one.node, Blank):
            for path, leaf in leaves(one.node.expression, one.path, library):
                yield from _of_options(leaf, path, library)


def _of_parties(
    expression: Expression, point: DealPoint, path: Expression, library: Library
) -> Iterator[WordRun]:
    """The words for the Parties; those of duties hold no term, and numbers are no words."""
    called = party_words(library)
    for side in point.words if point.kind == "party" else ():
        yield WordRun(called.of(side), all_of(path, Compare("==", expression, TextLiteral(side))))


def _of_options(leaf: Expression, path: Expression, library: Library) -> Iterator[WordRun]:
    match leaf:
        case TextLiteral(words):
            yield WordRun(words, path)
            return
        case Lookup(table):
            for words in dict.fromkeys(library.index.tables.get(table, {}).values()):
                yield WordRun(words, all_of(path, Compare("==", leaf, TextLiteral(words))))
            return
        case _:
            pass
    question = library.question(leaf.key) if isinstance(leaf, Name) else None
    for number, option in enumerate(() if question is None else question.options):
        key = TextLiteral(option.key)
        words = option.printed or option.label
        if question is not None and kind_of(question).value == "words":
            chosen: Expression = Contains(key, leaf, negated=False)
            words = f", {words}" if number else words  # as it stands behind an option before it
        else:
            chosen = Compare("==", leaf, key)
        yield WordRun(words, all_of(path, chosen))

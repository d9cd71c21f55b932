"""The broken sentences of a document: a blank stands open, a reference leads nowhere, a term or a list is missing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agreements.assembly.coherence.holes import ends_open
from agreements.assembly.coherence.references import anchors_of
from agreements.assembly.document import (
    CrossReference,
    DefinitionList,
    Document,
    Inline,
    Line,
    OpenBlank,
    PrintedItem,
    PrintedParagraph,
    PrintedWords,
    TermUse,
    UnresolvedReference,
)
from agreements.assembly.trees import blocks_in, defined_in, definitions_in, lines_in, parts_in
from clauses.library.findings import Place

# A sentence ends with its sign and the space after it; the next begins with a capital or a number.
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“])")


@dataclass(frozen=True, slots=True)
class BrokenSentence:
    """A sentence that is broken: the clause, schedule or term, its line, and which sentence of the line."""

    place: Place
    line: Line
    position: int

    @property
    def sentence(self) -> Line:
        """The sentence alone."""
        return sentences(self.line)[self.position]


def broken_sentences(document: Document) -> tuple[BrokenSentence, ...]:
    """Every broken sentence, in reading order."""
    anchors = frozenset(anchors_of(document))
    terms = frozenset(
        term
        for block in blocks_in(document)
        for term in (
            *(definition.term for definition in definitions_in(block)),
            *(defined for line in lines_in(block) for defined in defined_in(line)),
        )
    )
    return tuple(
        BrokenSentence(place, line, position)
        for place, line, is_open in placed_lines_of(document)
        for position in _broken_in(line, anchors, terms, is_open=is_open)
    )


def sentences(line: Line) -> tuple[Line, ...]:
    """A line as its sentences; put together they are the line."""
    found: list[list[Inline]] = [[]]
    for inline in line:
        if not isinstance(inline, PrintedWords):
            found[-1].append(inline)
            continue
        start = 0
        for match in SENTENCE_END.finditer(inline.text):
            found[-1].append(PrintedWords(inline.text[start : match.end()]))
            found.append([])
            start = match.end()
        found[-1].append(PrintedWords(inline.text[start:]))
    return tuple(tuple(sentence) for sentence in found)


def _broken_in(
    line: Line, anchors: frozenset[str], terms: frozenset[str], *, is_open: bool
) -> Iterator[int]:
    parts = sentences(line)
    for position, sentence in enumerate(parts):
        is_last = position == len(parts) - 1
        if (is_open and is_last) or any(_is_broken(one, anchors, terms) for one in sentence):
            yield position


def _is_broken(inline: Inline, anchors: frozenset[str], terms: frozenset[str]) -> bool:
    match inline:
        case OpenBlank() | UnresolvedReference():
            return True
        case CrossReference(_, anchor):
            return anchor not in anchors
        case TermUse(term):
            return term not in terms
        case _:
            return False


def placed_lines_of(document: Document) -> Iterator[tuple[Place, Line, bool]]:
    """Every line with its place, and whether a list is missing at its end."""
    for place, blocks in parts_in(document):
        for block, following in zip(blocks, (*blocks[1:], None), strict=True):
            if isinstance(block, DefinitionList):
                for one in block.definitions:
                    yield Place("term", one.term), one.line, False
            elif isinstance(block, PrintedParagraph):
                introduces = following is not None and not isinstance(following, PrintedParagraph)
                yield place, block.line, _lacks_list(block) and not introduces
                yield from ((place, line, is_open) for line, is_open in _of_items(block.items))
            else:
                yield from ((place, line, False) for line in lines_in(block))


def _of_items(items: tuple[PrintedItem, ...]) -> Iterator[tuple[Line, bool]]:
    for item in items:
        yield item.line, _lacks_list(item)
        yield from _of_items(item.items)


def _lacks_list(written: PrintedParagraph | PrintedItem) -> bool:
    return not written.items and ends_open(written.line)

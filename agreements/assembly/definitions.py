"""Recognises defined terms. A draft comes in; it goes out with every use marked and its definitions in place."""

import re
from collections.abc import Iterator
from dataclasses import replace

from agreements.assembly.blanks import Filling
from agreements.assembly.document import (
    Block,
    Definition,
    DefinitionList,
    Document,
    Filled,
    Inline,
    Line,
    PrintedWords,
    TermUse,
)
from agreements.assembly.settling import fill_line
from agreements.assembly.trees import blocks_in, lines_in, with_blocks, with_lines
from clauses.library.deal.selection import Selection
from clauses.library.words.terms import TermForms


def define(draft: Document, selection: Selection) -> Document:
    """Mark the terms, and put the definitions used, and those that these use, where they are printed."""
    library = selection.scope.interview.library
    terms = TermForms.of_library(library)
    marked = with_blocks(
        draft,
        lambda blocks: tuple(
            with_lines(block, lambda line: with_terms(line, terms)) for block in blocks
        ),
    )
    filling = Filling(library, selection.scope)
    definitions = DefinitionList(_definitions(marked, terms, filling))

    def placed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(
            definitions if isinstance(block, DefinitionList) else block for block in blocks
        )

    return with_blocks(marked, placed)


def with_terms(line: Line, terms: TermForms) -> Line:
    """The line with every term in library words marked, chosen or not. What users typed is left alone."""
    return tuple(marked for inline in line for marked in _marked(inline, terms))


def _marked(inline: Inline, terms: TermForms) -> Iterator[Inline]:
    match inline:
        case PrintedWords(text):
            yield from _apart(inline, text, (), terms)
        case Filled(text, questions, is_chosen=True):
            yield from _apart(inline, text, questions, terms)
        case _:
            yield inline


def _apart(
    words: PrintedWords | Filled, text: str, questions: tuple[str, ...], terms: TermForms
) -> Iterator[Inline]:
    """Words with the terms in them taken apart."""
    end = 0
    for found in terms.found_in(text):
        if found.start > end:
            yield replace(words, text=text[end : found.start])
        yield TermUse(found.term, text[found.start : found.end], questions)
        end = found.end
    if end < len(text):
        yield replace(words, text=text[end:])


def _definitions(draft: Document, terms: TermForms, filling: Filling) -> tuple[Definition, ...]:
    waiting = [
        term for block in blocks_in(draft) for line in lines_in(block) for term in used(line)
    ]
    found: dict[str, tuple[Definition, ...]] = {}
    while waiting:
        term = waiting.pop()
        if term not in found:
            found[term] = _definitions_of(term, terms, filling)
            waiting += (inner for one in found[term] for inner in used(one.line))
    definitions = (definition for same in found.values() for definition in same)
    return tuple(sorted(definitions, key=lambda definition: definition.term.casefold()))


def _definitions_of(term: str, terms: TermForms, filling: Filling) -> tuple[Definition, ...]:
    """The definition of a term; where the library has two, both, so that `check` can report them."""
    return tuple(
        Definition(
            term, term_anchor(term), with_terms(fill_line(defined.definition.line, filling), terms)
        )
        for defined in filling.library.terms
        if defined.term == term
    )


def term_anchor(term: str) -> str:
    """The anchor of a definition: "term-business-day"."""
    return "term-" + "-".join(re.findall(r"\w+", term.casefold()))


def used(line: Line) -> tuple[str, ...]:
    """The terms used in a line."""
    return tuple(inline.term for inline in line if isinstance(inline, TermUse))

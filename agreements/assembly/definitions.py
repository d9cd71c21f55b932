"""Recognises defined terms. A draft comes in; it goes out with every use marked and its definitions in place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from agreements.assembly.blanks import Filling
from agreements.assembly.document import (
    Block,
    Definition,
    DefinitionList,
    Document,
    Inline,
    Line,
    TermUse,
    Words,
)
from agreements.assembly.settling import fill_line
from agreements.assembly.trees import blocks_in, lines_in, with_blocks, with_lines
from clauses.library.selection import Selection
from clauses.library.values import DefinedTerm


@dataclass(frozen=True, slots=True)
class Terms:
    """The forms of all defined terms, ready to be found in words: whole words, the longest form first."""

    pattern: re.Pattern[str]
    term_of: Mapping[str, str]

    @classmethod
    def of(cls, terms: Iterable[DefinedTerm]) -> "Terms":
        """The forms of these terms; of two terms with one form the first counts."""
        term_of: dict[str, str] = {}
        for term in terms:
            for form in term.forms:
                term_of.setdefault(form, term.term)
        forms = sorted(term_of, key=len, reverse=True)
        if not forms:
            return cls(re.compile(r"(?!)"), term_of)
        # The first letters come first: most places of a text then fail at one look, not at each form.
        first = "".join(sorted({re.escape(form[0]) for form in forms}))
        alternatives = "|".join(re.escape(form) for form in forms)
        return cls(re.compile(rf"(?=[{first}])(?<!\w)(?:{alternatives})(?!\w)"), term_of)

    def mark(self, line: Line) -> Line:
        """The line with every term in library words marked. What users typed is left alone."""
        return tuple(marked for inline in line for marked in self._marked(inline))

    def _marked(self, inline: Inline) -> Iterator[Inline]:
        if not isinstance(inline, Words):
            yield inline
            return
        end = 0
        for match in self.pattern.finditer(inline.text):
            if match.start() > end:
                yield Words(inline.text[end : match.start()])
            yield TermUse(self.term_of[match[0]], match[0])
            end = match.end()
        if end < len(inline.text):
            yield Words(inline.text[end:])


def define(draft: Document, selection: Selection) -> Document:
    """Mark the terms, and put the definitions used, and those that these use, where they are printed."""
    library = selection.scope.interview.library
    terms = Terms.of(library.terms)
    marked = with_blocks(
        draft, lambda blocks: tuple(with_lines(block, terms.mark) for block in blocks)
    )
    filling = Filling(library, selection.scope)
    definitions = DefinitionList(_definitions(marked, terms, filling))

    def placed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(
            definitions if isinstance(block, DefinitionList) else block for block in blocks
        )

    return with_blocks(marked, placed)


def _definitions(draft: Document, terms: Terms, filling: Filling) -> tuple[Definition, ...]:
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


def _definitions_of(term: str, terms: Terms, filling: Filling) -> tuple[Definition, ...]:
    """The definition of a term; where the library has two, both, so that `check` can report them."""
    return tuple(
        Definition(term, term_anchor(term), terms.mark(fill_line(defined.definition.line, filling)))
        for defined in filling.library.terms
        if defined.term == term
    )


def term_anchor(term: str) -> str:
    """The anchor of a definition: "term-business-day"."""
    return "term-" + "-".join(re.findall(r"\w+", term.casefold()))


def used(line: Line) -> tuple[str, ...]:
    """The terms used in a line."""
    return tuple(inline.term for inline in line if isinstance(inline, TermUse))

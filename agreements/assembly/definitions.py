"""Recognises defined terms. An unnumbered Document comes in and goes out, uses marked and definitions in place."""

import re
from collections.abc import Iterator
from operator import is_

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
from agreements.assembly.memo import Memo
from agreements.assembly.settling import fill_line
from agreements.assembly.trees import headings_in, lines_in, parts_in, with_blocks, with_lines
from clauses.library.deal.selection import Selection
from clauses.library.values import DefinedTerm
from clauses.library.words.terms import TermForms

Blocks = tuple[Block, ...]


def define(unnumbered: Document, selection: Selection, memo: Memo) -> Document:
    """Mark the terms, and put the definitions used, and those that these use, where they are printed."""
    terms = memo.once(TermForms.of_library, selection.scope.interview.library)
    # Marked first: which definitions are printed follows from the terms that are used.
    marked = with_blocks(unnumbered, lambda blocks: memo.once(_marked_blocks, blocks, terms, memo))
    definitions = memo.once(_listed, *_definitions(marked, selection, terms, memo))
    return with_blocks(marked, lambda blocks: _placed(blocks, definitions, memo))


def _marked_blocks(blocks: Blocks, terms: TermForms, memo: Memo) -> Blocks:
    return tuple(memo.once(_marked_block, block, terms, memo) for block in blocks)


def _marked_block(block: Block, terms: TermForms, memo: Memo) -> Block:
    return with_lines(block, lambda line: memo.once(with_terms, line, terms))


def _listed(*definitions: Definition) -> DefinitionList:
    return DefinitionList(definitions)


def _placed(blocks: Blocks, definitions: DefinitionList, memo: Memo) -> Blocks:
    """Blocks without the list go through as they are: what is made of them need not be made again."""
    if not any(isinstance(block, DefinitionList) for block in blocks):
        return blocks
    return memo.once(_with_list, blocks, definitions)


def _with_list(blocks: Blocks, definitions: DefinitionList) -> Blocks:
    return tuple(definitions if isinstance(block, DefinitionList) else block for block in blocks)


def with_terms(line: Line, terms: TermForms) -> Line:
    """The line with every term in library words marked, chosen or not. What users typed is left alone."""
    marked = tuple(one for inline in line for one in _marked(inline, terms))
    # The very line where it stays: what was made of it need not be made again.
    return line if len(marked) == len(line) and all(map(is_, marked, line)) else marked


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
            yield _piece(words, text[end : found.start])
        yield TermUse(found.term, text[found.start : found.end], questions)
        end = found.end
    if not end:
        yield words
    elif end < len(text):
        yield _piece(words, text[end:])


def _piece(words: PrintedWords | Filled, text: str) -> PrintedWords | Filled:
    if isinstance(words, PrintedWords):
        return PrintedWords(text)
    return Filled(text, words.questions, words.is_chosen)


def _definitions(
    unnumbered: Document, selection: Selection, terms: TermForms, memo: Memo
) -> tuple[Definition, ...]:
    published = selection.scope.interview.library
    defined = memo.once(_by_term, published.terms)
    waiting = [
        term for _, blocks in parts_in(unnumbered) for term in memo.once(_used_in, blocks, memo)
    ]
    waiting += (
        one.term for _, heading in headings_in(unnumbered) for one in terms.found_in(heading)
    )
    found: dict[str, tuple[Definition, ...]] = {}
    while waiting:
        # Definitions use terms as well, some of them in circles: each is taken up once.
        term = waiting.pop()
        if term not in found:
            # Where the library defines a term twice, both, so that `check` can report them.
            found[term] = tuple(
                _definition(one, selection, terms, memo) for one in defined.get(term, ())
            )
            waiting += (inner for one in found[term] for inner in memo.once(used, one.line))
    definitions = (definition for same in found.values() for definition in same)
    return tuple(sorted(definitions, key=lambda definition: definition.term.casefold()))


def _by_term(terms: tuple[DefinedTerm, ...]) -> dict[str, tuple[DefinedTerm, ...]]:
    found: dict[str, tuple[DefinedTerm, ...]] = {}
    for defined in terms:
        found[defined.term] = (*found.get(defined.term, ()), defined)
    return found


def _definition(
    defined: DefinedTerm, selection: Selection, terms: TermForms, memo: Memo
) -> Definition:
    published = selection.scope.interview.library
    line = fill_line(defined.definition.line, Filling(published, selection.scope, memo))
    return memo.once(_with_anchor, defined, line, terms)


def _with_anchor(defined: DefinedTerm, line: Line, terms: TermForms) -> Definition:
    return Definition(defined.term, term_anchor(defined.term), with_terms(line, terms))


def _used_in(blocks: Blocks, memo: Memo) -> tuple[str, ...]:
    found = (term for block in blocks for term in memo.once(_used_in_block, block))
    return tuple(dict.fromkeys(found))


def _used_in_block(block: Block) -> tuple[str, ...]:
    found = (term for line in lines_in(block) for term in used(line))
    return tuple(dict.fromkeys(found))


def term_anchor(term: str) -> str:
    """The anchor of a definition: "term-business-day"."""
    return "term-" + "-".join(re.findall(r"\w+", term.casefold()))


def used(line: Line) -> tuple[str, ...]:
    """The terms used in a line."""
    return tuple(inline.term for inline in line if isinstance(inline, TermUse))

"""Recognises defined terms. An unnumbered Document comes in and goes out, uses marked and definitions in place."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
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
    PrintedRow,
    PrintedTable,
    PrintedWords,
    TermUse,
)
from agreements.assembly.memo import Memo
from agreements.assembly.settling import fill_line
from agreements.assembly.trees import defined_in, headings_in, lines_in, with_blocks, with_lines
from clauses.library.deal.selection import Selection
from clauses.library.values import DefinedTerm
from clauses.library.words.terms import TermForms

Blocks = tuple[Block, ...]


def define(unnumbered: Document, selection: Selection, memo: Memo) -> Document:
    """Mark the terms, and put the definitions used, and those that these use, where they are printed.

    A term that some text defines where it stands is not defined a second time.
    """
    terms = memo.once(TermForms.of_library, selection.scope.interview.library)
    used_terms: list[str] = []
    defined: set[str] = set()

    def marked(blocks: Blocks) -> Blocks:
        part = memo.once(_marked_part, blocks, terms, memo)
        used_terms.extend(part.terms)
        defined.update(part.defined)
        return part.blocks

    # Marked first: which definitions are printed follows from the terms that are used.
    document = with_blocks(unnumbered, marked)
    used_terms += (
        one.term for _, heading in headings_in(document) for one in terms.found_in(heading)
    )
    definitions = memo.once(_listed, *_definitions(used_terms, defined, selection, terms, memo))
    return with_blocks(document, lambda blocks: _placed(blocks, definitions, memo))


@dataclass(frozen=True, slots=True)
class MarkedPart:
    """Blocks with their terms marked, which terms these are, each once, and which of them the blocks define."""

    blocks: Blocks
    terms: tuple[str, ...]
    defined: tuple[str, ...]


def _marked_part(blocks: Blocks, terms: TermForms, memo: Memo) -> MarkedPart:
    marked = [memo.once(_marked_block, block, terms, memo) for block in blocks]
    used_terms = dict.fromkeys(term for _, here in marked for term in here)
    defined = (term for block, _ in marked for line in lines_in(block) for term in defined_in(line))
    return MarkedPart(tuple(block for block, _ in marked), tuple(used_terms), tuple(defined))


def _marked_block(block: Block, terms: TermForms, memo: Memo) -> tuple[Block, tuple[str, ...]]:
    if isinstance(block, PrintedTable):
        return _marked_table(block, terms, memo)
    marked = with_lines(block, lambda line: memo.once(with_terms, line, terms, memo))
    return marked, tuple(dict.fromkeys(term for line in lines_in(marked) for term in used(line)))


def _marked_table(
    table: PrintedTable, terms: TermForms, memo: Memo
) -> tuple[PrintedTable, tuple[str, ...]]:
    # Row by row: of hundreds, somebody types in one.
    head, *rows = (memo.once(_marked_row, row, terms, memo) for row in (table.head, *table.rows))
    used_terms = dict.fromkeys(term for _, here in (head, *rows) for term in here)
    marked = replace(table, head=head[0], rows=tuple(row for row, _ in rows))
    return marked, tuple(used_terms)


def _marked_row(
    row: PrintedRow, terms: TermForms, memo: Memo
) -> tuple[PrintedRow, tuple[str, ...]]:
    cells = tuple(memo.once(with_terms, cell, terms, memo) for cell in row.cells)
    marked = row if all(map(is_, cells, row.cells)) else PrintedRow(cells)
    return marked, tuple(dict.fromkeys(term for cell in cells for term in used(cell)))


def _listed(*definitions: Definition) -> DefinitionList:
    return DefinitionList(definitions)


def _placed(blocks: Blocks, definitions: DefinitionList, memo: Memo) -> Blocks:
    """Blocks without the list go through as they are: what is made of them need not be made again."""
    if not any(isinstance(block, DefinitionList) for block in blocks):
        return blocks
    return memo.once(_with_list, blocks, definitions)


def _with_list(blocks: Blocks, definitions: DefinitionList) -> Blocks:
    return tuple(definitions if isinstance(block, DefinitionList) else block for block in blocks)


def with_terms(line: Line, terms: TermForms, memo: Memo) -> Line:
    """The line with every term in library words marked, chosen or not. What users typed is left alone."""
    marked: list[Inline] = []
    for inline in line:
        match inline:
            # By the words: those between two blanks are the same in every agreement.
            case PrintedWords(text):
                marked += memo.once_by(text, _words_apart, terms) or (inline,)
            case Filled(text, questions, is_chosen=True):
                marked += memo.once_by((text, questions), _answer_apart, terms) or (inline,)
            case _:
                marked.append(inline)
    # The very line where it stays: what was made of it need not be made again.
    return line if len(marked) == len(line) and all(map(is_, marked, line)) else tuple(marked)


def _words_apart(words: str, terms: TermForms) -> Line:
    return tuple(_apart(words, PrintedWords, (), terms))


def _answer_apart(said: tuple[str, tuple[str, ...]], terms: TermForms) -> Line:
    words, questions = said
    return tuple(
        _apart(words, lambda text: Filled(text, questions, is_chosen=True), questions, terms)
    )


def _apart(
    words: str, piece: Callable[[str], Inline], questions: tuple[str, ...], terms: TermForms
) -> Iterator[Inline]:
    """Words with the terms in them taken apart; nothing where they hold none."""
    end = 0
    for found in terms.found_in(words):
        if found.start > end:
            yield piece(words[end : found.start])
        yield TermUse(found.term, words[found.start : found.end], questions)
        end = found.end
    if 0 < end < len(words):
        yield piece(words[end:])


def _definitions(
    terms_used: Iterable[str],
    defined_already: Iterable[str],
    selection: Selection,
    terms: TermForms,
    memo: Memo,
) -> tuple[Definition, ...]:
    """The definitions of terms, and of those that these use, without those that are defined where they stand."""
    defined = memo.once(_by_term, selection.scope.interview.library.terms)
    filling = Filling(selection.scope.interview.library, selection.scope, memo)
    waiting = [*terms_used]
    found: dict[str, tuple[Definition, ...]] = dict.fromkeys(defined_already, ())
    while waiting:
        # Definitions use terms as well, some of them in circles: each is taken up once.
        term = waiting.pop()
        if term not in found:
            # Where the library defines a term twice, both, so that `check` can report them.
            made = [_definition(one, filling, terms) for one in defined.get(term, ())]
            found[term] = tuple(definition for definition, _ in made)
            waiting += (inner for _, inside in made for inner in inside)
    definitions = (definition for same in found.values() for definition in same)
    return tuple(sorted(definitions, key=lambda definition: definition.term.casefold()))


def defined_as(term: str, selection: Selection, memo: Memo) -> tuple[Definition, ...]:
    """What the library says that a term means under the answers, whether the list prints it or a text defines it."""
    library = selection.scope.interview.library
    terms = memo.once(TermForms.of_library, library)
    filling = Filling(library, selection.scope, memo)
    same = memo.once(_by_term, library.terms).get(term, ())
    return tuple(_definition(one, filling, terms)[0] for one in same)


def _by_term(terms: tuple[DefinedTerm, ...]) -> dict[str, tuple[DefinedTerm, ...]]:
    found: dict[str, tuple[DefinedTerm, ...]] = {}
    for defined in terms:
        found[defined.term] = (*found.get(defined.term, ()), defined)
    return found


def _definition(
    defined: DefinedTerm, filling: Filling, terms: TermForms
) -> tuple[Definition, tuple[str, ...]]:
    """A definition, and the terms that it uses."""
    line = fill_line(defined.definition.line, filling)
    return filling.memo.once(_with_anchor, defined, line, terms, filling.memo)


def _with_anchor(
    defined: DefinedTerm, line: Line, terms: TermForms, memo: Memo
) -> tuple[Definition, tuple[str, ...]]:
    marked = with_terms(line, terms, memo)
    return Definition(defined.term, term_anchor(defined.term), marked), used(marked)


def term_anchor(term: str) -> str:
    """The anchor of a definition: "term-business-day"."""
    return "term-" + "-".join(re.findall(r"\w+", term.casefold()))


def used(line: Line) -> tuple[str, ...]:
    """The terms used in a line."""
    return tuple(inline.term for inline in line if isinstance(inline, TermUse))

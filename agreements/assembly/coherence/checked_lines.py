"""The lines of a document as the checks see them: what in each must lead somewhere, and what leads nowhere."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from agreements.assembly.definitions import used
from agreements.assembly.document import (
    Block,
    CrossReference,
    Document,
    Filled,
    Line,
    OpenBlank,
    PrintedRow,
    PrintedTable,
    PrintedWords,
    TermUse,
    UnresolvedReference,
)
from agreements.assembly.memo import Memo
from agreements.assembly.pipeline import Assembled
from agreements.assembly.trees import defined_in, lines_of, parts_in
from clauses.library.findings import Place
from clauses.library.values import DefinedTerm, Library
from clauses.library.words.capitals import known_capitals, unknown_capitals
from clauses.library.words.terms import TermForms

Reference = CrossReference | UnresolvedReference
# A capitalised phrase inside a sentence: after a small letter or a comma, never at its start.
CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][\w-]*(?: (?:[A-Z]|[a-z]+\b)[\w-]*)?")


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """What a line holds that must lead somewhere: the terms used, the references, the blanks that are open.

    And which terms it defines, and capitals that lead nowhere: phrases that nothing defines, terms spelled otherwise.
    """

    terms: tuple[str, ...]
    references: tuple[Reference, ...]
    blanks: tuple[OpenBlank, ...]
    unknown_phrases: tuple[str, ...]
    near_misses: tuple[tuple[str, str], ...]
    defined: tuple[str, ...] = ()


NOTHING = CheckedLine((), (), (), (), ())
Placed = tuple[tuple[Place, CheckedLine], ...]


def checked_lines(assembled: Assembled) -> Placed:
    """Every line of the document in which something is to be checked, with its place."""
    memo = assembled.memo
    return memo.once(_in_document, assembled.document, assembled.interview.library, memo)


def _in_document(document: Document, library: Library, memo: Memo) -> Placed:
    parts = (
        memo.once_by(place, _in_part, blocks, library, memo) for place, blocks in parts_in(document)
    )
    return tuple(line for part in parts for line in part)


def _in_part(place: Place, blocks: tuple[Block, ...], library: Library, memo: Memo) -> Placed:
    # By the line, not by the block: a block is another one as soon as it has another number.
    found: list[tuple[Place, CheckedLine]] = []
    for block in blocks:
        if isinstance(block, PrintedTable):
            for row in (block.head, *block.rows):
                found += ((place, one) for one in memo.once(_checked_row, row, library, memo))
            continue
        for where, line in lines_of(place, (block,)):
            checked = memo.once(_checked, line, library, memo)
            if checked is not None:
                found.append((where, checked))
    return tuple(found)


def _checked_row(row: PrintedRow, library: Library, memo: Memo) -> tuple[CheckedLine, ...]:
    """What is to be checked in each cell of a row; of hundreds, somebody types in one."""
    cells = (memo.once(_checked, cell, library, memo) for cell in row.cells)
    return tuple(cell for cell in cells if cell is not None)


def _checked(line: Line, library: Library, memo: Memo) -> CheckedLine | None:
    """What is to be checked in a line; None where nothing is."""
    known = memo.once(known_capitals, library)
    almost = memo.once(_almost, library.terms)
    references: list[Reference] = []
    blanks: list[OpenBlank] = []
    near_misses: list[tuple[str, str]] = []
    for inline in line:
        match inline:
            case PrintedWords(text):
                near_misses += _near_misses(text, almost)
            case CrossReference() | UnresolvedReference():
                references.append(inline)
            case OpenBlank():
                blanks.append(inline)
            case _:
                pass
    # By the words: in another line, or around another number, they say the same.
    phrases = (
        () if known is None else (memo.once_by(words, _unknown, known) for words in _runs(line))
    )
    checked = CheckedLine(
        terms=used(line),
        references=tuple(references),
        blanks=tuple(blanks),
        unknown_phrases=tuple(phrase for found in phrases for phrase in found),
        near_misses=tuple(near_misses),
        defined=defined_in(line),
    )
    return None if checked == NOTHING else checked


def _unknown(words: str, known: TermForms) -> tuple[str, ...]:
    return tuple(unknown_capitals(words, known))


def _runs(line: Line) -> list[str]:
    """The words of the library that stand side by side; an answer or a reference parts them."""
    runs: list[str] = []
    before: tuple[str, ...] | None = None
    for inline in line:
        # Words come from the questions whose options say them; those of a text of the library from none.
        match inline:
            case PrintedWords(text):
                questions: tuple[str, ...] = ()
            case TermUse(_, text, questions) | Filled(text, questions, is_chosen=True):
                pass
            case _:
                before = None
                continue
        if questions == before:
            runs[-1] += text
        else:
            runs.append(text)
        before = questions
    return runs


def _almost(terms: Iterable[DefinedTerm]) -> dict[str, str]:
    """The forms of all terms in small letters, with and without a plural s."""
    forms = ((form.casefold(), term.term) for term in terms for form in term.forms)
    return {spelling: term for form, term in forms for spelling in (form, f"{form}s")}


def _near_misses(text: str, almost: dict[str, str]) -> Iterator[tuple[str, str]]:
    for match in CAPITALISED.finditer(text):
        for phrase in (match[0], match[0].split(" ")[0]):
            if phrase.casefold() in almost:
                yield phrase, almost[phrase.casefold()]
                break

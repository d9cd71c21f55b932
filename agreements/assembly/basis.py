"""What an approval is given to: a clause as printed, and what its need of approval depends on.

An assembled agreement and a clause of it come in; a Basis goes out, plain data with a SHA-256. Whatever is the same
for a reader gives the same digest: numbers and letters are left out, references stand as keys.
"""

import datetime
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from agreements.assembly.definitions import defined_as
from agreements.assembly.document import (
    Block,
    CrossReference,
    Definition,
    DefinitionList,
    Filled,
    Line,
    OpenBlank,
    PrintedHeading,
    PrintedItem,
    PrintedParagraph,
    PrintedTable,
    PrintedWords,
    SignatureBlocks,
    TermUse,
    UnresolvedReference,
)
from agreements.assembly.pipeline import Assembled
from agreements.assembly.trees import blocks_in, defined_in, definitions_in, lines_in
from clauses.library.answers import Value, to_json
from clauses.library.deal.questions_read import questions_read
from clauses.library.deal.selection import Selected
from clauses.library.language.asked_of import clauses_asked
from clauses.library.language.text import expressions_in
from clauses.library.values import Library

# Part of every digest: another way of writing a basis is another number, and asks for every approval again.
FORM = 1


@dataclass(frozen=True, slots=True)
class Basis:
    """A clause as data: heading, blocks, the values its approval depends on, the definitions that print an answer."""

    data: Mapping[str, object]

    @property
    def digest(self) -> str:
        """The SHA-256 of the data, in 64 hexadecimal digits."""
        written = json.dumps(self.data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(written.encode()).hexdigest()


def basis_of(assembled: Assembled, selected: Selected) -> Basis:
    """What somebody approves who approves this clause of the agreement as it stands."""
    clause = next(
        clause for clause in assembled.document.clauses() if clause.key == selected.clause.key
    )
    return Basis(
        {
            "form": FORM,
            "heading": clause.heading,
            "blocks": [_block(block) for block in clause.blocks],
            "reads": _values_read(assembled, selected),
            "definitions": {
                definition.term: _line(definition.line)
                for definition in definitions_used(assembled, clause.blocks)
                if prints_answer(definition.term, assembled.interview.library)
            },
        }
    )


def definitions_used(assembled: Assembled, blocks: tuple[Block, ...]) -> Iterator[Definition]:
    """The definitions of the terms in some blocks, and of those that these use, in alphabetical order.

    Of a term that a text defines, what the library says that it means: the sentence there says more, such as addresses.
    """
    defined = {
        definition.term: definition
        for block in blocks_in(assembled.document)
        for definition in (*definitions_in(block), *_in_place(block, assembled))
    }
    found: set[str] = set()
    waiting = [term for block in blocks for line in lines_in(block) for term in _terms(line)]
    while waiting:
        term = waiting.pop()
        if term in defined and term not in found:
            found.add(term)
            waiting += _terms(defined[term].line)
    return (defined[term] for term in sorted(found))


def _in_place(block: Block, assembled: Assembled) -> Iterator[Definition]:
    for line in lines_in(block):
        for term in defined_in(line):
            yield from defined_as(term, assembled.selection, assembled.memo)


def prints_answer(term: str, library: Library) -> bool:
    """Whether a definition says something else under other answers."""
    return any(
        questions_read(expression, library)
        for defined in library.terms
        if defined.term == term
        for expression in expressions_in(defined.definition.line)
    )


def _terms(line: Line) -> list[str]:
    return [inline.term for inline in line if isinstance(inline, TermUse)]


def _values_read(assembled: Assembled, selected: Selected) -> dict[str, object]:
    """The answers, and the positions of other clauses, that decide whether the approval is needed."""
    condition = selected.position.approval_when
    if condition is None:
        return {}
    scope, library = assembled.selection.scope, assembled.interview.library
    values = {
        key: _value(scope.value(key)) for key in questions_read(condition.expression, library)
    }
    taken = {f"({key})": scope.position(key) for key in clauses_asked(condition.expression)}
    return {**values, **taken}


def _value(value: Value | None) -> object:
    """A value as data that is the same however numbers are written elsewhere."""
    match value:
        case None:
            return None
        case bool():
            return value
        case Fraction() | datetime.date():
            return str(value)
        case _:
            return to_json(value)


def _block(block: Block) -> dict[str, object]:
    match block:
        case PrintedParagraph(_, line, items):
            return {"paragraph": _line(line), "items": _items(items)}
        case PrintedHeading(_, line):
            return {"heading": _line(line)}
        case PrintedTable(head, rows):
            return {"table": [[_line(cell) for cell in row.cells] for row in (head, *rows)]}
        case DefinitionList(definitions):
            return {"definitions": [[one.term, _line(one.line)] for one in definitions]}
        case SignatureBlocks(_, signatures):
            return {
                "signatures": [
                    [one.role, one.legal_name, one.signatory_name, one.signatory_title]
                    for one in signatures
                ]
            }
        case _:
            assert_never(block)


def _items(items: tuple[PrintedItem, ...]) -> list[object]:
    return [[_line(item.line), _items(item.items)] for item in items]


def _line(line: Line) -> list[object]:
    """The words of a line in one piece wherever no reference and no open blank stands between them."""
    pieces: list[object] = []
    for inline in line:
        match inline:
            case PrintedWords(text) | Filled(text) | TermUse(_, text):
                # In one piece, so that it does not matter where library words end and an answer begins: a reader sees
                # no seam.
                if pieces and isinstance(pieces[-1], str):
                    pieces[-1] += text
                else:
                    pieces.append(text)
            case CrossReference(target) | UnresolvedReference(target):
                pieces.append({"to": target})
            case OpenBlank(_, questions):
                pieces.append({"open": list(questions)})
            case _:
                assert_never(inline)
    return pieces

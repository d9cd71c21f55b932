"""Prints a Document as plain text that a lawyer can read, compare and correct."""

import textwrap
from collections.abc import Iterator
from typing import assert_never

from agreements.assembly import formatting
from agreements.assembly.document import (
    Block,
    Definition,
    DefinitionList,
    Document,
    Line,
    PrintedClause,
    PrintedHeading,
    PrintedItem,
    PrintedParagraph,
    PrintedRow,
    PrintedSchedule,
    PrintedSection,
    PrintedTable,
    Signature,
    SignatureBlocks,
    TermUse,
)
from agreements.assembly.trees import words_of
from clauses.library.answers import Party

WIDTH = 100
INDENT = 6
EMPTY_CELL = "____"


def plain_text(document: Document) -> str:
    """The whole agreement, wrapped at 100 columns, with numbers and tables."""
    parts = [*_cover(document)]
    for leading in document.leading():
        parts += _schedule(leading)
    for section in document.sections:
        parts += _section(section)
    for lettered in document.lettered():
        parts += _schedule(lettered)
    text = "\n\n".join(parts) + "\n"
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _cover(document: Document) -> Iterator[str]:
    yield _underlined(document.title.upper(), "=")
    called = document.called
    customer = _between("between", document.customer, called.customer, document)
    yield f"{customer}\n{_between('and', document.manufacturer, called.manufacturer, document)}"
    effective = document.effective_date
    yield f"Effective Date: {formatting.date(effective, document.english) if effective else '[Effective Date]'}"


def _between(word: str, party: Party, role: str, document: Document) -> str:
    said = f"{word} {_one_line(party.legal_name or f'[{role}]')} ({role})"
    if not document.opens_with_signatures:
        return said
    # Then no Section names the Parties in full.
    details = map(_one_line, formatting.identification(party))
    return textwrap.fill(", ".join((said, *details)), WIDTH, subsequent_indent=" " * INDENT)


def _section(section: PrintedSection) -> Iterator[str]:
    yield _underlined(f"{section.number}. {section.heading}".upper(), "=")
    for clause in section.clauses:
        yield from _clause(clause)


def _clause(clause: PrintedClause) -> Iterator[str]:
    yield _underlined(f"{clause.number} {clause.heading}", "-")
    yield from _blocks(clause.blocks)


def _schedule(schedule: PrintedSchedule) -> Iterator[str]:
    yield _underlined(schedule.title.upper(), "=")
    yield from _blocks(schedule.blocks)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case PrintedParagraph(number, line, items):
            indent = max(len(number) + 1, INDENT)
            yield "\n".join((_wrapped(line, number, indent=0), *_items(items, indent=indent)))
        case PrintedHeading(number, line):
            yield _underlined(f"{number} {words_of(line)}".strip(), "-")
        case PrintedTable(head, rows):
            yield "\n".join(_table(head, rows))
        case DefinitionList(definitions):
            yield from (_definition(definition) for definition in definitions)
        case SignatureBlocks(method, signatures):
            yield from (_signature(signature, method) for signature in signatures)
        case _:
            assert_never(block)


def _items(items: tuple[PrintedItem, ...], *, indent: int) -> Iterator[str]:
    for item in items:
        yield _wrapped(item.line, item.number, indent=indent)
        yield from _items(item.items, indent=indent + INDENT)


def _definition(definition: Definition) -> str:
    return _filled(
        f"{definition.term} means {words_of(definition.line)}", INDENT * " ", 2 * INDENT * " "
    )


def _signature(signature: Signature, method: str) -> str:
    how = "Signature (electronic)" if method == "electronic" else "Signature"
    return "\n".join(
        (
            f"For the {signature.role}: {_one_line(signature.legal_name) or '[company]'}",
            f"Name:  {_one_line(signature.signatory_name) or EMPTY_CELL}",
            f"Title: {_one_line(signature.signatory_title) or EMPTY_CELL}",
            f"{how}: {EMPTY_CELL * 5}",
            f"Date:  {EMPTY_CELL * 2}",
        )
    )


def _wrapped(line: Line, number: str, *, indent: int) -> str:
    first = indent * " " + (f"{number} ".ljust(INDENT) if number else "")
    return _filled(_said(line), first, len(first) * " ")


def _said(line: Line) -> str:
    """A line as text; a term that it defines, which is bold elsewhere, stands in quotes."""
    return "".join(
        f"“{one.text}”" if isinstance(one, TermUse) and one.is_defined else words_of((one,))
        for one in line
    )


def _filled(text: str, first: str, following: str) -> str:
    return textwrap.fill(
        _one_line(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=following,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))


def _table(head: PrintedRow, rows: tuple[PrintedRow, ...]) -> Iterator[str]:
    """A table with columns as wide as their share of the words, each cell wrapped in its column."""
    grid = [_cells(head, EMPTY_CELL), *(_cells(row, EMPTY_CELL) for row in rows)]
    count = max(len(cells) for cells in grid)
    grid = [cells + [EMPTY_CELL] * (count - len(cells)) for cells in grid]
    widths = _widths(grid, WIDTH - 3 * count - 1)
    rule = "+" + "+".join("-" * (width + 2) for width in widths) + "+"
    yield rule
    for cells in grid:
        yield from _table_row(cells, widths)
        yield rule


def _cells(row: PrintedRow, empty: str) -> list[str]:
    return [_one_line(words_of(cell)) or empty for cell in row.cells]


def _widths(grid: list[list[str]], room: int) -> list[int]:
    columns = list(zip(*grid, strict=True))
    longest = [max(len(cell) for cell in column) for column in columns]
    narrow = [
        max(len(word) for cell in column for word in cell.split() or [""]) for column in columns
    ]
    while sum(longest) > room and any(
        width > least for width, least in zip(longest, narrow, strict=True)
    ):
        widest = max(
            range(len(longest)),
            key=lambda column: longest[column] * (longest[column] > narrow[column]),
        )
        longest[widest] -= 1
    return longest


def _table_row(cells: list[str], widths: list[int]) -> Iterator[str]:
    wrapped = [
        textwrap.wrap(cell, max(width, 1), break_long_words=False, break_on_hyphens=False)
        for cell, width in zip(cells, widths, strict=True)
    ]
    for position in range(max(len(lines) for lines in wrapped)):
        texts = [lines[position] if position < len(lines) else "" for lines in wrapped]
        padded = (f" {text:<{width}} " for text, width in zip(texts, widths, strict=True))
        yield f"|{'|'.join(padded)}|"


def _underlined(text: str, sign: str) -> str:
    shown = textwrap.fill(_one_line(text), WIDTH)
    return f"{shown}\n{sign * max(len(line) for line in shown.splitlines())}"

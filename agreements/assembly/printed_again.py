"""Prints a basis again, to compare what was approved with what stands there now: data comes in, a clause goes out."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from agreements.assembly.document import (
    Block,
    CrossReference,
    Document,
    Inline,
    Line,
    OpenBlank,
    PrintedClause,
    PrintedHeading,
    PrintedItem,
    PrintedParagraph,
    PrintedRow,
    PrintedTable,
    PrintedWords,
    UnresolvedReference,
)
from agreements.assembly.trees import blocks_in, lines_in

Data = Mapping[str, object]


def clause_of_basis(
    data: Data, like: PrintedClause | None, document: Document
) -> PrintedClause | None:
    """The clause that a basis was taken of, without numbers; `like` is the same clause now. None for a basis of old.

    References are printed as the document prints them today: that they have other numbers is no difference.
    """
    blocks = data.get("blocks")
    if like is None or not isinstance(blocks, list):
        return None
    known = {
        inline.target: inline
        for block in blocks_in(document)
        for line in lines_in(block)
        for inline in line
        if isinstance(inline, CrossReference)
    }
    made = tuple(made for block in blocks for made in _block(block, known))
    return replace(like, heading=str(data.get("heading", like.heading)), blocks=made)


def _block(data: Data, known: Mapping[str, CrossReference]) -> Iterable[Block]:
    match data:
        case {"paragraph": list(line), "items": list(items)}:
            yield PrintedParagraph("", _line(line, known), _items(items, known))
        case {"heading": list(line)}:
            yield PrintedHeading("", _line(line, known))
        case {"table": [list(head), *rows]}:
            lines = tuple(_row(row, known) for row in rows if isinstance(row, list))
            yield PrintedTable(_row(head, known), lines)
        case _:
            return  # definitions and signatures are compared as values


def _row(cells: Iterable[list[object]], known: Mapping[str, CrossReference]) -> PrintedRow:
    return PrintedRow(tuple(_line(cell, known) for cell in cells))


def _items(items: Iterable[object], known: Mapping[str, CrossReference]) -> tuple[PrintedItem, ...]:
    return tuple(
        PrintedItem("", _line(line, known), _items(below, known))
        for item in items
        if isinstance(item, list)
        for line, below in (item,)
    )


def _line(pieces: Iterable[object], known: Mapping[str, CrossReference]) -> Line:
    return tuple(_inline(piece, known) for piece in pieces)


def _inline(piece: object, known: Mapping[str, CrossReference]) -> Inline:
    match piece:
        case {"to": str(target)}:
            return known.get(target, UnresolvedReference(target))
        case {"open": list(questions)}:
            return OpenBlank(" and ".join(map(str, questions)), tuple(map(str, questions)))
        case _:
            return PrintedWords(str(piece))

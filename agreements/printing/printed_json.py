"""What a document prints as JSON, for programs of whoever may read the PDF: its text, numbers and references.

Told field by field, so that nothing else of the document (reasons, positions, questions) leaves with it.
"""

import json
from collections.abc import Iterable
from typing import assert_never

from agreements.assembly import document
from agreements.assembly.trees import words_of
from agreements.printing.rendering import party_lines

FORMAT = "counterpart-agreement-1"
Data = dict[str, object]


def printed_json(
    agreement: document.Document, *, number: str, is_draft: bool, edition: str = ""
) -> str:
    """The document as one JSON object, in reading order; `edition` is the SHA-256 of the library's, if told."""
    effective = agreement.effective_date
    data: Data = {
        "format": FORMAT,
        "title": agreement.title,
        "number": number,
        "is_draft": is_draft,
        **({"edition_sha256": edition} if edition else {}),
        "english": agreement.english,
        "product": agreement.product,
        "effective_on": None if effective is None else effective.isoformat(),
        "parties": [
            {"role": party.role, "name": party.name, "lines": party.lines}
            for party in party_lines(agreement)
        ],
        "opening": [_schedule(one) for one in agreement.leading()],
        "sections": [
            {
                "number": section.number,
                "heading": section.heading,
                "id": section.anchor,
                "clauses": [_clause(clause) for clause in section.clauses],
            }
            for section in agreement.sections
        ],
        "schedules": [_schedule(one) for one in agreement.lettered()],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _clause(clause: document.PrintedClause) -> Data:
    return {
        "number": clause.number,
        "heading": clause.heading,
        "id": clause.anchor,
        "blocks": _blocks(clause.blocks),
    }


def _schedule(schedule: document.PrintedSchedule) -> Data:
    return {
        "letter": schedule.letter,
        "heading": schedule.heading,
        "id": schedule.anchor,
        "blocks": _blocks(schedule.blocks),
    }


def _blocks(blocks: Iterable[document.Block]) -> list[Data]:
    return [_block(block) for block in blocks]


def _block(block: document.Block) -> Data:
    match block:
        case document.PrintedParagraph(number, line, items):
            return {"kind": "paragraph", "number": number, **_line(line), "items": _items(items)}
        case document.PrintedHeading(number, line):
            return {"kind": "heading", "number": number, **_line(line)}
        case document.PrintedTable(head, rows):
            return {"kind": "table", "head": _row(head), "rows": [_row(row) for row in rows]}
        case document.DefinitionList(definitions):
            meanings = [
                {"term": one.term, "id": one.anchor, **_line(one.line)} for one in definitions
            ]
            return {"kind": "definitions", "definitions": meanings}
        case document.SignatureBlocks(method, signatures):
            signed = [
                {
                    "role": one.role,
                    "company": one.legal_name,
                    "name": one.signatory_name,
                    "title": one.signatory_title,
                }
                for one in signatures
            ]
            return {"kind": "signatures", "method": method, "signatures": signed}
        case _:
            assert_never(block)


def _items(items: Iterable[document.PrintedItem]) -> list[Data]:
    return [
        {"number": item.number, **_line(item.line), "items": _items(item.items)} for item in items
    ]


def _row(row: document.PrintedRow) -> list[Data]:
    return [_line(cell) for cell in row.cells]


def _line(line: document.Line) -> Data:
    """The words of a line, and where its references lead: the id of a part of this document."""
    references = [
        {"text": one.text, "to": one.anchor}
        for one in line
        if isinstance(one, document.CrossReference)
    ]
    return {"text": words_of(line), **({"references": references} if references else {})}

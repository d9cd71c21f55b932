"""A document as JSON data, each node with its kind, for programs that read agreements."""

import datetime
import json
from dataclasses import fields, is_dataclass

from agreements.assembly.pipeline import Assembled
from clauses.library.answers import to_json
from clauses.library.findings import Finding


def assembled_json(assembled: Assembled, findings: tuple[Finding, ...]) -> str:
    """The answers that counted, the findings and the document tree."""
    data = {
        "answers": {
            asked.question.key: to_json(asked.value)
            for asked in assembled.interview.asked
            if asked.value is not None
        },
        "findings": [
            {"level": str(found.level), "code": found.code, "message": str(found)}
            for found in findings
        ],
        "document": _node(assembled.document),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _node(value: object) -> object:
    if is_dataclass(value):
        parts = {field.name: _node(getattr(value, field.name)) for field in fields(value)}
        return {"kind": type(value).__name__, **parts}
    if isinstance(value, tuple):
        return [_node(part) for part in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value

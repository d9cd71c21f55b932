"""The lists of a library as plain data, and what one of their things is called in findings and changes."""

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "terms": "term",
    "rules": "rule",
    "schedules": "schedule",
    "responsibilities": "responsibility",
    "facts": "fact",
    "sets": "set",
    "tables": "table",
    "sources": "source",
    "studies": "study",
    "market": "market practice",
}
IN_SECTIONS: Mapping[str, str] = {"questions": "question", "clauses": "clause"}

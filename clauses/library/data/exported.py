"""Reads an edition from the text of a JSON file, as `export_edition` prints it, also one that was edited by hand."""

import json
from typing import Any

from clauses.library.data.codec import library_from
from clauses.library.faults.of_files import FIELD_TWICE, HALF_A_CHARACTER, UNREADABLE_EDITION
from clauses.library.findings import Finding, Place
from clauses.library.values import Library


def library_from_json(text: str) -> tuple[Library | None, tuple[Finding, ...]]:
    """The library of an edition, with what is wrong in it; None where an error stands. Never raises.

    Its hash is not asked for: a file that somebody changed is read for what it says now.
    """
    twice: list[str] = []

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        fields = dict(pairs)
        if len(fields) < len(pairs):
            keys = [key for key, _ in pairs]
            twice.extend(key for key in fields if keys.count(key) > 1)
        return fields

    try:
        data = json.loads(text, object_pairs_hook=once)
        json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return None, (HALF_A_CHARACTER.at(Place("file")),)
    except (ValueError, RecursionError) as e:
        return None, (UNREADABLE_EDITION.at(Place("file"), reason=e),)
    library, findings = library_from(data)
    doubled = tuple(FIELD_TWICE.at(Place("file"), key=key) for key in twice)
    return (None if doubled else library), (*doubled, *findings)

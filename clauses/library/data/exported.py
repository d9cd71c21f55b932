"""Reads an edition from the text of a JSON file, as `export_edition` prints it, also one that was edited by hand."""

import json
from typing import Any

from clauses.library.data.codec import library_from
from clauses.library.findings import Finding, Level, Place
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
        message = "A field holds half of a character, which cannot be printed."
        return None, (_error("unprintable-character", message, "Type its words again."),)
    except (ValueError, RecursionError) as e:
        hint = "Write one JSON object, as `export_edition` prints it."
        return None, (_error("not-json", f"This is not JSON that can be read: {e}.", hint),)
    library, findings = library_from(data)
    doubled = tuple(
        _error("field-twice", f'One object gives "{key}" twice.', "Delete one.") for key in twice
    )
    return (None if doubled else library), (*doubled, *findings)


def _error(code: str, message: str, hint: str) -> Finding:
    return Finding(Level.ERROR, code, message, Place("file"), hint)

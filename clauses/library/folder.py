"""Reads the content files of a library from a folder into the plain data that the codec reads."""

import tomllib
from pathlib import Path
from typing import Any

from clauses.library.findings import Finding, Level, Place

Data = dict[str, Any]  # TOML data, checked field by field by the codec


def read_folder(folder: Path) -> tuple[Data, tuple[Finding, ...]]:
    """The merged data of every .toml file of a folder in name order, and what could not be read."""
    data: Data = {"sections": []}
    found: list[Finding] = []
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        found.append(
            _error("no-content", f'There are no content files in "{folder.name}".', folder.name)
        )
    for path in paths:
        try:
            merge(tomllib.loads(path.read_text(encoding="utf-8")), data, path.name, found)
        except ValueError as e:  # not TOML, not UTF-8, or a number beyond all bounds
            found.append(_error("not-toml", f"This file cannot be read: {e}", path.name))
    return data, tuple(found)


def merge(content: Data, data: Data, file: str, found: list[Finding]) -> None:
    """Add the content of one file to the data; a finding where two files give the same field."""
    section = content.get("section")
    if isinstance(section, dict):
        del content["section"]
        parts = {key: content.pop(key) for key in ("questions", "clauses") if key in content}
        data["sections"].append({**section, **parts})
    for key, value in content.items():
        if key in data:
            found.append(_error("field-twice", f'Another file gives "{key}" already.', file))
        else:
            data[key] = value


def _error(code: str, message: str, file: str) -> Finding:
    return Finding(Level.ERROR, code, message, Place("file", file))

"""Reads the content files of a library into the plain data that the codec reads."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from clauses.library.faults.of_files import (
    BAD_SIGN,
    FIELD_IN_TWO_FILES,
    NO_CONTENT,
    NOT_TOML,
    UNREADABLE_JSON,
)
from clauses.library.findings import Finding, Place
from clauses.library.schema import KIND_OF

Data = dict[str, Any]  # TOML or JSON data, checked field by field by the codec


def read_folder(folder: Path) -> tuple[Data, tuple[Finding, ...]]:
    """The merged data of every .toml file of a folder in name order, and what could not be read."""
    return read_files(files_of(folder), name=folder.name)


def files_of(folder: Path) -> dict[str, bytes]:
    """The content of every .toml file of a folder by its name."""
    return {path.name: path.read_bytes() for path in folder.glob("*.toml")}


def read_files(files: Mapping[str, bytes], *, name: str) -> tuple[Data, tuple[Finding, ...]]:
    """The merged data of content files in name order, and what could not be read; `name` is where they are."""
    data: Data = {"sections": []}
    found: list[Finding] = []
    if not files:
        found.append(NO_CONTENT.at(Place("file", name), name=name))
    for file, content in sorted(files.items()):
        read, unread = read_file(content, name=file)
        found += unread
        merge(read, data, file, found)
    return data, tuple(found)


def read_file(content: bytes, *, name: str) -> tuple[Data, tuple[Finding, ...]]:
    """The data of one file, TOML or by its name JSON; empty where it cannot be read, and the finding says why."""
    is_json = name.lower().endswith(".json")
    try:
        data = _parsed_json(content.decode()) if is_json else tomllib.loads(content.decode())
        unstorable = tuple(_unstorable(data, name))
    # Not of the format, not UTF-8, a number beyond all bounds, or tables in tables without end.
    except (ValueError, RecursionError) as e:
        fault = UNREADABLE_JSON if is_json else NOT_TOML
        return {}, (fault.at(Place("file", name), reason=_in_words(e)),)
    return data, unstorable


def _in_words(error: Exception) -> str:
    """Where a file cannot be read, for people who did not write its reader."""
    if isinstance(error, UnicodeDecodeError):
        return "it is not stored as UTF-8."
    if place := re.search(r"line (\d+),? column (\d+)", str(error)):
        return f"line {place[1]} goes wrong at its sign {place[2]}."
    if "end of document" in str(error):
        return "it ends in the middle of something."
    return str(error) if isinstance(error, FileRefused) else "a value in it is beyond all bounds."


class FileRefused(ValueError):
    """A JSON file that can be read, and holds what no content file holds; the words say what."""


def _parsed_json(content: str) -> Data:
    data = json.loads(content, parse_constant=_refuse_constant)
    if not isinstance(data, dict):
        raise FileRefused("it must hold one object.")
    return data


def merge(content: Data, data: Data, file: str, found: list[Finding]) -> None:
    """Add the content of one file to the data; lists of several files are joined, and any other field stands in one."""
    section = content.get("section")
    if isinstance(section, dict):
        del content["section"]
        inside = [kind.list for kind in KIND_OF["section"].holds]
        things = {key: content.pop(key) for key in inside if key in content}
        data["sections"].append({**section, **things})
    for key, value in content.items():
        if isinstance(value, list) and isinstance(data.get(key), list):
            data[key] = [*data[key], *value]
        elif key in data:
            found.append(FIELD_IN_TWO_FILES.at(Place("file", file), key=key))
        else:
            data[key] = value


def _refuse_constant(name: str) -> None:
    raise FileRefused(f"{name} is no number.")


def _unstorable(data: Data, file: str) -> Iterator[Finding]:
    """Signs that no database and no document can hold."""
    for text in _texts(data):
        if "\0" in text or re.search("[\ud800-\udfff]", text):
            shown = "".join(sign if sign.isprintable() else "?" for sign in text)[:40]
            yield BAD_SIGN.at(Place("file", file), shown=shown)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from (str(key), *_texts(inner))
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)

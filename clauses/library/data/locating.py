"""Where in the content files a place of the library stands: file and line, for whoever mends it in an editor.

The parsers of TOML and JSON tell no lines. So the files, which have been read, are scanned once more for
where each field begins; what the fields are called in findings follows from what was read.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clauses.library.findings import Place
from clauses.library.schema import KIND_IN, KIND_OF, PART_IN, Data

Path = tuple[str | int, ...]  # such as ("questions", 3, "options", 0, "label")
HEADER = re.compile(r"^\s*\[(\[)?\s*([\w.-]+)\s*\]")
FIELD = re.compile(r"^\s*([\w-]+)\s*=\s*(.*)$")
LONG_QUOTES = ('"""', "'''")
JSON_TOKEN = re.compile(r'("(?:[^"\\]|\\.)*")(\s*:)?|[{}\[\]]|\n|[^\s{}\[\],:"]+')
HOLDING = {**KIND_IN, "section": KIND_OF["section"]}  # a file of one section holds it as a table


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of a file; `first` is the line of the first line of a text that goes over several, else 0."""

    file: str
    line: int
    first: int = 0

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}"


def spots_in(file: str, content: str, data: Data) -> dict[Place, Spot]:
    """Where each thing, each part of it and each field begins in a file, whose data this is."""
    scan = _json_spots if file.endswith(".json") else _toml_spots
    lines = dict(scan(file, content))
    found: dict[Place, Spot] = {}
    for place, path in _places(data, ()):
        if path in lines:
            found.setdefault(place, lines[path])
    return found


def spot_of(place: Place, spots: Mapping[Place, Spot]) -> Spot | None:
    """The line of a place: of its field, else of its part, else of the thing; None where it is not known."""
    first = place.part.split(",")[0].split(" ")[0]
    wider = (place.part.rpartition(", ")[0] or first, first, first + "s", "")
    if exact := spots.get(Place(place.kind, place.key, place.part)):
        return (
            Spot(exact.file, exact.first + place.line - 1) if exact.first and place.line else exact
        )
    return next(
        (spot for part in wider if (spot := spots.get(Place(place.kind, place.key, part)))), None
    )


def _places(data: Data, path: Path) -> Iterator[tuple[Place, Path]]:
    """The name that findings give to each thing, and the path at which it stands."""
    for key, value in data.items():
        items = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        for number, item in items if key in HOLDING else ():
            here = (*path, key) if number is None else (*path, key, number)
            if isinstance(item, Mapping):
                kind = HOLDING[key]
                name = item.get(kind.key) or f"number {(number or 0) + 1}"
                yield from _fields(item, Place(kind.noun, str(name)), here)
        if key not in HOLDING:
            yield Place("library", "", key), (*path, key)


def _fields(item: Data, place: Place, path: Path) -> Iterator[tuple[Place, Path]]:
    """A thing or a part of it, its fields, the things inside a section, and the parts of the thing."""
    yield place, path
    for field, value in item.items():
        here = (*path, field)
        inner = Place(place.kind, place.key, ", ".join(filter(None, (place.part, field))))
        if field in KIND_IN:
            yield from _places({field: value}, path)
            continue
        yield inner, here
        for number, part in enumerate(value) if isinstance(value, list) else ():
            if isinstance(part, Mapping) and field in PART_IN:
                name = PART_IN[field].place_in_data(part, number + 1)
                yield inner, (*here, number)  # a list of parts begins with its first
                yield from _fields(part, Place(place.kind, place.key, name), (*here, number))


def _toml_spots(file: str, content: str) -> Iterator[tuple[Path, Spot]]:
    counts: dict[Path, int] = {}
    table: Path = ()
    until = ""  # the quotes that end the text we are in
    for number, line in enumerate(content.split("\n"), start=1):
        if until:
            until = "" if until in line else until
        elif header := HEADER.match(line):
            table = _table(header[2].split("."), counts, is_list=bool(header[1]))
            yield table, Spot(file, number)
        elif field := FIELD.match(line):
            quotes = field[2][:3] if field[2].startswith(LONG_QUOTES) else ""
            until = quotes if quotes and quotes not in field[2][3:] else ""
            # A line end right after the quotes does not belong to the text.
            first = number + (field[2].strip() == quotes) if quotes else 0
            yield (*table, field[1]), Spot(file, number, first)


def _table(names: list[str], counts: dict[Path, int], *, is_list: bool) -> Path:
    """The path of the table under a header; a list among its names stands for the last table of the list."""
    path: Path = ()
    for name in names[:-1]:
        path = (*path, name)
        path = (*path, counts[path] - 1) if path in counts else path
    path = (*path, names[-1])
    if not is_list:
        return path
    counts[path] = counts.get(path, 0) + 1
    return (*path, counts[path] - 1)


def _json_spots(file: str, content: str) -> Iterator[tuple[Path, Spot]]:
    outer: list[Path] = []  # of the objects and lists that we are in
    counts: dict[Path, int] = {}  # how many items a list has so far
    key, line = "", 1
    for token in JSON_TOKEN.finditer(content):
        sign = token[0]
        if token[2]:
            key = json.loads(token[1])
        elif sign in ("}", "]"):
            outer.pop()
        elif sign != "\n":
            here: Path = ()
            if outer and outer[-1] in counts:
                here = (*outer[-1], counts[outer[-1]])
                counts[outer[-1]] += 1
            elif outer:
                here = (*outer[-1], key)
            yield here, Spot(file, line)
            if sign in ("{", "["):
                outer.append(here)
            if sign == "[":
                counts[here] = 0
        line += sign.count("\n")

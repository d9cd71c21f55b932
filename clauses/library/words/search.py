"""Searches every text of a library: plain data and words come in, what holds them comes out with the words around.

It reads plain data and not a Library, so that a draft can be searched that cannot be read as a whole.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from clauses.library.data.lists import IN_SECTIONS, KINDS

Data = Mapping[str, Any]  # the structure of docs/content-format.md
PARTS = {
    "positions": "position",
    "companions": "companion",
    "options": "option",
    "defaults": "default",
    "counts": "count",
}
TITLES = ("heading", "short", "term", "title", "activity", "means", "key", "question")
AROUND = 70  # characters kept on each side of what was found
WIDEST = 220


@dataclass(frozen=True, slots=True)
class Snippet:
    """The words around what was found, cut into what was found and what stands between."""

    part: str
    pieces: tuple[tuple[bool, str], ...]  # whether it was searched for, and the words


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing of the library in which every word stands somewhere."""

    kind: str
    key: str
    title: str
    snippets: tuple[Snippet, ...]


def search(data: Data, words: str) -> tuple[Hit, ...]:
    """The things that hold every word, those first that hold one in their title or key."""
    wanted = words.split()
    if not wanted:
        return ()
    pattern = re.compile("|".join(map(re.escape, wanted)), re.IGNORECASE)
    hits = _found(data, wanted, pattern)
    return tuple(sorted(hits, key=lambda hit: not pattern.search(f"{hit.title} {hit.key}")))


def _found(data: Data, wanted: list[str], pattern: re.Pattern[str]) -> Iterator[Hit]:
    for kind, thing in _things(data):
        fields = tuple(_fields(thing))
        everything = "\n".join(text for _, text in fields).casefold()
        if all(word.casefold() in everything for word in wanted):
            snippets = (_snippet(part, text, pattern) for part, text in fields)
            title = next(str(thing[name]) for name in TITLES if thing.get(name))
            key = str(thing.get("key") or thing.get("term") or thing.get("question"))
            yield Hit(kind, key, title, tuple(filter(None, snippets)))


def _things(data: Data) -> Iterator[tuple[str, Data]]:
    for section in data.get("sections", ()):
        yield "section", {key: value for key, value in section.items() if key not in IN_SECTIONS}
        for key, kind in IN_SECTIONS.items():
            yield from ((kind, thing) for thing in section.get(key, ()))
    for key, kind in KINDS.items():
        yield from ((kind, thing) for thing in data.get(key, ()))


def _fields(thing: Data, *, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Every field that holds words, with the name of the part that it belongs to."""
    for field, value in thing.items():
        if field in PARTS:
            for number, part in enumerate(value, start=1):
                name = part.get("key") or part.get("clause") or number
                yield from _fields(part, prefix=f"{PARTS[field]} “{name}”, ")
        elif isinstance(value, Mapping):
            yield prefix + field, ", ".join(f"{key} = {row}" for key, row in value.items())
        elif isinstance(value, list):
            yield prefix + field, ", ".join(map(str, value))
        elif isinstance(value, str):
            yield prefix + field, value


def _snippet(part: str, text: str, pattern: re.Pattern[str]) -> Snippet | None:
    first = pattern.search(text)
    if first is None:
        return None
    start, end = max(0, first.start() - AROUND), min(len(text), first.start() + WIDEST - AROUND)
    pieces: list[tuple[bool, str]] = [(False, "… ")] if start else []
    for match in pattern.finditer(text, start, end):
        pieces += [(False, text[start : match.start()]), (True, match[0])]
        start = match.end()
    pieces.append((False, text[start:end]))
    if end < len(text):
        pieces.append((False, " …"))
    return Snippet(part, tuple(piece for piece in pieces if piece[1]))

"""Searches every text of a library: plain data and words come in, what holds them comes out with the words around.

It reads plain data and not a Library, so that a draft can be searched that cannot be read as a whole.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clauses.library.data.things import fields_in, in_words, things
from clauses.library.schema import KIND_OF, Data, ThingKind

AROUND = 70  # characters kept on each side of what was found
WIDEST = 220
QUOTES = '"“”„«»'
PHRASE = re.compile(rf"[{QUOTES}][^{QUOTES}]+[{QUOTES}]|\S+")


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
    """The things that hold every word, those first that hold one in their title or key.

    Words in quotes must stand together, whatever spaces or line ends are between them.
    """
    wanted = [re.compile(_pattern(one), re.IGNORECASE) for one in _wanted(words)]
    if not wanted:
        return ()
    pattern = re.compile("|".join(one.pattern for one in wanted), re.IGNORECASE)
    hits = _found(data, wanted, pattern)
    return tuple(sorted(hits, key=lambda hit: not pattern.search(f"{hit.title} {hit.key}")))


def _wanted(words: str) -> list[str]:
    """Each word, and each phrase in quotes; a quote that nothing closes is passed over."""
    return [
        phrase.strip(QUOTES) or phrase
        for phrase in PHRASE.findall(words)
        if phrase.strip(f"{QUOTES} ")
    ]


def _pattern(phrase: str) -> str:
    return r"\s+".join(map(re.escape, phrase.split()))


def _found(data: Data, wanted: list[re.Pattern[str]], pattern: re.Pattern[str]) -> Iterator[Hit]:
    for (noun, key), thing in things(data):
        if noun not in KIND_OF:
            continue
        texts = tuple(_texts(KIND_OF[noun], thing))
        everything = "\n".join(text for _, text in texts)
        if all(one.search(everything) for one in wanted):
            snippets = (_snippet(part, text, pattern) for part, text in texts)
            title = KIND_OF[noun].title_in(thing) or str(thing.get("means", key))
            yield Hit(noun, key, title, tuple(filter(None, snippets)))


def _texts(kind: ThingKind, thing: Data) -> Iterator[tuple[str, str]]:
    """Every field of a thing that holds words, with the name of the part that it belongs to."""
    for part, field, value in fields_in(thing):
        if isinstance(value, str | list | Mapping) and field != kind.inside:
            yield ", ".join(filter(None, (part, field))), in_words(value)


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

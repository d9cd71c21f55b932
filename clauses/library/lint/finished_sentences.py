"""Sentences, lists and tables that are not finished: a stop is missing, a beginning was lost, a list has one item."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import assert_never

from clauses.library.faults.fault import StatedFault
from clauses.library.faults.of_words import LIST_OF_ONE, LOST_HEAD, OPEN_SENTENCE, SMALL_START
from clauses.library.findings import Finding
from clauses.library.language.readings import as_shown, readings
from clauses.library.language.text import (
    Conditional,
    Inline,
    Item,
    ListEntry,
    Node,
    Paragraph,
    Table,
)
from clauses.library.values import Library
from clauses.library.words.places import PlacedText, texts

STOPS = (".", "!", "?", ":")
CLOSING = "”’)\"'"
GOES_ON = (",", ";", " and", " or")  # the document writes them between the items
SHOWN = 40  # letters of a sentence that are shown


def finished_sentences(library: Library) -> Iterator[Finding]:
    """Each sentence, list and table of a text that is not finished."""
    for text in texts(library):
        yield from _of_text(text)


@lru_cache(
    maxsize=4096
)  # a draft is read at each pause of a writer, and hardly any text of it has changed
def _of_text(text: PlacedText) -> tuple[Finding, ...]:
    if text.is_phrase:
        return tuple(fault.at(text.place) for fault in _of_phrase(text.nodes))
    return tuple(
        fault.at(place)
        for place, node in text.placed_nodes()
        for fault in dict.fromkeys(_of_node(node))
    )


def _of_phrase(line: Sequence[Node]) -> Iterator[StatedFault]:
    """A definition goes on after its term, so it may begin small."""
    inlines: tuple[Inline, ...] = tuple(line)  # type: ignore[arg-type]  # a phrase holds nothing else
    yield from dict.fromkeys(map(_open, filter(_lacks_stop, readings(inlines))))


def _of_node(node: Node) -> Iterator[StatedFault]:
    match node:
        case Paragraph(line, items):
            for words in filter(None, readings(line)):
                if _lacks_stop(words):
                    yield _open(words)
                if words[0].islower():
                    yield SMALL_START.stated(words=_beginning(words))
            yield from _of_list(line, items)
        case Item(line, items):
            yield from (_open(words) for words in readings(line) if words.endswith(GOES_ON))
            yield from _of_list(line, items)
        case Table(head):
            if not all(_names_a_column(words) for cell in head.cells for words in readings(cell)):
                yield LOST_HEAD.stated()
        case _:
            pass


def _names_a_column(words: str) -> bool:
    return words[:1].isalpha() and not words[0].islower()


def _of_list(line: Sequence[Inline], items: Sequence[ListEntry]) -> Iterator[StatedFault]:
    if items and _most(items) == 1:
        yield LIST_OF_ONE.stated(words=_end(readings(line)[0]))


def _most(items: Sequence[ListEntry]) -> int:
    """How many items a list can have."""
    most = 0
    for entry in items:
        match entry:
            case Item():
                most += 1
            case Conditional(branches, otherwise):
                most += max(_most(held) for held in (*(one.inside for one in branches), otherwise))
            case _:
                assert_never(entry)
    return most


def _lacks_stop(words: str) -> bool:
    return bool(words) and not words.rstrip(CLOSING).endswith(STOPS)


def _open(words: str) -> StatedFault:
    return OPEN_SENTENCE.stated(words=_end(words))


def _beginning(words: str) -> str:
    return as_shown(words if len(words) <= SHOWN else f"{words[:SHOWN].rpartition(' ')[0]} …")


def _end(words: str) -> str:
    return as_shown(words if len(words) <= SHOWN else f"… {words[-SHOWN:].partition(' ')[2]}")

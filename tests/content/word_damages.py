"""Damages to the words of a library alone, by kind: what a slip of the pen does, seeded. No condition changes.

Those of a kind are done in one library, each to another thing, so that it is read or proved once.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from clauses.library.language.text import (
    Conditional,
    Item,
    Paragraph,
    Reference,
    Table,
    Words,
)
from clauses.library.schema import KIND_IN
from clauses.library.values import Choice, Clause, Library, Responsibility
from tests.content.parts_of_libraries import Path, everything_in, put
from tests.content.point_damages import POINTS_BY_PROOF, POINTS_IN_WORDS

Everything = tuple[tuple[Path, Any], ...]
Slip = tuple[Path, Any]  # where, and what stands there afterwards
Slips = Callable[[Everything], Iterator[Slip]]

LISTS = ("clauses", "schedules")


@dataclass(frozen=True, slots=True)
class Batch:
    """Damages of one kind in one library; each thing is named as findings name it."""

    library: Library
    things: tuple[tuple[str, str], ...]


def batch_of(library: Library, kind: str, *, seed: int, number: int) -> Batch:
    """So many damages of a kind, in so many things; all things where there are fewer."""
    by_thing: dict[Path, list[Slip]] = {}
    for path, new in WORD_KINDS[kind](everything_in(library)):
        by_thing.setdefault(path[:2], []).append((path, new))
    chance = random.Random(f"{seed} {kind}")
    chosen = chance.sample(sorted(by_thing), min(number, len(by_thing)))
    damaged = library
    for thing in chosen:
        path, new = chance.choice(by_thing[thing])
        damaged = put(damaged, path, new)
    return Batch(damaged, tuple(_named(library, thing) for thing in chosen))


def _named(library: Library, thing: Path) -> tuple[str, str]:
    kind = KIND_IN[thing[0]]
    return kind.noun, getattr(getattr(library, thing[0])[thing[1]], kind.key)


def _words(change: Callable[[str], str | None]) -> Slips:
    """Each run of words of a clause or schedule that a change can be made to."""

    def slips(everything: Everything) -> Iterator[Slip]:
        for path, value in everything:
            if isinstance(value, Words) and path[0] in LISTS and "head" not in path:
                new = change(value.words)
                if new is not None and new != value.words:
                    yield (*path, "words"), new

    return slips


def _put(pattern: str, new: str) -> Slips:
    """The first that matches a pattern, in other words."""
    return _words(lambda words: re.sub(pattern, new, words, count=1))


def _of(held: type, field: str, change: Callable[[str], str]) -> Slips:
    """A field of words of each thing or part of a type."""

    def slips(everything: Everything) -> Iterator[Slip]:
        for path, value in everything:
            if isinstance(value, held) and getattr(value, field):
                yield (*path, field), change(getattr(value, field))

    return slips


def _references(everything: Everything) -> Iterator[Slip]:
    for number, (path, value) in enumerate(everything):
        if isinstance(value, Reference) and path[0] in LISTS:
            yield path, Words(f"Section {number % 9 + 1}.{number % 5 + 1}")


def _last_words(everything: Everything) -> Iterator[tuple[Path, Words]]:
    for path, value in everything:
        if isinstance(value, Paragraph) and not value.items and value.line and path[0] in LISTS:
            last = value.line[-1]
            if isinstance(last, Words) and last.words.endswith("."):
                yield (*path, "line", len(value.line) - 1), last


def _without_stop(everything: Everything) -> Iterator[Slip]:
    for path, last in _last_words(everything):
        yield path, Words(last.words.removesuffix("."))


def _cut(everything: Everything) -> Iterator[Slip]:
    for path, last in _last_words(everything):
        left = last.words.rsplit(" ", 3)[0]
        # A whole sentence that is gone leaves another agreement.
        if len(last.words.split()) > 6 and not left.endswith("."):
            yield path, Words(left)


def _without_beginning(everything: Everything) -> Iterator[Slip]:
    for path, value in everything:
        if isinstance(value, Paragraph) and value.line and path[0] in LISTS:
            first = value.line[0]
            if isinstance(first, Words) and re.match(r"[A-Z]\w+ [a-z]", first.words):
                yield (*path, "line", 0), Words(first.words.split(" ", 1)[1])


def _without_head(everything: Everything) -> Iterator[Slip]:
    for path, value in everything:
        if (
            isinstance(value, Table)
            and len(value.rows) > 1
            and not isinstance(value.rows[0], Conditional)
        ):
            yield path, replace(value, head=value.rows[0], rows=value.rows[1:])


def _one_item(everything: Everything) -> Iterator[Slip]:
    for path, value in everything:
        if isinstance(value, Paragraph | Item) and len(value.items) > 1 and path[0] in LISTS:
            yield path, replace(value, items=value.items[:1])


def _item_goes_on(everything: Everything) -> Iterator[Slip]:
    for path, value in everything:
        if isinstance(value, Item) and value.line and not value.items:
            last = value.line[-1]
            if isinstance(last, Words):
                yield (*path, "line", len(value.line) - 1), Words(f"{last.words} and")


def _lost_colon(everything: Everything) -> Iterator[Slip]:
    for path, value in everything:
        if isinstance(value, Paragraph) and value.items and isinstance(value.line[-1], Words):
            last = value.line[-1]
            yield (*path, "line", len(value.line) - 1), Words(last.words.removesuffix(":"))


def _heading_of_the_one_before(everything: Everything) -> Iterator[Slip]:
    clauses = [(path, value) for path, value in everything if isinstance(value, Clause)]
    for (_, before), (path, _) in zip(clauses[::2], clauses[1::2], strict=False):
        yield (*path, "heading"), before.heading


SIDES = "Customer|Manufacturer"
SWAPPED = {"Customer": "Manufacturer", "Manufacturer": "Customer"}
NUMBERS = r"\b(?:two|three|four|six|twelve|ten|thirty)\b"

# Those of which a reader need not know the deal to see that they are wrong.
SEEN_IN_WORDS: dict[str, Slips] = {
    "a number is typed for a reference": _references,
    "a Schedule is cited by a letter": _put(r" under (?=[a-z])", " under Schedule B and "),
    "an Article is typed into the words of an option": _of(
        Choice, "printed", lambda old: f"{old} of Article 7"
    ),
    "a Clause is typed into a note of the matrix": _of(
        Responsibility, "note", lambda old: f"{old} See Clause 4."
    ),
    "a blank is typed into the words of an option": _of(
        Choice, "printed", lambda old: f"{old} in {{{{ currency }}}}"
    ),
    "a reference is typed into a note of the matrix": _of(
        Responsibility, "note", lambda old: f'{old} See {{{{ ref("recall-costs") }}}}.'
    ),
    "a condition is typed into a heading": _of(
        Clause, "heading", lambda old: f"{old}{{% if late %}} Later{{% endif %}}"
    ),
    "a Section is typed into a heading": _of(Clause, "heading", lambda old: f"{old} (Section 3)"),
    "a Section is typed into a sentence": _put(r" as ", " as Section 2 says and as "),
    "a placeholder is left": _put(r"\b[a-z]{5,}\b", "[TBD]"),
    "a number is still to come": _put(r"\bwithin\b", "within XX days or"),
    "a line is left to fill in": _put(r"\bthe [A-Z]\w+\b", "the ____"),
    "a comma stands behind a space": _put(r"(?<=[a-z]) (?=[a-z]+ [a-z])", " , "),
    "a stop stands twice": _put(r"\.(?= |$)", ".."),
    "brackets are left empty": _put(r"(?<=[a-z]) (?=[a-z])", " ( ) "),
    "a word stands twice": _put(r"\bthe ", "the the "),
    "a bracket is not closed": _put(r"(?<=[a-z]) (?=[a-z])", " ("),
    "a quotation mark is not closed": _put(r"(?<=[a-z]) (?=[a-z])", " “"),
    "a sentence loses its stop": _without_stop,
    "a sentence loses its last words": _cut,
    "a paragraph loses its first word": _without_beginning,
    "a table loses its head": _without_head,
    "a list keeps one item": _one_item,
    "an item goes on with and": _item_goes_on,
    "a list loses its colon": _lost_colon,
    "a not is lost behind do": _put(r"\b(do|does|did) not ", r"\1 "),
    "a not is lost before unreasonably": _put(r"\bnot (unreasonably\b)", r"\1"),
    "may not stands for must not": _put(r"\bmust not\b", "may not"),
    "a Party deals with itself": _put(
        rf"\b([Tt]he )({SIDES})( (?:must|may) [a-z]+ the )(?:{SIDES})\b(?! [A-Z]|['’]s)",
        r"\1\2\3\2",
    ),
    "there are more than two quality units": _put(r"\btwo (?=quality units|originals)", "nine "),
    "a Party is named for both": _put(
        rf"^(The )({SIDES})( must (?!not)[a-z]+ (?:(?!{SIDES})[^.;,])*\bthe )(?:{SIDES})\b(?! [A-Z]|['’]s)",
        r"\1\2\3\2",
    ),
    **POINTS_IN_WORDS,
}
# Those that the proof must ask answers about.
SEEN_BY_PROOF: dict[str, Slips] = {
    "two clauses get one heading": _heading_of_the_one_before,
    "a phrase is capitalised and not defined": _put(
        r"(?<=[a-z] )the [a-z]{4,}\b", "the Grand Plan"
    ),
    **POINTS_BY_PROOF,
}
# Those that read like any other agreement, where nothing else says the same or prints the word.
READS_WELL: dict[str, Slips] = {
    "may stands for must": _put(r"\bmust\b", "may"),
    "one Party stands for the other": _words(
        lambda words: re.sub(SIDES, lambda one: SWAPPED[one[0]], words, count=1)
    ),
    "another number is written in words": _put(NUMBERS, "nine"),
    "a not is lost": _put(r" not ", " "),
}
WORD_KINDS = SEEN_IN_WORDS | SEEN_BY_PROOF | READS_WELL

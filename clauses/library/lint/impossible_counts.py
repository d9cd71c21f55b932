"""Sentences that count more than there are: “nine of six months”, “nine quality units”."""

import re
from collections.abc import Iterator
from functools import lru_cache

from clauses.library.faults.of_words import IMPOSSIBLE_COUNT
from clauses.library.findings import Finding
from clauses.library.language.readings import as_shown
from clauses.library.values import Library
from clauses.library.words.places import PlacedText, operative_texts, placed_sentences

NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
ONE_NUMBER = rf"(?<!-)({'|'.join(NUMBERS)})"
SHARE = re.compile(rf"\b{ONE_NUMBER} of (?:the (?:last )?|any )?{ONE_NUMBER}\b", re.IGNORECASE)
# Of these there are two, one for each Party.
OF_BOTH = re.compile(
    rf"\b(?!two\b){ONE_NUMBER} (?:Parties|Executive Representatives|quality units|originals)\b"
    rf"|\bbetween the (?!two\b){ONE_NUMBER}\b",
    re.IGNORECASE,
)


def impossible_counts(library: Library) -> Iterator[Finding]:
    """Each sentence of a clause or schedule that counts more than there are."""
    for text in operative_texts(library):
        yield from _of_text(text)


@lru_cache(
    maxsize=4096
)  # a draft is read at each pause of a writer, and hardly any text of it has changed
def _of_text(text: PlacedText) -> tuple[Finding, ...]:
    return tuple(
        dict.fromkeys(
            IMPOSSIBLE_COUNT.at(place, words=as_shown(words))
            for place, sentence in placed_sentences(text)
            for words in _in_sentence(sentence)
        )
    )


def _in_sentence(sentence: str) -> Iterator[str]:
    for found in SHARE.finditer(sentence):
        if NUMBERS.index(found[1].casefold()) > NUMBERS.index(found[2].casefold()):
            yield found[0]
    for found in OF_BOTH.finditer(sentence):
        yield found[0]

"""Two texts that say the same in the same words, but for one: “must” here and “may” there, one Party and the other.

One of the two is a slip. Where both are meant, the word is the deal's choice: it is printed by a blank, from an answer
or a deal point, so that what differs shows. Texts of one position are not compared with each other: there conditions
tell the cases apart, in sight of whoever writes it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from clauses.library.deal.party_words import party_words
from clauses.library.faults.of_words import TOLD_OTHERWISE
from clauses.library.findings import Finding, Place
from clauses.library.language.readings import ANSWER, PLACE, as_shown
from clauses.library.values import Library
from clauses.library.words.places import PlacedText, operative_texts, placed_sentences

VERBS = ("must", "may")
NUMBERS = frozenset(
    {
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fifteen", "twenty", "thirty", "forty", "sixty", "ninety",
    }
)  # fmt: skip
SORTS = {**dict.fromkeys(VERBS, "verb"), **dict.fromkeys(NUMBERS, "number"), "not": "not"}
# Behind these a “not” may be missing.
DENIABLE = frozenset(
    {
        "must", "need", "is", "are", "was", "were", "has", "have", "had", "does", "do", "did", "can", "could", "would",
        "but", "and", "or", "even", "if", "what", "may",
    }
)  # fmt: skip
EDGE = ""  # stands where a sentence begins or ends
NO_WORDS = (EDGE, ",", ":")


@dataclass(frozen=True, slots=True)
class _Enough:
    """How many words before and after must be the same, and how many of those words, and not the edge of a sentence."""

    before: int
    after: int
    words: int
    on_each_side: int = 0


# Two companies do many things alike: more words around a Party are asked for, or some on both sides.
ENOUGH = {
    "verb": (_Enough(3, 3, 4), _Enough(2, 5, 4)),
    "number": (_Enough(3, 3, 4),),
    "not": (_Enough(3, 3, 4),),
    "party": (_Enough(2, 7, 7), _Enough(4, 4, 4, on_each_side=2)),
}
Around = tuple[
    str, tuple[str, ...], tuple[str, ...]
]  # what may differ; the words before; the words after


@dataclass(frozen=True, slots=True)
class _Told:
    """An operative word, or a “not” that is not there, with the words around it."""

    around: Around
    word: str
    place: Place
    shown: str


def told_otherwise(library: Library) -> Iterator[Finding]:
    """Each operative word that stands alone among texts that say the same with another one."""
    parties = party_words(library).names
    held: dict[Around, dict[str, list[_Told]]] = defaultdict(lambda: defaultdict(list))
    for text in operative_texts(library):
        for told in _told_in(text, parties):
            held[told.around][told.word].append(told)
    found: dict[tuple[Place, str, str], tuple[_Told, _Told]] = {}
    for words in held.values():
        if len(words) > 1:
            for told, other in _alone(words):
                found.setdefault((told.place, told.word, other.word), (told, other))
    for told, other in found.values():
        yield TOLD_OTHERWISE.at(
            told.place,
            words=told.shown,
            word=_quoted(told.word),
            other=_quoted(other.word),
            elsewhere=str(other.place),
        )


def _alone(words: dict[str, list[_Told]]) -> Iterator[tuple[_Told, _Told]]:
    """What stands in fewer texts than another word, with one of those; where as many say either, each of them."""
    in_texts = {word: {_text(told): told for told in tolds} for word, tolds in words.items()}
    for word, here in in_texts.items():
        for other, there in in_texts.items():
            only_here = [told for text, told in here.items() if text not in there]
            only_there = [told for text, told in there.items() if text not in here]
            if word != other and only_there and len(only_here) <= len(only_there):
                yield from ((told, only_there[0]) for told in only_here)


def _quoted(word: str) -> str:
    return f"“{word}”" if word else "no “not”"


def _text(told: _Told) -> Place:
    return replace(told.place, line=0)


@lru_cache(
    maxsize=4096
)  # a draft is read at each pause of a writer, and hardly any text of it has changed
def _told_in(text: PlacedText, parties: tuple[str, str]) -> tuple[_Told, ...]:
    word = _words(parties)
    return tuple(
        dict.fromkeys(
            told
            for place, sentence in placed_sentences(text)
            for told in _told(word.findall(sentence), place, parties)
        )
    )


@lru_cache(maxsize=16)
def _words(parties: tuple[str, str]) -> re.Pattern[str]:
    """Words and the signs that part them; the name of a Party is one word."""
    either = "|".join(map(re.escape, parties))
    return re.compile(rf"(?:{either})\b|[\w-]+(?:['’]\w+)?|['’]s\b|[{ANSWER}{PLACE},:]")


def _told(words: list[str], place: Place, parties: tuple[str, str]) -> Iterator[_Told]:
    small = [word if word in parties else word.casefold() for word in words]
    sorts = {**SORTS, **dict.fromkeys(parties, "party")}
    for at, word in enumerate(small):
        if word in sorts:
            yield from _with_words_around(sorts[word], small, at, at + 1, place)
        if word in DENIABLE and small[at + 1 : at + 2] != ["not"]:
            yield from _with_words_around("not", small, at + 1, at + 1, place)


def _with_words_around(
    sort: str, words: list[str], start: int, end: int, place: Place
) -> Iterator[_Told]:
    for enough in ENOUGH[sort]:
        behind = ((EDGE,) * enough.before + tuple(words[:start]))[-enough.before :]
        ahead = (*words[end : end + enough.after], *(EDGE,) * enough.after)[: enough.after]
        said = [sum(word not in NO_WORDS for word in side) for side in (behind, ahead)]
        if sum(said) >= enough.words and min(said) >= enough.on_each_side:
            shown = as_shown(" ".join((*behind, *words[start:end], *ahead)).strip())
            yield _Told((sort, behind, ahead), "".join(words[start:end]), place, shown)

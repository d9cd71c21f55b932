"""Sentences that are whole, and that no contract should say: a lost "not", one Party on both sides, "may not".

Only what is wrong in every contract is told: most lost words leave a sentence that says something else, and well.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from clauses.library.deal.party_words import party_words
from clauses.library.faults.fault import StatedFault
from clauses.library.faults.of_words import LOST_NOT, MAY_NOT, WITH_ITSELF
from clauses.library.findings import Finding
from clauses.library.language.readings import as_shown
from clauses.library.values import Library
from clauses.library.words.places import OPERATIVE, PlacedText, placed_sentences, texts

# What may stand behind "do" where it is the verb itself: "does so", "does the rest", "does what it can".
DONE = (
    "a", "about", "all", "and", "any", "anything", "as", "at", "away", "business", "by", "each", "either", "every",
    "everything", "for", "harm", "he", "her", "his", "in", "it", "its", "less", "likewise", "more", "most", "neither",
    "no", "none", "nor", "not", "nothing", "of", "on", "or", "our", "so", "some", "something", "than", "that", "the",
    "their", "them", "then", "these", "they", "this", "those", "to", "under", "what", "whatever", "when", "where",
    "which", "with", "without", "work", "you", "your",
)  # fmt: skip
# Before these something is denied.
DENYING = (
    re.compile(r"^[^.]*?\bnor\b"),
    re.compile(r"^[^.]*?\bunreasonably (?:refuse|withh[eo]ld|delay)"),
)
DENIED = re.compile(
    r"\b(?:not|neither|no|never|nobody|nothing|none|without|cannot)\b", re.IGNORECASE
)
MAY_NOT_VERB = re.compile(r"\b(?:\w+ )?may not(?: \w+)?")
SHOWN = 60  # letters


def slips_of_the_pen(library: Library) -> Iterator[Finding]:
    """Each sentence that an agreement prints and that lost a word, or names one Party for both."""
    parties = party_words(library).names
    for text in texts(library):
        if text.is_printed:
            yield from _of_text(text, parties)


@lru_cache(
    maxsize=4096
)  # a draft is read at each pause of a writer, and hardly any text of it has changed
def _of_text(text: PlacedText, parties: tuple[str, str]) -> tuple[Finding, ...]:
    is_operative = text.place.kind in OPERATIVE
    return tuple(
        dict.fromkeys(
            fault.at(place)
            for place, sentence in placed_sentences(text)
            for fault in _of_sentence(sentence, parties, is_operative=is_operative)
        )
    )


@lru_cache(maxsize=16)
def _lost_not(parties: tuple[str, str]) -> tuple[re.Pattern[str], ...]:
    """What stands only where something is denied, without its "not"."""
    one = "|".join((*map(re.escape, parties), "[Ii]t", "[Pp]arty", "[Cc]ompany"))
    return (
        # "So does failure to pay": there the verb only stands before its subject.
        re.compile(
            rf"(?<!nor )(?<!so )\b(?:do|does|did) (?!(?:{'|'.join(DONE)})\b)[a-z]+(?<![^s]s)(?<!ing)\b"
        ),
        re.compile(rf"\b(?:{one}) need (?!not\b)[a-z]+"),
        re.compile(r"\b(?:has|have|had|is|are|was|were) yet\b"),
        re.compile(r"\b(?:cost|costs|part|stock|sum|sums) yet [a-z]+ed\b"),
        re.compile(r", even (?:one|a|an) [a-z]+"),
        re.compile(r"\bmarked as for\b"),
        re.compile(r"\bwhether or (?!not\b|in\b)[a-z]*"),
    )


@lru_cache(maxsize=16)
def _with_itself(parties: tuple[str, str]) -> re.Pattern[str]:
    """A Party that must or may do something to the Party of the same name."""
    either = "|".join(map(re.escape, parties))
    return re.compile(
        rf"\b[Tt]he ({either}) (?:must|may|does|did|need|will|cannot)(?: not)? (?:[a-z]+ ){{1,2}}"
        rf"(?:to |with |from )?the \1\b(?!['’]s| [A-Z])"
        rf"|\b[Tt]he ({either}) (?:gives|grants|indemnifies|owes|pays|tells) the \2\b(?!['’]s| [A-Z])"
        rf"|\b(?:Towards|towards) the ({either}), the \3\b"
        rf"|\b(?:between|both) the ({either}) and the \4\b(?!['’]s| [A-Z])"
    )


def _of_sentence(
    sentence: str, parties: tuple[str, str], *, is_operative: bool
) -> Iterator[StatedFault]:
    for pattern in _lost_not(parties):
        for found in pattern.finditer(sentence):
            yield LOST_NOT.stated(words=as_shown(found[0]))
    for found in (match for pattern in DENYING for match in pattern.finditer(sentence)):
        if not DENIED.search(found[0]):
            yield LOST_NOT.stated(words=as_shown(found[0][-SHOWN:]))
    if is_operative:
        for found in MAY_NOT_VERB.finditer(sentence):
            yield MAY_NOT.stated(words=as_shown(found[0]))
    for found in _with_itself(parties).finditer(sentence):
        yield WITH_ITSELF.stated(words=as_shown(found[0]), party=next(filter(None, found.groups())))

"""Words that people type into an agreement, checked like the words of the library.

A number of a Section typed by hand moves away from under it; a placeholder is printed as it stands; "Buyer" beside
"Customer" makes a reader ask whether there are three parties.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from agreements.assembly.memo import Same
from clauses.library.deal.party_words import party_words
from clauses.library.faults.fault import StatedFault
from clauses.library.faults.of_agreements import (
    RIVAL_TERM,
    TYPED_PLACEHOLDER,
    TYPED_REFERENCE,
    TYPED_TERM,
)
from clauses.library.values import Library
from clauses.library.words.by_hand import PLACEHOLDER, REFERENCE
from clauses.library.words.capitals import known_capitals, unknown_capitals
from clauses.library.words.terms import TermForms

TO_COME = re.compile(
    r"\bto be (?:agreed|confirmed|advised|determined|defined|completed)\b", re.IGNORECASE
)
# What follows a reference to an agreement. "Schedule 40 pipe", "Schedule II substance" and "Article 120 MDR" are kinds
# of things, "Section 8 of the Food Act" and "Annex I to Directive 2011/65" stand in laws.
GOES_ON = re.compile(
    r"(?:,? (?:and|or|to) (?:[0-9.]*[0-9]|[IVX]+|[A-Z])\b)*+"
    r"(?:, (?!(?:paragraph|point|letter|of|to|in|under)\b)[a-z]"
    r"|[,\s]*(?:$|[.;:)\]–—]"
    r"|(?:(?:of|to|in|under) )?(?:this|these|hereof|hereto|the [Aa]greement|the [Cc]ontract)\b"
    r"|(?!(?:of|to|in|under)\b)(?:above|and|applies|apply|as|at|below|by|for|from|has|is|may|must|on|or|says|see|shall"
    r"|states|will|with)\b))"
)
LARGEST_OF_OURS = 39  # schedules 40 and 80 are pipes, section 510(k) a way to market
# In a name or an address "TBC" and "N.N." stand for words to come only where they stand alone: TBC Bank is a bank.
NAMED = re.compile(r" [A-Z]")
SHORT = re.compile(r"T\.?B\.?[ACD]\b\.?|N\.N\.|[Xx]{3,}")
RIVALS = {
    **dict.fromkeys(("Customer", "Buyer", "Purchaser", "Client", "Principal", "Sponsor"), ("customer",)),
    **dict.fromkeys(
        ("Manufacturer", "Supplier", "Vendor", "Seller", "Contractor", "Provider", "CMO"), ("manufacturer",)
    ),
    "Company": ("customer", "manufacturer"),
}  # fmt: skip
# Names of places and makes stand alone; terms stand after such a word.
LIKE_A_TERM = r"\b(?:the|each|every|any|all|this|such|its|their|an?)"
WORD = re.compile(r"[^\W\d_]+")
SMALL_WORD = re.compile(r"\b[a-z]+\b")
RIVAL = re.compile(rf"\b({'|'.join(RIVALS)})(?:s|'s|’s)?\b(?! (?:[A-Z0-9]|&)|[/-])")
# "the Ford Motor Company" is a name; "The Company" is not.
NAME_BEFORE = re.compile(
    r"(?!(?:The|An?|Each|Every|Any|All|This|Such|Its|Their) )[A-Z&][^\s.,;:]* $"
)


def faults_of_words(text: str, library: Library) -> tuple[StatedFault, ...]:
    """What is wrong with words that somebody typed, each thing once, in reading order of its kind."""
    return _faults(text, Same(library))


# An agreement is checked at every key that somebody strikes; of what was typed in it, one thing changes.
@lru_cache(maxsize=4_096)
def _faults(text: str, library: Same[Library]) -> tuple[StatedFault, ...]:
    return tuple(dict.fromkeys(_found(text, library.thing)))


@lru_cache(maxsize=16_384)
def placeholders_in(text: str) -> tuple[StatedFault, ...]:
    """What in a name or an address stands for words that are still to come."""
    found = [one[0] for one in _to_come(text)]
    parts = {part.strip(" .") for part in re.split("[,;\n]", text)}
    return tuple(
        TYPED_PLACEHOLDER.stated(words=words)
        for words in found
        if not SHORT.fullmatch(words) or words.strip(" .") in parts
    )


def read_ordinary_words(library: Library) -> None:
    """Read the words and names of a library before somebody types the first word."""
    _known_capitals(Same(library))
    _ordinary_words(Same(library))


def forget_typed_words() -> None:
    """As after a start of the process; for measures and tests of time."""
    _faults.cache_clear()
    placeholders_in.cache_clear()


def _to_come(text: str) -> Iterator[re.Match[str]]:
    for pattern in (PLACEHOLDER, TO_COME):
        yield from pattern.finditer(text)


def _is_to_an_agreement(reference: re.Match[str]) -> bool:
    """Whether a reference leads to a place of an agreement, and not of a law or into the name of a thing."""
    number = reference["number"]
    is_of_ours = number is None or int(number[:9]) <= LARGEST_OF_OURS
    return is_of_ours and GOES_ON.match(reference.string, reference.end()) is not None


def _found(text: str, library: Library) -> Iterator[StatedFault]:
    for reference in REFERENCE.finditer(text):
        if _is_to_an_agreement(reference):
            yield TYPED_REFERENCE.stated(words=reference[0])
    for one in _to_come(text):
        if not (SHORT.fullmatch(one[0]) and NAMED.match(text, one.end())):
            yield TYPED_PLACEHOLDER.stated(words=one[0])
    called = party_words(library)
    found = (one for one in RIVAL.finditer(text) if not NAME_BEFORE.search(text[: one.start()]))
    rivals = [one[1] for one in found if one[1] not in called.names]
    for rival in rivals:
        terms = (called.of(side) for side in RIVALS[rival])
        yield RIVAL_TERM.stated(words=rival, term="” or “".join(terms))
    known = _known_capitals(Same(library))
    for phrase in unknown_capitals(REFERENCE.sub("", text), known) if known is not None else ():
        is_rival = phrase in rivals or phrase.removesuffix("s") in rivals
        is_used = re.search(rf"{LIKE_A_TERM} {re.escape(phrase)}\b", text)
        if is_used and not is_rival and _is_ordinary(phrase, library):
            yield TYPED_TERM.stated(words=phrase)


def _is_ordinary(phrase: str, library: Library) -> bool:
    """Whether a phrase is made of words that the library has in small letters; names of makes and places are not."""
    words = WORD.findall(phrase.lower())
    return bool(words) and all(
        word.removesuffix("s") in _ordinary_words(Same(library)) for word in words
    )


# By identity: a library takes longer to compare than these words to be found.
@lru_cache(maxsize=8)
def _known_capitals(library: Same[Library]) -> TermForms | None:
    return known_capitals(library.thing)


@lru_cache(maxsize=8)
def _ordinary_words(library: Same[Library]) -> frozenset[str]:
    positions = (position for clause in library.thing.clauses for position in clause.positions)
    sources = (position.text.source for position in positions)
    return frozenset(
        word.removesuffix("s") for source in sources for word in SMALL_WORD.findall(source)
    )

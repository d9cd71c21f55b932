"""Words that people type into an agreement, checked like the words of the library.

A number of a Section typed by hand moves away from under it; a placeholder is printed as it stands; "Buyer" beside
"Customer" makes a reader ask whether there are three parties.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from clauses.library.deal.party_words import party_words
from clauses.library.faults.fault import StatedFault
from clauses.library.faults.of_agreements import (
    RIVAL_TERM,
    TYPED_PLACEHOLDER,
    TYPED_REFERENCE,
    TYPED_TERM,
)
from clauses.library.values import Clause, Library
from clauses.library.words.by_hand import PLACEHOLDER, REFERENCE
from clauses.library.words.capitals import known_capitals, unknown_capitals

TO_COME = re.compile(
    r"\bto be (?:agreed|confirmed|advised|determined|defined|completed)\b", re.IGNORECASE
)
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
RIVAL = re.compile(rf"\b({'|'.join(RIVALS)})(?:s|'s|’s)?\b(?! (?:[A-Z]|&))")


def faults_of_words(text: str, library: Library) -> tuple[StatedFault, ...]:
    """What is wrong with words that somebody typed, each thing once, in reading order of its kind."""
    return tuple(dict.fromkeys(_found(text, library)))


def placeholders_in(text: str) -> tuple[StatedFault, ...]:
    """What in a name or an address stands for words that are still to come."""
    found = (one for pattern in (PLACEHOLDER, TO_COME) for one in pattern.finditer(text))
    return tuple(TYPED_PLACEHOLDER.stated(words=one[0]) for one in found)


def _found(text: str, library: Library) -> Iterator[StatedFault]:
    for reference in REFERENCE.finditer(text):
        yield TYPED_REFERENCE.stated(words=reference[0])
    yield from placeholders_in(text)
    called = party_words(library)
    found = (rival[1] for rival in RIVAL.finditer(text))
    rivals = [one for one in found if one not in (called.customer, called.manufacturer)]
    for rival in rivals:
        terms = (called.of(side) for side in RIVALS[rival])
        yield RIVAL_TERM.stated(words=rival, term="” or “".join(terms))
    known = known_capitals(library)
    for phrase in unknown_capitals(REFERENCE.sub("", text), known) if known is not None else ():
        is_rival = phrase in rivals or phrase.removesuffix("s") in rivals
        is_used = re.search(rf"{LIKE_A_TERM} {re.escape(phrase)}\b", text)
        if is_used and not is_rival and _is_ordinary(phrase, library):
            yield TYPED_TERM.stated(words=phrase)


def _is_ordinary(phrase: str, library: Library) -> bool:
    """Whether a phrase is made of words that the library has in small letters; names of makes and places are not."""
    words = WORD.findall(phrase.lower())
    return bool(words) and all(
        word.removesuffix("s") in _ordinary_words(library.clauses) for word in words
    )


@lru_cache(maxsize=8)
def _ordinary_words(clauses: tuple[Clause, ...]) -> frozenset[str]:
    sources = (position.text.source for clause in clauses for position in clause.positions)
    return frozenset(
        word.removesuffix("s") for source in sources for word in SMALL_WORD.findall(source)
    )

"""Finds defined terms in words: exact capitalised forms, whole words, the longest form first."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from clauses.library.values import DefinedTerm, Library

WORD = re.compile(r"\w+|\S")
NO_TERM = ""


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A term in words: where its form starts and ends, and its singular."""

    start: int
    end: int
    term: str


@dataclass(frozen=True, slots=True)
class TermForms:
    """The forms of all defined terms by their first word, the longest first, and the term of each form."""

    starting_with: Mapping[str, tuple[str, ...]]
    term_of: Mapping[str, str]

    @classmethod
    def of(cls, terms: Iterable[DefinedTerm], names: Iterable[str] = ()) -> "TermForms":
        """The forms of these terms; of two terms with one form the first counts.

        A term that stands inside a name ("Centre for Dispute Resolution") is part of the name and no use of it.
        """
        term_of = dict.fromkeys(names, NO_TERM)
        for term in terms:
            for form in term.forms:
                term_of.setdefault(form, term.term)
        starting_with: dict[str, tuple[str, ...]] = {}
        for form in sorted(term_of, key=len, reverse=True):
            if first := WORD.match(form):
                starting_with[first[0]] = (*starting_with.get(first[0], ()), form)
        return cls(MappingProxyType(starting_with), MappingProxyType(term_of))

    @classmethod
    def of_library(cls, library: Library) -> "TermForms":
        """The forms of the terms of a library, apart from its names."""
        return cls.of(library.terms, library.names)

    def found_in(self, words: str) -> Iterator[FoundTerm]:
        """Every term in the words, in reading order."""
        # One look at the first word of each place: most places of a text then cost no more than that.
        end = 0
        for word in WORD.finditer(words):
            if word.start() < end or word[0] not in self.starting_with:
                continue
            for form in self.starting_with[word[0]]:
                if _stands_alone(words, word.start(), form):
                    end = word.start() + len(form)
                    if (term := self.term_of[form]) != NO_TERM:
                        yield FoundTerm(word.start(), end, term)
                    break


def _stands_alone(words: str, start: int, form: str) -> bool:
    """Whether a form stands here, and no further letter touches it."""
    end = start + len(form)
    if not words.startswith(form, start):
        return False
    return not (_is_letter(words[start - 1 : start]) or _is_letter(words[end : end + 1]))


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"

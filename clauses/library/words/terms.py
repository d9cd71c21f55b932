"""Finds defined terms in words: exact capitalised forms, whole words, the longest form first."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from clauses.library.values import DefinedTerm, Library

NO_TERM = ""


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A term in words: where its form starts and ends, and its singular."""

    start: int
    end: int
    term: str


@dataclass(frozen=True, slots=True, eq=False)
class TermForms:
    """The forms of all defined terms as one pattern, the longest first, and the term of each form."""

    pattern: re.Pattern[str]
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
        forms = sorted((form for form in term_of if form[:1].strip()), key=len, reverse=True)
        return cls(_pattern(forms), MappingProxyType(term_of))

    @classmethod
    def of_library(cls, library: Library) -> "TermForms":
        """The forms of the terms of a library, apart from its names."""
        return cls.of(library.terms, library.names)

    def found_in(self, words: str) -> Iterator[FoundTerm]:
        """Every term in the words, in reading order."""
        for found in self.pattern.finditer(words):
            if (term := self.term_of[found[0]]) != NO_TERM:
                yield FoundTerm(found.start(), found.end(), term)


def _pattern(forms: list[str]) -> re.Pattern[str]:
    """A pattern that finds a form where no further letter touches it; without forms, one that finds nothing."""
    # The first letters are looked at first: nearly every word of a text then costs one comparison.
    first = "".join(sorted({re.escape(form[0]) for form in forms}))
    every = "|".join(map(re.escape, forms))
    return re.compile(rf"(?<!\w)(?=[{first}])(?:{every})(?!\w)" if forms else r"(?!)")

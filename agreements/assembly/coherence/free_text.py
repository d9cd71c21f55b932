"""What people typed into questions for text, and into lists of sites, read like the words of the library."""

from collections.abc import Iterator
from dataclasses import fields

from agreements.assembly.pipeline import Assembled
from agreements.assembly.typed_words import faults_of_words, placeholders_in
from clauses.library.answers import City, FilledTable, Party, Site
from clauses.library.deal.interview import Asked, Interview
from clauses.library.findings import Finding, Place
from clauses.library.kinds import kind_of


def faults_of_typed_words(assembled: Assembled) -> Iterator[Finding]:
    """Each reference, placeholder, rival term and undefined term that somebody typed."""
    return faults_of_typed_words_in(assembled.interview)


def faults_of_typed_words_in(interview: Interview) -> Iterator[Finding]:
    """The same before anything is assembled, for the page where the words are typed."""
    for asked in interview.asked:
        key = asked.question.key
        for words in typed_in(asked):
            for fault in faults_of_words(words, interview.library):
                yield fault.at(Place("question", key), question=key)
        for words in _names_in(asked):
            for fault in placeholders_in(words):
                yield fault.at(Place("question", key), question=key)


def _names_in(asked: Asked) -> tuple[str, ...]:
    """The names, addresses and the like of an answer that has parts, and the words in the cells of a table."""
    value = asked.value
    if isinstance(value, FilledTable):
        return tuple(cell for row in value.rows for _, cell in row.cells if isinstance(cell, str))
    holders = value if isinstance(value, tuple) else (value,)
    return tuple(
        str(getattr(one, part.name))
        for one in holders
        if isinstance(one, Party | City | Site)
        for part in fields(one)
        if part.name != "activity"
    )


def typed_in(asked: Asked) -> tuple[str, ...]:
    """The words of an answer that were typed as sentences: a text, and what is done at each site."""
    value = asked.value
    if isinstance(value, str) and kind_of(asked.question).words == "typed":
        return (value,)
    return tuple(site.activity for site in value) if isinstance(value, tuple) else ()

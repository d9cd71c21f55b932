"""In which English an agreement is written; its library in that English."""

import datetime
from functools import lru_cache

from agreements.assembly.document import English
from agreements.assembly.memo import Same
from clauses.library.answers import Answers
from clauses.library.deal.interview import Interview, interview, value_once_asked
from clauses.library.language.evaluation import Scope
from clauses.library.language.known_names import ENGLISH
from clauses.library.values import Library
from clauses.library.words.american import in_american_english

LIBRARIES = 4  # respelled and kept: the editions in use


def english_of(scope: Scope) -> English:
    """In which English an agreement writes words, days and numbers."""
    return "american" if scope.value(ENGLISH) == "american" else "british"


def asked_in_its_english(
    library: Library, answers: Answers, *, created_on: datetime.date
) -> Interview:
    """The interview, with the library in the English that the answers decide: all that is printed follows from it."""
    # Asked first and alone: whether an option is spelled in this way or that changes no value.
    english = value_once_asked(library, ENGLISH, answers, created_on=created_on)
    written = _american(Same(library)) if english == "american" else library
    return interview(written, answers, created_on=created_on)


@lru_cache(maxsize=LIBRARIES)
def _american(library: Same[Library]) -> Library:
    return in_american_english(library.thing)

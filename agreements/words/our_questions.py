"""The questions of a library in our words, each made once for all agreements that call the two companies alike."""

from dataclasses import replace
from functools import lru_cache

from agreements.assembly.memo import Same
from agreements.words.our_words import SidesOnScreen, called, in_our_words
from clauses import library
from clauses.library.deal.interview import Asked
from clauses.library.deal.party_words import party_words
from clauses.library.language.known_names import CUSTOMER, MANUFACTURER

QUESTIONS = 8_192  # an edition has about 200 in each English, said anew for each company that makes a product


def asked_in_our_words(asked: Asked, sides: SidesOnScreen) -> Asked:
    """A question as a page asks it, with where its value comes from."""
    return Asked(
        question_in_our_words(asked.question, sides),
        asked.value,
        asked.origin,
        in_our_words(asked.because, sides),
        asked.problem,
    )


def question_in_our_words(question: library.Question, sides: SidesOnScreen) -> library.Question:
    """A question with all that its page says of it; the words that an agreement prints stay.

    The questions that ask for the companies tell how the agreement calls them, so they say it.
    """
    return _in_our_words(Same(question), sides)


def read_in_our_words(published: library.Library) -> None:
    """Say the questions of a library before the first page asks them; only names are still to be filled in then."""
    sides = SidesOnScreen(party_words(published))
    for question in published.questions:
        question_in_our_words(question, sides)
        for default in question.defaults:
            in_our_words(default.because, sides)


def forget_our_questions() -> None:
    """As after a start of the process; for measures and tests of time."""
    _in_our_words.cache_clear()


# By identity: a question takes longer to compare than to say.
@lru_cache(maxsize=QUESTIONS)
def _in_our_words(same: Same[library.Question], sides: SidesOnScreen) -> library.Question:
    question = same.thing
    if question.key in (CUSTOMER, MANUFACTURER):
        return replace(question, short=called(question, sides))
    return replace(
        question,
        ask=in_our_words(question.ask, sides),
        short=called(question, sides),
        guidance=in_our_words(question.guidance, sides),
        unit=in_our_words(question.unit, sides),
        said=in_our_words(question.said, sides),
        said_without=in_our_words(question.said_without, sides),
        options=tuple(_option(option, sides) for option in question.options),
    )


def _option(option: library.Choice, sides: SidesOnScreen) -> library.Choice:
    words = tuple(in_our_words(one, sides) for one in (option.label, option.meaning, option.said))
    if words == (option.label, option.meaning, option.said):
        return option
    label, meaning, said = words
    return replace(option, label=label, meaning=meaning, said=said)

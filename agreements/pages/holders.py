"""Which answers hold characters, for the page that tells that these cannot be printed."""

from collections.abc import Collection
from dataclasses import dataclass

from agreements.pages.shown_findings import question_url
from agreements.standing.current import Standing
from agreements.words.our_words import called, sides_of
from clauses.library.answers import to_json


@dataclass(frozen=True, slots=True)
class Holder:
    """An answer that holds a character: what its question is called, and where it is mended."""

    short: str
    url: str


def holders_of(standing: Standing, characters: Collection[str]) -> tuple[Holder, ...]:
    """The live answers that hold one of some characters, in asking order."""
    sides = sides_of(standing.interview)
    return tuple(
        Holder(
            called(asked.question, sides),
            question_url(standing, asked.question.section, asked.question.key, back="document"),
        )
        for asked in standing.interview.asked
        if asked.value is not None and any(one in str(to_json(asked.value)) for one in characters)
    )

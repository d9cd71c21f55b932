"""What was copied from another deal and is to be checked until confirmed or changed: prices, dates, companies, lists.

A row beside the answers holds each such answer as it was copied. It is to be checked while the answer is still the
same and nobody has cleared that row.
"""

from collections.abc import Mapping

from agreements.models import STEP_PREFIX, Given, Json
from agreements.standing.current import Standing
from clauses import library
from clauses.library.answers import Answers, to_json
from clauses.library.kinds import kind_of

CHECK_PREFIX = f"{STEP_PREFIX}check."


def copied(answers: Answers, published: library.Library) -> dict[str, Json]:
    """The rows that say what is to be checked of copied answers, by the key under which they are stored."""
    questions = ((published.question(key), value) for key, value in answers.items())
    return {
        CHECK_PREFIX + question.key: to_json(value)
        for question, value in questions
        if question is not None and _belongs_to_a_deal(question)
    }


def _belongs_to_a_deal(question: library.Question) -> bool:
    """Whether an answer is of one deal only: an amount, a day, a company, its sites, a list."""
    kind = kind_of(question)
    return kind.figure == "money" or kind.value in ("date", "party", "sites", "rows")


def to_check(standing: Standing) -> tuple[library.Question, ...]:
    """The questions whose answers were copied and are the same still, in the order of the library."""
    marked = {
        key.removeprefix(CHECK_PREFIX): row.value
        for key, row in standing.latest.items()
        if key.startswith(CHECK_PREFIX) and row.value is not None
    }
    if not marked:
        return ()
    return tuple(
        question
        for question in standing.library.questions
        if question.key in marked and _is_same(standing, question.key, marked)
    )


def _is_same(standing: Standing, key: str, marked: Mapping[str, Json]) -> bool:
    asked, answer = standing.interview.of(key), standing.answers.get(key)
    return asked is not None and answer is not None and to_json(answer) == marked[key]


def as_checked(standing: Standing, keys: tuple[str, ...]) -> dict[str, Given]:
    """The rows that say that answers were checked, to be recorded; others than those to be checked are left out."""
    names = [CHECK_PREFIX + question.key for question in to_check(standing) if question.key in keys]
    return {name: Given(None, standing.latest[name].pk) for name in names}

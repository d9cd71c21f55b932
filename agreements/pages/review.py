"""Check your answers: every answer of an agreement in words, section by section, with its change link."""

from collections.abc import Sequence
from dataclasses import dataclass

from agreements.pages.shown_findings import question_url
from agreements.standing.current import Standing
from agreements.wizard.shown_questions import mark_of, slot_of
from agreements.wizard.steps import everything_of
from agreements.words.answer_words import lines_of
from clauses.library.deal.amounts import currency_of
from clauses.library.deal.interview import Asked


@dataclass(frozen=True, slots=True)
class ReviewedAnswer:
    """One line of the review."""

    short: str
    lines: Sequence[str]
    mark: str
    trouble: str
    url: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ReviewedSection:
    """The answers of one section: those that were asked, and those with a default that was not."""

    key: str
    title: str
    answers: tuple[ReviewedAnswer, ...]
    tuned: tuple[ReviewedAnswer, ...]


def review_of(standing: Standing) -> tuple[ReviewedSection, ...]:
    """Everything that applies now, whatever the path."""
    return tuple(
        ReviewedSection(
            section.key,
            section.title,
            tuple(_line(standing, section.key, asked) for asked in entries if asked.question.asked),
            tuple(
                _line(standing, section.key, asked) for asked in entries if not asked.question.asked
            ),
        )
        for section, entries in everything_of(standing)
    )


def _line(standing: Standing, section: str, asked: Asked) -> ReviewedAnswer:
    key = asked.question.key
    needed = asked.origin == "missing" and asked.question.required
    return ReviewedAnswer(
        short=asked.question.short,
        lines=lines_of(asked.question, asked.value, currency=currency_of(standing.interview.scope)),
        mark=mark_of(asked),
        trouble=asked.problem or ("This answer is needed." if needed else ""),
        url=question_url(standing, section, key, back="review"),
        anchor=slot_of(key),
    )

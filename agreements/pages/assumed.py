"""What we assumed: each answer that nobody was asked for, in words, with why it is so and whom it favours."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from agreements.acts.telling import name_of
from agreements.models import Answer
from agreements.pages.shown_findings import question_url
from agreements.standing.current import Standing
from agreements.wizard.assumptions import FIRST, AssumedPart
from agreements.wizard.option_cards import favours_in_words
from agreements.wizard.shown_questions import mark_of, slot_of
from agreements.wizard.steps import RESPONSIBILITIES
from agreements.wizard.walk import ASSUMED
from agreements.words.our_questions import asked_in_our_words
from agreements.words.our_words import sides_of
from agreements.words.said import said
from clauses import library
from clauses.library.deal.amounts import currency_of
from clauses.library.deal.interview import Asked

YOURS = "your answer"


@dataclass(frozen=True, slots=True)
class ShownAssumption:
    """One answer: what it is called, its sentence, why, what it means and whom it favours, and where it is changed.

    Of a task the sentence is who does it, beside what it is called.
    """

    short: str
    sentence: str
    because: str
    meaning: str
    favours: str
    guidance: Sequence[str]
    url: str
    anchor: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class AssumedOnPage:
    """A part with its answers, what was confirmed by whom, and the digest of what stands there now."""

    key: str
    title: str
    answers: tuple[ShownAssumption, ...]
    confirmed: Answer | None
    confirmed_by: str
    is_confirmed: bool
    is_open: bool
    is_matrix: bool
    digest: str


def shown_parts(standing: Standing, parts: tuple[AssumedPart, ...]) -> tuple[AssumedOnPage, ...]:
    """The parts of what is assumed as the page shows them."""
    return tuple(_shown(standing, part) for part in parts)


def digest_of(part: AssumedPart) -> str:
    """Tells whether a part says the same as when a page was made."""
    words = json.dumps(part.values, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _shown(standing: Standing, part: AssumedPart) -> AssumedOnPage:
    return AssumedOnPage(
        key=part.section.key,
        title=part.section.title,
        answers=tuple(_answer(standing, part, *entry) for entry in part.entries),
        confirmed=part.confirmed,
        confirmed_by=name_of(part.confirmed.by) if part.confirmed is not None else "",
        is_confirmed=part.is_confirmed,
        is_open=part.section is FIRST or bool(part.confirmed and part.changed),
        is_matrix=part.section.key == RESPONSIBILITIES.key,
        digest=digest_of(part),
    )


def _answer(
    standing: Standing, part: AssumedPart, section: library.Section, entry: Asked
) -> ShownAssumption:
    sides = sides_of(standing.interview)
    asked = asked_in_our_words(entry, sides)
    question = asked.question
    currency = currency_of(standing.interview.scope)
    option = question.choice(asked.value) if isinstance(asked.value, str) else None
    sentence = said(question, asked.value, sides, currency=currency)
    is_row = part.section.key == RESPONSIBILITIES.key
    return ShownAssumption(
        short=question.short,
        sentence=option.label if option is not None and is_row else sentence,
        because=YOURS if asked.origin == "answered" else mark_of(asked),
        meaning=option.meaning if option is not None and option.meaning != sentence else "",
        favours=favours_in_words(option) if option is not None else "",
        guidance=tuple(filter(None, question.guidance.splitlines())),
        url=question_url(standing, section.key, question.key, back=ASSUMED.key),
        anchor=slot_of(question.key),
        is_changed=part.confirmed is not None and question.key in part.changed,
    )

"""An agreement as it was: what was answered otherwise then, and its text under those answers."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from agreements.acts.going_back import rows_of, values_in
from agreements.assembly.answering import read_stored_answers
from agreements.assembly.pipeline import Assembled
from agreements.models import Agreement, Answer, TakenOrStayed, together
from agreements.models.remembered import assembled_under
from agreements.pages.history import short_of, words_of
from agreements.printing.rendering import render_preview
from agreements.words.our_words import sides_of
from clauses.models import Edition


@dataclass(frozen=True, slots=True)
class Difference:
    """A question that was answered otherwise: then, and now."""

    short: str
    then: Sequence[str]
    now: Sequence[str]


@dataclass(frozen=True, slots=True)
class AsItWas:
    """A version of an agreement: its number and moment, the newest number, what differs, and the text of then."""

    version: int
    newest: int
    at: datetime.datetime
    edition: Edition
    differences: tuple[Difference, ...]
    preview: SafeString


def version_at(agreement: Agreement, moment: datetime.datetime) -> int:
    """How much was answered until a moment."""
    return sum(row.at <= moment for row in rows_of(agreement))


def as_it_was(agreement: Agreement, version: int) -> AsItWas:
    """A version of an agreement, under the edition that it was on then; the newest where there is no such version."""
    rows = rows_of(agreement)
    if not 0 <= version <= len(rows):
        version = len(rows)
    at = rows[version - 1].at if version else agreement.created_at
    edition = _edition_at(agreement, at)
    published = edition.library()
    then, now = together(values_in(rows[:version])), together(values_in(rows))
    made = _made(agreement, rows[:version], edition)
    sides = sides_of(made.interview)
    differences = tuple(
        Difference(
            short_of(published, key, sides),
            words_of(published, key, then.get(key), sides),
            words_of(published, key, now.get(key), sides),
        )
        for key in dict.fromkeys((*now, *then))
        if now.get(key) != then.get(key)
    )
    preview = render_preview(made.document, memo=made.memo)
    return AsItWas(version, len(rows), at, edition, differences, preview)


def assembled_at(agreement: Agreement, version: int) -> Assembled:
    """The agreement as it was at a version that it has had."""
    rows = rows_of(agreement)[:version]
    at = rows[-1].at if rows else agreement.created_at
    return _made(agreement, rows, _edition_at(agreement, at))


def _made(agreement: Agreement, rows: Sequence[Answer], edition: Edition) -> Assembled:
    answers = read_stored_answers(together(values_in(rows)), edition.library())
    return assembled_under(edition, answers, created_on=agreement.created_on)


def _edition_at(agreement: Agreement, at: datetime.datetime) -> Edition:
    taken = agreement.edition_decisions.filter(act=TakenOrStayed.TAKEN, at__gt=at)
    first = taken.select_related("came_from").order_by("pk").first()
    return agreement.edition if first is None else first.came_from

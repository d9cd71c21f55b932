"""The last answers of an agreement. What a process has read of them it does not read again: rows are only added.

So a page of an agreement with twenty thousand rows reads those that came since. That holds because whoever writes
queues at the agreement (`for_change`), so that no row appears below one that was seen. Where the last row that is
known is not there any more, as after a restore, everything is read anew; and so it is within a transaction, whose rows
may never come to be.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from uuid import UUID

from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Max

from agreements.models.answer_rows import Answer, counting
from agreements.models.recording import Json
from agreements.models.stored_tables import question_of

# So many agreements; a large one has some thousand rows.
KNOWN_AGREEMENTS = 32


class KnownAnswers:
    """The last row of each key at some moment, cleared ones included, by when it was given; requests share it."""

    def __init__(self, rows: Mapping[str, Answer]) -> None:
        self.rows = rows
        self.newest = max(rows.values(), key=lambda row: row.pk, default=None)

    @cached_property
    def counted(self) -> dict[str, Json]:
        """The answers that count, as plain data; nobody changes it."""
        return counting(self.rows)


class LatestAnswers(Mapping[str, Answer]):
    """The same for one request, which may look up by whom a row is: its rows are its own."""

    def __init__(self, known: KnownAnswers) -> None:
        self.known = known
        self._own: dict[str, Answer] = {}

    def __getitem__(self, key: str) -> Answer:
        if key not in self._own:
            self._own[key] = self.known.rows[key].again()
        return self._own[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.known.rows)

    def __len__(self) -> int:
        return len(self.known.rows)

    def __contains__(self, key: object) -> bool:
        return key in self.known.rows

    @property
    def counted(self) -> dict[str, Json]:
        """The answers that count, as plain data."""
        return self.known.counted

    def newest_of(self, question: str) -> Answer | None:
        """The last answer to a question; of a table, the last of all that belong to it."""
        return self._newest(self._rows_of(question))

    def newest_elsewhere(self, question: str, page: UUID | None, person: User) -> Answer | None:
        """The same, without what this person saved on this page."""
        return self._newest(row for row in self._rows_of(question) if not row.is_of(page, person))

    def _rows_of(self, question: str) -> Iterator[Answer]:
        return (row for key, row in self.known.rows.items() if question_of(key) == question)

    def _newest(self, rows: Iterator[Answer]) -> Answer | None:
        newest = max(rows, key=lambda row: row.pk, default=None)
        return None if newest is None else self[newest.key]

    def saved_on(self, page: UUID | None, question: str) -> dict[str, Json]:
        """What a page saved of a question, as it is stored; nothing where it is not known which page that is."""
        return {
            key: row.value
            for key, row in self.known.rows.items()
            if page is not None and row.page == page and question_of(key) == question
        }


_known: dict[int, KnownAnswers] = {}


def latest_answers_of(agreement: int) -> LatestAnswers:
    """The last row of each key of an agreement, by its primary key; one query."""
    if connection.in_atomic_block:
        return LatestAnswers(_read(agreement))
    before = _known.pop(agreement, None)
    now = _read(agreement) if before is None else _read_on(agreement, before)
    # What was used last stands last, so that the first goes.
    if now.newest is not None:
        _known[agreement] = now
    for oldest in tuple(_known)[:-KNOWN_AGREEMENTS]:
        _known.pop(oldest, None)
    return LatestAnswers(now)


def forget_latest_answers() -> None:
    """As after a start of the process; for measures and tests of time."""
    _known.clear()


def _read(agreement: int) -> KnownAnswers:
    # An agreement is answered for months: the database picks, so that its history is not loaded for a page.
    newest = Answer.objects.filter(agreement_id=agreement).order_by().values("key")
    rows = Answer.objects.filter(
        agreement_id=agreement, pk__in=newest.annotate(newest=Max("pk")).values("newest")
    )
    return KnownAnswers({row.key: row for row in rows.order_by("pk")})


def _read_on(agreement: int, before: KnownAnswers) -> KnownAnswers:
    last = before.newest
    assert last is not None  # nothing else is kept
    rows = Answer.objects.filter(agreement_id=agreement, pk__gte=last.pk).order_by("pk")
    there, *more = tuple(rows) or (None,)
    if there is None or not there.is_the_same_row_as(last):
        return _read(agreement)
    if not more:
        return before
    latest = dict(before.rows)
    for row in more:
        latest.pop(row.key, None)
        latest[row.key] = row
    return KnownAnswers(latest)

"""The dates of an agreement that matter: start, end, the last day for a notice, and until when papers count."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from agreements.assembly.pipeline import Assembled
from clauses.library.answers import FilledTable
from clauses.library.language.evaluation import evaluate
from clauses.library.language.expressions import PointOf
from clauses.library.language.known_names import (
    INITIAL_TERM,
    NONRENEWAL_TIME,
    RENEWAL_TIME,
    SITE_CERTIFICATES,
    VALID_UNTIL,
)

IN_MONTHS = {"month": 1, "year": 12}
DAY = datetime.timedelta(days=1)
LONGEST = 100 * 12  # months; what is longer has no end that anybody waits for
MOST_PERIODS = 1_000
FIRST_YEAR, LAST_YEAR = (
    1900,
    9000,
)  # in which periods are reckoned; what was typed outside is a misfit


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A day that matters, in words. Its key stays the same when the day moves, so that a calendar moves it too."""

    key: str
    on: datetime.date
    words: str


def key_dates(made: Assembled, today: datetime.date) -> tuple[KeyDate, ...]:
    """The dates of an agreement, the earliest first; of renewals the next alone. None while the start is not known."""
    start = made.document.effective_date
    dates = [] if start is None else list(_of_term(made, start, today))
    return tuple(sorted((*dates, *_of_papers(made)), key=lambda one: (one.on, one.key)))


def next_period(start: datetime.date, months: int) -> datetime.date:
    """The first day after so many months: the same day of a month; without one, the first of the next."""
    index = start.year * 12 + start.month - 1 + months
    try:
        return datetime.date(index // 12, index % 12 + 1, start.day)
    except ValueError:
        return datetime.date((index + 1) // 12, (index + 1) % 12 + 1, 1)


def months_before(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months earlier, or the last of a month that has no such day: early rather than late."""
    index = day.year * 12 + day.month - 1 - months
    first = datetime.date(index // 12, index % 12 + 1, 1)
    return min(first + (day.day - 1) * DAY, next_period(first, 1) - DAY)


def _of_term(made: Assembled, start: datetime.date, today: datetime.date) -> Iterator[KeyDate]:
    yield KeyDate("start", start, "The agreement starts")
    term, renewal = _months(made, INITIAL_TERM), _months(made, RENEWAL_TIME)
    if not (0 < term <= LONGEST and FIRST_YEAR <= start.year <= LAST_YEAR):
        return
    notice = min(_months(made, NONRENEWAL_TIME), LONGEST)
    turn = _next_turn(start, term, renewal, notice, today)
    ends = next_period(start, term + turn * renewal) - DAY
    end = "The first term ends" if turn == 0 else f"Renewal period {turn} ends"
    if renewal:
        yield KeyDate(f"end-{turn}", ends, f"{end}; it renews unless a side gave notice")
    else:
        yield KeyDate("end-0", ends, "The agreement ends unless both sides signed a renewal")
    if notice:
        words = "that it will not renew" if renewal else "whether it wants to renew"
        by = months_before(ends, notice)
        yield KeyDate(f"notice-{turn}", by, f"Last day for a side to say {words}")


def _next_turn(
    start: datetime.date, term: int, renewal: int, notice: int, today: datetime.date
) -> int:
    """The first period, 0 being the first term, for whose end a notice can still be given."""
    if not 0 < renewal <= LONGEST:
        return 0
    for turn in range(MOST_PERIODS):
        ends = next_period(start, term + turn * renewal) - DAY
        if months_before(ends, notice) >= today:
            return turn
    return 0


def _months(made: Assembled, key: str) -> int:
    """What an agreement says of a deal point that is a time, in months; 0 where it says nothing."""
    point = made.interview.library.index.points.get(key)
    value = evaluate(PointOf(key), made.selection.scope)
    if point is None or not isinstance(value, Fraction):
        return 0
    return int(value * IN_MONTHS.get(point.unit, 0))


def _of_papers(made: Assembled) -> Iterator[KeyDate]:
    """Until when the registrations and certificates of the sites count."""
    filled = made.interview.value(SITE_CERTIFICATES)
    question = made.interview.library.question(SITE_CERTIFICATES)
    if not isinstance(filled, FilledTable) or question is None:
        return
    names = [column.key for column in question.columns if column.key != VALID_UNTIL]
    for row in filled.rows:
        until = row.cell(VALID_UNTIL)
        if isinstance(until, datetime.date):
            named = ", ".join(str(row.cell(name)) for name in names if row.cell(name))
            yield KeyDate(f"paper-{row.key}", until, f"Valid until this day: {named}")

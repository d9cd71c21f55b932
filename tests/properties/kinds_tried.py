"""What is tried of each kind of question: answers, conditions on them, limits, defaults and sentences that print them.

The answers of a kind stand for all others: no condition tells an answer apart from all of these.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

from clauses import library
from clauses.library.answers import City, FilledRow, FilledTable, Party, Site, Value
from clauses.library.language.calculation import total_of
from tests.clauses.library.examples import CREATED_ON, question

SET = library.NamedSet("union", "The union.", ("DE", "EUR", "typed"))
TABLE = library.NamedTable("laws", "Laws.", {"DE": "one", "US": "two", "typed": "one"})
CODES = ("DE", "FR", "US", "CH", "JP", "IN", "CN")
OF_NUMBERS = ("it > 1", "it >= 3", "it == 2", "it * 2 < 5", "it != 2", "wide or it < 1")
NUMBERS = tuple(map(Fraction, range(-1, 7)))
OF_WORDS = ("it in union", 'lookup(laws, it) == "one"', "lookup(laws, it) == lookup(laws, it)")
QUARTERS = tuple(
    Fraction(number, 4) for number in (-4, 0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 20, 24)
)
COLUMNS = (
    library.Column("name", "Name"),
    library.Column("share", "Share", kind="percent", needed="recommended"),
)
COUNTS = (1, 2, 3, 4)
SUMS = (None, Fraction(0), Fraction(3), Fraction(4))
SITES = tuple(Site(f"Plant {number}") for number in range(1, 5))


@dataclass(frozen=True, slots=True)
class TriedKind:
    """The answers to a question `it` of a kind, and what a small library says about it."""

    answers: tuple[Value, ...]
    conditions: tuple[str, ...]
    sentences: tuple[str, ...] = ("It is {{ it }}.",)
    limits: tuple[tuple[str | None, str | None], ...] = ((None, None),)
    defaults: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    columns: tuple[library.Column, ...] = ()
    others: tuple[library.Question, ...] = ()


def _parties() -> Iterator[Party]:
    for country in ("DE", "US", "FR"):
        for state in ("", "typed", "Example state A"):
            for number in ("", "typed"):
                yield Party("A company", "", number, country, state, "A street")


def tables_with(counts: Iterable[int], sums: Iterable[Fraction | None]) -> Iterator[FilledTable]:
    """For each number of rows and each sum, shares with that sum; for no sum, one that is empty in the last row."""
    for number, total in product(counts, sums):
        each = Fraction(1) if total is None else total / number
        shares = (*(each for _ in range(number - 1)), None if total is None else each)
        yield FilledTable(tuple(_row(row, one) for row, one in enumerate(shares, start=1)))


def _row(number: int, share: Fraction | None) -> FilledRow:
    cells = (("name", f"Pump {number}"), ("share", share))
    return FilledRow(str(number), tuple((key, cell) for key, cell in cells if cell is not None))


TRIED: Mapping[str, TriedKind] = {
    "choice": TriedKind(
        ("one", "two", "three"),
        ('it == "one"', 'it != "two"', 'it in ["two", "three"]'),
        options=("one", "two", "three"),
        defaults=('"two"', '"one" if wide else "three"'),
    ),
    "multi": TriedKind(
        tuple(frozenset(some) for size in (1, 2) for some in combinations(("x", "y"), size)),
        ('"x" in it', '"y" not in it', "count(it) == 2", "count(it) > 1 or wide"),
        ("It is {{ it }}.", "It is {{ it | either }}."),
        limits=((None, None), ("2", None), (None, "1"), ("2 if wide else 1", None)),
        options=("x", "y"),
    ),
    "integer": TriedKind(
        NUMBERS,
        OF_NUMBERS,
        ('It lasts {{ it | counted("Day") }}.', "It is {{ it / 2 }}."),
        limits=((None, None), ("0", "4"), ("1", "3 if wide else 1")),
        defaults=("2", "9", "3 / 2"),
    ),
    "decimal": TriedKind(
        QUARTERS,
        (*OF_NUMBERS, "it == 1.5"),
        limits=((None, None), ("0", "4"), ("0.5", "1.5 if wide else 1")),
        defaults=("2", "3 / 2"),
    ),
    "money": TriedKind(
        QUARTERS,
        OF_NUMBERS,
        ("It is {{ it }}.", "It is {{ (it * 2) | money }}."),
        limits=((None, None), ("0", "4")),
        others=(question("currency", "currency"),),
    ),
    "percent": TriedKind(
        QUARTERS,
        OF_NUMBERS,
        ("It is {{ it }}.", "It is {{ (100 - it) | percent }}."),
        limits=((None, None), ("0", "5")),
        defaults=("2.5",),
    ),
    "date": TriedKind(
        tuple(CREATED_ON + datetime.timedelta(days) for days in (-2, -1, 0, 1, 2, 8, 9, 10, 11)),
        ("it > created_on", "it >= created_on + 9", "it - created_on == 1", "it != created_on"),
        limits=((None, None), ("created_on", "created_on + 10"), ("created_on + 1", None)),
        defaults=("created_on + 1", "created_on"),
    ),
    "text": TriedKind(
        ("typed", "DE", "EUR", "US", "other words", "Example words A"),
        (*OF_WORDS, 'it == "typed"', 'it != "typed"', 'it in ["typed", "DE"]'),
        limits=((None, None), (None, "40")),
        defaults=('"typed"',),
    ),
    "yesno": TriedKind((True, False), ("it", "not it", "it == wide"), defaults=("wide", "not wide")),
    "party": TriedKind(
        tuple(_parties()),
        ('it.country == "DE"', "it.country in union", 'it.state == "typed"', "it.state == it.state"),
        ("It is {{ it.legal_name }}.", "It is {{ it.state }}.", "It is {{ it.registration_no }}."),
    ),
    "place": TriedKind(
        tuple(City(city, code) for city in ("typed", "Example city A") for code in CODES[:4]),
        ('it.country == "DE"', "it.country in union", 'it.city == "typed"', 'it.city != "typed"'),
        ("It is {{ it }}.", "It is in {{ it.country }}."),
    ),
    "sites": TriedKind(
        tuple(SITES[:number] for number in range(1, 5)),
        ("count(it) > 1", "count(it) == 3", "count(it) < 3 or wide"),
        limits=((None, None), ("2", "3"), (None, "2 if wide else 1")),
    ),
    "table": TriedKind(
        tuple(tables_with(COUNTS, SUMS)),
        (
            *("count(it) > 1", "count(it) == 3", "count(it) < 3 or wide", "filled(it.share)"),
            *("total(it.share) > 3", "total(it.share) != 3"),
        ),
        sentences=("It is one.", "They are {{ total(it.share) | percent }}."),
        limits=((None, None), ("2", "3"), (None, "2 if wide else 1")),
        columns=COLUMNS,
    ),
    "currency": TriedKind(
        ("EUR", "USD", "JPY", "CHF"),
        (*OF_WORDS, 'it == "EUR"', 'it != "JPY"', 'it in ["USD", "JPY"]'),
        defaults=('"EUR"', '"EUR" if wide else "USD"'),
    ),
    "country": TriedKind(
        CODES,
        (*OF_WORDS, 'it == "DE"', 'it != "US"', 'it in ["US", "CH"]'),
        defaults=('"DE"', '"DE" if wide else "US"'),
    ),
}  # fmt: skip


def answers_tried(asked: library.Question) -> tuple[Value, ...]:
    """Answers that stand for all that can be given to a question, whether they are within its limits or not."""
    keys = [one.key for one in asked.options]
    tried = TRIED[asked.kind]
    if not keys:
        return tried.answers
    if isinstance(tried.answers[0], frozenset):
        sizes = range(1, len(keys) + 1)
        return tuple(frozenset(some) for size in sizes for some in combinations(keys, size))
    return tuple(keys)


def alike(value: Value) -> tuple[Value, ...]:
    """A value that is not tried anyway, with those that differ from it in one thing that conditions read."""
    if not isinstance(value, FilledTable):
        return (value,)
    total = total_of(value, "share")
    return (value, *tables_with((*COUNTS, len(value.rows)), dict.fromkeys((*SUMS, total))))

"""Reads one answer from JSON data as the value that its question asks for."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import assert_never

from agreements.assembly.invisible import refused_character, without_invisible
from agreements.assembly.memo import Same
from clauses.library.answers import (
    PARTY_PARTS,
    PLACE_PARTS,
    ROW,
    SITE_PARTS,
    Amount,
    AnswerValue,
    Cell,
    City,
    FilledRow,
    FilledTable,
    Options,
    Party,
    Site,
    Sites,
)
from clauses.library.deal.cells import column_questions
from clauses.library.faults.fault import StatedFault
from clauses.library.faults.of_answers import (
    BAD_DATE,
    NO_SUCH_DAY,
    NUMBER_TOO_LARGE,
    ROW_TWICE,
    TEXT_TOO_LONG,
    TOO_MANY_DECIMALS,
    TOO_MANY_ROWS,
    TOO_MANY_SITES,
    UNKNOWN_COUNTRY,
    UNKNOWN_CURRENCY,
    UNKNOWN_OPTION,
    UNKNOWN_PART,
    UNPRINTABLE_CHARACTER,
    WRONG_KIND,
)
from clauses.library.kinds import COUNTRIES, CURRENCIES, kind_of
from clauses.library.values import Question

LONGEST_TEXT = 20_000
LARGEST_NUMBER = 10**15
AMOUNT = re.compile(r"([A-Z]{3}) (-?[0-9]{1,15}(?:\.[0-9]{1,6})?)")
DECIMAL = re.compile(r"-?[0-9]{1,15}\.[0-9]{1,6}")
SMALLEST_STEP = Decimal("0.000001")
MOST_SITES = 1_000
MOST_ROWS = 1_000
ROW_KEY = re.compile("[a-z0-9]{1,40}", re.ASCII)
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Unreadable(ValueError):
    """An answer that its question cannot take, and why."""

    def __init__(self, stated: StatedFault) -> None:
        super().__init__(stated.message)
        self.stated = stated


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the answers to one question."""

    question: Question

    def value(self, raw: object) -> AnswerValue:
        """The value that JSON data means. Raises Unreadable with what to write instead."""
        kind = kind_of(self.question)
        match kind.value:
            case "word":
                return self._one_word(raw)
            case "words":
                return self._options(raw)
            case "number" if kind.figure == "money":
                return _amount(raw)
            case "number" if kind.is_whole:
                return _number(raw)
            case "number":
                return _number(_decimal(raw))
            case "date":
                return _date(raw)
            case "truth":
                return _truth(raw)
            case "party":
                return Party(**_parts(raw, PARTY_PARTS))
            case "place":
                return City(**_parts(raw, PLACE_PARTS))
            case "sites":
                return _sites(raw)
            case "rows":
                return self._rows(raw)
            case _:
                assert_never(kind.value)

    def _one_word(self, raw: object) -> str:
        kind = kind_of(self.question)
        match kind.words:
            case "options":
                return self._option(_word(raw, "the key of one option"))
            case "typed" | "none":
                return clean_text(_word(raw, "text in quotes"))
            case "currencies":
                return _currency(_word(raw, "the code of a currency, for example “EUR”"))
            case "countries":
                return _country(_word(raw, "the code of a country, for example “CH”"))
            case _:
                assert_never(kind.words)

    def _option(self, key: str) -> str:
        if self.question.choice(key) is None:
            offered = ", ".join(f"“{choice.key}”" for choice in self.question.options)
            shown = clean_text(key[:80])
            raise Unreadable(UNKNOWN_OPTION.stated(option=shown, offered=offered))
        return key

    def _options(self, raw: object) -> Options:
        if not isinstance(raw, list | tuple):
            raise wrong_kind("a list of option keys")
        return frozenset(self._option(_word(item, "a list of option keys")) for item in raw)

    def _rows(self, raw: object) -> FilledTable:
        if not isinstance(raw, list | tuple) or not all(isinstance(row, Mapping) for row in raw):
            raise wrong_kind("a list of rows, each an object with its columns")
        if len(raw) > MOST_ROWS:
            raise Unreadable(TOO_MANY_ROWS.stated(most=f"{MOST_ROWS:,}"))
        rows = tuple(
            _read_row(row, number, self.question) for number, row in enumerate(raw, start=1)
        )
        if len({row.key for row in rows}) < len(rows):
            raise Unreadable(ROW_TWICE.stated())
        return FilledTable(rows)

    def row(self, raw: Mapping[str, object], number: int) -> FilledRow:
        """A row; without a key of its own it is called by its number. Empty cells are left out. Raises Unreadable."""
        readers = {column.key: Reader(column) for column in column_questions(self.question)}
        unknown = ", ".join(sorted(f"“{key}”" for key in raw if key not in readers and key != ROW))
        if unknown:
            offered = ", ".join(readers)
            raise Unreadable(UNKNOWN_PART.stated(unknown=unknown, offered=offered))
        key = raw.get(ROW, str(number))
        if not isinstance(key, str) or not ROW_KEY.fullmatch(key):
            raise wrong_kind(f"“{ROW}” as up to 40 small letters and digits")
        cells = (
            (column, self._cell(reader, raw[column], number))
            for column, reader in readers.items()
            if raw.get(column) not in (None, "")
        )
        return FilledRow(key, tuple(cells))

    def _cell(self, reader: "Reader", raw: object, number: int) -> Cell:
        try:
            value = reader.value(raw)
        except Unreadable as e:
            where = f"{reader.question.short}, row {number}: "
            raise Unreadable(replace(e.stated, message=where + e.stated.message)) from None
        assert isinstance(value, str | Fraction | bool | datetime.date | Amount)  # as columns are
        return value


def _read_row(raw: Mapping[str, object], number: int, question: Question) -> FilledRow:
    cells = tuple((key, type(cell), cell) for key, cell in raw.items())
    # A list or an object is in no cell; and none can be looked up.
    if not all(issubclass(kind, str | int | float | Decimal) for _, kind, _ in cells):
        return Reader(question).row(raw, number)
    return _row_as_before(cells, number, Same(question))


# By what is in it and of which type, for to Python yes is the number one: every page reads all rows of a table, and of
# hundreds one was typed in.
@lru_cache(maxsize=16_384)
def _row_as_before(
    cells: tuple[tuple[str, type, object], ...], number: int, question: Same[Question]
) -> FilledRow:
    return Reader(question.thing).row({key: cell for key, _, cell in cells}, number)


def forget_rows() -> None:
    """As after a start of the process; for measures and tests of time."""
    _row_as_before.cache_clear()


def wrong_kind(wanted: str) -> Unreadable:
    """The refusal of a value of another kind than wanted."""
    return Unreadable(WRONG_KIND.stated(wanted=wanted))


def clean_text(text: str) -> str:
    """What was typed in its composed form. Raises Unreadable for what cannot be printed or is too long."""
    if len(text) > LONGEST_TEXT:
        raise Unreadable(TEXT_TOO_LONG.stated(length=f"{len(text):,}", limit=f"{LONGEST_TEXT:,}"))
    seen = without_invisible(text)
    if refused := refused_character(seen):
        raise Unreadable(UNPRINTABLE_CHARACTER.stated(sign=f"U+{ord(refused):04X}"))
    return seen.strip()


def _word(raw: object, wanted: str) -> str:
    if not isinstance(raw, str):
        raise wrong_kind(wanted)
    return raw


def _decimal(raw: object) -> object:
    """Exact decimals stand in quotes, so that no reader of JSON rounds them: "250000.125"."""
    return Decimal(raw) if isinstance(raw, str) and DECIMAL.fullmatch(raw) else raw


def _amount(raw: object) -> AnswerValue:
    """An amount as a number, or with the currency that it was given in: "EUR 250000.125"."""
    given = AMOUNT.fullmatch(raw) if isinstance(raw, str) else None
    if given is None:
        return _number(_decimal(raw))
    return Amount(_number(Decimal(given[2])), _currency(given[1]))


def _number(raw: object) -> Fraction:
    if isinstance(raw, bool) or not isinstance(raw, int | float | Decimal):
        raise wrong_kind("a number without quotes")
    number = Decimal(str(raw)) if isinstance(raw, float) else Decimal(raw)
    # Compared as decimals first: a fraction of 1e-999999999 would fill the memory.
    if not number.is_finite() or abs(number) >= LARGEST_NUMBER:
        raise Unreadable(NUMBER_TOO_LARGE.stated(limit=f"{LARGEST_NUMBER:,}"))
    if (number and abs(number) < SMALLEST_STEP) or number % SMALLEST_STEP:
        raise Unreadable(TOO_MANY_DECIMALS.stated())
    return Fraction(number)


def _date(raw: object) -> datetime.date:
    wanted = "a date as year, month and day: “2027-03-01”"
    if not ISO_DATE.fullmatch(_word(raw, wanted)):
        raise Unreadable(BAD_DATE.stated(wanted=wanted))
    try:
        return datetime.date.fromisoformat(str(raw))
    except ValueError:
        raise Unreadable(NO_SUCH_DAY.stated(wanted=wanted)) from None


def _truth(raw: object) -> bool:
    if not isinstance(raw, bool):
        raise wrong_kind("true or false, without quotes")
    return raw


def _country(code: str) -> str:
    if code not in COUNTRIES:
        raise Unreadable(UNKNOWN_COUNTRY.stated())
    return code


def _currency(code: str) -> str:
    if code not in CURRENCIES:
        raise Unreadable(UNKNOWN_CURRENCY.stated())
    return code


def _parts(raw: object, names: tuple[str, ...]) -> dict[str, str]:
    """The parts of a party, place or site; parts left out are empty."""
    if not isinstance(raw, Mapping):
        raise wrong_kind(f"an object with {', '.join(names)}")
    unknown = ", ".join(sorted(f"“{name}”" for name in raw if name not in names))
    if unknown:
        raise Unreadable(UNKNOWN_PART.stated(unknown=unknown, offered=", ".join(names)))
    return {name: _part(name, value) for name, value in raw.items() if value is not None}


def _part(name: str, raw: object) -> str:
    text = clean_text(_word(raw, f"“{name}” as text in quotes"))
    return _country(text) if name == "country" and text else text


def _sites(raw: object) -> Sites:
    if not isinstance(raw, list | tuple):
        raise wrong_kind("a list of sites")
    if len(raw) > MOST_SITES:
        raise Unreadable(TOO_MANY_SITES.stated(most=f"{MOST_SITES:,}"))
    return tuple(Site(**_parts(site, SITE_PARTS)) for site in raw)

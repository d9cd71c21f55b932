"""The values an answer can have, and how they are written as JSON."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import assert_never


@dataclass(frozen=True, slots=True)
class Party:
    """A company that signs or is named in the agreement. Parts left out are empty strings."""

    legal_name: str = ""
    entity_type: str = ""
    registration_no: str = ""
    country: str = ""
    state: str = ""
    address: str = ""
    notice_name: str = ""
    notice_email: str = ""
    signatory_name: str = ""
    signatory_title: str = ""


@dataclass(frozen=True, slots=True)
class City:
    """A city and its country (ISO 3166 code)."""

    city: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """A place of production and what is done there."""

    name: str = ""
    address: str = ""
    country: str = ""
    activity: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money with the currency that it was given in (ISO 4217 code)."""

    number: Fraction
    currency: str


Cell = str | Fraction | bool | datetime.date | Amount


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row of a table: its key, which stays its own wherever it stands, and its filled cells by column."""

    key: str
    cells: tuple[tuple[str, Cell], ...] = ()
    # A table has hundreds of rows, and each is looked up by what it says many times for one page.
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note once what stands for it among the keys of a dictionary."""
        object.__setattr__(self, "_hash", hash((self.key, self.cells)))

    def __hash__(self) -> int:
        return self._hash

    def cell(self, column: str) -> Cell | None:
        """What a cell holds; None where it is empty."""
        return next((cell for key, cell in self.cells if key == column), None)


@dataclass(frozen=True, slots=True)
class FilledTable:
    """The answer to a question that asks for a table: its rows in their order."""

    rows: tuple[FilledRow, ...]


Sites = tuple[Site, ...]
Options = frozenset[str]
Value = str | Fraction | bool | datetime.date | Options | Party | City | Sites | FilledTable
# What somebody gave: an amount keeps its currency, so that it never counts in another.
AnswerValue = Value | Amount
Answers = Mapping[str, AnswerValue]

PARTY_PARTS = tuple(field.name for field in fields(Party))
PLACE_PARTS = tuple(field.name for field in fields(City))
SITE_PARTS = tuple(field.name for field in fields(Site))

# What the wizard takes at most: numbers below a limit, with so many decimals, and so many sites.
LARGEST_NUMBER = 10**14
DECIMALS = 4
MOST_SITES = 40
MOST_ROWS = 500

# What a calculation gives can have no end (a third); 80 digits are beyond every amount of money.
EXACT = Context(prec=80, rounding=ROUND_HALF_EVEN)
STEP = Decimal("0.000001")

ROW = "row"  # under which a row of a table as data says its key
PICK_PREFIX = "position."
RESPONSIBILITY_PREFIX = "responsibility."


def pick_key(clause: str) -> str:
    """The key under which a position of a clause, picked by hand, is answered."""
    return PICK_PREFIX + clause


def responsibility_key(row: str) -> str:
    """The key under which a row of the responsibility matrix is answered."""
    return RESPONSIBILITY_PREFIX + row


def value_given(given: AnswerValue) -> Value:
    """The value of an answer: of an amount, its number; of a table, the numbers of its amounts."""
    match given:
        case Amount(number):
            return number
        case FilledTable(rows):
            return FilledTable(tuple(map(_row_given, rows)))
        case _:
            return given


def without_empty_rows(given: AnswerValue) -> AnswerValue | None:
    """The same answer without rows of a table in which no cell is filled; None where no row is left."""
    if not isinstance(given, FilledTable):
        return given
    if all(row.cells for row in given.rows):
        return given if given.rows else None
    return without_empty_rows(FilledTable(tuple(row for row in given.rows if row.cells)))


def _row_given(row: FilledRow) -> FilledRow:
    if not any(isinstance(cell, Amount) for _, cell in row.cells):
        return row
    cells = ((key, cell.number if isinstance(cell, Amount) else cell) for key, cell in row.cells)
    return FilledRow(row.key, tuple(cells))


def part_of(value: Value | None, part: str) -> str | None:
    """The named part of a party or a place; None where it is missing or empty."""
    match value:
        case Party() if part in PARTY_PARTS:
            return str(getattr(value, part)) or None
        case City() if part in PLACE_PARTS:
            return str(getattr(value, part)) or None
        case _:
            return None


def decimal_text(number: Fraction) -> str:
    """A number as an exact decimal: "250000.125". One without end is rounded to six decimals."""
    exact = EXACT.divide(Decimal(number.numerator), Decimal(number.denominator))
    if Fraction(exact) != number:
        exact = exact.quantize(STEP, context=EXACT)
    text = format(exact, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def figures(number: Fraction) -> str:
    """A number as people read it, exact, with commas between thousands: "250,000.125"."""
    return format(Decimal(decimal_text(number)), ",f")


def day_in_words(day: datetime.date, *, is_american: bool = False) -> str:
    """A day as people read it: "1 March 2027"; in the United States "March 1, 2027"."""
    return f"{day:%B} {day.day}, {day.year}" if is_american else f"{day.day} {day:%B} {day.year}"


def to_json(value: AnswerValue) -> object:
    """A value as JSON data: whole numbers as int, others as exact decimals in a string, dates in ISO form.

    An amount has its currency before it: "EUR 250000.125".
    """
    match value:
        case bool() | str():
            return value
        case Fraction():
            return value.numerator if value.denominator == 1 else decimal_text(value)
        case Amount(number, currency):
            return f"{currency} {decimal_text(number)}"
        case datetime.date():
            return value.isoformat()
        case frozenset():
            return sorted(value)
        case Party() | City() | Site():
            return _filled_parts(value)
        case tuple():
            return [_filled_parts(site) for site in value]
        case FilledTable(rows):
            return [
                {ROW: row.key, **{key: to_json(cell) for key, cell in row.cells}} for row in rows
            ]
        case _:
            assert_never(value)


def _filled_parts(value: Party | City | Site) -> dict[str, str]:
    parts = {field.name: str(getattr(value, field.name)) for field in fields(value)}
    return {name: part for name, part in parts.items() if part}

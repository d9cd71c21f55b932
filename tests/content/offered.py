"""What can be answered to a question: its options and limits by name, with a value for each."""

import datetime
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from string import ascii_lowercase

from clauses.library import Column
from clauses.library.answers import Cell, FilledRow, FilledTable, Party, Value
from clauses.library.deal.cells import needed_cells
from clauses.library.deal.ranges import Range, range_of
from clauses.library.language.expressions import Compare, Expression, Name, NumberLiteral, walk
from clauses.library.language.text import expressions_in
from clauses.library.values import Library, Question
from tests.content.shipped import CREATED_ON, CUSTOMERS, MANUFACTURERS, PLACES, SITES, THIRDS

WHOLE = ("integer", "money")
NUMBERS = (*WHOLE, "decimal", "percent")
CURRENCIES = ("EUR", "USD", "JPY", "KWD")
COUNTRIES = ("US", "IN", "SA", "BR", "DE")
# The shares of a recall add up to 100, so the limits of one are reached through the other.
COMPLEMENTS = {"recall_share_customer_pct": "recall_share_manufacturer_pct"}
INSIDE = "inside"
ROWS = (("minimum", 1), (INSIDE, 3))
EMPTY = "left empty"


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to answer a question: "maximum - 1" or an option key, and the value (None: not answered)."""

    name: str
    value: Value | None


def offers(
    question: Question, scope, thresholds: dict[str, set[Fraction]], chance: random.Random
) -> list[Offer]:
    """Every named way to answer a question under the answers before it."""
    found = list(_by_kind(question, range_of(question, scope), thresholds, chance))
    if not question.required and question.default is None and not question.defaults:
        found.append(Offer(EMPTY, None))
    return found


def _by_kind(question: Question, limits: Range, thresholds, chance) -> Iterator[Offer]:
    match question.kind:
        case "choice":
            yield from (Offer(choice.key, choice.key) for choice in question.options)
        case "multi":
            yield from _ticked(question, chance)
        case "yesno":
            yield from (Offer("yes", True), Offer("no", False))
        case "integer" | "decimal" | "money" | "percent":
            yield from _numbers(question, limits, thresholds.get(question.key, set()), chance)
        case "date":
            yield from _dates(limits, chance)
        case "text":
            yield from _texts(limits)
        case "party":
            cast = {"customer_party": CUSTOMERS, "manufacturer_party": MANUFACTURERS}
            yield from _named(cast.get(question.key) or _thirds(question.key))
        case "place":
            yield from _named(PLACES)
        case "sites":
            yield from _sites(limits)
        case "table":
            yield from (Offer(name, rows_of(question, number)) for name, number in ROWS)
        case "currency":
            yield from (Offer(code, code) for code in CURRENCIES)
        case "country":
            yield from (Offer(code, code) for code in COUNTRIES)
        case other:
            raise AssertionError(f"Nothing is offered to a question of kind {other}")


def _thirds(key: str) -> dict[str, Party]:
    """Third companies, each named for its part: one that had two would be asked about."""
    part = key.replace("_", " ").title()
    return {
        name: replace(one, legal_name=f"{part} {one.legal_name}") for name, one in THIRDS.items()
    }


def _named(values: dict) -> Iterator[Offer]:
    yield from (Offer(name, value) for name, value in values.items())


def _ticked(question: Question, chance: random.Random) -> Iterator[Offer]:
    """Each option alone, and with others."""
    keys = [choice.key for choice in question.options]
    for key in keys:
        others = chance.sample(keys, chance.choice((0, 0, 1, 2, len(keys))))
        yield Offer(key, frozenset({key, *others}))


def _numbers(question: Question, limits: Range, marks, chance) -> Iterator[Offer]:
    step = Fraction(1) if question.kind in WHOLE else Fraction(1, 10)
    named = dict(_number_limits(limits, step))
    for mark in sorted(marks):
        for name, number in (
            (f"one below {mark}", mark - step),
            (f"{mark}", mark),
            (f"one above {mark}", mark + step),
        ):
            named.setdefault(name, number)
    for name, number in named.items():
        if _fits(number, limits) and (number.denominator == 1 or step != 1):
            yield Offer(name, number)
    low = limits.minimum if isinstance(limits.minimum, Fraction) else Fraction(0)
    high = limits.maximum if isinstance(limits.maximum, Fraction) else Fraction(30_000_000)
    yield Offer(INSIDE, Fraction(chance.randint(int(low) + 1, max(int(low) + 1, int(high)))))


def _number_limits(limits: Range, step: Fraction) -> Iterator[tuple[str, Fraction]]:
    if isinstance(limits.minimum, Fraction):
        yield "minimum", limits.minimum
        yield "minimum + 1", limits.minimum + step
    if isinstance(limits.maximum, Fraction):
        yield "maximum", limits.maximum
        yield "maximum - 1", limits.maximum - step
    for number in limits.also:
        yield f"also {number}", number


def _fits(number: Fraction, limits: Range) -> bool:
    if number in limits.also:
        return True
    above = not isinstance(limits.minimum, Fraction) or number >= limits.minimum
    return above and (not isinstance(limits.maximum, Fraction) or number <= limits.maximum)


def _dates(limits: Range, chance: random.Random) -> Iterator[Offer]:
    if isinstance(limits.minimum, datetime.date):
        yield Offer("minimum", limits.minimum)
    if isinstance(limits.maximum, datetime.date):
        yield Offer("maximum", limits.maximum)
    day = datetime.date(2027, 1, 15) + datetime.timedelta(days=chance.randint(-300, 300))
    yield Offer(INSIDE, day)


def _texts(limits: Range) -> Iterator[Offer]:
    shortest = int(limits.minimum) if isinstance(limits.minimum, Fraction) else 1
    yield Offer("minimum", (ascii_lowercase * shortest)[:shortest])
    yield Offer(INSIDE, "of the words that procurement typed")
    if isinstance(limits.maximum, Fraction):
        longest = ("words and more " * 60)[: int(limits.maximum) - 1] + "."
        yield Offer("maximum", longest)


def _sites(limits: Range) -> Iterator[Offer]:
    yield Offer("minimum", SITES[: int(limits.minimum)])
    yield Offer(INSIDE, SITES[:3])
    yield Offer("maximum", SITES[: int(limits.maximum)])


def rows_of(
    question: Question, number: int, *, shares: Sequence[Fraction] | None = None
) -> FilledTable:
    """So many rows with every cell filled, and those among them that the table needs; shares add up to 100."""
    needed = needed_cells(question)
    total = max(number, len(needed))
    usual = (
        *(Fraction(100 // total) for _ in range(total - 1)),
        100 - Fraction(100 // total) * (total - 1),
    )
    given = usual if shares is None else shares
    return FilledTable(
        tuple(
            FilledRow(
                str(row),
                tuple(
                    (one.key, said.get(one.key, _cell(one, row, given[row - 1])))
                    for one in question.columns
                ),
            )
            for row in range(1, total + 1)
            for said in [needed[row - 1] if row <= len(needed) else {}]
        )
    )


def _cell(column: Column, row: int, share: Fraction) -> Cell:
    match column.kind:
        case "percent":
            return share
        case "choice":
            return column.choices[row % len(column.choices)]
        case "yesno":
            return row % 2 == 0
        case "date":
            return CREATED_ON
        case "text":
            return f"{column.label} {row}"
        case _:
            return Fraction(row)


def thresholds_of(library: Library) -> dict[str, set[Fraction]]:
    """The numbers with which any condition of the library compares a question, by question."""
    found: dict[str, set[Fraction]] = {}
    for expression in every_expression(library):
        for node in walk(expression):
            match node:
                case Compare(_, Name(key), NumberLiteral(number)):
                    found.setdefault(key, set()).add(number)
                case _:
                    pass
    for key, other in COMPLEMENTS.items():
        found[key] = {100 - number for number in found.get(other, ())}
    return found


def every_expression(library: Library) -> Iterator[Expression]:
    """Every condition and value of clauses, positions, rules, facts, schedules and texts."""
    formulas = [rule.when for rule in library.rules] + [fact.value for fact in library.facts]
    formulas += [question.when for question in library.questions]
    for clause in library.clauses:
        formulas.append(clause.when)
        formulas += [position.when for position in clause.positions]
        for position in clause.positions:
            yield from expressions_in(position.text.blocks)
    for schedule in library.schedules:
        formulas.append(schedule.when)
        yield from expressions_in(schedule.text.blocks)
    for formula in formulas:
        if formula is not None:
            yield formula.expression

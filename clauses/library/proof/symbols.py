"""Symbols: values that are not known yet, as the solver reads them, and what the clause language does with them.

Each function here is the twin of one in `evaluation`, over values that many answer sets share.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import z3

from clauses.library.proof.guards import (
    Guard,
    Term,
    aligned,
    choose,
    conj,
    disj,
    exact,
    negation,
)

Words = Mapping[str, Guard]
Measure = tuple[Guard, Term]
NO_WORDS: Words = MappingProxyType({})
Ticked = tuple[Guard, Words]
Parts = tuple[Guard, Mapping[str, Words]]
NONE: Measure = (False, None)
FIRST_DAY, LAST_DAY = 1, 3_652_059  # the days that Python's calendar knows


@dataclass(frozen=True, slots=True, repr=False)
class Symbol:
    """For each kind of value: when it has it, and what it is then. No two kinds at once; none: it is missing."""

    # Each kind has a guard of its own, and missing is that none of them holds: so what the clause language says of
    # missing values needs no case of its own.
    yes: Guard = False
    no: Guard = False
    number: Measure = NONE
    day: Measure = NONE
    word: Words = field(default_factory=dict)
    ticked: Ticked = (False, NO_WORDS)
    parts: Parts = (False, MappingProxyType({}))
    sites: Measure = NONE  # how many, of rows of a table too
    # Of a table, what the clause language reads of its columns: when every row has a cell in it, and then the sum.
    filled: Words = field(default_factory=dict)
    totals: Mapping[str, Measure] = field(default_factory=dict)
    instead: Words = field(default_factory=dict)  # of attached documents: whose place one takes

    @property
    def present(self) -> Guard:
        """When it has a value at all."""
        measured = (self.number[0], self.day[0], self.ticked[0], self.parts[0], self.sites[0])
        return disj((self.yes, self.no, *self.word.values(), *measured))


MISSING = Symbol()


def truth(guard: Guard) -> Symbol:
    """A condition as a value."""
    return Symbol(yes=guard, no=negation(guard))


def under(guard: Guard, symbol: Symbol) -> Symbol:
    """The symbol where a guard holds, else missing."""
    if guard is True:
        return symbol

    def measure(one: Measure) -> Measure:
        return conj((guard, one[0])), one[1]

    return Symbol(
        yes=conj((guard, symbol.yes)),
        no=conj((guard, symbol.no)),
        number=measure(symbol.number),
        day=measure(symbol.day),
        word={word: conj((guard, held)) for word, held in symbol.word.items()},
        ticked=(conj((guard, symbol.ticked[0])), symbol.ticked[1]),
        parts=(conj((guard, symbol.parts[0])), symbol.parts[1]),
        sites=measure(symbol.sites),
        filled={column: conj((guard, held)) for column, held in symbol.filled.items()},
        totals={column: measure(total) for column, total in symbol.totals.items()},
        instead={table: conj((guard, held)) for table, held in symbol.instead.items()},
    )


def either(condition: Guard, then: Symbol, otherwise: Symbol) -> Symbol:
    """One of two values, by a condition."""
    if isinstance(condition, bool):
        return then if condition else otherwise
    # Each value under its own condition: their guards never hold at once, so joining them mixes nothing.
    one, other = under(condition, then), under(negation(condition), otherwise)
    return Symbol(
        yes=disj((one.yes, other.yes)),
        no=disj((one.no, other.no)),
        number=_one_of(condition, one.number, other.number),
        day=_one_of(condition, one.day, other.day),
        word=_words_of(one.word, other.word),
        ticked=(
            disj((one.ticked[0], other.ticked[0])),
            _chosen_words(condition, one.ticked[1], other.ticked[1]),
        ),
        parts=(
            disj((one.parts[0], other.parts[0])),
            {
                part: _chosen_words(
                    condition, one.parts[1].get(part, {}), other.parts[1].get(part, {})
                )
                for part in (*one.parts[1], *other.parts[1])
            },
        ),
        sites=_one_of(condition, one.sites, other.sites),
        filled=_words_of(one.filled, other.filled),
        totals={
            column: _one_of(condition, one.totals.get(column, NONE), other.totals.get(column, NONE))
            for column in dict.fromkeys((*one.totals, *other.totals))
        },
        instead=_words_of(one.instead, other.instead),
    )


def _one_of(condition: Guard, one: Measure, other: Measure) -> Measure:
    # A side without a term is never a number. The term of the other may stand for both: its guard says when it
    # counts.
    if one[1] is None or other[1] is None:
        return other if one[1] is None else one
    return disj((one[0], other[0])), choose(condition, one[1], other[1])


def _words_of(one: Words, other: Words) -> Words:
    """Words that are guarded already."""
    return {
        word: disj((one.get(word, False), other.get(word, False)))
        for word in dict.fromkeys((*one, *other))
    }


def _chosen_words(condition: Guard, one: Words, other: Words) -> Words:
    otherwise = negation(condition)
    return {
        word: disj(
            (conj((condition, one.get(word, False))), conj((otherwise, other.get(word, False))))
        )
        for word in dict.fromkeys((*one, *other))
    }


def compare(operator: str, left: Symbol, right: Symbol) -> Guard:
    """A comparison; it does not hold where a value is missing or the two are of different kinds."""
    measured = disj(
        conj((one[0], other[0], _related(operator, one[1], other[1])))
        for one, other in ((left.number, right.number), (left.day, right.day))
        if one[0] is not False and other[0] is not False
    )
    if operator not in ("==", "!="):
        return measured
    same = disj(
        (
            *(conj((guard, right.word.get(word, False))) for word, guard in left.word.items()),
            conj((left.yes, right.yes)),
            conj((left.no, right.no)),
        )
    )
    if operator == "==":
        return disj((measured, same))
    # Not the contrary of "==": values that are missing or of two kinds are neither equal nor unequal.
    comparable = disj(
        (
            conj((disj(left.word.values()), disj(right.word.values()))),
            conj((disj((left.yes, left.no)), disj((right.yes, right.no)))),
        )
    )
    return disj((measured, conj((comparable, negation(same)))))


def _related(operator: str, one: Term, other: Term) -> Guard:
    left, right = aligned(one, other)
    match operator:
        case "==":
            return left == right
        case "!=":
            return left != right
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case _:
            return left >= right


def contains(item: Symbol, collection: Symbol, *, negated: bool) -> Guard:
    """Whether an item is in a list, a set or the options ticked; it is not where either is missing."""
    present, members = collection.ticked
    within = disj(conj((guard, members.get(word, False))) for word, guard in item.word.items())
    if not negated:
        return conj((present, within))
    # Not the contrary of "in" either: an item that is missing is neither in a list nor outside of it.
    return conj((present, disj(item.word.values()), negation(within)))


def calculate(operator: str, left: Symbol, right: Symbol) -> Symbol:
    """Exact arithmetic on numbers; a date and days; days between dates."""
    return Symbol(
        number=_number(operator, left, right),
        day=_moved(operator, left.day, right.number),
    )


def _number(operator: str, left: Symbol, right: Symbol) -> Measure:
    between = NONE
    if operator == "-" and left.day[0] is not False and right.day[0] is not False:
        between = (conj((left.day[0], right.day[0])), left.day[1] - right.day[1])
    if left.number[0] is False or right.number[0] is False:
        return between
    one, other = aligned(left.number[1], right.number[1])
    guard = conj((left.number[0], right.number[0]))
    match operator:
        case "+":
            sum_or_else = (guard, one + other)
        case "-":
            sum_or_else = (guard, one - other)
        case "*":
            sum_or_else = (guard, one * other)
        case _:
            # To z3 a division by zero is any number it likes; in the clause language its result is missing.
            sum_or_else = (conj((guard, other != 0)), exact(one) / exact(other))
    return _joined(sum_or_else, between)


def _joined(one: Measure, other: Measure) -> Measure:
    """One of two numbers that are never there at once."""
    return _one_of(one[0], one, other)


def _moved(operator: str, day: Measure, days: Measure) -> Measure:
    if operator not in ("+", "-") or day[0] is False or days[0] is False:
        return NONE
    # As the evaluator moves a day: by whole days, rounded up, and to nowhere beyond the calendar.
    moved = day[1] + ceiling(days[1]) if operator == "+" else day[1] + ceiling(-days[1])
    return conj((day[0], days[0], moved >= FIRST_DAY, moved <= LAST_DAY)), moved


def ceiling(term: Term) -> Term:
    """A number rounded up to a whole one."""
    # z3 can only round down; rounding down the negative rounds up.
    return term if term.is_int() else -z3.ToInt(-term)


def is_whole(term: Term) -> Guard:
    """When a number is a whole one."""
    return True if term.is_int() else z3.IsInt(term)


def extremum(kind: str, symbols: tuple[Symbol, ...]) -> Symbol:
    """The smallest or greatest number or date; missing where one is missing."""
    return Symbol(
        number=_extreme(kind, tuple(symbol.number for symbol in symbols)),
        day=_extreme(kind, tuple(symbol.day for symbol in symbols)),
    )


def _extreme(kind: str, measures: tuple[Measure, ...]) -> Measure:
    guard = conj(measure[0] for measure in measures) if measures else False
    if guard is False:
        return NONE
    found = measures[0][1]
    for _, term in measures[1:]:
        found, other = aligned(found, term)
        found = choose(found <= other if kind == "min" else found >= other, found, other)
    return guard, found

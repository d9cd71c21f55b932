"""The other values that may mend what is wrong: a question and a Judged come in; values to try go out, nearest first.

Between two neighbouring numbers at which no comparison turns, nothing that is wrong changes. So of all numbers only
those beside a turn are tried.
"""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from itertools import combinations, pairwise
from math import floor

from agreements.assembly.judging import Judged, Wrong, keys_deciding
from agreements.assembly.memo import Memo
from clauses.library.answers import LARGEST_NUMBER, AnswerValue, Options, value_given
from clauses.library.deal.fitting import beyond
from clauses.library.deal.questions_read import everything_read
from clauses.library.deal.ranges import range_of
from clauses.library.kinds import kind_of
from clauses.library.language.asked_of import points_read
from clauses.library.language.evaluation import Scope, evaluate, holds
from clauses.library.language.expressions import (
    MISSING,
    NEVER,
    Compare,
    Expression,
    Listed,
    Name,
    NumberLiteral,
    TextLiteral,
    walk,
)
from clauses.library.values import Library, Question

MOST_TURNED = 2  # boxes of one question at once


def condition_of(wrong: Wrong, library: Library) -> Expression:
    """Under which condition something is wrong; never, for what is only not answered."""
    question = library.question(wrong.key)
    if wrong.kind == "misfit" and question is not None:
        return beyond(question, Name(question.key))
    if wrong.kind == "rule":
        return next(one.when.expression for one in library.rules if one.key == wrong.key)
    return NEVER


def values_to_try(
    question: Question, now: Judged, wrong: Wrong, memo: Memo
) -> tuple[AnswerValue, ...]:
    """Other answers to one question; none where it asks for a name, a place, a day or a list."""
    value, kind = now.interview.value(question.key), kind_of(question)
    if kind.value == "truth":
        return tuple(one for one in (True, False) if one is not value)
    if kind.value == "number":
        current = value_given(now.answers[question.key]) if question.key in now.answers else value
        if not isinstance(current, Fraction):
            return ()  # a figure that nobody gave is not ours to give
        return tuple(_numbers(question, current, now, _comparisons(question, now, wrong, memo)))
    if kind.words != "options":
        return ()
    if kind.value == "words":
        ticked: Options = value if isinstance(value, frozenset) else frozenset()
        return tuple(_turned(question, ticked, now.library, wrong, memo))
    return tuple(one.key for one in question.options if one.key != value)


def _turned(
    question: Question, ticked: Options, library: Library, wrong: Wrong, memo: Memo
) -> Iterator[Options]:
    """The boxes with one or two turned that something wrong names; where none would be left, another is ticked."""
    conditions = (
        *memo.once(_conditions_on, library).get(question.key, ()),
        condition_of(wrong, library),
    )
    named = {word for one in conditions for word in _words(one)}
    keys = [one.key for one in question.options]
    turnable = [key for key in keys if key in named]
    sizes = range(1, MOST_TURNED + 1)
    turns = [frozenset(turned) for size in sizes for turned in combinations(turnable, size)]
    yield from (ticked ^ turned for turned in turns if ticked != turned)
    # What is ticked alone is given up for another only where no other turn helps.
    yield from (frozenset({key}) for key in keys if ticked in turns and key not in ticked)


def _words(expression: Expression) -> Iterator[str]:
    for node in walk(expression):
        if isinstance(node, TextLiteral):
            yield node.value
        elif isinstance(node, Listed):
            yield from node.items


def _conditions_on(library: Library) -> Mapping[str, tuple[Expression, ...]]:
    """By question, the conditions of all that can be wrong and rests on it: of rules, and of answers beyond limits."""
    conditions = [one.when.expression for one in library.rules if one.severity != "hint"]
    conditions += [beyond(one, Name(one.key)) for one in library.questions]
    found: dict[str, list[Expression]] = {}
    for condition in conditions:
        for key in keys_deciding(condition, library):
            found.setdefault(key, []).append(condition)
    return {key: tuple(expressions) for key, expressions in found.items()}


def _comparisons(question: Question, now: Judged, wrong: Wrong, memo: Memo) -> tuple[Compare, ...]:
    """The comparisons on which it rests what can be wrong and that may turn with a question, each once."""
    library = now.library
    conditions = (
        *memo.once(_conditions_on, library).get(question.key, ()),
        condition_of(wrong, library),
        *_with_what_was_given(wrong, now),
    )
    found = (part for one in conditions for part in memo.once(_compared, one, library))
    return tuple(
        dict.fromkeys(
            one for one in found if question.key in memo.once(keys_deciding, one, library)
        )
    )


def _with_what_was_given(wrong: Wrong, now: Judged) -> Iterator[Expression]:
    """An answer that does not fit has no value in a scope, so its limits are compared with what was given."""
    question, given = now.library.question(wrong.key), now.answers.get(wrong.key)
    number = None if given is None else value_given(given)
    if wrong.kind == "misfit" and question is not None and isinstance(number, Fraction):
        yield beyond(question, NumberLiteral(number))


def _compared(expression: Expression, library: Library) -> tuple[Compare, ...]:
    """The comparisons in an expression, and in the facts and deal points that it reads."""
    told = (library.index.told.get(point, MISSING) for point in points_read(expression))
    facts = (library.index.facts.get(key) for key in everything_read(expression, library))
    whole = (expression, *told, *(one.value.expression for one in facts if one is not None))
    return tuple(node for one in whole for node in walk(one) if isinstance(node, Compare))


def _numbers(
    question: Question, current: Fraction, now: Judged, comparisons: tuple[Compare, ...]
) -> list[Fraction]:
    """The limits, and the numbers within them beside which a comparison turns; nearest to the current one first."""
    limits = range_of(question, now.interview.scope)
    lowest, highest = limits.minimum, limits.maximum
    low = lowest if isinstance(lowest, Fraction) else Fraction(0)
    known = {current, low, *limits.also, *_literals(comparisons), *_read(comparisons, now)}
    farthest = min(2 * max(known) + 10, Fraction(LARGEST_NUMBER))
    high = highest if isinstance(highest, Fraction) else farthest
    scopes = tuple(now.scope_with(question.key, end) for end in (low, high))
    known |= {high, *_crossings(comparisons, low, high, *scopes)}

    def turns(number: Fraction) -> tuple[bool, ...]:
        scope = now.scope_with(question.key, number)
        return tuple(holds(one, scope) for one in comparisons)

    whole = {floor(one) + step for one in known for step in (-1, 0, 1, 2)}
    points = sorted(Fraction(one) for one in whole if low <= one <= high)
    beside = {low, high, *limits.also}
    for before, after in pairwise(points):
        beside.update(_beside(before, after, turns))
    if not kind_of(question).is_whole:
        beside |= {one for one in known if low <= one <= high}
    as_now = turns(current)
    helpful = (one for one in beside if turns(one) != as_now)
    return sorted(helpful, key=lambda one: (abs(one - current), one))


def _crossings(
    comparisons: tuple[Compare, ...], low: Fraction, high: Fraction, at_low: Scope, at_high: Scope
) -> Iterator[Fraction]:
    """Where both sides of a comparison are equal, if they move evenly between two numbers; as exact as people type."""
    for one in comparisons:
        ends = [
            (evaluate(one.left, scope), evaluate(one.right, scope)) for scope in (at_low, at_high)
        ]
        apart = [
            left - right
            for left, right in ends
            if isinstance(left, Fraction) and isinstance(right, Fraction)
        ]
        if len(apart) == 2 and apart[0] != apart[1]:
            crossing = low + (high - low) * apart[0] / (apart[0] - apart[1])
            if (crossing * 100).denominator == 1:
                yield crossing


def _literals(expressions: tuple[Compare, ...]) -> Iterator[Fraction]:
    for one in expressions:
        for node in walk(one):
            if isinstance(node, NumberLiteral):
                yield node.value


def _read(expressions: tuple[Compare, ...], now: Judged) -> Iterator[Fraction]:
    """The numbers with which something is compared as the answers are."""
    for one in expressions:
        for node in walk(one):
            value = evaluate(node, now.selection.scope)
            if isinstance(value, Fraction):
                yield value


def _beside(
    before: Fraction, after: Fraction, turns: Callable[[Fraction], tuple[bool, ...]]
) -> Iterator[Fraction]:
    """The whole numbers between two, on either side of each turn; one that turns there and back is missed."""
    if turns(before) == turns(after):
        return
    if after - before <= 1:
        yield from (before, after)
        return
    middle = Fraction((before + after) // 2)
    yield from _beside(before, middle, turns)
    yield from _beside(middle, after, turns)

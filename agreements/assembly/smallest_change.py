"""The fewest answers to change so that one thing is no longer wrong: a Judged comes in; up to three changes go out.

The values to try come from what is wrong; each change is judged like any answers, so that none is told that does not
help or that makes something else an error.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from agreements.assembly.judging import Judged, Wrong, keys_deciding, wrong_of
from agreements.assembly.memo import Memo
from agreements.assembly.values_to_try import condition_of, values_to_try
from clauses.library.answers import AnswerValue
from clauses.library.values import Library, Question

WAYS = 3
ASKED_FOR, OTHER, FACT = range(
    3
)  # what changing a question is, in the order in which it is proposed
MOST_CHANGED = 3
MOST_JUDGED = 120  # 2 ms each; where so many do not help, nothing is proposed


@dataclass(frozen=True, slots=True)
class SmallestChange:
    """Answers to give instead, by question; with all others as they are, they mend what was wrong."""

    answers: Mapping[str, AnswerValue]


@dataclass(frozen=True, slots=True)
class _Tried:
    """Some answers changed, with what follows; `place` orders those of one size."""

    place: tuple[tuple[int, int, int], ...]
    changed: Mapping[str, AnswerValue]
    judged: Judged


def smallest_changes(
    now: Judged, wrong: Wrong, memo: Memo, *, most_judged: int = MOST_JUDGED
) -> tuple[SmallestChange, ...]:
    """Up to three ways to mend one thing that is wrong, each with the fewest answers changed; none where none is found.

    No way makes another error. Facts of the deal, which its first section asks, are left alone where another way is as
    short. Fewer new warnings come first, then the question that the rule asks to change, then the order of questions
    and values. Ways that change the same questions follow those that change others, and only where options are chosen.
    What only moves a usual answer, or whether a question is asked, is not changed in place of that answer.
    """
    left = count(most_judged, -1)
    layer: tuple[_Tried, ...] = (_Tried((), {}, now),)
    for _ in range(MOST_CHANGED):
        tried = tuple(_further(layer, now, wrong, memo, left))
        mended = [one for one in tried if _is_mended(one.judged, now, wrong)]
        if mended:
            return tuple(SmallestChange(one.changed) for one in _told(mended, now))
        layer = _promising(tried, wrong)
    return ()


def _further(
    layer: tuple[_Tried, ...], now: Judged, wrong: Wrong, memo: Memo, left: Iterator[int]
) -> Iterator[_Tried]:
    """Each of some tried answers with one more changed; the same answers once, whatever was changed first."""
    seen: set[frozenset[tuple[str, AnswerValue]]] = set()
    for before in layer:
        for question, place in _questions(before, now, wrong, memo):
            for number, value in enumerate(values_to_try(question, before.judged, wrong, memo)):
                changed = {**before.changed, question.key: value}
                if (key := frozenset(changed.items())) in seen:
                    continue
                seen.add(key)
                if next(left) <= 0:
                    return
                yield _Tried(
                    tuple(sorted((*before.place, (*place, number)))),
                    changed,
                    before.judged.under(question.key, value),
                )


def _questions(
    before: _Tried, now: Judged, wrong: Wrong, memo: Memo
) -> Iterator[tuple[Question, tuple[int, int]]]:
    """The questions on which it rests what is wrong, what came to be wrong included; with their places."""
    library = now.library
    facts = library.sections[0].key if library.sections else ""
    to_change = {rule.change for rule in library.rules if wrong == wrong_of(rule)}
    deciding = _keys_at_work(before, now, wrong, memo)
    for position, question in enumerate(library.questions):
        is_open = question.key in deciding and question.key not in before.changed
        if is_open and before.judged.interview.of(question.key) is not None:
            is_asked_for = question.key in to_change
            kind = ASKED_FOR if is_asked_for else FACT if question.section == facts else OTHER
            yield question, (kind, position)


def _keys_at_work(before: _Tried, now: Judged, wrong: Wrong, memo: Memo) -> set[str]:
    """The keys that decide it; of an answer that does not fit, which is not read, also those of its limits."""
    found, known, keys = {wrong} | (before.judged.errors - now.errors), set[Wrong](), set[str]()
    while new := found - known:
        known |= new
        keys |= {key for one in new for key in memo.once_by(one, _deciding, now.library)}
        found |= {one for one in before.judged.errors if one.kind == "misfit" and one.key in keys}
    return keys


def _deciding(wrong: Wrong, library: Library) -> frozenset[str]:
    itself = {wrong.key} if wrong.kind == "misfit" else set()
    return keys_deciding(condition_of(wrong, library), library) | itself


def _is_mended(then: Judged, now: Judged, wrong: Wrong) -> bool:
    return wrong not in then.wrong and then.errors <= now.errors


def _promising(tried: tuple[_Tried, ...], wrong: Wrong) -> tuple[_Tried, ...]:
    """Those first that mend it and make something else an error: one more change may mend that."""
    return tuple(sorted(tried, key=lambda one: (wrong in one.judged.wrong, one.place)))


def _told(mended: list[_Tried], now: Judged) -> list[_Tried]:
    """Three of them: the first for each set of questions, then the second of options, and so on."""
    fewest = min(map(_facts, mended))
    best = sorted(
        (one for one in mended if _facts(one) == fewest),
        key=lambda one: (len(one.judged.wrong - now.wrong), one.place),
    )
    turns: dict[frozenset[str], int] = {}
    told = []
    for one in best:
        changed = frozenset(one.changed)
        turn = turns[changed] = turns.get(changed, 0) + 1
        if turn == 1 or all(isinstance(value, str) for value in one.changed.values()):
            told.append((turn, one))
    return [one for _, one in sorted(told, key=lambda pair: pair[0])][:WAYS]


def _facts(tried: _Tried) -> int:
    return sum(kind == FACT for kind, _, _ in tried.place)

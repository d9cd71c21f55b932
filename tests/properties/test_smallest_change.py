"""The smallest change mends what is wrong, makes no other error, and trying every answer finds none that is smaller."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.assembly.judging import Judged, Wrong, judge
from agreements.assembly.memo import Memo
from agreements.assembly.smallest_change import MOST_CHANGED, smallest_changes
from clauses.library.answers import AnswerValue
from tests.clauses.library.examples import CREATED_ON, library_of, question, rule

BOXES = ("x", "y")
DOMAINS: Mapping[str, tuple[AnswerValue, ...]] = {
    "way": ("a", "b", "c"),
    "strict": (True, False),
    "boxes": (frozenset("x"), frozenset("y"), frozenset("xy")),
    "days": tuple(map(Fraction, range(5))),
    "weeks": tuple(map(Fraction, range(5))),
}
QUESTIONS = (
    question("way", "choice", options=DOMAINS["way"]),
    question("strict"),
    question("boxes", "multi", options=BOXES),
    question("days", "integer", maximum="4"),
    question("weeks", "integer", minimum='2 if strict and way == "c" else 0', maximum="4"),
)
ATOMS = (
    *(f'way == "{one}"' for one in "abc"),
    "strict",
    *(f'"{one}" in boxes' for one in BOXES),
    *(f"days {sign} {number}" for sign in ("<", ">", "==") for number in (1, 3)),
    *(f"weeks {sign} {number}" for sign in ("<", ">") for number in (2, 3)),
    *("days < weeks", "days > weeks * 2", "weeks > days + 2"),
)
CONDITIONS = st.recursive(
    st.sampled_from(ATOMS),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" and ".join).map("({})".format),
        st.tuples(inner, inner).map(" or ".join).map("({})".format),
        inner.map("(not {})".format),
    ),
    max_leaves=3,
)
ANSWERS = st.fixed_dictionaries({key: st.sampled_from(values) for key, values in DOMAINS.items()})


def every_answer() -> Iterator[dict[str, AnswerValue]]:
    for values in product(*DOMAINS.values()):
        yield dict(zip(DOMAINS, values, strict=True))


def fewest(now: Judged, wrong: Wrong) -> int | None:
    """How many answers must be changed at least, by trying every answer; None where nothing mends it."""
    sizes = [
        sum(answers[key] != now.answers[key] for key in answers)
        for answers in every_answer()
        if is_mended(judge(now.library, answers, created_on=CREATED_ON), now, wrong)
    ]
    return min(sizes, default=None)


def is_mended(then: Judged, now: Judged, wrong: Wrong) -> bool:
    return wrong not in then.wrong and then.errors <= now.errors


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(st.lists(CONDITIONS, min_size=1, max_size=4), ANSWERS)
def test_it_mends_and_nothing_smaller_does(conditions, answers):
    rules = tuple(rule(f"r{number}", when) for number, when in enumerate(conditions))
    now = judge(library_of(*QUESTIONS, *rules), answers, created_on=CREATED_ON)
    for wrong in sorted(now.errors):
        least = fewest(now, wrong)

        found = smallest_changes(now, wrong, Memo(), most_judged=20_000)

        for one in found:
            then = judge(now.library, {**answers, **one.answers}, created_on=CREATED_ON)
            assert is_mended(then, now, wrong)
        is_findable = least is not None and least <= MOST_CHANGED
        assert {len(one.answers) for one in found} == ({least} if is_findable else set())

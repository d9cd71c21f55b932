"""Damages to the shipped library: each is found, or shown to change nothing, or leaves another coherent agreement.

`COUNTERPART_DAMAGES` says how many of each kind; `bench/proof.py` proves the whole of each damaged library.
"""

import os

import pytest

from clauses.library.proof.changes import Baseline
from tests.content.damages import KINDS, damages_of
from tests.content.outcomes import result_of
from tests.content.shipped import LIBRARY

EACH = int(os.environ.get("COUNTERPART_DAMAGES", "17"))
SEED = 1
FOUND = ("found", "shown")
# Of each kind, the share that is found today, in percent; what is not found leaves a coherent library.
AT_LEAST: dict[str, int] = {
    "a question is deleted": 90,
    "a clause is deleted": 90,
    "a schedule is deleted": 90,
    "a position is deleted": 50,
    "an option gets another key": 50,
    "two positions overlap": 90,
    "a reference is broken": 50,
    "a companion is deleted": 90,
}


@pytest.fixture(scope="module")
def baseline():
    return Baseline.of(LIBRARY)


@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=pytest.mark.xdist_group(kind)) for kind in KINDS]
)
def test_every_damage_is_explained(kind, baseline, record_property):
    results = [
        result_of(one, baseline) for one in damages_of(LIBRARY, kind, seed=SEED, number=EACH)
    ]
    outcomes = [one.outcome for one in results]
    score = {name: outcomes.count(name) for name in dict.fromkeys(outcomes)}
    record_property("score", f"{kind}: {score}")
    print(f"\n{kind}: {score}")

    assert not [f"{one.damage}: {one.because}" for one in results if one.outcome == "unexplained"]
    found = sum(outcome in FOUND for outcome in outcomes)
    assert found * 100 >= AT_LEAST.get(kind, 0) * len(outcomes)

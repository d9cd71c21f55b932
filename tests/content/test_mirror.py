"""What the proof speaks of is what `check` finds: the same faults, at the same places, under the same answers."""

import random

import pytest

from clauses.library.language.known_names import ATTACHMENTS
from tests.content.answer_sets import Generator
from tests.content.damages import damages_of
from tests.content.mirror import Mirror
from tests.content.shipped import LIBRARY

pytestmark = pytest.mark.slow

# The damages that leave a text broken under answers which are accepted as before.
KINDS = (
    "words lose their condition",
    "a reference is broken",
    "a clause is deleted",
    "a condition is negated",
)


@pytest.fixture(scope="module")
def answer_sets():
    """Some with attached documents in the place of tables."""
    found = [answers for answers, _ in Generator(LIBRARY, random.Random(5)).answer_sets(8)]
    assert any(ATTACHMENTS in answers for answers in found)
    return found


def test_the_shipped_library_has_the_faults_of_its_agreements(answer_sets):
    mirror = Mirror(LIBRARY)

    assert [one for answers in answer_sets for one in mirror.differences(answers)] == []


@pytest.mark.longest
@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_library_has_the_faults_of_its_agreements(kind, answer_sets):
    for damage in damages_of(LIBRARY, kind, seed=2, number=2):
        mirror = Mirror(damage.library)
        found = [one for answers in answer_sets[:4] for one in mirror.differences(answers)]

        assert not found, (str(damage), found)

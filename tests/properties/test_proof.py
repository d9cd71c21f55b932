"""Every verdict of the proof on small libraries equals what trying all answers shows."""

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from clauses.library.kinds import KINDS
from tests.properties.amount import repeatable
from tests.properties.small_libraries import libraries, libraries_asking
from tests.properties.verdicts import disagreements

pytestmark = [pytest.mark.slow, pytest.mark.unmeasured]


@pytest.mark.longest
@given(libraries())
@repeatable(60)
def test_every_verdict_equals_brute_force(held):
    found = list(disagreements(held))

    for line in found:
        note(line)
    assert not found


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@repeatable(8)
def test_every_verdict_on_a_kind_of_question_equals_brute_force(kind, data):
    found = list(disagreements(data.draw(libraries_asking(kind))))

    for line in found:
        note(line)
    assert not found

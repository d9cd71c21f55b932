"""Every verdict of the proof on small libraries equals what trying all answers shows."""

from hypothesis import given, note

from tests.properties.amount import repeatable
from tests.properties.small_libraries import libraries
from tests.properties.verdicts import disagreements


@given(libraries())
@repeatable(60)
def test_every_verdict_equals_brute_force(held):
    found = list(disagreements(held))

    for line in found:
        note(line)
    assert not found

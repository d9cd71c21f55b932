"""The scenarios give the text and the findings that are kept beside them."""

import pytest

from clauses.library import Library
from tests.scenarios import HERE, NAMES, outcome, shipped_library


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped_library()


@pytest.mark.parametrize("name", NAMES)
def test_a_scenario_reads_as_expected(name: str, library: Library):
    text, findings = outcome(name, library)

    assert text == (HERE / name / "expected.txt").read_text(encoding="utf-8")
    assert findings == (HERE / name / "findings.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_scenario_has_no_error_and_no_hole(name: str, library: Library):
    text, findings = outcome(name, library)

    assert not [line for line in findings.splitlines() if line.startswith("error")]
    assert "[" not in text

"""A limit is felt, or the draft says that it would do nothing."""

import pytest

from clauses.library.kinds import ALL_KINDS, Kind
from clauses.library.lint import lint
from tests.clauses.library.examples import library_of, question


def found(*things) -> list[tuple[str, str]]:
    return [(finding.code, str(finding.place)) for finding in lint(library_of(*things))]


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        (question("q", "yesno", maximum="1"), 'question "q", maximum'),
        (question("q", "party", minimum="1"), 'question "q", minimum'),
        (question("q", "country", also=(0,)), 'question "q", also'),
        (question("q", "date", also=(0,)), 'question "q", also'),
    ],
)
def test_a_limit_that_nothing_measures_is_an_error_at_its_field(asked, place: str):
    assert found(asked) == [("nothing-to-limit", place)]


def test_a_value_beside_the_limits_of_a_number_is_none():
    assert found(question("q", "integer", minimum="30", also=(0,))) == []


@pytest.mark.parametrize("kind", ALL_KINDS, ids=lambda kind: kind.name)
def test_a_limit_is_felt_or_it_is_an_error(kind: Kind):
    """Of every kind, of those to come too: no limit is passed over in silence."""
    limit = "created_on" if kind.value == "date" else "1"
    options = ("a", "b") if kind.words == "options" else ()

    codes = [code for code, _ in found(question("q", kind.name, maximum=limit, options=options))]

    assert ("nothing-to-limit" in codes) == (kind.measured == "nothing")
    assert "kinds-differ" not in codes


def test_a_least_value_above_the_greatest_is_an_error():
    crossed = question("q", "integer", minimum="80", maximum="50")

    assert found(crossed) == [("crossed-limits", 'question "q", maximum')]


@pytest.mark.parametrize(
    "limits", [{"minimum": "5", "maximum": "5"}, {"minimum": "5"}, {"maximum": "5"}]
)
def test_limits_that_leave_a_value_do_not_cross(limits):
    assert found(question("q", "integer", **limits)) == []


def test_limits_that_depend_on_answers_are_left_to_the_proof():
    depends = question("q", "integer", minimum="first + 5", maximum="5")

    assert found(question("first", "integer"), depends) == []

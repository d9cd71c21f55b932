"""Options whose keys the program reads itself."""

import pytest

from clauses.library.lint.checks import lint
from tests.clauses.library.examples import clause, library_of, position, question


@pytest.mark.parametrize(
    ("key", "options", "found"),
    [
        ("paper_size", ("a4", "letter"), []),
        ("paper_size", ("a4", "a5"), ["a5"]),
        ("overall_stance", ("customer", "balanced", "neutral"), ["neutral"]),
        ("english", ("british", "us"), ["us"]),
        ("signature_method", ("electronic", "pen"), ["pen"]),
        ("colour", ("red", "a5"), []),
    ],
)
def test_an_option_that_the_program_does_not_know_is_told_at_its_key(key, options, found):
    held = library_of(question(key, "choice", options=options), clause("a", position("only", "W.")))

    told = [one for one in lint(held) if one.message.startswith("Nothing reads")]

    assert [one.place.part for one in told] == [f"options {option}, key" for option in found]
    assert {one.code for one in told} <= {"unknown-option"}

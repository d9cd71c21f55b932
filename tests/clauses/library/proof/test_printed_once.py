"""The parts that a document makes itself: under which answers one is missing, or stands twice."""

import pytest

from clauses.library.proof.obligations import obligations
from tests.clauses.library.examples import clause, library_of, position, question
from tests.clauses.library.proof.asking import stands


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"strict": True, "late": False}, []),
        ({"strict": False, "late": False}, ["The signature block is not printed."]),
        ({"strict": True, "late": True}, ["The signature block is printed more than once."]),
    ],
)
def test_the_signatures_are_printed_once(answers, expected):
    sign = "Signed:\n\n{{ signatures() }}"
    held = library_of(
        question("strict"),
        question("late"),
        clause("first", position("only", sign), when="strict"),
        clause("second", position("only", sign), when="late"),
    )

    found = [one for one in obligations(held) if one.kind == "parts printed once"]

    assert [one.message for one in found if stands(one.stands, held, **answers)] == expected

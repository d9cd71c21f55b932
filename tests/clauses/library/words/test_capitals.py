"""Capitalised phrases that nothing explains."""

import pytest

from clauses import library
from clauses.library.words.capitals import known_capitals, unknown_capitals
from tests.clauses.library.examples import phrase

TERMS = (
    library.DefinedTerm("Quality", phrase("x")),
    library.DefinedTerm("Batch", phrase("x"), ("Batches",)),
)
NAMES = ("European Union", "Section")


def found(words: str) -> list[str]:
    known = known_capitals(library.Library("x", "X", names=NAMES, terms=TERMS))
    assert known is not None
    return list(unknown_capitals(words, known))


@pytest.mark.parametrize(
    ("words", "phrases"),
    [
        ("The Customer pays for each Batch in the European Union.", ["Customer"]),
        ("It pays the Customer within 30 Days.", ["Customer", "Days"]),
        ("It reads the Quality Agreement.", ["Agreement"]),
        ("A Statement of Work and a Purchase Order.", ["Work", "Purchase Order"]),
        ("Under a Statement of Work, it pays.", ["Statement of Work"]),
        ("In this Section, Batches count.", []),
        ("First. Second sentence; Third part, Fourth part.", ["Third", "Fourth"]),
        ("It says “so” Loudly.", ["Loudly"]),
    ],
)
def test_only_what_stands_inside_a_sentence_and_is_not_known_is_found(
    words: str, phrases: list[str]
):
    assert found(words) == phrases


def test_a_library_without_names_asks_nothing_of_its_capitals():
    assert known_capitals(library.Library("x", "X", terms=TERMS)) is None

"""What has tests of its own is told by the check of an agreement as well: none is left out of it."""

from dataclasses import replace

import pytest

from agreements.assembly.coherence import check
from agreements.assembly.pipeline import Assembled, assemble
from tests.agreements.assembly.examples import SETUP, made
from tests.clauses.library.examples import CREATED_ON, clause, library_of, position, question

TYPED = replace(
    library_of(
        SETUP,
        question("words", "text"),
        clause("file", position("only", "Keep the technical file. It is {{ words }}.")),
    ),
    names=("Incoterms",),
)


def typed(words: str) -> Assembled:
    return assemble(TYPED, {"words": words}, created_on=CREATED_ON)


def codes(assembled: Assembled) -> set[str]:
    return {one.code for one in check(assembled)}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("a pump under Section 5 and tubing", "typed-reference"),
        ("[TBD]", "typed-placeholder"),
        ("pumps for the Buyer", "rival-term"),
        ("as in the Technical File", "typed-term"),
    ],
)
def test_words_that_were_typed_are_checked(words: str, code: str):
    assert code in codes(typed(words))


def test_numbers_are_checked():
    assembled = typed("large")
    (section,) = assembled.document.sections
    document = replace(assembled.document, sections=(replace(section, number="2"),))

    assert "number-gap" not in codes(assembled)
    assert "number-gap" in codes(replace(assembled, document=document))


def test_a_position_that_was_picked_and_is_gone_is_told():
    warranty = clause("warranty", position("wide"), position("narrow"), chosen_by="stance")

    assert "lost-pick" in codes(made(warranty, **{"position.warranty": "gone"}))

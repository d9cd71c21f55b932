"""A library that was made ready makes the same agreements, and makes less of them anew."""

from fractions import Fraction

import pytest

from agreements.assembly.coherence import check
from agreements.assembly.document import Line
from agreements.assembly.making_ready import make_ready
from agreements.assembly.memo import Memo
from agreements.assembly.pipeline import Assembled, assemble
from agreements.assembly.trees import blocks_in, lines_in, words_of
from agreements.printing.live_document import whole_document
from tests.agreements.assembly.examples import SETUP, term
from tests.clauses.library.examples import (
    CREATED_ON,
    clause,
    library_of,
    position,
    question,
    schedule,
)

HELD = library_of(
    SETUP,
    question("english", "choice", options=("british", "american")),
    question("days", "integer"),
    question("wide"),
    term("Day", "any day of the calendar."),
    clause("notice", position("only", "A notice is in writing.\n\nWithin {{ days }} days.")),
    clause(
        "warranty",
        position("short", "It may work.", when="not wide"),
        position("long", "It works each Day, whatever its colour.", when="wide"),
    ),
    clause(
        "branches",
        position(
            "only",
            "{% if wide %}\nA wide Day.\n{% else %}\nA narrow one.\n{% endif %}\n\n"
            "These count:\n- light;\n{% if wide %}\n- air;\n- water.\n{% endif %}\n\n"
            "| Part | Size |\n| --- | --- |\n| Door | Small |\n{% if wide %}\n| Gate | Large |\n{% endif %}",
        ),
    ),
    clause("defined", position("only", "{{ definitions() }}")),
    clause("nothing"),
    schedule("schedule-quality", "As Section {{ ref('warranty') }} says.".replace("'", '"')),
)
ANSWERS = ({}, {"days": Fraction(20), "wide": True}, {"english": "american", "wide": True})


def made(memo: Memo, **answers) -> Assembled:
    return assemble(HELD, answers, created_on=CREATED_ON, memo=memo)


def lines(assembled: Assembled) -> dict[str, Line]:
    return {
        words_of(line): line for block in blocks_in(assembled.document) for line in lines_in(block)
    }


@pytest.mark.slow
def test_a_library_that_was_made_ready_makes_the_same_agreements():
    ready = Memo()
    make_ready(HELD, ready)

    for answers in ANSWERS:
        anew, again = made(Memo(), **answers), made(ready, **answers)
        assert again == anew
        assert check(again) == check(anew)
        assert whole_document(again) == whole_document(anew)


def test_only_lines_that_print_an_answer_are_made_anew():
    ready = Memo()
    make_ready(HELD, ready)
    before = ready.copy()

    one, other = (
        lines(made(ready, days=Fraction(20), wide=True)),
        lines(made(before, days=Fraction(20), wide=True)),
    )

    assert "It works each Day, whatever its colour." in one
    assert {words for words in one if one[words] is not other[words]} == {"Within 20 days."}


def test_american_lines_are_ready_too():
    ready = Memo()
    make_ready(HELD, ready)
    before = ready.copy()

    one, other = (lines(made(memo, english="american", wide=True)) for memo in (ready, before))

    assert (
        one["It works each Day, whatever its color."]
        is other["It works each Day, whatever its color."]
    )


def test_what_one_memo_learns_its_copy_does_not_know():
    memo = Memo()
    made(memo, days=Fraction(1))
    copied = memo.copy()

    learned = lines(made(memo, days=Fraction(2)))
    anew = lines(made(copied, days=Fraction(2)))

    assert learned["Within 2 days."] is not anew["Within 2 days."]
    assert learned["A notice is in writing."] is anew["A notice is in writing."]


def test_a_library_without_clauses_is_ready_at_once():
    make_ready(library_of(SETUP), Memo())

"""The sentences that set one deal point differently, in the printed words of both."""

from fractions import Fraction

import pytest

from agreements.assembly.contradictions import contradicting, everything_broken
from agreements.assembly.trees import words_of
from clauses.library import DealPoint, Responsibility
from clauses.library.findings import Place
from tests.agreements.assembly.examples import made
from tests.clauses.library.examples import clause, formula, position, question

DECIDER = DealPoint("decider", "Who decides.", "party")
TIME = DealPoint("time", "The time for a cure.", "number", "Day")
DAYS = question("days", "integer")


def told(*texts: str, things: tuple[object, ...] = (), **answers: object) -> list[str]:
    clauses = [clause(f"c{number}", position("only", text)) for number, text in enumerate(texts)]
    agreement = made(DECIDER, TIME, DAYS, *things, *clauses, **answers)
    return [words_of(one.sentence).strip() for one in everything_broken(agreement)]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (('The {{ "customer" | sets("decider") }} decides.', "It rests."), []),
        (
            (
                'The {{ "both" | sets("decider") }} decide.',
                'The {{ "both" | sets("decider") }} pay.',
            ),
            [],
        ),
        (
            (
                'It is so. The {{ "customer" | sets("decider") }} decides. It rests.',
                'A day passes; then the {{ "manufacturer" | sets("decider") }} has the last word.',
            ),
            ["The Customer decides.", "A day passes; then the Manufacturer has the last word."],
        ),
        # Between other blanks and conditions; of two sentences alike but for the words around, the right one.
        (
            (
                'Within {{ days | counted("Day") | sets("time") }} it ends. Within 2 Days it begins.',
                'It takes:\n\n- rest\n- work for {{ 9 | counted("Day") | sets("time") }} and more',
            ),
            ["Within 2 Days it ends.", "work for 9 Days and more."],
        ),
        (
            (
                'After {{ days | counted("Day") }} the {{ "customer" | sets("decider") }} decides.',
                'The {{ "manufacturer" | sets("decider") }} decides.',
            ),
            ["After 2 Days the Customer decides.", "The Manufacturer decides."],
        ),
    ],
)
def test_both_sentences_are_told(texts: tuple[str, ...], found: list[str]):
    assert told(*texts, days=Fraction(2)) == found


def test_a_row_of_the_matrix_is_told_with_the_sentence_that_it_contradicts():
    row = Responsibility("release", "Release of a Batch", formula('"both"'), sets="decider")
    says = clause("says", position("only", 'The {{ "customer" | sets("decider") }} decides.'))
    agreement = made(
        DECIDER, row, says, clause("m", position("only", "It is:\n\n{{ responsibilities() }}"))
    )

    apart = contradicting(agreement)

    assert list(apart) == [Place("clause", "says"), Place("responsibility", "release")]
    for broken in apart.values():
        assert [words_of(one.sentence) for one in broken] == [
            "The Customer decides.",
            "Release of a Batch",
        ]


def test_what_rests_on_a_point_itself_contradicts_nothing():
    assert (
        told(
            'The {{ "both" | sets("decider") }} pay.',
            'It {{ point("decider") | sets("decider") }}.',
        )
        == []
    )

"""Deal points in an agreement: what is printed where they are set and read, and what is found."""

from fractions import Fraction

import pytest

from agreements.assembly.coherence import check
from agreements.assembly.document import PrintedTable
from agreements.assembly.trees import words_of
from clauses import library
from clauses.library.answers import responsibility_key
from tests.agreements.assembly.examples import blocks, found, made, printed, term
from tests.clauses.library.examples import clause, formula, position, question, schedule

DECIDER = library.DealPoint("decider", "Who decides.", "party")
CHECK = library.DealPoint("check", "Whether one checks.", "duty")
TIME = library.DealPoint("time", "The time.", "number", "Day", Fraction(1))
OTHER = library.DealPoint("other", "The other time.", "number", "Day")
POINTS = (DECIDER, CHECK, TIME, OTHER)
DAYS = question("days", "integer")
SET = clause(
    "set",
    position(
        "only",
        """The {{ "manufacturer" | sets("decider") }} decides and {{ "must_not" | sets("check") }} wait.

It takes {{ days | counted("Day") | sets("time") }}, or {{ 3 | counted("Day") | sets("other") }}.""",
    ),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The {{ "customer" | sets("decider") }} decides.', "The Customer decides."),
        ('The {{ "both" | sets("decider") }} decide.', "The Customer and Manufacturer decide."),
        ('It {{ "must_not" | sets("check") }} stay.', "It must not stay."),
        ('It {{ "may" | sets("check") }} stay.', "It may stay."),
        ('It takes {{ days | counted("Day") | sets("time") }}.', "It takes 4 Days."),
        ('It takes {{ days | words | sets("time") }} days.', "It takes four days."),
        ('It {{ "never" | sets("check") }} stay.', "It [whether one checks] stay."),
    ],
)
def test_a_sentence_prints_what_it_sets(text: str, expected: str):
    assert printed(text, *POINTS, DAYS, days=Fraction(4)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The {{ point("decider") }} pays.', "The Manufacturer pays."),
        ('It {{ point("check") }} stay.', "It must not stay."),
        ('It takes {{ point("time") | counted("Day") }}.', "It takes 4 Days."),
        ('It takes {{ min(point("time"), point("other")) | counted("Day") }}.', "It takes 3 Days."),
        ('It {% if point("decider") == "customer" %}stays{% else %}goes{% endif %}.', "It goes."),
        ('It {% if settled("time") %}stays{% else %}goes{% endif %}.', "It stays."),
    ],
)
def test_a_sentence_prints_what_another_sets(text: str, expected: str):
    # The sentence that reads may stand before the one that sets: what a point is follows from the answers alone.
    assert printed(text, *POINTS, DAYS, SET, days=Fraction(4)) == expected


def test_what_the_library_calls_the_parties_is_printed_as_a_term():
    maker = question("manufacturer_party", "party", short="Maker", required=False)
    defined = term("Maker", "the company that makes it.")
    listed = clause("list", position("only", "{{ definitions() }}"))
    text = 'The {{ "manufacturer" | sets("decider") }} decides.'

    words = clause("words", position("only", text))
    agreement = made(DECIDER, maker, defined, words, listed)

    assert words_of(blocks(agreement.document)[0].line) == "The Maker decides."
    assert [one.term for one in blocks(agreement.document, "list")[0].definitions] == ["Maker"]


def test_a_row_of_the_matrix_sets_what_it_was_changed_to():
    row = library.Responsibility("release", "Release", formula('"customer"'), sets="decider")
    matrix = clause("matrix", position("only", "{{ responsibilities() }}"))
    words = clause("words", position("only", 'The {{ point("decider") }} releases.'))
    changed = {responsibility_key("release"): "manufacturer"}

    as_it_is, by_hand = (
        made(DECIDER, row, matrix, words),
        made(DECIDER, row, matrix, words, **changed),
    )

    assert words_of(blocks(as_it_is.document)[0].line) == "The Customer releases."
    assert words_of(blocks(by_hand.document)[0].line) == "The Manufacturer releases."
    (table,) = blocks(by_hand.document, "matrix")
    assert isinstance(table, PrintedTable)
    assert words_of(table.rows[0].cells[1]) == "Manufacturer"


def test_a_reference_leads_to_where_a_point_is_set():
    text = 'As {{ where("time") }} states.'
    late = clause(
        "late", position("only", 'It takes {{ 9 | counted("Day") | sets("time") }}.'), when="wide"
    )
    both = (TIME, OTHER, DECIDER, CHECK, DAYS, question("wide"), late, SET)

    assert (
        printed(text, *both, days=Fraction(9), wide=True)
        == "As Section\N{NO-BREAK SPACE}1.1 (Late) states."
    )
    assert (
        printed(text, *both, days=Fraction(9), wide=False)
        == "As Section\N{NO-BREAK SPACE}1.1 (Set) states."
    )
    assert printed(text, TIME) == "As [the time] states."
    words = clause("words", position("only", text))
    (finding,) = check(made(TIME, words))
    assert (finding.code, finding.place.key) == ("open-blank", "words")


def test_a_reference_leads_to_the_matrix_whose_row_sets_the_point():
    row = library.Responsibility("release", "Release", formula('"customer"'), sets="decider")
    matrix = schedule("who", "Who does what.\n\n{{ responsibilities() }}")

    assert (
        printed('See {{ where("decider") }}.', DECIDER, row, matrix)
        == "See Schedule\N{NO-BREAK SPACE}A (Who)."
    )


def test_two_sentences_that_disagree_are_found_with_the_place_of_the_other():
    words = clause("words", position("only", 'The {{ "customer" | sets("decider") }} decides.'))

    assert found(*POINTS, DAYS, SET, days=Fraction(4)) == []
    (finding,) = check(made(*POINTS, DAYS, SET, words, days=Fraction(4)))
    assert (finding.code, finding.place.key) == ("set-twice", "words")
    assert finding.message == "This sets “who decides”, and “Set” sets it otherwise."


def test_a_number_below_its_least_and_a_point_that_nothing_sets_are_found():
    words = clause("words", position("only", 'The {{ point("decider") }} decides.'))

    assert found(*POINTS, DAYS, SET, days=Fraction(0)) == ["below-minimum"]
    (finding,) = check(made(DECIDER, words))
    assert (finding.code, finding.message) == (
        "open-blank",
        "The blank [who decides] is open.",
    )

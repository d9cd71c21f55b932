"""Deal points whose number follows from one answer alone."""

from clauses.library import DealPoint
from clauses.library.deal.answered_points import points_of_answers
from clauses.library.language.deal_points import ways_set
from tests.clauses.library.examples import clause, fact, library_of, position, question

TIMES = tuple(DealPoint(key, f"The {key}.", "number", "Day") for key in ("cure", "notice", "sum"))
HELD = library_of(
    *TIMES,
    question("days", "integer"),
    question("more", "integer"),
    fact("twice", "days + days"),
    clause(
        "first",
        position(
            "only",
            'It takes {{ days | counted("Day") | sets("cure") }}.\n\n'
            'It is {{ twice | counted("Day") | sets("notice") }}.\n\n'
            'In all {{ (days + more) | counted("Day") | sets("sum") }}.',
        ),
    ),
)


def test_a_number_of_one_answer_is_told_by_its_question():
    found = points_of_answers(HELD)

    # What follows from a fact or from two answers follows from no answer alone.
    assert {key: [one.key for one in points] for key, points in found.items()} == {"days": ["cure"]}


def test_a_point_is_set_by_its_own_settings_alone():
    ways = list(ways_set("notice", HELD.index.settings))

    assert [one.point for _, one in ways] == ["notice"]

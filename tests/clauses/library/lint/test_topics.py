"""Sentences on the topic of a deal point say what it says, or are excepted with a reason."""

import pytest

from clauses.library import DealPoint
from clauses.library.lint import lint
from tests.clauses.library.examples import clause, library_of, position, question, schedule

DECIDER = DealPoint(
    "decider",
    "Who decides on a Lot.",
    "party",
    topic=("decides on a lot", "a lot in doubt"),
    exceptions={"alone at night": "Nobody else is there."},
)
SET = clause("set", position("only", 'The {{ "customer" | sets("decider") }} decides on a lot.'))


def untold(text: str) -> int:
    held = library_of(DECIDER, question("late"), SET, clause("first", position("only", text)))
    return sum(one.code == "untold-point" for one in lint(held))


@pytest.mark.parametrize(
    "text",
    [
        "The Manufacturer decides on a lot.",
        "It waits. The Manufacturer decides on a Lot of goods. It goes.",
        "It waits{% if late %}, and the Manufacturer decides on a lot{% endif %}.",
        "These:\n- it waits\n- the Manufacturer decides on a lot",
        "{% if late %}\nThe Manufacturer decides on a lot.\n{% endif %}",
        "| Who | What |\n| Manufacturer | decides on a lot |",
        '{% if point("decider") == "both" %}Both{% else %}The Customer{% endif %} decides on a lot.',
        '{% if settled("decider") %}\nWithin 3 days the Customer decides on a lot.\n{% endif %}',
        "These:\n{% if late %}\n- it waits\n- the Manufacturer decides on a lot\n{% endif %}",
        'It waits: a lot in doubt {{ "may" }} go.',
        'The {{ point("decider") }} pays. The Manufacturer must mark a lot in doubt.',
        "{% if late %}\nIt waits.\n{% else %}\nThe Manufacturer decides on a lot.\n{% endif %}",
        'As {{ ref("set") }} says, the Manufacturer decides on a lot.',
        "".join(f"{{% if late %}}{one}{{% endif %}}" for one in "abcdefg")
        + "The Manufacturer decides on a lot.",
    ],
)
def test_a_sentence_on_the_topic_that_leaves_the_point_out_is_found(text: str):
    assert untold(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        'The {{ point("decider") }} decides on a lot.',
        'As {{ where("decider") }} says, one decides on a lot.',
        'It waits{% if point("decider") == "customer" %}, and he decides on a lot{% endif %}.',
        '{% if settled("decider") %}\nThe Customer decides on a lot.\n{% endif %}',
        '{% if late and settled("decider") %}\nThe Customer decides on a lot.\n{% endif %}',
        "The Manufacturer decides on a lot alone at night.",
        "## A lot in doubt",
        "The Manufacturer decides on a parcel.",
    ],
)
def test_a_sentence_that_reads_it_or_is_excepted_is_left_alone(text: str):
    assert untold(text) == 0


def test_schedules_are_read_too():
    held = library_of(DECIDER, SET, schedule("annex", "The Customer decides on a lot."))

    assert [str(one.place) for one in lint(held) if one.code == "untold-point"] == [
        'schedule "annex", text, line 1'
    ]


@pytest.mark.parametrize(
    ("unit", "noun", "is_found"),
    [
        ("days", "Day", False),
        ("days", "Business Day", False),
        ("days after discovery", "Day", False),
        ("business days", "Business Day", False),
        ("business days", "Day", True),
        ("days", "month", True),
        ("months", "Day", True),
        ("hours", "Day", True),
        ("", "Day", False),
    ],
)
def test_a_number_is_counted_in_the_unit_of_its_question(unit: str, noun: str, is_found: bool):
    asked = question("time", "integer", unit=unit)
    text = clause("first", position("only", f'It takes {{{{ time | counted("{noun}") }}}}.'))

    assert ("other-unit" in [one.code for one in lint(library_of(asked, text))]) is is_found

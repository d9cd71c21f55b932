"""What conditions leave empty: a list that a sentence announces, a table."""

import pytest

from clauses.library.language.expressions import ALWAYS, NEVER
from clauses.library.proof.emptied import lists, tables
from clauses.library.proof.printing import parts
from tests.clauses.library.examples import library_of, question, schedule
from tests.clauses.library.proof.asking import stands

STRICT, LATE = question("strict"), question("late")


def emptied(text: str, **answers) -> list[tuple[int, str]]:
    """The line and the code of all that is empty under these answers."""
    held = library_of(STRICT, LATE, schedule("annex", text))
    (part,) = parts(held)
    found = [*lists(part.nodes, ALWAYS, NEVER), *tables(part)]
    return [(line, fault.code) for line, fault, when in found if stands(when, held, **answers)]


LISTED = "It pays:\n{% if strict %}\n- all\n{% endif %}"
IN_CONDITION = "Words.\n\n{% if late %}\nIt pays:\n{% if strict %}\n- all\n{% endif %}\n{% endif %}"


@pytest.mark.parametrize(
    ("text", "answers", "expected"),
    [
        (LISTED, {"strict": False}, [(1, "empty-list")]),
        (LISTED, {"strict": True}, []),
        (LISTED.replace("pays:", "pays."), {"strict": False}, []),
        ("It pays:\n- these:", {}, [(1, "empty-list")]),
        ("It pays:\n- {% if strict %}all{% endif %}", {"strict": False}, [(1, "empty-list")]),
        ("It pays:\n\nWords.", {}, [(1, "empty-list")]),
        ("It pays:\n\n| a | b |\n| c | d |", {}, []),
        ("It pays:", {}, [(1, "empty-list")]),
        (IN_CONDITION, {"late": True, "strict": False}, [(4, "empty-list")]),
        (IN_CONDITION, {"late": True, "strict": True}, []),
        (IN_CONDITION, {"late": False, "strict": False}, []),
    ],
)
def test_a_sentence_that_announces_a_list_has_one(text: str, answers, expected):
    assert emptied(text, **answers) == expected


def test_an_item_that_announces_items_has_some():
    text = "It pays:\n- these:\n  - {% if strict %}one{% endif %}\n- all"

    assert emptied(text, strict=False) == [(1, "empty-list")]
    assert emptied(text, strict=True) == []


def test_what_follows_a_condition_may_be_what_was_announced():
    text = "{% if strict %}\nIt pays:\n{% endif %}\n\n{{ signatures() }}"

    assert emptied(text, strict=True) == []


@pytest.mark.parametrize(
    ("answers", "expected"),
    [({"strict": False}, [(3, "empty-table")]), ({"strict": True}, [])],
)
def test_a_table_has_rows(answers, expected):
    text = "Words.\n\n| a | b |\n{% if strict %}\n| c | d |\n{% endif %}"

    assert emptied(text, **answers) == expected


def test_headings_and_inserts_announce_nothing():
    assert emptied("## These:\n\n{{ signatures() }}") == []

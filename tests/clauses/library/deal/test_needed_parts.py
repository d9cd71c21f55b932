"""Parts that a document makes itself: when an agreement needs them."""

import pytest

from clauses.library import Responsibility
from clauses.library.deal.needed_parts import needed_parts
from clauses.library.language.expressions import ALWAYS
from tests.clauses.library.examples import (
    clause,
    formula,
    library_of,
    position,
    question,
    schedule,
)


def told(*things) -> list[tuple[str, str]]:
    return [(one.code, one.words) for one in needed_parts(library_of(*things))]


def test_signatures_are_always_needed_where_a_text_prints_them():
    (needed,) = needed_parts(library_of(clause("last", position("only", "{{ signatures() }}"))))

    assert (needed.code, needed.when) == ("{{ signatures() }}", ALWAYS)
    assert told(clause("last", position("only", "{{ definitions() }}"))) == []


def test_a_row_of_the_matrix_needs_the_matrix():
    row = Responsibility("release", "Release", formula('"customer"'), formula("late"))
    (matrix,) = needed_parts(
        library_of(question("late"), row, schedule("who", text="{{ responsibilities() }}"))
    )

    assert matrix.code == "{{ responsibilities() }}"
    assert matrix.when == formula("late").expression
    assert told(question("late"), row) == []


@pytest.mark.parametrize(("kind", "insert"), [("table", "table"), ("sites", "sites")])
def test_rows_and_sites_that_people_fill_in_are_needed_though_no_text_prints_them(kind, insert):
    assert told(question("tools", kind=kind, short="Tools")) == [
        (f"{{{{ {insert}(tools) }}}}", "The table “Tools”")
    ]


def test_tables_are_needed_where_a_text_prints_them():
    plants = question("plants", kind="sites", short="Plants")

    assert told(
        plants,
        clause("made", position("only", "Made at:\n\n{{ sites(plants) }}")),
        schedule("lists", text="{{ sites(nowhere) }}"),
    ) == [
        ("{{ sites(plants) }}", "The table “Plants”"),
        ("{{ sites(nowhere) }}", "The table “nowhere”"),
    ]

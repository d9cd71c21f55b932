"""What a library holds and nothing in it reads."""

import pytest

from clauses import library
from clauses.library.lint import lint
from tests.clauses.library.examples import (
    fact,
    library_of,
    schedule,
    study,
)


@pytest.mark.parametrize(
    ("thing", "place"),
    [
        (fact("lonely", "1 == 1"), 'fact "lonely"'),
        (library.NamedSet("lonely", "Some.", ()), 'set "lonely"'),
        (library.NamedTable("lonely", "Some.", {}), 'table "lonely"'),
        (library.Source("R-1", "So.", "Act", "2026-01-31", "memory"), 'source "R-1"'),
        (study(), 'study "count"'),
    ],
)
def test_what_nothing_reads_is_a_hint(thing, place: str):
    (hint,) = lint(library_of(thing))

    assert (hint.level, hint.code, str(hint.place)) == ("hint", "unused", place)


def test_what_a_text_reads_is_used():
    held = library_of(fact("seen", "1 == 1"), schedule("s", "{% if seen %}Words.{% endif %}"))

    assert lint(held) == ()

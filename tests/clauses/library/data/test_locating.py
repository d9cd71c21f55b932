"""A finding of a content file names the line on which it is mended."""

import json
import tomllib

import pytest

from clauses.library.data.locating import Spot, spot_of, spots_in
from clauses.library.findings import Place

SECTION = '''# Recall
[section]
key = "recall"
title = "Recall"

[[questions]]
key = "model"
options = [{ key = "a" }]
[[questions.options]]
key = "split"
label = "Split"

[[questions]]
key = "days"
[[questions.defaults]]
when = 'true'
value = '10'

[[clauses]]
key = "costs"
companions = [{ clause = "claims" }]
[[clauses.positions]]
key = "usual"
text = """
The Manufacturer pays.

[[clauses]]
key = "not-a-clause"
"""
[[clauses.positions]]
key = "other"
text = """It pays
twice."""
when = \'\'\'a == b\'\'\'
note = "Short."

[[clauses]]
heading = "Nameless"
'''.replace('options = [{ key = "a" }]\n', "")
SHARED = """key = "small"

[[terms]]
term = "Batch"
definition = "a run."

[[tables]]
key = "law_country"
[tables.rows]
NY = "US"

[[market]]
question = "days"
[[market.counts]]
agreements = 3
"""


def toml_spots(content: str):
    return spots_in("a.toml", content, tomllib.loads(content))


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (Place("section", "recall"), 2),
        (Place("section", "recall", "title"), 4),
        (Place("question", "model"), 6),
        (Place("question", "model", "options split"), 8),
        (Place("question", "model", "options split, label"), 10),
        (Place("question", "model", "options"), 8),
        (Place("question", "days", "defaults, value"), 14),
        (Place("question", "days", "defaults 1, value"), 16),
        (Place("clause", "costs", "companions"), 20),
        (Place("clause", "costs", 'companion "claims"'), 20),
        (Place("clause", "costs", "companions 1, when"), 20),
        (Place("clause", "costs", 'position "usual", text'), 23),
        (Place("clause", "costs", 'position "usual", text', 1), 24),
        (Place("clause", "costs", 'position "usual", text', 4), 27),
        (Place("clause", "costs", 'position "other", text', 2), 32),
        (Place("clause", "costs", 'position "other", when', 1), 33),
        (Place("clause", "costs", 'position "other", note', 1), 34),
        (Place("clause", "costs", 'position "other", stance'), 29),
        (Place("clause", "number 2", "heading"), 37),
    ],
)
def test_places_of_a_section(place: Place, line: int):
    assert spot_of(place, toml_spots(SECTION)) == Spot("a.toml", line, spot_first(place))


def spot_first(place: Place) -> int:
    """Only the line of a long text as a whole tells where its first line is."""
    return 24 if place == Place("clause", "costs", 'position "usual", text') else 0


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (Place("library", "", "key"), 1),
        (Place("term", "Batch", "definition"), 5),
        (Place("table", "law_country", "rows"), 9),
        (Place("market practice", "days", "counts 1, agreements"), 15),
    ],
)
def test_places_of_what_belongs_to_all(place: Place, line: int):
    assert spot_of(place, toml_spots(SHARED)) == Spot("a.toml", line)


def test_what_a_file_does_not_hold_has_no_line():
    assert spot_of(Place("clause", "claims", "when"), toml_spots(SECTION)) is None
    assert spot_of(Place("library"), toml_spots(SECTION)) is None


def test_what_is_not_as_it_should_be_is_passed_over():
    content = 'terms = "none"\nrules = ["x"]\n'

    assert toml_spots(content) == {}


def test_a_line_is_shown_with_its_file():
    assert str(Spot("a.toml", 3)) == "a.toml, line 3"


LIBRARY = {
    "key": "small",
    "sections": [
        {
            "key": "recall",
            "clauses": [
                {"key": "costs", "positions": [{"key": "usual", "features": [1, 2], "text": "A\n\nB"}]}
            ],
        }
    ],
    "tables": [{"key": "law", "rows": {"NY": "US"}}],
    "terms": [{"term": 'The "Batch"', "plurals": [], "definition": "one."}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("library", "", "key"), '"key": "small"'),
        (Place("section", "recall", "key"), '"key": "recall"'),
        (Place("clause", "costs", "key"), '"key": "costs"'),
        (Place("clause", "costs", 'position "usual", text', 3), '"text"'),
        (Place("term", 'The "Batch"', "definition"), '"definition"'),
        (Place("table", "law", "rows"), '"rows"'),
    ],
)
def test_places_of_a_json_file(place: Place, words: str):
    content = json.dumps(LIBRARY, indent=1)

    spot = spot_of(place, spots_in("library.json", content, LIBRARY))

    assert spot is not None
    assert words in content.split("\n")[spot.line - 1]


def test_a_json_file_on_one_line():
    content = json.dumps(LIBRARY)

    spots = spots_in("library.json", content, LIBRARY)

    assert {spot.line for spot in spots.values()} == {1}
    assert spot_of(Place("clause", "costs"), spots) == Spot("library.json", 1)

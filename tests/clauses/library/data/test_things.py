"""Plain data as things with their names, and what their fields hold in words."""

import pytest

from clauses.library.data.things import fields_in, in_words, things

DATA = {
    "key": "small",
    "title": "Small",
    "sections": [
        {
            "key": "recall",
            "title": "Recall",
            "questions": [{"key": "model", "short": "Model"}],
            "clauses": [{"key": "costs", "heading": "Costs"}],
        }
    ],
    "terms": [{"term": "Batch", "definition": "one run."}],
    "market": [{"question": "model", "study": "count"}],
}
QUESTION = {
    "key": "model",
    "required": False,
    "options": [{"key": "shared", "label": "Shared"}],
    "defaults": [{"when": "a", "value": "b"}, {"when": "c", "value": "d"}],
    "counts": [{"agreements": 2, "what": "Other."}, {"agreements": 3}],
}


def test_each_thing_has_the_name_of_its_kind_and_says_what_it_stands_in():
    assert dict(things(DATA)) == {
        ("library", ""): {"title": "Small"},
        ("section", "recall"): {"key": "recall", "title": "Recall"},
        ("question", "model"): {"key": "model", "short": "Model", "section": "recall"},
        ("clause", "costs"): {"key": "costs", "heading": "Costs", "section": "recall"},
        ("term", "Batch"): {"term": "Batch", "definition": "one run."},
        ("market practice", "model"): {"question": "model", "study": "count"},
    }


def test_fields_of_parts_bear_the_name_of_the_part_or_its_number():
    assert list(fields_in(QUESTION)) == [
        ("", "key", "model"),
        ("", "required", False),
        ("option “shared”", "key", "shared"),
        ("option “shared”", "label", "Shared"),
        ("default “1”", "when", "a"),
        ("default “1”", "value", "b"),
        ("default “2”", "when", "c"),
        ("default “2”", "value", "d"),
        ("count “Other.”", "agreements", 2),
        ("count “Other.”", "what", "Other."),
        ("count “2”", "agreements", 3),
    ]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("As it is.", "As it is."),
        (2.5, "2.5"),
        (True, "yes"),
        (False, "no"),
        (["US", 1], "US, 1"),
        ({"NY": "US", "AL": "US"}, "AL = US, NY = US"),
    ],
)
def test_what_a_field_holds_stands_on_one_line(value: object, words: str):
    assert in_words(value) == words

"""The search over every text of a library."""

import pytest

from clauses.library.words.search import search

DATA = {
    "key": "small",
    "title": "A small library",
    "sections": [
        {
            "key": "recall",
            "title": "Recall",
            "questions": [
                {
                    "key": "model",
                    "short": "Recall costs",
                    "ask": "Who pays?",
                    "also": [0],
                    "essential": True,
                    "options": [{"key": "shared", "label": "Each side pays a share"}],
                    "defaults": [{"when": "is_far", "value": '"shared"', "because": "usual abroad"}],
                }
            ],
            "clauses": [
                {
                    "key": "recall-costs",
                    "heading": "Recall Costs",
                    "companions": [{"clause": "cause", "when": "is_far"}],
                    "positions": [{"key": "one", "text": "The Customer pays for the Batch."}],
                }
            ],
        }
    ],
    "terms": [{"term": "Batch", "definition": "a quantity."}],
    "tables": [{"key": "law_country", "means": "Countries.", "rows": {"NY": "US"}}],
}  # fmt: skip


def found(words: str) -> list[tuple[str, str]]:
    return [(hit.kind, hit.key) for hit in search(DATA, words)]


@pytest.mark.parametrize(
    ("words", "things"),
    [
        ("who PAYS", [("question", "model")]),
        ("share", [("question", "model")]),
        ("abroad", [("question", "model")]),
        ("is_far", [("question", "model"), ("clause", "recall-costs")]),
        ("NY = US", [("table", "law_country")]),
        ("pays batch", [("clause", "recall-costs")]),
        ('"pays for the"', [("clause", "recall-costs")]),
        ("“the batch” pays", [("clause", "recall-costs")]),
        ('"pays customer"', []),
        ('"the batch', [("clause", "recall-costs")]),
        ('"', []),
        ('""', []),
        ("nowhere", []),
        ("", []),
        ("(", []),
    ],
)
def test_a_thing_is_found_where_it_holds_every_word(words: str, things: list):
    assert found(words) == things


def test_what_bears_the_word_in_its_name_comes_first():
    assert found("batch") == [("term", "Batch"), ("clause", "recall-costs")]


def test_a_snippet_tells_the_part_and_marks_what_was_found():
    (hit,) = search(DATA, "pays for")

    (snippet,) = hit.snippets
    assert hit.title == "Recall Costs"
    assert snippet.part == "position “one”, text"
    assert snippet.pieces == (
        (False, "The Customer "),
        (True, "pays"),
        (False, " "),
        (True, "for"),
        (False, " the Batch."),
    )


def test_a_long_text_is_cut_on_both_sides():
    text = "x" * 500 + " needle " + "y" * 500
    data = {"terms": [{"term": "Long", "definition": text}]}

    (hit,) = search(data, "needle")

    assert hit.snippets[0].pieces[0] == (False, "… ")
    assert hit.snippets[0].pieces[2] == (True, "needle")
    assert hit.snippets[0].pieces[-1] == (False, " …")
    assert sum(len(words) for _, words in hit.snippets[0].pieces) < 240

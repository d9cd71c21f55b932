"""Words replaced in every text of a library; keys, codes and conditions stay."""

import pytest

from clauses.library.words.replacing_words import NewWords, forms_that_hold, with_words_replaced

BATCH = NewWords((("Batch", "Lot"), ("Batches", "Lots")), apart=("Batch Record",))
DATA = {
    "key": "small",
    "title": "Batch by Batch",
    "names": ["Batch Federation"],
    "sections": [
        {
            "key": "recall",
            "title": "Recall of a Batch",
            "questions": [
                {
                    "key": "Batch",
                    "short": "Batch",
                    "when": 'batch == "Batch size" and other == "batch"',
                    "also": 3,
                    "options": [{"key": "one", "label": "One Batch"}],
                }
            ],
            "clauses": [{"key": "recall", "code": "Batch", "heading": "Each Batch"}],
        },
        {"key": "none", "title": "Nothing inside"},
    ],
    "terms": [
        {"term": "Batch", "plurals": ["Batches"], "definition": "what a Batch Record tells of."},
        {"term": "Batch Record", "definition": "the record of a Batch."},
    ],
    "rules": [{"key": "R1", "change": "Batch", "message": "Split the Batch."}],
}


@pytest.mark.parametrize(
    ("source", "replaced"),
    [
        ("The Batch, a Batch's label and Batches.", "The Lot, a Lot's label and Lots."),
        ("A Batch Record of a batch; Subbatch, Batching.", "A Batch Record of a batch; Subbatch, Batching."),
        ('In {{ n | counted("Batch", "Batches") }}', 'In {{ n | counted("Lot", "Lots") }}'),
        ('{% if Batch == "batch" %}Batch{% endif %}', '{% if Batch == "batch" %}Lot{% endif %}'),
        ("Batch\nRecord, Batch\nand", "Batch\nRecord, Lot\nand"),
    ],
)  # fmt: skip
def test_words_are_replaced_and_codes_are_not(source: str, replaced: str):
    assert BATCH.in_text(source) == replaced


def test_case_and_parts_of_words_count_as_said():
    wide = NewWords((("batch", "lot"),), whole_words=False, same_case=False)

    assert wide.in_words("Batch, batches") == "lot, lotes"
    assert wide.in_formula('a == "batch"') == 'a == "batch"'


def test_each_field_of_words_is_changed_and_no_name_of_a_thing():
    changed = with_words_replaced(DATA, BATCH)

    section = changed["sections"][0]
    question, clause = section["questions"][0], section["clauses"][0]
    assert (changed["title"], changed["names"]) == ("Lot by Lot", ["Lot Federation"])
    assert section["title"] == "Recall of a Lot"
    assert (question["key"], question["short"], question["also"]) == ("Batch", "Lot", 3)
    assert question["when"] == 'batch == "Lot size" and other == "batch"'
    assert question["options"] == [{"key": "one", "label": "One Lot"}]
    assert (clause["code"], clause["heading"]) == ("Batch", "Each Lot")
    assert [term["term"] for term in changed["terms"]] == ["Lot", "Batch Record"]
    assert changed["terms"][0]["plurals"] == ["Lots"]
    assert changed["rules"] == [{"key": "R1", "change": "Batch", "message": "Split the Lot."}]


def test_only_the_things_that_are_named_are_changed():
    changed = with_words_replaced(DATA, BATCH, {("clause", "recall")})

    assert changed["sections"][0]["clauses"][0]["heading"] == "Each Lot"
    assert changed["title"] == DATA["title"]
    assert changed["terms"] == DATA["terms"]


def test_longer_forms_of_terms_are_known():
    assert forms_that_hold(["Batch"], DATA) == ("Batch Record",)
    assert forms_that_hold(["batch"], DATA, same_case=False) == ("Batch Record",)
    assert forms_that_hold(["Lot"], {}) == ()


def test_keys_in_capitals_stay_as_they_are_in_conditions_and_sets():
    swap = NewWords((("DE", "AT"), ("EXW", "FCA")))

    assert swap.in_formula('law == "DE" or rule in ["EXW"]') == 'law == "DE" or rule in ["EXW"]'
    assert swap.in_text('{{ "DE" if a else "In DE" }} DE') == '{{ "DE" if a else "In AT" }} AT'
    data = {"sets": [{"key": "eu", "members": ["DE", "FR"]}]}
    assert with_words_replaced(data, swap) == data
    found = [{"question": "law", "counts": [{"option": "DE", "agreements": 1}]}]
    assert with_words_replaced({"market": found}, swap) == {"market": found}

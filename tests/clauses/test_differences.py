"""Differences of two libraries: things by name, orders apart, and a fingerprint of what each has become."""

from copy import deepcopy

from clauses.draft.differences import differences

LIBRARY = {
    "key": "small",
    "title": "Small",
    "sections": [
        {
            "key": "recall",
            "title": "Recall",
            "clauses": [{"key": "costs", "heading": "Costs"}, {"key": "duty", "heading": "Duty"}],
        },
        {"key": "law", "title": "Law", "clauses": [{"key": "courts", "heading": "Courts"}]},
    ],
    "terms": [{"term": "Batch", "definition": "one run."}],
}


def changed(**fields):
    library = deepcopy(LIBRARY)
    library["sections"][0]["clauses"][0].update(fields)
    return library


def told(new, old=LIBRARY):
    return [(found.what, found.kind, found.key) for found in differences(old, new)]


def test_the_same_library_has_no_differences():
    assert differences(LIBRARY, deepcopy(LIBRARY)) == ()


def test_a_thing_with_other_fields_is_changed():
    (found,) = differences(LIBRARY, changed(heading="Who Pays"))

    assert (found.what, found.name, found.title) == ("changed", ("clause", "costs"), "Who Pays")
    assert (found.before["heading"], found.after["heading"]) == ("Costs", "Who Pays")


def test_another_key_is_another_thing():
    assert told(changed(key="who-pays")) == [
        ("added", "clause", "who-pays"),
        ("removed", "clause", "costs"),
    ]


def test_an_order_is_a_thing_of_its_own():
    new = deepcopy(LIBRARY)
    new["sections"][0]["clauses"].reverse()

    assert told(new) == [("moved", "clause", "")]


def test_sections_in_another_order_do_not_move_what_is_in_them():
    new = deepcopy(LIBRARY)
    new["sections"].reverse()

    assert told(new) == [("moved", "section", "")]


def test_a_clause_in_another_section_is_changed_and_moves_no_other():
    new = deepcopy(LIBRARY)
    new["sections"][1]["clauses"].insert(0, new["sections"][0]["clauses"].pop(0))

    assert told(new) == [("changed", "clause", "costs")]


def test_the_title_of_the_library_and_its_terms_are_things():
    new = {**LIBRARY, "title": "Smaller", "terms": []}

    assert told(new) == [("changed", "library", ""), ("removed", "term", "Batch")]


def test_the_fingerprint_follows_what_a_thing_has_become():
    (one,) = differences(LIBRARY, changed(heading="Who Pays"))
    (same,) = differences(changed(heading="Payment"), changed(heading="Who Pays"))
    (other,) = differences(LIBRARY, changed(heading="Payment"))
    (gone,) = differences({**LIBRARY, "sections": LIBRARY["sections"]}, {**LIBRARY, "terms": []})

    assert one.fingerprint == same.fingerprint
    assert len({one.fingerprint, other.fingerprint, gone.fingerprint}) == 3

"""Things of a newer library as an older one has them; nothing else changes."""

import pytest

from clauses.library.words.as_before import as_before


def section(key: str, *clauses: dict, **fields) -> dict:
    listed = {"clauses": list(clauses)} if clauses else {}
    return {"key": key, "title": key.capitalize(), **listed, **fields}


def clause(key: str, text: str = "old") -> dict:
    return {"key": key, "text": text}


A, B, C = clause("a"), clause("b"), clause("c")
OLD = {
    "key": "small",
    "title": "Old",
    "sections": [section("one", A, B, C), section("two")],
    "terms": [{"term": "Batch"}, {"term": "Lot"}],
}


@pytest.mark.parametrize(
    ("now", "name", "after"),
    [
        ([A, clause("b", "new"), clause("c", "new")], "b", [A, B, clause("c", "new")]),
        ([A, C], "b", [A, B, C]),
        ([C], "a", [A, C]),
        ([A, B, C, clause("d")], "d", [A, B, C]),
    ],
)
def test_one_thing_is_as_it_was(now: list, name: str, after: list):
    new = {**OLD, "sections": [section("one", *now), section("two")]}

    back = as_before(new, OLD, [("clause", name)])

    assert back == {**OLD, "sections": [section("one", *after), section("two")]}


def test_what_was_moved_to_another_section_is_where_it_was():
    new = {**OLD, "sections": [section("one", A, C), section("two", clause("b", "new"))]}

    assert as_before(new, OLD, [("clause", "b")]) == OLD


def test_a_section_keeps_what_stands_inside_it():
    new = {**OLD, "sections": [section("one", A, title="New"), section("two")]}

    back = as_before(new, OLD, [("section", "one")])

    assert back["sections"] == [section("one", A), section("two")]


def test_an_order_is_as_it_was_and_what_is_new_keeps_its_place():
    new = {**OLD, "sections": [section("one", C, clause("d"), B, A), section("two")]}

    back = as_before(new, OLD, [("clause", "")])

    assert back["sections"][0]["clauses"] == [A, clause("d"), B, C]


def test_the_name_of_the_library_and_several_things_at_once():
    new = {**OLD, "title": "New", "names": ["EU"], "terms": [{"term": "Lot", "plurals": ["Lots"]}]}

    back = as_before(new, OLD, [("library", ""), ("term", "Batch"), ("term", "Lot")])

    assert back == OLD

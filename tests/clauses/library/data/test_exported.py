"""Reading an edition from a JSON file that somebody may have edited by hand: what is wrong is found, nothing fails."""

import json

import pytest

from clauses.library.data.codec import edition_json
from clauses.library.data.exported import library_from_json
from tests.clauses.library.examples import codes

DATA = {
    "key": "small",
    "title": "Small",
    "sections": [{"key": "setup", "title": "Set-up", "heading": "General"}],
}


def refused(text: str) -> list[str]:
    library, findings = library_from_json(text)
    assert library is None
    return codes(findings)


def test_an_exported_edition_is_read():
    library, findings = library_from_json(edition_json(DATA))

    assert (library.title, findings) == ("Small", ())


def test_one_that_was_edited_by_hand_is_read_for_what_it_says_now():
    library, _ = library_from_json(edition_json(DATA).replace('"Small"', '"Edited"'))

    assert library.title == "Edited"


@pytest.mark.parametrize("text", ["", "{", "[1,", '{"key": }', "[" * 100_000, "1" * 5000])
def test_what_is_no_json_is_a_finding(text):
    assert refused(text) == ["not-json"]


@pytest.mark.parametrize("text", ["[]", "null", "5", '"text"', "NaN", "1e999"])
def test_what_is_no_library_is_a_finding(text):
    assert refused(text)


def test_half_of_a_character_is_a_finding_that_can_be_printed():
    library, (finding,) = library_from_json(json.dumps(DATA | {"title": "Half \ud800"}))

    assert (library, finding.code) == (None, "unprintable-character")
    assert str(finding).encode()


def test_a_field_that_stands_twice_is_a_finding():
    text = edition_json(DATA).replace('"title"', '"title": "Other", "title"', 1)

    assert refused(text) == ["field-twice"]


@pytest.mark.parametrize("field", ["key", "title"])
def test_a_field_that_is_missing_is_a_finding(field):
    assert refused(json.dumps({key: value for key, value in DATA.items() if key != field})) == [
        "missing-field"
    ]

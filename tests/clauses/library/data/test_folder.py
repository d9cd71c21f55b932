"""How the content files of a folder become one library."""

from pathlib import Path

import pytest

from clauses.library.data.codec import library_from
from clauses.library.data.folder import read_file, read_folder

LIBRARY = 'key = "small"\ntitle = "Small"\n'
SETUP = '[section]\nkey = "setup"\ntitle = "Setup"\n\n[[questions]]\nkey = "days"\n'


def write(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / f"{name}.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def faults(folder: Path) -> list[tuple[str, str]]:
    return [(finding.code, finding.place.key) for finding in read_folder(folder)[1]]


def test_files_are_read_in_the_order_of_their_names(tmp_path: Path):
    later = SETUP.replace("setup", "later").replace("days", "hours")

    data, found = read_folder(write(tmp_path, library=LIBRARY, b=later, a=SETUP))

    assert found == ()
    assert data == {
        "key": "small",
        "title": "Small",
        "sections": [
            {"key": "setup", "title": "Setup", "questions": [{"key": "days"}]},
            {"key": "later", "title": "Setup", "questions": [{"key": "hours"}]},
        ],
    }


def test_words_like_no_stay_words(tmp_path: Path):
    data, _ = read_folder(write(tmp_path, a='members = ["NO", "no", "none", "yes"]'))

    assert data["members"] == ["NO", "no", "none", "yes"]


def test_a_folder_without_files_is_an_error(tmp_path: Path):
    assert faults(tmp_path) == [("no-content", tmp_path.name)]


@pytest.mark.parametrize("content", ["key =", b"key = '\xff'", "key = " + "9" * 5_000])
def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(tmp_path: Path, content):
    folder = write(tmp_path, broken=content, library=LIBRARY)

    data, found = read_folder(folder)

    assert [(finding.code, finding.place.key) for finding in found] == [("not-toml", "broken.toml")]
    assert data["title"] == "Small"


def test_two_files_that_give_one_field_are_an_error(tmp_path: Path):
    assert faults(write(tmp_path, a=LIBRARY, b='title = "Other"')) == [("field-twice", "b.toml")]


def test_lists_of_several_files_are_joined_in_the_order_of_their_names(tmp_path: Path):
    rules = {name: f'[[rules]]\nkey = "{name}"\n' for name in ("pack-b", "pack-a", "rules")}

    data, found = read_folder(write(tmp_path, library=LIBRARY, **rules))

    assert [rule["key"] for rule in data["rules"]] == ["pack-a", "pack-b", "rules"]
    assert found == ()


def test_a_section_that_is_none_is_not_passed_over(tmp_path: Path):
    data, _ = read_folder(write(tmp_path, a=LIBRARY + 'section = "setup"\n'))

    _, findings = library_from(data)

    assert [(finding.code, finding.place.part) for finding in findings] == [
        ("unknown-field", "section")
    ]


@pytest.mark.parametrize(
    "content",
    [b"{", b"\xff", b'{"key": NaN}', b"[" * 100_000, b"9" * 5_000, b"[]", b'"small"', b'{"a": 1e'],
)
def test_a_json_file_that_cannot_be_read_is_named(content: bytes):
    data, found = read_file(content, name="library.json")

    assert data == {}
    assert [(finding.code, finding.place.key) for finding in found] == [
        ("not-json", "library.json")
    ]


def test_a_json_file_is_read_as_it_stands():
    assert read_file(b'{"key": "small", "sections": []}', name="a.json") == (
        {"key": "small", "sections": []},
        (),
    )


@pytest.mark.parametrize("content", [r'{"key": "\ud800"}', r'{"a": [{"\u0000": 1}]}'])
def test_signs_that_nothing_can_store_are_refused(content: str):
    _, found = read_file(content.encode(), name="a.json")

    assert [finding.code for finding in found] == ["bad-sign"]


def test_toml_in_toml_without_end_is_refused(tmp_path: Path):
    assert faults(write(tmp_path, a="key = " + "[" * 100_000)) == [("not-toml", "a.toml")]


def test_a_sign_of_zero_in_toml_is_refused(tmp_path: Path):
    assert faults(write(tmp_path, a=r'key = "a\u0000ü"')) == [("bad-sign", "a.toml")]


def test_keys_in_keys_without_end_are_refused():
    _, (found,) = read_file(f"a{'.a' * 5000} = 1".encode(), name="a.toml")

    assert "beyond all bounds" in found.message

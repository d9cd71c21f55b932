"""Zip archives: the same files give the same bytes, and an archive is never trusted."""

import io
import zipfile

import pytest

from clauses.exchange import archives
from clauses.exchange.archives import ArchiveRefused, files_in, zip_of

FILES = {"terms.toml": "a = 1\n", "01-setup.toml": 'b = "ü"\n'}


def archive(*entries: tuple[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in entries:
            written.writestr(name, content)
    return target.getvalue()


def test_what_was_packed_is_unpacked():
    assert files_in(zip_of(FILES)) == {name: text.encode() for name, text in FILES.items()}


def test_the_same_files_give_the_same_bytes():
    assert zip_of(FILES) == zip_of(dict(reversed(FILES.items())))


def test_files_may_stand_in_one_folder_with_what_systems_add():
    content = archive(
        ("outsourcing/terms.toml", b"a = 1"),
        ("outsourcing/README.md", b"words"),
        ("outsourcing/.DS_Store", b"?"),
        ("__MACOSX/outsourcing/._terms.toml", b"?"),
        ("outsourcing/.hidden.toml", b"?"),
    )

    assert files_in(content) == {"terms.toml": b"a = 1"}


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([("../terms.toml", b"")], "leads out"),
        ([("/etc/terms.toml", b"")], "leads out"),
        ([("C:\\terms.toml", b"")], "leads out"),
        ([("a\\..\\terms.toml", b"")], "leads out"),
        ([("a/terms.toml", b""), ("b/rules.toml", b"")], "several folders"),
        ([(f"{number}.toml", b"") for number in range(301)], "more than 300"),
    ],
)
def test_strange_archives_are_refused(entries, words: str):
    with pytest.raises(ArchiveRefused, match=words):
        files_in(archive(*entries))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused():
    with pytest.raises(ArchiveRefused, match="Two files"):
        files_in(archive(("terms.toml", b"a = 1"), ("terms.toml", b"a = 2")))


def test_a_file_that_unpacks_to_much_more_than_it_says_is_refused():
    bomb = archive(("terms.toml", b"0" * 3 * 1024 * 1024))
    assert len(bomb) < 10_000

    with pytest.raises(ArchiveRefused, match="more than a library needs"):
        files_in(bomb)


def test_many_files_that_unpack_to_too_much_together_are_refused(monkeypatch):
    monkeypatch.setattr(archives, "LARGEST_TOTAL", 1500)

    with pytest.raises(ArchiveRefused, match="more than a library needs"):
        files_in(archive(("a.toml", b"0" * 1000), ("b.toml", b"0" * 1000)))


def test_a_size_that_lies_is_no_way_around():
    bomb = bytearray(archive(("terms.toml", b"0" * 3 * 1024 * 1024)))
    directory = bomb.rindex(b"PK\x01\x02")
    bomb[directory + 24 : directory + 28] = (10).to_bytes(4, "little")

    with pytest.raises(ArchiveRefused):
        files_in(bytes(bomb))


@pytest.mark.parametrize("content", [b"", b"PK", b"words", zip_of(FILES)[:-30], zip_of(FILES)[40:]])
def test_what_is_no_archive_is_refused(content: bytes):
    with pytest.raises(ArchiveRefused, match="no zip file"):
        files_in(content)


def test_an_encrypted_file_is_refused():
    locked = bytearray(zip_of({"terms.toml": "a = 1"}))
    locked[6] |= 1
    directory = locked.rindex(b"PK\x01\x02")
    locked[directory + 8] |= 1

    with pytest.raises(ArchiveRefused, match="encrypted"):
        files_in(bytes(locked))

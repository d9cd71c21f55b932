"""The files of issued copies: given out only as they were issued; what a killed issue leaves behind is swept."""

import ast
import re
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone

from agreements.acts import drawing_tasks, issuing
from agreements.acts.issuing import issue
from agreements.acts.sweeping import LEFT_ALONE, sweep_unissued_files
from agreements.models import IssuedCopy, UnissuedFile, store_file
from tests.agreements.completing import answer_all
from tests.databases import ROOT
from tests.parsed import tree_of


class Killed(BaseException):
    """What no code catches by mistake: the process is gone."""


@pytest.fixture
def complete(agreement, petra):
    return answer_all(agreement, petra)


@pytest.fixture
def copy(complete, petra, monkeypatch) -> IssuedCopy:
    monkeypatch.setattr(drawing_tasks, "print_pdf", lambda *given, **options: b"%PDF-1.7 as issued")
    return issue(complete, by=petra)


def file_of(copy: IssuedCopy) -> Path:
    return Path(copy.pdf.path)


def later(monkeypatch) -> None:
    """Everything written down until now is older than an issue takes."""
    UnissuedFile.objects.update(since=timezone.now() - LEFT_ALONE - timedelta(seconds=1))


DAMAGES = {
    "a byte": lambda path: path.write_bytes(path.read_bytes()[:-1] + b"D"),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "empty": lambda path: path.write_bytes(b""),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"\n"),
    "lost": Path.unlink,
    "a folder": lambda path: (path.unlink(), path.mkdir()),
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("page", ["issued.pdf", "issued/"])
def test_a_file_that_is_not_the_one_that_was_issued_is_refused(browser, copy, damage, page, caplog):
    DAMAGES[damage](file_of(copy))

    response = browser.get(f"/agreements/{copy.agreement_id}/{page}")

    told = response.content.decode()
    assert response.status_code == 503
    assert response.headers["Retry-After"]
    assert response.headers["Content-Type"].startswith("text/html")
    assert f"{copy.number} cannot be given out" in told
    assert copy.sha256 in told
    reference = re.search(r"Reference number: <strong>([^<]+)", told)[1]
    logged = next(one.getMessage() for one in caplog.records if reference in one.getMessage())
    assert f"The file of {copy.number}" in logged


@pytest.mark.parametrize("moment", ["before the copy", "in the middle of the file"])
def test_the_file_of_a_killed_issue_is_swept(complete, petra, monkeypatch, issued_folder, moment):
    monkeypatch.setattr(
        drawing_tasks, "print_pdf", lambda *given, **options: b"%PDF-1.7 never issued"
    )
    monkeypatch.setattr(issuing, "take_back", lambda begun: None)  # a killed process does nothing
    with monkeypatch.context() as patch:
        if moment == "before the copy":
            patch.setattr(IssuedCopy.objects, "create", killed)
        else:
            patch.setattr(default_storage, "save", half_saved)
        with pytest.raises(Killed):
            issue(complete, by=petra)
    assert len(list(issued_folder.iterdir())) == 1

    assert sweep_unissued_files() == 0  # it might still be under way
    later(monkeypatch)
    copy = issue(complete, by=petra)

    assert list(issued_folder.iterdir()) == [file_of(copy)]
    assert not UnissuedFile.objects.exists()
    assert copy.content() == b"%PDF-1.7 never issued"


def killed(**fields: object) -> None:
    raise Killed


def half_saved(name, content) -> None:
    Path(default_storage.location).mkdir(exist_ok=True)
    Path(default_storage.path(name)).write_bytes(b"%PDF-1")
    raise Killed


def test_the_command_sweeps_too(copy, monkeypatch, issued_folder):
    (issued_folder / "CP-left.pdf").write_bytes(b"left")
    (issued_folder / "somebody's.pdf").write_bytes(b"not ours")
    UnissuedFile.objects.create(name="CP-left.pdf", since=timezone.now())
    later(monkeypatch)
    said = StringIO()

    call_command("sweep_unissued_files", stdout=said)

    assert said.getvalue() == "1 files taken away.\n"
    assert {path.name for path in issued_folder.iterdir()} == {
        file_of(copy).name,
        "somebody's.pdf",
    }


def test_an_issue_that_stood_still_and_was_swept_meanwhile_begins_anew(
    complete, petra, monkeypatch, issued_folder
):
    monkeypatch.setattr(drawing_tasks, "print_pdf", lambda *given, **options: b"%PDF-1.7 slow")
    save = default_storage.save
    stood_still = []

    def slow(name, content):
        saved = save(name, content)
        if not stood_still:
            stood_still.append(name)
            later(monkeypatch)
            assert sweep_unissued_files() == 1
        return saved

    monkeypatch.setattr(default_storage, "save", slow)
    copy = issue(complete, by=petra)

    assert copy.content() == b"%PDF-1.7 slow"
    assert file_of(copy).name != stood_still[0]


def test_bytes_that_two_store_at_once_are_never_gone_in_between(db, monkeypatch):
    save, delete = default_storage.save, default_storage.delete
    deleted, others = [], []

    def behind_another(name, content):
        if not others:
            others.append(name)
            store_file(name, content.read())
            content.seek(0)
        return save(name, content)

    monkeypatch.setattr(default_storage, "save", behind_another)
    monkeypatch.setattr(
        default_storage, "delete", lambda name: (deleted.append(name), delete(name))
    )

    store_file("at-once/file", b"the same")

    assert "at-once/file" not in deleted
    assert default_storage.listdir("at-once") == ([], ["file"])


def test_a_connection_that_breaks_after_the_commit_costs_no_issued_file(
    fresh_database, complete, petra, monkeypatch
):
    monkeypatch.setattr(drawing_tasks, "print_pdf", lambda *given, **options: b"%PDF-1.7 committed")
    commit = connection._commit

    def commit_and_break() -> None:
        is_issued = IssuedCopy.objects.exists()
        commit()
        if is_issued:
            raise OperationalError("server closed the connection")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "_commit", commit_and_break)
        with pytest.raises(OperationalError):
            issue(complete, by=petra)

    assert issue(complete, by=petra).content() == b"%PDF-1.7 committed"


@pytest.mark.slow
def test_only_its_own_room_reads_a_stored_file():
    """So that no other way of giving it out forgets to compare its hash, nor that of any other stored file."""
    readers = {
        path.relative_to(ROOT).as_posix()
        for room in ("agreements", "clauses", "config")
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute)
        and node.attr in ("open", "read", "chunks", "url", "path")
        and re.search(r"\bpdf$|default_storage$", ast.unparse(node.value))
    }
    assert readers == {"agreements/models/copies.py", "agreements/models/stored_files.py"}

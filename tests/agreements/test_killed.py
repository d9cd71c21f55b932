"""Killed before each statement that writes, or refused by the storage: nothing is half there; a second try succeeds.

Between two statements that write the database does not change, so these are all the states that a kill can leave.
"""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from django.db import connection, transaction
from django.utils import timezone

from agreements.acts import drawing_tasks, issuing, keeping_signed
from agreements.acts.chaining import chain_what_is_new
from agreements.acts.issuing import issue
from agreements.acts.keeping_signed import Signatories, SignedFile, keep_signed
from agreements.acts.saving import create_agreement
from agreements.models import Agreement, Given, IssuedCopy, SignedCopy
from agreements.standing.audit_chain import unchained
from agreements.standing.audit_sources import AUDITED
from agreements.standing.invariants import broken_invariants
from clauses.exchange.loading import grant_legal_permissions, load_library
from clauses.models import Edition
from clauses.publishing.publish import publish_edition
from tests.agreements.completing import answer_all
from tests.clauses.examples import write_content

WRITES = ("INSERT", "UPDATE", "DELETE")
TODAY = datetime.date(2026, 11, 30)
SAID = Signatories("Dana Whitfield", TODAY, "Jürgen Bauer", TODAY)
MOST_WRITES = 30


class Killed(BaseException):
    """What no code catches by mistake: the process is gone."""


@contextmanager
def killed_at(number: int) -> Iterator[None]:
    """The process ends before its statement of this number, of those that write; or, if it has fewer, not at all."""
    written = 0

    def run(execute, statement, parameters, many, context):
        nonlocal written
        written += statement.startswith(WRITES)
        if written == number:
            written += 1  # what still runs on the way out is no part of it
            raise Killed
        return execute(statement, parameters, many, context)

    with connection.execute_wrapper(run):
        yield


@pytest.fixture
def complete(agreement, petra, monkeypatch) -> Agreement:
    monkeypatch.setattr(drawing_tasks, "print_pdf", lambda *given, **options: b"%PDF-1.7 as issued")
    monkeypatch.setattr(issuing, "take_back", lambda begun: None)  # a killed process does nothing
    told = SignedFile(SignedCopy.SignedKind.OTHER, 3, [])
    monkeypatch.setattr(keeping_signed, "signed_file", lambda issued, content: told)
    return answer_all(agreement, petra)


def survives(act: Callable[[], object], count: Callable[[], int]) -> int:
    """Kills an act before each statement that writes; gives how many there are.

    After each kill the act has left nothing that counts, and done again it leaves exactly one.
    """
    before = count()
    for number in range(1, MOST_WRITES):
        with transaction.atomic():
            done = False
            with suppress(Killed), killed_at(number):
                act()
                done = True
            after_kill, broken = count(), list(broken_invariants())
            if not done:
                act()
            found = (after_kill, broken, count(), list(broken_invariants()))
            transaction.set_rollback(True)
        if done:
            return number - 1
        assert found == (before, [], before + 1, []), f"killed before write {number}"
    raise AssertionError("it writes without end")


def test_a_save_that_is_killed_is_there_or_not(complete, petra):
    def save() -> None:
        values = {"notice_days": 12, "days": 40}
        newest = {key: row.pk for key, row in complete.latest_answers().items()}
        given = {key: Given(value, newest.get(key)) for key, value in values.items()}
        complete.record_all(given, by=petra)

    def saved() -> int:
        answers = complete.answers_json()
        return (answers.get("notice_days") == 12) + (answers.get("days") == 40)

    before = saved()
    assert before == 0
    assert survives(save, lambda: saved() // 2) >= 1


def test_a_new_agreement_that_is_killed_takes_no_number(edition, petra):
    def create() -> Agreement:
        return create_agreement(title="Axle", path="full", edition=edition, by=petra)

    assert survives(create, Agreement.objects.count) >= 2


@pytest.mark.slow
def test_a_finish_that_is_killed_leaves_a_draft_or_one_copy(complete, petra):
    assert survives(lambda: issue(complete, by=petra), IssuedCopy.objects.count) >= 4


def test_a_signed_copy_that_is_killed_is_kept_or_not(complete, petra):
    issue(complete, by=petra)
    fresh = Agreement.objects.get(pk=complete.pk)

    def keep() -> None:
        keep_signed(fresh, b"%PDF-1.7 signed", SAID, reason="", by=petra)

    assert survives(keep, SignedCopy.objects.count) >= 1


def test_a_worker_that_is_killed_while_it_chains_leaves_a_chain(complete):
    assert survives(chain_what_is_new, lambda: int(not any(map(unchained, AUDITED)))) >= 1


@pytest.mark.slow
def test_publishing_that_is_killed_leaves_the_draft_or_one_edition(lena, tmp_path: Path):
    grant_legal_permissions()
    load_library(write_content(tmp_path / "content"))

    def publish() -> Edition:
        return publish_edition(by=lena, note="First.")

    assert survives(publish, Edition.objects.count) >= 2


@pytest.mark.parametrize("fault", ["refuses", "loses"])
def test_a_storage_that_refuses_or_loses_a_file_keeps_nothing(complete, petra, monkeypatch, fault):
    def save(self: FileSystemStorage, name: str, content: object) -> str:
        if fault == "refuses":
            raise PermissionError("The storage refuses")
        return name

    with monkeypatch.context() as patch:
        patch.setattr(FileSystemStorage, "_save", save)
        with pytest.raises(OSError, match=r"refuses|does not give back"):
            issue(complete, by=petra)
    assert not IssuedCopy.objects.exists()
    assert list(broken_invariants()) == []

    copy = issue(complete, by=petra)
    fresh = Agreement.objects.get(pk=complete.pk)
    monkeypatch.setattr(FileSystemStorage, "_save", save)
    with pytest.raises(OSError, match=r"refuses|does not give back"):
        keep_signed(fresh, b"%PDF-1.7 signed", SAID, reason="", by=petra)

    assert copy.content()
    assert not SignedCopy.objects.exists()
    assert list(broken_invariants()) == []


def test_a_clock_that_is_set_back_breaks_nothing(complete, petra, edition, monkeypatch):
    chain_what_is_new()
    then = timezone.now() - datetime.timedelta(days=800)
    monkeypatch.setattr(timezone, "now", lambda: then)

    other = create_agreement(title="Axle", path="full", edition=edition, by=petra)
    answer_all(other, petra)
    copies = [issue(one, by=petra) for one in (complete, other)]
    chain_what_is_new()

    assert len({copy.number for copy in copies}) == 2
    assert list(broken_invariants()) == []

"""What must hold of rows and files: nothing is told of a sound database, and each damage where it is."""

import hashlib
import os
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from agreements.acts import drawing_tasks, nightly
from agreements.acts.issuing import issue
from agreements.models import (
    Agreement,
    Answer,
    AttachedFile,
    EditionDecision,
    Erasure,
    IssuedCopy,
    NightlyRun,
    NumberSeries,
    SignedCopy,
    UnissuedFile,
    store_file,
)
from agreements.standing.invariants import broken_invariants
from clauses.models import Edition
from tests.agreements.completing import answer_all
from tests.agreements.examples import make_edition

ATTACHED = b"a document"
DIGEST = hashlib.sha256(ATTACHED).hexdigest()
NEVER_STORED = "0" * 64


@pytest.fixture
def copy(agreement, petra, monkeypatch) -> IssuedCopy:
    """A finished agreement that has an attached document too."""
    monkeypatch.setattr(drawing_tasks, "print_pdf", lambda *given, **options: b"%PDF-1.7 as issued")
    answer_all(agreement, petra)
    AttachedFile.objects.create(agreement=agreement, sha256=DIGEST, kind="pdf", size=10, by=petra)
    store_file(AttachedFile.stored_name(DIGEST), ATTACHED)
    return issue(agreement, by=petra)


def of(copy: IssuedCopy) -> dict[str, object]:
    return {"agreement": copy.agreement, "by": copy.issued_by, "at": timezone.now()}


def change(copy: IssuedCopy, **values: object) -> None:
    Agreement.objects.filter(pk=copy.agreement_id).update(**values)


def begin(copy: IssuedCopy) -> Agreement:
    return Agreement.objects.create(
        title="Begun",
        owner=copy.issued_by,
        edition=copy.edition,
        created_on=copy.agreement.created_on,
    )


def sign(agreement: Agreement, copy: IssuedCopy, sha256: str) -> None:
    day = timezone.localdate()
    said = {"customer_signed_on": day, "manufacturer_signed_on": day, "kind": "other"}
    SignedCopy.objects.create(**of(copy) | said | {"agreement": agreement, "sha256": sha256})


def take(copy: IssuedCopy) -> None:
    other = make_edition(copy.issued_by, number=2)
    EditionDecision.objects.create(**of(copy), edition=other, came_from=copy.edition, act="taken")


def publish(copy: IssuedCopy, **values: object) -> None:
    fields = {"title": "t", "content": "{}", "sha256": hashlib.sha256(b"{}").hexdigest()}
    by = {"published_at": timezone.now(), "published_by": copy.issued_by}
    Edition.objects.create(**fields | by | values)


def store_unnamed(copy: IssuedCopy) -> None:
    for name in ("CP-2026-0009-aaaaaaaaaaaa-bbbbbbbb.pdf", "signed/" + NEVER_STORED):
        default_storage.save(name, ContentFile(b"left"))
        os.utime(default_storage.path(name), (time.time() - 2 * 24 * 60 * 60,) * 2)


DAMAGES: dict[str, tuple[Callable[[IssuedCopy], object], str]] = {
    "number given again": (
        lambda copy: NumberSeries.objects.update(last=0),
        "is above the last that was given",
    ),
    "no number": (lambda copy: change(copy, number=""), "Its number is no number: “”."),
    "another number": (
        lambda copy: change(copy, number="CP-2026-0000"),
        f"Its issued copy is CP-{timezone.localdate().year}-0001, and it has another number.",
    ),
    "another edition": (
        lambda copy: change(copy, edition=make_edition(copy.issued_by, number=2)),
        "It was finished on another edition than it has.",
    ),
    "answered after": (
        lambda copy: Answer.objects.create(**of(copy), key="product", value="Another"),
        "Its answers are not those that it was finished with.",
    ),
    "deleted": (
        lambda copy: change(copy, deleted_at=timezone.now()),
        "It is finished and deleted.",
    ),
    "erased": (
        lambda copy: Erasure.objects.create(
            agreement=copy.agreement_id,
            deleted_at=timezone.now(),
            deleted_by=copy.issued_by,
            at=timezone.now(),
        ),
        "It is erased, and still there.",
    ),
    "of itself": (lambda copy: change(copy, replaces=copy.agreement), "It is made of itself."),
    "taken and not on it": (take, "It is on another edition than the last that was taken."),
    "still begun": (
        lambda copy: UnissuedFile.objects.create(name=copy.pdf.name, since=timezone.now()),
        "It is issued and counts as begun.",
    ),
    "signed, never finished": (
        lambda copy: sign(begin(copy), copy, DIGEST),
        "It has a signed copy and was never finished.",
    ),
    "signed copy lost": (
        lambda copy: sign(copy.agreement, copy, NEVER_STORED),
        f"The file {NEVER_STORED} cannot be read",
    ),
    "edition changed": (
        lambda copy: publish(copy, number=2, content='{"other": 1}'),
        "Edition 2: Its content does not match its SHA-256.",
    ),
    "edition lost": (lambda copy: publish(copy, number=3), "Edition 2 should come before it."),
    "no agreement": (
        lambda copy: Answer.objects.create(
            **of(copy) | {"agreement": Agreement(pk=10**9)}, key="k"
        ),
        "Database: ",
    ),
    "attached file changed": (
        lambda copy: Path(default_storage.path(f"attached/{DIGEST}")).write_bytes(b"other"),
        f"The file {DIGEST} is not the one that was stored. Restore it from your backup.",
    ),
    "issued file lost": (
        lambda copy: default_storage.delete(copy.pdf.name),
        f"Issued copy of agreement {{pk}}: The file of CP-{timezone.localdate().year}-0001 cannot be read",
    ),
    "files of nobody": (store_unnamed, f"File signed/{NEVER_STORED}: No issued copy, signed copy"),
}


def test_each_damage_is_told_where_it_is_and_nothing_of_what_is_sound(copy):
    assert list(broken_invariants()) == []

    untold = {}
    for name, (damage, words) in DAMAGES.items():
        with transaction.atomic():
            damage(copy)
            told = "\n".join(map(str, broken_invariants()))
            transaction.set_rollback(True)
        if words.format(pk=copy.agreement_id) not in told:
            untold[name] = told

    assert untold == {}


def test_the_command_fails_where_anything_does_not_hold_and_takes_away_what_nobody_names(copy):
    said, complaint = StringIO(), StringIO()
    call_command("check_invariants", stdout=said)
    assert said.getvalue().startswith("All files are as they were stored")
    store_unnamed(copy)

    with pytest.raises(CommandError, match="2 things do not hold"):
        call_command("check_invariants", stderr=complaint)
    call_command("sweep_unissued_files", stdout=said)
    assert "sweep_unissued_files --unnamed" in complaint.getvalue()
    call_command("sweep_unissued_files", "--unnamed", stdout=said)

    assert "0 files taken away.\n2 files taken away.\n" in said.getvalue()
    assert list(broken_invariants()) == []
    assert copy.content()


def test_one_worker_a_night_looks_and_administrators_are_told(
    copy, petra, monkeypatch, mailoutbox, django_capture_on_commit_callbacks
):
    petra.is_superuser, petra.email = True, "petra@example.com"
    petra.save()
    monkeypatch.setattr(nightly, "FROM_HOUR", 0)
    monkeypatch.setattr(nightly, "remind", lambda today: 1 / 0)
    default_storage.delete(copy.pdf.name)

    with django_capture_on_commit_callbacks(execute=True):
        nightly.look_after_the_night()
        nightly.look_after_the_night()

    run = NightlyRun.objects.get()
    assert run.ended_at is not None
    assert run.broken == 2
    assert run.words.startswith("Nightly reminding failed: division by zero\nIssued copy of")
    assert [mail.subject for mail in mailoutbox] == ["Counterpart: 2 things do not hold"]


def test_a_storage_that_cannot_be_listed_ends_no_night_untold(copy, monkeypatch):
    monkeypatch.setattr(nightly, "FROM_HOUR", 0)
    monkeypatch.setattr(nightly, "broken_invariants", lambda: (1 / 0 for _ in "?"))

    nightly.look_after_the_night()

    run = NightlyRun.objects.get()
    assert run.ended_at is not None
    assert run.words == "Nightly looking failed: division by zero"

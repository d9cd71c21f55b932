"""What must hold of rows and stored files at every moment, and what does not: where, what is wrong, what to do.

It is read while people work, so each check reads first what is written last, and asks again before it complains.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.core.files.storage import default_storage
from django.db import IntegrityError, connection
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone

from agreements.models import (
    Agreement,
    AttachedFile,
    CopyDamaged,
    EditionDecision,
    Erasure,
    FileDamaged,
    IssuedCopy,
    NumberSeries,
    SignedCopy,
    TakenOrStayed,
    UnissuedFile,
)
from agreements.standing.audit_chain import broken_links
from agreements.standing.audit_sources import unprotected
from clauses.models import Edition
from clauses.models.editions import fingerprint

# A file that no row names may belong to an act that is still under way.
UNNAMED_FOR = timedelta(days=1)
NUMBER = re.compile(r"CP-(?P<year>\d{4})-(?P<given>\d{4,})")
OURS = re.compile(NUMBER.pattern + r"-[0-9a-f]{12}-[0-9a-f]{8}\.pdf$")
FROM_BACKUP = "Restore it from your backup."
ROWS_FROM_BACKUP = (
    "Something wrote past Counterpart: compare with your backup before anything else is changed."
)


@dataclass(frozen=True, slots=True)
class BrokenInvariant:
    """One thing that does not hold: where, what is wrong, and what to do, as sentences for administrators."""

    where: str
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what} {self.mend}"


def broken_invariants() -> Iterator[BrokenInvariant]:
    """Everything that does not hold. Reads every stored file, so it takes as long as the storage needs for that."""
    for check in (_files, _unnamed, _editions, _numbers, _states, _audit, _references):
        yield from check()


def unnamed_files() -> Iterator[str]:
    """The names of stored files that no row names and that have lain there for more than a day."""
    before = timezone.now() - UNNAMED_FOR
    places: tuple[tuple[str, Callable[[str], bool]], ...] = (
        ("", _is_issued_or_begun),
        ("attached/", lambda name: AttachedFile.objects.filter(sha256=name).exists()),
        ("signed/", lambda name: SignedCopy.objects.filter(sha256=name).exists()),
    )
    for folder, is_named in places:
        for name in _stored_in(folder):
            if folder == "" and OURS.match(name) is None:
                continue
            if not is_named(name) and default_storage.get_modified_time(folder + name) < before:
                yield folder + name


def _is_issued_or_begun(name: str) -> bool:
    return (
        IssuedCopy.objects.filter(pdf=name).exists()
        or UnissuedFile.objects.filter(name=name).exists()
    )


def _stored_in(folder: str) -> list[str]:
    try:
        return sorted(default_storage.listdir(folder)[1])
    except FileNotFoundError:
        return []  # nothing was stored there yet


def _files() -> Iterator[BrokenInvariant]:
    """Every stored byte that a row names is there, as it was."""
    rows: tuple[tuple[str, Iterator[IssuedCopy | SignedCopy | AttachedFile]], ...] = (
        ("Issued copy", IssuedCopy.objects.order_by("pk").defer("answers").iterator()),
        ("Signed copy", SignedCopy.objects.exclude(sha256="").order_by("pk").iterator()),
        ("Attached document", AttachedFile.objects.order_by("pk").iterator()),
    )
    for kind, stored in rows:
        for row in stored:
            try:
                row.content()
            except (CopyDamaged, FileDamaged) as e:
                # A document of an agreement that was erased meanwhile is rightly gone.
                if type(row).objects.filter(pk=row.pk).exists():
                    yield BrokenInvariant(
                        f"{kind} of agreement {row.agreement_id}", str(e), FROM_BACKUP
                    )


def _unnamed() -> Iterator[BrokenInvariant]:
    for name in unnamed_files():
        yield BrokenInvariant(
            f"File {name}",
            "No issued copy, signed copy or attached document names it.",
            "If no newer database is to be restored, take it away: ./run manage sweep_unissued_files --unnamed",
        )


def _editions() -> Iterator[BrokenInvariant]:
    """Editions say what was published, and are numbered without a gap."""
    expected = 1
    for edition in Edition.objects.order_by("number").iterator():
        if edition.number != expected:
            yield BrokenInvariant(
                str(edition), f"Edition {expected} should come before it.", ROWS_FROM_BACKUP
            )
        expected = edition.number + 1
        if fingerprint(edition.content) != edition.sha256:
            yield BrokenInvariant(
                str(edition), "Its content does not match its SHA-256.", FROM_BACKUP
            )


def _numbers() -> Iterator[BrokenInvariant]:
    """Each agreement has a number, its copy the same, and none is given again; no two share one by a constraint."""
    # Numbers first: a series is never behind those that were given before it was read.
    given = list(Agreement.objects.order_by("pk").values_list("pk", "number"))
    last = dict(NumberSeries.objects.values_list("year", "last"))
    for pk, number in given:
        told = NUMBER.fullmatch(number)
        if told is None:
            yield BrokenInvariant(
                f"Agreement {pk}", f"Its number is no number: “{number}”.", ROWS_FROM_BACKUP
            )
        elif int(told["given"]) > last.get(int(told["year"]), 0):
            yield BrokenInvariant(
                f"Agreement {pk}",
                f"Its number {number} is above the last that was given, so it would be given again.",
                ROWS_FROM_BACKUP,
            )
    for copy in IssuedCopy.objects.exclude(number=F("agreement__number")):
        yield BrokenInvariant(
            f"Agreement {copy.agreement_id}",
            f"Its issued copy is {copy.number}, and it has another number.",
            ROWS_FROM_BACKUP,
        )


def _states() -> Iterator[BrokenInvariant]:
    """A finished agreement says what its copy says, and nothing contradicts how an agreement stands."""
    for copy in IssuedCopy.objects.select_related("agreement").order_by("pk").iterator():
        if copy.edition_id != copy.agreement.edition_id:
            what = "It was finished on another edition than it has."
        elif copy.answers != copy.agreement.answers_json():
            what = "Its answers are not those that it was finished with."
        else:
            continue
        yield BrokenInvariant(f"Agreement {copy.agreement_id}", what, ROWS_FROM_BACKUP)
    taken = EditionDecision.objects.filter(agreement=OuterRef("pk"), act=TakenOrStayed.TAKEN)
    last_taken = Subquery(taken.order_by("-pk").values("edition")[:1])
    erased = Erasure.objects.values("agreement")
    wrong = (
        (
            Agreement.objects.annotate(taken=last_taken)
            .filter(taken__isnull=False)
            .exclude(taken=F("edition")),
            "It is on another edition than the last that was taken.",
        ),
        (
            Agreement.objects.filter(issued_copy__isnull=False, deleted_at__isnull=False),
            "It is finished and deleted.",
        ),
        (
            Agreement.objects.filter(signed_copies__isnull=False, issued_copy__isnull=True),
            "It has a signed copy and was never finished.",
        ),
        (Agreement.objects.filter(pk__in=erased), "It is erased, and still there."),
        (
            Agreement.objects.filter(Q(replaces=F("pk")) | Q(copied_from=F("pk"))),
            "It is made of itself.",
        ),
    )
    for agreements, what in wrong:
        for agreement in agreements.order_by("pk").distinct():
            yield BrokenInvariant(f"Agreement {agreement.pk}", what, ROWS_FROM_BACKUP)
    for begun in UnissuedFile.objects.filter(name__in=IssuedCopy.objects.values("pdf")):
        yield BrokenInvariant(
            f"File {begun.name}", "It is issued and counts as begun.", ROWS_FROM_BACKUP
        )


def _audit() -> Iterator[BrokenInvariant]:
    """The audit log follows on from its first entry and says what its rows say, and the database protects them."""
    for broken in broken_links():
        yield BrokenInvariant("Audit log", broken, ROWS_FROM_BACKUP)
    for table in unprotected():
        yield BrokenInvariant(
            f"Table {table}",
            "The triggers that refuse to change its rows are gone.",
            "Find out who took them away, and restore them from your backup.",
        )


def _references() -> Iterator[BrokenInvariant]:
    """No row leads to one that is not there; SQLite can be written past this, PostgreSQL cannot."""
    try:
        connection.check_constraints()
    except IntegrityError as e:
        yield BrokenInvariant("Database", str(e), ROWS_FROM_BACKUP)

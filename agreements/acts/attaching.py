"""Attaching documents: looked into, stored once by their SHA-256, and listed in the agreement like any answer."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from django.contrib.auth.models import User
from django.core.files.storage import default_storage
from django.db import transaction

from agreements.acts import attached_process
from agreements.acts.limited_process import NotDone, answer_of
from agreements.acts.saving import Decided, save_step
from agreements.models import Agreement, AttachedFile, store_file
from clauses.library.answers import FilledRow, FilledTable, to_json
from clauses.library.language.known_names import ATTACHMENTS, INSTEAD_OF

LARGEST = 10 * 1024 * 1024
MOST_ATTACHED = 40
AGAIN = "Print it to PDF anew, and attach that file."


class AttachmentRefused(Exception):
    """The document cannot be attached; the words say why. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Described:
    """A document as its uploader describes it; `instead` is the table whose place it takes, in the library's words."""

    title: str
    revision: str
    instead: str


def attached(agreement: Agreement) -> FilledTable:
    """The list of the documents that are attached to an agreement."""
    listed = agreement.answers().get(ATTACHMENTS)
    return listed if isinstance(listed, FilledTable) else FilledTable(())


def attach(agreement: Agreement, content: bytes, described: Described, *, by: User) -> None:
    """Store a document and list it: one act. Raises AttachmentRefused and Closed."""
    # Before the transaction: a large file takes seconds, in which nobody else could write on SQLite.
    kind, pages = _looked_into(content)
    _attach(agreement, content, described, kind, pages, by=by)


@transaction.atomic
def _attach(
    agreement: Agreement, content: bytes, described: Described, kind: str, pages: int, *, by: User
) -> None:
    digest = hashlib.sha256(content).hexdigest()
    listed = attached(Agreement.objects.for_change(agreement.pk))
    _refuse_another(listed, digest, described.instead, _no_table(agreement))
    cells = (
        ("title", described.title),
        ("revision", described.revision),
        ("pages", Fraction(pages)),
        ("sha256", digest),
        (INSTEAD_OF, described.instead),
    )
    row = FilledRow(secrets.token_hex(4), cells)
    AttachedFile.objects.get_or_create(
        agreement=agreement,
        sha256=digest,
        defaults={"kind": kind, "size": len(content), "by": by},
    )
    _list(agreement, listed, FilledTable((*listed.rows, row)), by=by)
    store_file(AttachedFile.stored_name(digest), content)


@transaction.atomic
def detach(agreement: Agreement, key: str, *, by: User) -> None:
    """Take a document off the list. Its file stays, so that the history can bring it back. Raises Closed."""
    listed = attached(Agreement.objects.for_change(agreement.pk))
    left = FilledTable(tuple(row for row in listed.rows if row.key != key))
    if left != listed:
        _list(agreement, listed, left, by=by)


def _list(agreement: Agreement, before: FilledTable, after: FilledTable, *, by: User) -> None:
    newest = agreement.answer_rows.order_by("-pk").values_list("pk", flat=True).first()
    value = after if after.rows else None
    decided = Decided(value, newest, to_json(before) if before.rows else None)
    save_step(agreement, decided={ATTACHMENTS: decided}, by=by)


def _refuse_another(listed: FilledTable, digest: str, instead: str, nothing: str) -> None:
    if any(row.cell("sha256") == digest for row in listed.rows):
        raise AttachmentRefused("This very file is attached already.")
    if len(listed.rows) >= MOST_ATTACHED:
        raise AttachmentRefused(f"An agreement takes {MOST_ATTACHED} documents.")
    if instead != nothing and any(row.cell(INSTEAD_OF) == instead for row in listed.rows):
        raise AttachmentRefused(f"Another document takes the place of “{instead}” already.")


def tables_to_replace(agreement: Agreement) -> tuple[str, ...]:
    """What a document can take the place of, as the library offers it; the first is no table at all."""
    question = agreement.edition.library().question(ATTACHMENTS)
    columns = question.columns if question is not None else ()
    return next((column.choices for column in columns if column.key == INSTEAD_OF), ())


def _no_table(agreement: Agreement) -> str:
    return next(iter(tables_to_replace(agreement)), "")


def _looked_into(content: bytes) -> tuple[str, int]:
    """What a document is, and how many pages it has. Raises AttachmentRefused."""
    if len(content) > LARGEST:
        raise AttachmentRefused("The file is larger than 10 MB.")
    try:
        told = answer_of(attached_process, content)
    except NotDone as e:
        raise AttachmentRefused(
            f"The file is no PDF, PNG or JPEG that can be read whole. {AGAIN}"
        ) from e
    match told:
        case {"kind": str(kind), "pages": int(pages)}:
            return kind, pages
        case {"refused": str(why)}:
            raise AttachmentRefused(f"{why} {AGAIN}")
        case _:
            raise AttachmentRefused(f"The file cannot be read. {AGAIN}")


def let_files_go(agreement: Agreement) -> Callable[[], None]:
    """Forget the documents of an agreement; what is given back deletes those that no other one has."""
    digests = list(agreement.attached_files.values_list("sha256", flat=True))
    agreement.attached_files.all().delete()

    def delete() -> None:
        for digest in digests:
            if not AttachedFile.objects.filter(sha256=digest).exists():
                default_storage.delete(AttachedFile.stored_name(digest))

    return delete

"""Which rows the audit log is made of: every table that is only added to, and what each row says was done."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.models import LogEntry
from django.db.models import Model

from agreements.models import (
    AccessEntry,
    AgreementEntry,
    Answer,
    Approval,
    ApprovalRequest,
    AttachedFile,
    AuditEntry,
    EditionDecision,
    Erasure,
    IssuedCopy,
    Proposal,
    ProposalDecision,
    Reminder,
    RequestedPoint,
    SignedCopy,
)
from clauses.models import AcceptedWarning, ChangeEntry, Edition, EditionApproval, ProofRun
from clauses.models.immutability import protected_tables

LONGEST_ABOUT = 200
Row = Any  # a row of any of the tables: what it has is said by its source


@dataclass(frozen=True, slots=True)
class AuditSource:
    """A table of acts: what a row is called, what it is about, and where who, when and the agreement stand in it.

    Places are attributes, one behind the other where they stand in the row that it belongs to; empty for none.
    """

    rows: type[Model]
    act: Callable[[Row], str]
    about: Callable[[Row], object] = lambda row: ""
    who: str = "by_id"
    at: str = "at"
    agreement: str = "agreement_id"

    @property
    def name(self) -> str:
        """How an entry names the table."""
        return self.rows._meta.label_lower

    @property
    def belongs_to(self) -> str:
        """The row in which places of this one stand; empty where they are its own."""
        return next((p.split(".")[0] for p in (self.who, self.at, self.agreement) if "." in p), "")


AUDITED = (
    AuditSource(
        AccessEntry, lambda row: row.act, lambda row: row.path, who="who_id", agreement="agreement"
    ),
    AuditSource(Answer, lambda row: "answered", lambda row: row.key),
    AuditSource(Approval, lambda row: row.act, lambda row: row.clause),
    AuditSource(ApprovalRequest, lambda row: "asked for approval", lambda row: row.kind),
    AuditSource(
        RequestedPoint,
        lambda row: "asked for approval",
        lambda row: row.clause,
        who="request.by_id",
        at="request.at",
        agreement="request.agreement_id",
    ),
    AuditSource(Reminder, lambda row: row.stage, who="", agreement="request.agreement_id"),
    AuditSource(Proposal, lambda row: "proposed", lambda row: row.clause),
    AuditSource(
        ProposalDecision, lambda row: f"proposal {row.act}", agreement="proposal.agreement_id"
    ),
    AuditSource(EditionDecision, lambda row: f"edition {row.act}", lambda row: row.edition_id),
    AuditSource(AgreementEntry, lambda row: row.act, lambda row: row.after),
    AuditSource(
        IssuedCopy,
        lambda row: "finished",
        lambda row: f"{row.number}, SHA-256 {row.sha256}",
        who="issued_by_id",
        at="issued_at",
    ),
    AuditSource(
        SignedCopy, lambda row: "kept signed copy" if row.sha256 else "withdrew signed copy"
    ),
    AuditSource(AttachedFile, lambda row: "attached", lambda row: row.sha256),
    AuditSource(Erasure, lambda row: "erased", who="deleted_by_id", agreement="agreement"),
    AuditSource(
        Edition,
        lambda row: "published",
        lambda row: f"Edition {row.number}",
        who="published_by_id",
        at="published_at",
        agreement="",
    ),
    AuditSource(
        EditionApproval,
        lambda row: "approved for use",
        lambda row: row.edition_id,
        who="approved_by_id",
        at="approved_at",
        agreement="",
    ),
    AuditSource(
        AcceptedWarning,
        lambda row: "accepted warning",
        lambda row: row.code,
        who="edition.published_by_id",
        at="edition.published_at",
        agreement="",
    ),
    AuditSource(
        ChangeEntry,
        lambda row: f"change {row.act}",
        lambda row: f"{row.kind} {row.key}",
        agreement="",
    ),
    AuditSource(
        ProofRun, lambda row: "proved", lambda row: row.sha256, at="started_at", agreement=""
    ),
    AuditSource(
        LogEntry,
        lambda row: "changed in the admin",
        lambda row: f"{row.object_repr}: {row.get_change_message()}",
        who="user_id",
        at="action_time",
        agreement="",
    ),
)


# The first goes with its agreement, the second is Django's own: the log tells where they were changed.
NOT_PROTECTED = {"agreements_attachedfile", "django_admin_log"}


def unprotected() -> list[str]:
    """The tables of acts, and of the log itself, whose rows the database would let somebody change."""
    tables = {source.rows._meta.db_table for source in AUDITED} | {AuditEntry._meta.db_table}
    return sorted(tables - NOT_PROTECTED - protected_tables())


def placed(row: Row, place: str) -> Any:  # Any: an id, a time or an agreement
    """What stands in a row at a place of its source; None where the source has none."""
    if not place:
        return None
    for part in place.split("."):
        row = getattr(row, part)
    return row


def digest_of(row: Model) -> str:
    """The SHA-256 of all that stands in a row. What is empty is left out, so that a column of later changes nothing."""
    values = {field.attname: field.value_from_object(row) for field in row._meta.concrete_fields}
    told = {name: value for name, value in values.items() if value not in (None, "", [], {})}
    return sha256_of(told)


def sha256_of(told: object) -> str:
    """The SHA-256 of plain data, in one way of writing it."""
    written = json.dumps(told, sort_keys=True, default=str, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()

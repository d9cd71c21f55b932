"""The rows of the agreements: the agreement and what is said of it. Whatever is said is only added to."""

from agreements.models.address_book import Company, CompanyContact
from agreements.models.agreement_numbers import NumberSeries, next_number
from agreements.models.agreement_queries import AgreementQuerySet
from agreements.models.agreements import TAKEN_BACK_WITHIN, Agreement
from agreements.models.answer_rows import (
    STEP_PREFIX,
    Answer,
    counting,
    names_in,
    searched,
)
from agreements.models.approvers import (
    USUAL_DAYS,
    Absence,
    ApproverGroup,
    InboxEntry,
)
from agreements.models.attached_files import AttachedFile
from agreements.models.audit_rows import AccessEntry, AuditEntry
from agreements.models.copies import CopyDamaged, IssuedCopy, UnissuedFile
from agreements.models.decisions import (
    Approval,
    ApprovalKind,
    ApprovedOrRefused,
    EditionDecision,
    TakenOrStayed,
)
from agreements.models.drawings import Drawing, DrawingState, WorkerBeat
from agreements.models.entries import OWNER, AgreementEntry
from agreements.models.erasures import Erasure
from agreements.models.groups import LEGAL, PROCUREMENT, QUALITY, is_legal, is_quality
from agreements.models.latest_answers import KnownAnswers, LatestAnswers
from agreements.models.left_questions import LeftQuestion
from agreements.models.nightly_runs import NightlyRun
from agreements.models.recording import AlreadyIssued, Closed, Given, Json, SetAside, StaleAnswer
from agreements.models.requests import (
    ApprovalRequest,
    Proposal,
    ProposalDecision,
    Reminder,
    ReminderStage,
    RequestedPoint,
    TakenOrDeclined,
)
from agreements.models.roles import Role
from agreements.models.sharing import Share
from agreements.models.signed_copies import SignedCopy
from agreements.models.stored_files import FileDamaged, store_file
from agreements.models.stored_tables import apart, question_of, together
from agreements.models.unsettled import UnsettledValue

__all__ = [
    "LEGAL",
    "OWNER",
    "PROCUREMENT",
    "QUALITY",
    "STEP_PREFIX",
    "TAKEN_BACK_WITHIN",
    "USUAL_DAYS",
    "Absence",
    "AccessEntry",
    "Agreement",
    "AgreementEntry",
    "AgreementQuerySet",
    "AlreadyIssued",
    "Answer",
    "Approval",
    "ApprovalKind",
    "ApprovalRequest",
    "ApprovedOrRefused",
    "ApproverGroup",
    "AttachedFile",
    "AuditEntry",
    "Closed",
    "Company",
    "CompanyContact",
    "CopyDamaged",
    "Drawing",
    "DrawingState",
    "EditionDecision",
    "Erasure",
    "FileDamaged",
    "Given",
    "InboxEntry",
    "IssuedCopy",
    "Json",
    "KnownAnswers",
    "LatestAnswers",
    "LeftQuestion",
    "NightlyRun",
    "NumberSeries",
    "Proposal",
    "ProposalDecision",
    "Reminder",
    "ReminderStage",
    "RequestedPoint",
    "Role",
    "SetAside",
    "Share",
    "SignedCopy",
    "StaleAnswer",
    "TakenOrDeclined",
    "TakenOrStayed",
    "UnissuedFile",
    "UnsettledValue",
    "WorkerBeat",
    "apart",
    "counting",
    "is_legal",
    "is_quality",
    "names_in",
    "next_number",
    "question_of",
    "searched",
    "store_file",
    "together",
]

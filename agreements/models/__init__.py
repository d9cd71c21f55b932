"""The rows of the agreements: the agreement and what is said of it. Whatever is said is only added to."""

from agreements.models.agreements import (
    STEP_PREFIX,
    Agreement,
    AgreementQuerySet,
    Answer,
    counting,
)
from agreements.models.approvers import (
    USUAL_DAYS,
    Absence,
    ApproverGroup,
    InboxEntry,
)
from agreements.models.copies import CopyDamaged, IssuedCopy, UnissuedFile
from agreements.models.decisions import (
    Approval,
    ApprovalKind,
    ApprovedOrRefused,
    EditionDecision,
    TakenOrStayed,
)
from agreements.models.groups import LEGAL, PROCUREMENT, QUALITY, is_legal, is_quality
from agreements.models.recording import AlreadyIssued, Given, Json, StaleAnswer
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
from agreements.models.unsettled import UnsettledValue

__all__ = [
    "LEGAL",
    "PROCUREMENT",
    "QUALITY",
    "STEP_PREFIX",
    "USUAL_DAYS",
    "Absence",
    "Agreement",
    "AgreementQuerySet",
    "AlreadyIssued",
    "Answer",
    "Approval",
    "ApprovalKind",
    "ApprovalRequest",
    "ApprovedOrRefused",
    "ApproverGroup",
    "CopyDamaged",
    "EditionDecision",
    "Given",
    "InboxEntry",
    "IssuedCopy",
    "Json",
    "Proposal",
    "ProposalDecision",
    "Reminder",
    "ReminderStage",
    "RequestedPoint",
    "Role",
    "Share",
    "StaleAnswer",
    "TakenOrDeclined",
    "TakenOrStayed",
    "UnissuedFile",
    "UnsettledValue",
    "counting",
    "is_legal",
    "is_quality",
]

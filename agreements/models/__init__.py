"""The rows of the agreements: the agreement and what is said of it. Whatever is said is only added to."""

from agreements.models.agreements import (
    LEGAL,
    PROCUREMENT,
    QUALITY,
    STEP_PREFIX,
    Agreement,
    AgreementQuerySet,
    AlreadyIssued,
    Answer,
    Given,
    Json,
    StaleAnswer,
    counting,
    is_legal,
)
from agreements.models.copies import CopyDamaged, IssuedCopy, UnissuedFile
from agreements.models.decisions import (
    Approval,
    ApprovalKind,
    ApprovedOrRefused,
    EditionDecision,
    TakenOrStayed,
)
from agreements.models.roles import Role
from agreements.models.sharing import Share
from agreements.models.unsettled import UnsettledValue

__all__ = [
    "LEGAL",
    "PROCUREMENT",
    "QUALITY",
    "STEP_PREFIX",
    "Agreement",
    "AgreementQuerySet",
    "AlreadyIssued",
    "Answer",
    "Approval",
    "ApprovalKind",
    "ApprovedOrRefused",
    "CopyDamaged",
    "EditionDecision",
    "Given",
    "IssuedCopy",
    "Json",
    "Role",
    "Share",
    "StaleAnswer",
    "TakenOrStayed",
    "UnissuedFile",
    "UnsettledValue",
    "counting",
    "is_legal",
]

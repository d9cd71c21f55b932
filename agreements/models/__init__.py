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
    IssuedCopy,
    Json,
    StaleAnswer,
    counting,
    is_legal,
)
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
    "EditionDecision",
    "Given",
    "IssuedCopy",
    "Json",
    "Role",
    "Share",
    "StaleAnswer",
    "TakenOrStayed",
    "UnsettledValue",
    "counting",
    "is_legal",
]

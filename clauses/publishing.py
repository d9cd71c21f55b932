"""Draft rows -> Library with findings -> Edition; the only writer of editions and of their approvals."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from clauses import library
from clauses.library.codec import edition_json, library_from
from clauses.library.findings import Finding, Level, errors
from clauses.library.lint import lint
from clauses.models import AcceptedWarning, Edition, EditionApproval
from clauses.models.editions import fingerprint
from clauses.rows import Data, draft_data
from clauses.states import DraftChange, changes_since, lock_draft, unapproved


class PublishRefused(Exception):
    """The draft cannot be published; the findings say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("The draft has errors. Mend them, then publish.")
        self.findings = findings


class NothingToPublish(Exception):
    """The draft is what the newest edition says already."""


class DraftMovedOn(Exception):
    """The draft was changed after it was reviewed."""


class NotApproved(Exception):
    """Changes of the draft wait for the approval of somebody else than their author."""

    def __init__(self, changes: tuple[DraftChange, ...]) -> None:
        super().__init__(f"{len(changes)} changes are not approved.")
        self.changes = changes


class ReasonMissing(Exception):
    """Warnings stand for which no reason was given."""

    def __init__(self, warnings: tuple[Finding, ...]) -> None:
        super().__init__("A warning needs a reason before its draft is published.")
        self.warnings = warnings


@dataclass(frozen=True, slots=True)
class Review:
    """A draft as it would be published: its data, its library where it can be read, what is wrong."""

    data: Data
    content: str
    library: library.Library | None
    findings: tuple[Finding, ...]

    @property
    def sha256(self) -> str:
        """The fingerprint that the edition would have."""
        return fingerprint(self.content)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What blocks publishing."""
        return errors(self.findings)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is published only with a reason."""
        return tuple(finding for finding in self.findings if finding.level is Level.WARNING)


def review(data: Data) -> Review:
    """Read and lint plain data; never raises for what the data says."""
    read, findings = library_from(data)
    if read is not None:
        findings += lint(read)
    return Review(data=data, content=edition_json(data), library=read, findings=findings)


def review_draft() -> Review:
    """The review of the draft rows as they are now."""
    return review(draft_data())


def draft_sha256() -> str:
    """The fingerprint of the draft, without reading its texts."""
    return fingerprint(edition_json(draft_data()))


@transaction.atomic
def publish_edition(
    *,
    by: User,
    note: str,
    reviewed: str = "",
    reasons: Mapping[Finding, str] | None = None,
    even_if_unchanged: bool = False,
    reviewed_as_files: bool = False,
) -> Edition:
    """Make the draft an edition. `reviewed` is the fingerprint that the publisher saw, if he saw one.

    `reasons` says for each warning why it is published all the same. Texts that were reviewed as files need
    neither reasons nor approvals, a first edition no approvals. Raises DraftMovedOn, PublishRefused,
    NothingToPublish, NotApproved or ReasonMissing, in this order.
    """
    # Two publishers queue here, so that the second sees what the first has published.
    lock_draft()
    draft = review_draft()
    if reviewed and reviewed != draft.sha256:
        raise DraftMovedOn
    if draft.errors:
        raise PublishRefused(draft.errors)
    newest = Edition.objects.newest()
    if newest and newest.sha256 == draft.sha256 and not even_if_unchanged:
        raise NothingToPublish
    exemption = _exemption(newest, reviewed_as_files=reviewed_as_files)
    if newest and not exemption:
        _refuse_unapproved(newest, draft)
    accepted = {} if reviewed_as_files else _reasons(draft, reasons or {})
    edition = Edition.objects.create(
        number=newest.number + 1 if newest else 1,
        title=draft.data["title"],
        content=draft.content,
        sha256=draft.sha256,
        release_note=note,
        published_at=timezone.now(),
        published_by=by,
        exemption=exemption,
    )
    _keep_reasons(edition, accepted)
    return edition


def _exemption(newest: Edition | None, *, reviewed_as_files: bool) -> Edition.Exemption:
    if reviewed_as_files:
        return Edition.Exemption.FILES
    return Edition.Exemption.NONE if newest else Edition.Exemption.FIRST


def _refuse_unapproved(newest: Edition, draft: Review) -> None:
    if waiting := unapproved(changes_since(newest, draft.data)):
        raise NotApproved(waiting)


def _reasons(draft: Review, reasons: Mapping[Finding, str]) -> dict[Finding, str]:
    """The reason for each warning of the draft."""
    given = {warning: reasons.get(warning, "").strip() for warning in draft.warnings}
    if missing := tuple(warning for warning, reason in given.items() if not reason):
        raise ReasonMissing(missing)
    return given


def _keep_reasons(edition: Edition, reasons: Mapping[Finding, str]) -> None:
    AcceptedWarning.objects.bulk_create(
        AcceptedWarning(
            edition=edition,
            code=warning.code,
            place=str(warning.place),
            message=warning.message,
            reason=reason,
        )
        for warning, reason in reasons.items()
    )


@transaction.atomic
def approve_edition(edition: Edition, *, by: User, note: str) -> EditionApproval:
    """Record that counsel approved an edition for use; a second approval by the same person is the first."""
    approval, _ = EditionApproval.objects.get_or_create(
        edition=edition, approved_by=by, defaults={"approved_at": timezone.now(), "note": note}
    )
    return approval

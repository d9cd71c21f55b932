"""Draft rows -> Library with findings -> Edition; the only writer of editions and of their approvals."""

from collections.abc import Mapping
from dataclasses import replace

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from clauses.draft.reviewing import DraftMovedOn, Review, review_draft
from clauses.draft.states import DraftChange, changes_since, lock_draft, unapproved
from clauses.library.findings import Finding
from clauses.models import AcceptedWarning, Edition, EditionApproval, ProofRun
from clauses.publishing.proof_runs import findings_of, run_proof, stored_proof


class PublishRefused(Exception):
    """The draft cannot be published; the findings say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("The draft has errors. Mend them, then publish.")
        self.findings = findings


class NothingToPublish(Exception):
    """The draft is what the newest edition says already."""


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


def with_proof(draft: Review, run: ProofRun) -> Review:
    """A review with what the proof found as well; the proof lints too, and nothing is told twice."""
    told = {(finding.code, finding.place, finding.message) for finding in draft.findings}
    found = tuple(one.finding for one in findings_of(run))
    new = tuple(one for one in found if (one.code, one.place, one.message) not in told)
    return replace(draft, findings=draft.findings + new)


def publish_edition(
    *,
    by: User,
    note: str,
    reviewed: str = "",
    reasons: Mapping[Finding, str] | None = None,
    even_if_unchanged: bool = False,
    reviewed_as_files: bool = False,
) -> Edition:
    """Make the draft an edition, proved coherent. `reviewed` is the fingerprint that the publisher saw, if he saw one.

    `reasons` says for each warning why it is published all the same. Texts that were reviewed as files need
    neither reasons nor approvals, a first edition no approvals. Raises DraftMovedOn, PublishRefused,
    NothingToPublish, NotApproved or ReasonMissing, in this order, or ProofFailed.
    """
    exemption = Edition.Exemption.FILES if reviewed_as_files else Edition.Exemption.NONE
    draft = _publishable(reviewed, exemption, even_if_unchanged=even_if_unchanged)
    # What costs little was refused. The proof costs seconds, so it runs while nobody waits for a lock.
    if not stored_proof(draft.sha256):
        run_proof(draft.content, by=by)
    with transaction.atomic():
        # Two publishers queue here, so that the second sees what the first has published.
        lock_draft()
        # Looked at again under the lock: while it was proved, the draft may have moved on or lost an approval.
        draft = _publishable(draft.sha256, exemption, even_if_unchanged=even_if_unchanged)
        return _publish(draft, exemption, by=by, note=note, reasons=reasons or {})


def _publishable(reviewed: str, exemption: Edition.Exemption, *, even_if_unchanged: bool) -> Review:
    """The draft, if nothing but the proof can keep it from being published."""
    draft, newest = review_draft(), Edition.objects.newest()
    if reviewed and reviewed != draft.sha256:
        raise DraftMovedOn
    if draft.errors:
        raise PublishRefused(draft.errors)
    if newest and newest.says(draft.content) and not even_if_unchanged:
        raise NothingToPublish
    waiting = unapproved(changes_since(newest, draft.data)) if newest else ()
    if waiting and not exemption:
        raise NotApproved(waiting)
    return draft


def _publish(
    draft: Review,
    exemption: Edition.Exemption,
    *,
    by: User,
    note: str,
    reasons: Mapping[Finding, str],
) -> Edition:
    # By the fingerprint: a proof holds for one content, whoever had it made and whenever.
    run = stored_proof(draft.sha256)
    assert run is not None, "publish_edition has proved it"
    draft = with_proof(draft, run)
    if draft.errors:
        raise PublishRefused(draft.errors)
    accepted = {} if exemption else _reasons(draft, reasons)
    newest = Edition.objects.newest()
    edition = Edition.objects.create(
        number=newest.number + 1 if newest else 1,
        title=draft.data["title"],
        content=draft.content,
        sha256=draft.sha256,
        release_note=note,
        published_at=timezone.now(),
        published_by=by,
        exemption=exemption or ("" if newest else Edition.Exemption.FIRST),
    )
    _keep_reasons(edition, accepted)
    return edition


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

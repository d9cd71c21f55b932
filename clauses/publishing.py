"""Draft rows -> Library with findings -> Edition; the only writer of editions and of their approvals."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from clauses import library
from clauses.library.codec import edition_json, library_from
from clauses.library.findings import Finding, errors
from clauses.library.lint import lint
from clauses.models import Edition, EditionApproval, Library
from clauses.models.editions import fingerprint
from clauses.rows import Data, draft_data


class PublishRefused(Exception):
    """The draft cannot be published; the findings say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("The draft has errors. Mend them, then publish.")
        self.findings = findings


class NothingToPublish(Exception):
    """The draft is what the newest edition says already."""


class DraftMovedOn(Exception):
    """The draft was changed after it was reviewed."""


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
    *, by: User, note: str, reviewed: str = "", even_if_unchanged: bool = False
) -> Edition:
    """Make the draft an edition. `reviewed` is the fingerprint that the publisher saw, if he saw one.

    Raises DraftMovedOn, PublishRefused or NothingToPublish, in this order.
    """
    # Two publishers queue here, so that the second sees what the first has published.
    Library.objects.select_for_update().first()
    draft = review_draft()
    if reviewed and reviewed != draft.sha256:
        raise DraftMovedOn
    if draft.errors:
        raise PublishRefused(draft.errors)
    newest = Edition.objects.newest()
    if newest and newest.sha256 == draft.sha256 and not even_if_unchanged:
        raise NothingToPublish
    return Edition.objects.create(
        number=newest.number + 1 if newest else 1,
        title=draft.data["title"],
        content=draft.content,
        sha256=draft.sha256,
        release_note=note,
        published_at=timezone.now(),
        published_by=by,
    )


@transaction.atomic
def approve_edition(edition: Edition, *, by: User, note: str) -> EditionApproval:
    """Record that counsel approved an edition for use; a second approval by the same person is the first."""
    approval, _ = EditionApproval.objects.get_or_create(
        edition=edition, approved_by=by, defaults={"approved_at": timezone.now(), "note": note}
    )
    return approval

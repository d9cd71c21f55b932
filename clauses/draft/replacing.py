"""The whole draft replaced by a person: by what an older edition says, or by content files."""

from django.contrib.auth.models import User

from clauses.draft.reviewing import DraftMovedOn, Review, draft_sha256, review
from clauses.draft.rows import replace_draft
from clauses.draft.states import draft_changes, recording
from clauses.library.findings import Finding, errors
from clauses.models import Edition


class ReplacementRefused(Exception):
    """What should become the draft has errors; nothing was changed."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("It has errors; nothing was changed.")
        self.findings = findings


class ChangesWouldBeLost(Exception):
    """The draft has changes that no edition holds."""


def replace(content: Review, *, by: User, note: str, seen: str, drop_changes: bool) -> None:
    """Make the draft what a library says. `seen` is the fingerprint of the draft that is given up.

    Raises ReplacementRefused, DraftMovedOn or ChangesWouldBeLost, in this order; then nothing was changed.
    """
    if content.errors:
        raise ReplacementRefused(content.errors)
    _replace(content, by=by, note=note, seen=seen, drop_changes=drop_changes)


def restore(edition: Edition, *, by: User, seen: str, drop_changes: bool) -> None:
    """Make the draft what an edition says; publishing it then goes the usual way.

    What lint says today of older words is told where they are published. Raises like `replace`.
    """
    content = review(edition.plain_data())
    if content.library is None:
        raise ReplacementRefused(errors(content.findings))
    note = f"Rolled back to {edition}."
    _replace(content, by=by, note=note, seen=seen, drop_changes=drop_changes)


def _replace(content: Review, *, by: User, note: str, seen: str, drop_changes: bool) -> None:
    with recording(by=by, note=note):
        if seen != draft_sha256():
            raise DraftMovedOn
        if draft_changes() and not drop_changes:
            raise ChangesWouldBeLost
        replace_draft(content.data)

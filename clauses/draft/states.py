"""The changes of the draft and how far each is on its way: draft, in review, approved, and then published.

A state is never stored: it follows from the last entry of the thing, if that speaks of the thing as it is now.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from clauses.draft.differences import ThingDifference, differences
from clauses.draft.rows import draft_data
from clauses.library.data.things import Name
from clauses.library.schema import Data
from clauses.models import ChangeEntry, Edition, LibraryRow

Act = ChangeEntry.Act


class State(StrEnum):
    """How far a change is; published ones are changes no longer."""

    DRAFT = "draft"
    IN_REVIEW = "in review"
    APPROVED = "approved"


class ChangeMovedOn(Exception):
    """The thing was changed, sent back or approved after it was read."""


class OwnChange(Exception):
    """Nobody approves what he wrote himself."""


@dataclass(frozen=True, slots=True)
class DraftChange:
    """A thing that differs from the newest edition, with what was done about it, oldest first."""

    difference: ThingDifference
    entries: tuple[ChangeEntry, ...] = ()

    @property
    def name(self) -> Name:
        """Kind and key of the thing."""
        return self.difference.name

    @property
    def state(self) -> State:
        """What the last entry says, if it speaks of the thing as it is now."""
        match self.last_act:
            case Act.SENT:
                return State.IN_REVIEW
            case Act.APPROVED:
                return State.APPROVED
            case _:
                return State.DRAFT

    @property
    def last(self) -> ChangeEntry | None:
        """The last entry, None where it speaks of other words than those of now."""
        last = self.entries[-1] if self.entries else None
        return last if last and last.fingerprint == self.difference.fingerprint else None

    @property
    def last_act(self) -> str:
        """The act of the last entry, empty where there is none."""
        return self.last.act if self.last else ""

    @property
    def approval(self) -> ChangeEntry | None:
        """The entry by which it is approved as it is now."""
        return self.last if self.state is State.APPROVED else None

    @property
    def authors(self) -> tuple[User, ...]:
        """Who wrote it; where nobody is known to have, whoever sent it to review stands for it."""
        for act in (Act.EDITED, Act.SENT):
            if found := tuple(
                dict.fromkeys(entry.by for entry in self.entries if entry.act == act)
            ):
                return found
        return ()

    @property
    def changed_at(self) -> datetime | None:
        """When it was edited last, None where nobody recorded it."""
        edits = [entry.at for entry in self.entries if entry.act == Act.EDITED]
        return max(edits, default=None)

    @property
    def made_by(self) -> str:
        """What was written down of the act that edited it last; empty where it was edited on its page."""
        return next((one.note for one in reversed(self.entries) if one.act == Act.EDITED), "")

    def may_be_approved_by(self, person: User) -> bool:
        """Whether it waits for an approval that this person may give."""
        return self.state is State.IN_REVIEW and person not in self.authors


def draft_changes() -> tuple[DraftChange, ...]:
    """Everything in which the draft differs from the newest edition; nothing before the first."""
    newest = Edition.objects.newest()
    return changes_since(newest, draft_data()) if newest else ()


def changes_since(edition: Edition, data: Data) -> tuple[DraftChange, ...]:
    """Everything in which a library differs from an edition, with what was done about it since."""
    entries = entries_since(edition)
    return tuple(
        DraftChange(difference, tuple(entries.get(difference.name, ())))
        for difference in differences(edition.plain_data(), data)
    )


def entries_since(edition: Edition) -> Mapping[Name, list[ChangeEntry]]:
    """What was done since an edition, by thing, oldest first."""
    found: dict[Name, list[ChangeEntry]] = {}
    for entry in ChangeEntry.objects.filter(since=edition).select_related("by").order_by("pk"):
        found.setdefault((entry.kind, entry.key), []).append(entry)
    return found


@contextmanager
def recording(*, by: User, note: str = "") -> Iterator[None]:
    """Writes down who changed what, whatever is done to the draft inside.

    Writers of the draft queue here, so that nobody is taken for the author of another's change. Before
    the first edition nothing is written down: there is nothing that it could differ from.
    """
    with transaction.atomic():
        lock_draft()
        newest = Edition.objects.newest()
        published = newest.plain_data() if newest else {}
        before = _fingerprints(published) if newest else {}
        yield
        if newest:
            _record(_edited(before, _fingerprints(published)), since=newest, by=by, note=note)


def lock_draft() -> None:
    """Wait for whoever writes the draft or publishes it, until the transaction ends."""
    LibraryRow.objects.select_for_update().first()


def _fingerprints(published: Data) -> dict[Name, str]:
    return {found.name: found.fingerprint for found in differences(published, draft_data())}


def _edited(before: Mapping[Name, str], after: Mapping[Name, str]) -> dict[Name, str]:
    """What is not as it was; taking a change back altogether needs nobody's approval."""
    return {name: now for name, now in after.items() if before.get(name) != now}


def send_to_review(seen: Mapping[Name, str], *, by: User, note: str) -> int:
    """Ask for the approval of changes as they were seen; says how many. Raises ChangeMovedOn."""
    return _act(Act.SENT, seen, by=by, note=note, wanted={State.DRAFT})


def send_back(seen: Mapping[Name, str], *, by: User, note: str) -> int:
    """Return changes to their authors with the reason; says how many. Raises ChangeMovedOn."""
    return _act(Act.RETURNED, seen, by=by, note=note, wanted={State.IN_REVIEW, State.APPROVED})


def approve_changes(seen: Mapping[Name, str], *, by: User, note: str = "") -> int:
    """Approve changes as they were seen; says how many. Raises ChangeMovedOn or OwnChange."""
    return _act(Act.APPROVED, seen, by=by, note=note, wanted={State.IN_REVIEW})


@transaction.atomic
def _act(
    act: ChangeEntry.Act, seen: Mapping[Name, str], *, by: User, note: str, wanted: set[State]
) -> int:
    lock_draft()
    changes = {change.name: change for change in draft_changes()}
    said: set[Name] = set()
    for name, fingerprint in seen.items():
        change = changes.get(name)
        if change is None or change.difference.fingerprint != fingerprint:
            raise ChangeMovedOn
        if _is_said(change, act, note, by):
            said.add(name)  # the same form was posted twice
        elif change.state not in wanted:
            raise ChangeMovedOn
        elif act == Act.APPROVED and by in change.authors:
            raise OwnChange
    newest = Edition.objects.newest()
    fresh = {name: fingerprint for name, fingerprint in seen.items() if name not in said}
    if newest and fresh:
        _record(fresh, since=newest, by=by, note=note, act=act)
    return len(seen)


def _is_said(change: DraftChange, act: ChangeEntry.Act, note: str, by: User) -> bool:
    """Whether he said just this of the change already, and nobody has said anything since."""
    last = change.last
    return last is not None and (last.act, last.note, last.by_id) == (act, note, by.pk)


def _record(
    fingerprints: Mapping[Name, str],
    *,
    since: Edition,
    by: User,
    note: str,
    act: ChangeEntry.Act = Act.EDITED,
) -> None:
    now = timezone.now()
    ChangeEntry.objects.bulk_create(
        ChangeEntry(
            since=since,
            kind=kind,
            key=key,
            fingerprint=fingerprint,
            act=act,
            note=note,
            by=by,
            at=now,
        )
        for (kind, key), fingerprint in fingerprints.items()
    )


def unapproved(changes: Iterable[DraftChange]) -> tuple[DraftChange, ...]:
    """Those that keep the draft from being published."""
    return tuple(change for change in changes if change.state is not State.APPROVED)

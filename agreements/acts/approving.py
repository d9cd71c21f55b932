"""Approving and refusing: the only writer of approvals. What was read comes in; an act for each point goes out."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from agreements.acts.telling import name_of, tell
from agreements.models import Agreement, Approval, ApprovedOrRefused
from agreements.standing.current import standing_of
from agreements.standing.needed_approvals import NeededApproval, kinds_given_by, needed_approvals
from agreements.standing.point_states import Point, points_of


class MayNotApprove(Exception):
    """Somebody may not give this approval: not of its group, owner of the agreement, or he answered himself."""


class MovedOn(Exception):
    """The text, or what was said of it, is no longer what was read: nothing was recorded."""


class NotAsked(Exception):
    """Nobody has asked for this approval yet, so there is no reason to decide on."""


@dataclass(frozen=True, slots=True)
class SeenPoint:
    """What somebody read before he decided: clause, position and kind, the digest, and how many acts there were."""

    clause: str
    position: str
    kind: str
    digest: str
    turn: int

    @classmethod
    def of(cls, needed: NeededApproval) -> "SeenPoint":
        """An approval that is needed, as a page shows it."""
        return cls(*needed.place, needed.digest, len(needed.acts))

    @classmethod
    def read(cls, written: str) -> "SeenPoint | None":
        """A point as a form posts it; None where it is none."""
        parts = written.split(" ")
        if len(parts) != 5 or not (
            parts[4].isascii() and parts[4].isdigit() and len(parts[4]) < 10
        ):
            return None
        return cls(parts[0], parts[1], parts[2], parts[3], int(parts[4]))

    def __str__(self) -> str:
        return f"{self.clause} {self.position} {self.kind} {self.digest} {self.turn}"


@transaction.atomic
def decide(
    agreement: Agreement,
    seen: tuple[SeenPoint, ...],
    act: ApprovedOrRefused,
    *,
    note: str = "",
    by: User,
) -> tuple[Approval, ...]:
    """Approve or refuse what was read, all of it or nothing. The same act said twice is the first.

    Raises Closed, MayNotApprove, NotAsked, or MovedOn where one of the points is not as it was read.
    """
    current = Agreement.objects.for_change(agreement.pk)
    points = wanted_of(current, seen, by=by)
    acts, fresh = [], []
    for read, point in zip(dict.fromkeys(seen), points, strict=True):
        needed = point.needed
        said = needed.given if act == ApprovedOrRefused.APPROVED else needed.refused
        if said is None and read.turn != len(needed.acts):
            raise MovedOn
        if said is None:
            said = record_act(current, needed, act, note=note, by=by)
            fresh.append(point)
        acts.append(said)
    if fresh:
        _tell_askers(current, fresh, act, note, by)
    return tuple(acts)


def wanted_of(agreement: Agreement, seen: tuple[SeenPoint, ...], *, by: User) -> tuple[Point, ...]:
    """The points that somebody read and may decide, one for each. Raises MayNotApprove, NotAsked, MovedOn."""
    kinds = kinds_given_by(by)
    if not kinds:
        raise MayNotApprove
    standing = standing_of(agreement)
    needed = needed_approvals(standing.assembled, agreement, standing.latest)
    there = {
        (*point.needed.place, point.needed.digest): point for point in points_of(agreement, needed)
    }
    found = []
    for read in dict.fromkeys(seen):
        point = there.get((read.clause, read.position, read.kind, read.digest))
        if point is None:
            raise MovedOn
        if point.needed.kind not in kinds or point.needed.bar(by.pk):
            raise MayNotApprove
        if point.asked is None:
            raise NotAsked
        found.append(point)
    if not found:
        raise MovedOn
    return tuple(found)


def record_act(
    agreement: Agreement, needed: NeededApproval, act: ApprovedOrRefused, *, note: str, by: User
) -> Approval:
    """One more act about exactly this text; for those who hold the lock of the agreement and know that he may."""
    clause, position, kind = needed.place
    return agreement.approvals.create(
        edition_id=agreement.edition_id,
        clause=clause,
        position=position,
        kind=kind,
        act=act,
        digest=needed.digest,
        basis=needed.basis.data,
        turn=len(needed.acts),
        note=note,
        by=by,
        at=timezone.now(),
    )


def _tell_askers(
    agreement: Agreement, points: list[Point], act: ApprovedOrRefused, note: str, by: User
) -> None:
    askers = (point.asked.request.by for point in points if point.asked is not None)
    people = dict.fromkeys((agreement.owner, *askers))
    headings = ", ".join(dict.fromkeys(point.needed.selected.clause.heading for point in points))
    tell(
        (one for one in people if one.pk != by.pk),
        agreement,
        f"{name_of(by)} {act.label.lower()} {headings} in “{agreement.title}”",
        words=note,
        link=reverse("agreements:approvals", args=[agreement.pk]),
    )

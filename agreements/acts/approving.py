"""Approving and refusing: the only writer of approvals. What was read comes in; an act for each point goes out."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from agreements.models import Agreement, AlreadyIssued, Approval, ApprovedOrRefused, IssuedCopy
from agreements.standing.current import standing_of
from agreements.standing.needed_approvals import NeededApproval, kinds_given_by, needed_approvals


class MayNotApprove(Exception):
    """Somebody may not give this approval: not of its group, owner of the agreement, or he answered himself."""


class MovedOn(Exception):
    """The text, or what was said of it, is no longer what was read: nothing was recorded."""


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
    points: tuple[SeenPoint, ...],
    act: ApprovedOrRefused,
    *,
    note: str = "",
    by: User,
) -> tuple[Approval, ...]:
    """Approve or refuse what was read, all of it or nothing. The same act said twice is the first.

    Raises AlreadyIssued, MayNotApprove, or MovedOn where one of the points is not in the agreement as it was read.
    """
    current = locked(agreement)
    kinds = kinds_given_by(by)
    if not kinds:
        raise MayNotApprove
    standing = standing_of(current)
    needed = {
        (*one.place, one.digest): one
        for one in needed_approvals(standing.assembled, current, standing.latest)
    }
    acts = []
    for point in dict.fromkeys(points):
        one = needed.get((point.clause, point.position, point.kind, point.digest))
        if one is None:
            raise MovedOn
        if one.kind not in kinds or one.bar(by.pk):
            raise MayNotApprove
        acts.append(_act(current, one, point, act, note=note, by=by))
    if not acts:
        raise MovedOn
    return tuple(acts)


def locked(agreement: Agreement) -> Agreement:
    """The agreement for writing. Answers and issuing queue here too: nobody decides about a text on its way out.

    Raises AlreadyIssued.
    """
    rows = Agreement.objects.select_for_update(of=("self",)).select_related("edition")
    current = rows.defer("edition__content").get(pk=agreement.pk)
    if IssuedCopy.objects.filter(agreement=current).exists():
        raise AlreadyIssued
    return current


def _act(
    agreement: Agreement,
    needed: NeededApproval,
    seen: SeenPoint,
    act: ApprovedOrRefused,
    *,
    note: str,
    by: User,
) -> Approval:
    said = needed.given if act == ApprovedOrRefused.APPROVED else needed.refused
    if said is not None:
        return said
    if seen.turn != len(needed.acts):
        raise MovedOn
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

"""What waits for whom: open requests for approval, and proposals and refusals that the people of a deal answer."""

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef
from django.utils import timezone

from agreements.models import (
    Agreement,
    AgreementQuerySet,
    Approval,
    ApprovalRequest,
    ApprovedOrRefused,
    ReminderStage,
    RequestedPoint,
    Role,
    Share,
)
from agreements.standing.current import standing_of
from agreements.standing.needed_approvals import GROUPS, Kind, kinds_given_by
from agreements.standing.on_duty import on_duty
from agreements.standing.point_states import Point, points_of
from agreements.standing.readiness import readiness_of


@dataclass(frozen=True, slots=True)
class Waiting:
    """Points of one agreement that wait for one group, or for the people of the deal."""

    agreement: Agreement
    kind: Kind
    points: tuple[Point, ...]
    people: tuple[User, ...]
    is_late: bool

    @property
    def group(self) -> str:
        """The group that decides."""
        return GROUPS[self.kind]

    @property
    def headings(self) -> str:
        """What it is about."""
        return ", ".join(point.needed.selected.clause.heading for point in self.points)

    @property
    def request(self) -> ApprovalRequest:
        """The request that is due first."""
        requests = [point.asked.request for point in self.points if point.asked is not None]
        return min(requests, key=lambda request: request.due_on)


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits for one person, and what waits for others that concerns him."""

    mine: tuple[Waiting, ...]
    to_answer: tuple[Waiting, ...]
    others: tuple[Waiting, ...]


def queue_of(person: User) -> Queue:
    """Everything open that the person decides, answers, or waits for, what is due first at the top."""
    kinds = kinds_given_by(person)
    mine: list[Waiting] = []
    to_answer: list[Waiting] = []
    others: list[Waiting] = []
    for agreement in _asked(person):
        is_his = _works_on(person, agreement)
        for waiting in waiting_in(agreement):
            if any(point.waits_for_approver for point in waiting.points):
                is_mine = waiting.kind in kinds and person in waiting.people
                if is_mine:
                    mine.append(waiting)
                elif is_his or waiting.kind in kinds:
                    others.append(waiting)
            elif is_his:
                to_answer.append(waiting)
            elif waiting.kind in kinds:
                others.append(waiting)
    return Queue(*(tuple(sorted(some, key=_due)) for some in (mine, to_answer, others)))


def waiting_in(agreement: Agreement) -> tuple[Waiting, ...]:
    """What waits in an agreement: for each kind the points of the approvers, then those of the people of the deal."""
    readiness = readiness_of(standing_of(agreement))
    found: dict[tuple[Kind, bool], list[Point]] = {}
    for point in points_of(agreement, readiness.approvals):
        is_answered = point.state in ("proposed", "refused")
        if point.asked is not None and (point.waits_for_approver or is_answered):
            found.setdefault((point.needed.kind, is_answered), []).append(point)
    return tuple(_waiting(agreement, kind, points) for (kind, _), points in found.items())


def with_requests(agreements: AgreementQuerySet) -> AgreementQuerySet:
    """Each with `is_asked`: whether something was asked for that nobody approved."""
    return agreements.annotate(is_asked=_is_asked())


def how_many_wait(person: User) -> int:
    """The number of agreements that the person sees in which something was asked for that nobody approved."""
    return Agreement.objects.visible_to(person).filter(_is_asked()).count()


def approvals_in_words(points: tuple[Point, ...]) -> str:
    """How far the approvals of one agreement are, for its task list."""
    if not points:
        return "None needed"
    waiting = dict.fromkeys(
        GROUPS[point.needed.kind] for point in points if point.waits_for_approver
    )
    to_ask = sum(point.state == "unasked" for point in points)
    answered = sum(point.state in ("proposed", "refused") for point in points)
    words = (
        f"{to_ask} to ask for" if to_ask else "",
        f"waits for {' and '.join(waiting)}" if waiting else "",
        f"{answered} answered otherwise" if answered else "",
    )
    said = "; ".join(filter(None, words))
    return f"{said[0].upper()}{said[1:]}" if said else "All given"


def _is_asked() -> Exists:
    approved = Approval.objects.filter(
        agreement=OuterRef("request__agreement"),
        clause=OuterRef("clause"),
        kind=OuterRef("request__kind"),
        digest=OuterRef("digest"),
        act=ApprovedOrRefused.APPROVED,
    )
    left = RequestedPoint.objects.filter(
        ~Exists(approved),
        request__agreement=OuterRef("pk"),
        request__agreement__in=Agreement.objects.in_flight(),
    )
    return Exists(left)


def _waiting(agreement: Agreement, kind: Kind, points: list[Point]) -> Waiting:
    requests = {point.asked.request for point in points if point.asked is not None}
    is_late = any(
        reminder.stage == ReminderStage.DEPUTY
        for request in requests
        for reminder in request.reminders.all()
    )
    barred = frozenset.intersection(
        *(point.needed.owners | point.needed.answerers for point in points)
    )
    people = on_duty(kind, timezone.localdate()).told(is_late=is_late, barred=barred)
    return Waiting(agreement, kind, tuple(points), people, is_late)


def _asked(person: User) -> tuple[Agreement, ...]:
    found = Agreement.objects.visible_to(person).filter(_is_asked())
    return tuple(found.select_related("owner", "edition").defer("edition__content"))


def _works_on(person: User, agreement: Agreement) -> bool:
    """Whether he owns it or may answer; a superuser is not bothered with the deals of others."""
    if agreement.owner_id == person.pk:
        return True
    return Share.objects.filter(
        agreement=agreement, user=person, role__in=[Role.ANSWER, Role.ISSUE]
    ).exists()


def _due(waiting: Waiting) -> tuple[datetime.date, int]:
    return (waiting.request.due_on, waiting.request.pk)

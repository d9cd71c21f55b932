"""Asking for approval: one request to each group that has to decide, with a reason for each point."""

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from agreements.acts.approving import MovedOn, SeenPoint
from agreements.acts.telling import name_of, tell
from agreements.models import Agreement, ApprovalRequest
from agreements.standing.current import standing_of
from agreements.standing.needed_approvals import GROUPS, Kind
from agreements.standing.on_duty import after_working_days, group_of, on_duty
from agreements.standing.point_states import Point, points_of
from agreements.standing.readiness import readiness_of
from agreements.words.our_words import SidesOnScreen, sides_of, wording_says
from clauses.library.findings import errors


class NotComplete(Exception):
    """Errors stand in the agreement, so that only single approvals can be asked for."""


@transaction.atomic
def ask(
    agreement: Agreement, reasons: Mapping[SeenPoint, str], *, by: User, is_whole: bool
) -> tuple[ApprovalRequest, ...]:
    """Ask for the points read, each with its reason in words; `is_whole` where the whole deal is put to them.

    The same asked twice is the first request. Raises Closed, MovedOn where a point is not open to be asked
    for as it was read, NotComplete.
    """
    current = Agreement.objects.for_change(agreement.pk)
    readiness = readiness_of(standing_of(current))
    if is_whole and errors(readiness.findings):
        raise NotComplete
    points = {
        (*point.needed.place, point.needed.digest): point
        for point in points_of(current, readiness.approvals)
    }
    wanted: dict[Kind, list[tuple[Point, str]]] = {}
    requests: dict[int, ApprovalRequest] = {}
    for seen, reason in reasons.items():
        found = points.get((seen.clause, seen.position, seen.kind, seen.digest))
        if found is not None and found.is_to_ask:
            wanted.setdefault(found.needed.kind, []).append((found, reason))
        elif found is not None and (said := _said_already(found, reason, by)):
            requests[said.pk] = said
        else:
            raise MovedOn
    if not wanted and not requests:
        raise MovedOn
    sides = sides_of(readiness.assembled.interview)
    for kind, asked in wanted.items():
        made = _request(current, kind, asked, by, sides)
        requests[made.pk] = made
    return tuple(requests.values())


def _said_already(point: Point, reason: str, by: User) -> ApprovalRequest | None:
    """The request by which he asked just this before: the same form was posted twice."""
    asked = point.asked
    is_it = asked is not None and point.waits_for_approver and asked.reason == reason
    return asked.request if asked and is_it and asked.request.by_id == by.pk else None


def _request(
    agreement: Agreement,
    kind: Kind,
    points: list[tuple[Point, str]],
    by: User,
    sides: SidesOnScreen,
) -> ApprovalRequest:
    days, today = group_of(kind).working_days, timezone.localdate()
    request = agreement.approval_requests.create(
        kind=kind,
        remind_on=after_working_days(today, max(days // 2, 1)),
        due_on=after_working_days(today, days),
        by=by,
        at=timezone.now(),
    )
    for point, reason in points:
        clause, position, _ = point.needed.place
        request.points.create(
            clause=clause, position=position, digest=point.needed.digest, reason=reason
        )
    barred = frozenset.intersection(
        *(point.needed.owners | point.needed.answerers for point, _ in points)
    )
    tell(
        on_duty(kind, today).told(is_late=False, barred=barred),
        agreement,
        f"{name_of(by)} asks {GROUPS[kind]} to approve {_counted(points)} of “{agreement.title}”",
        words=_lines(points, request, sides),
        link=reverse("agreements:approvals", args=[agreement.pk]),
    )
    return request


def _counted(points: list[tuple[Point, str]]) -> str:
    return "1 clause" if len(points) == 1 else f"{len(points)} clauses"


def _lines(points: list[tuple[Point, str]], request: ApprovalRequest, sides: SidesOnScreen) -> str:
    wanted = ((point.needed.selected, reason) for point, reason in points)
    lines = [
        f"{one.clause.heading}: {wording_says(one.position, sides)} {reason}"
        for one, reason in wanted
    ]
    return "\n".join((*lines, f"Please decide by {request.due_on:%-d %B %Y}."))

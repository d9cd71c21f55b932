"""Reminding of requests for approval that nobody decided. Silence never approves: it only tells more people."""

import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from agreements.acts.telling import tell
from agreements.models import Agreement, ApprovalRequest, Reminder, ReminderStage
from agreements.standing.current import standing_of
from agreements.standing.needed_approvals import GROUPS, Kind
from agreements.standing.on_duty import on_duty
from agreements.standing.point_states import Point, points_of
from agreements.standing.readiness import readiness_of


def remind(today: datetime.date) -> tuple[int, int]:
    """Remind where half the time is over, and give to the deputy what is due; each once. Says how many of each."""
    requests = (
        ApprovalRequest.objects.filter(
            remind_on__lte=today, agreement__in=Agreement.objects.in_flight()
        )
        .exclude(reminders__stage=ReminderStage.DEPUTY)
        .select_related("agreement__owner", "agreement__edition", "by")
        .defer("agreement__edition__content")
    )
    done = {ReminderStage.REMINDED: 0, ReminderStage.DEPUTY: 0}
    for request in requests:
        stage = ReminderStage.DEPUTY if request.due_on <= today else ReminderStage.REMINDED
        points = waiting_points(request)
        if points and _remind(request, stage, points, today):
            done[stage] += 1
    return done[ReminderStage.REMINDED], done[ReminderStage.DEPUTY]


def waiting_points(request: ApprovalRequest) -> tuple[Point, ...]:
    """The points of a request that still wait for an approver, as the agreement stands now."""
    readiness = readiness_of(standing_of(request.agreement))
    return tuple(
        point
        for point in points_of(request.agreement, readiness.approvals)
        if point.waits_for_approver and point.asked and point.asked.request_id == request.pk
    )


@transaction.atomic
def _remind(
    request: ApprovalRequest, stage: ReminderStage, points: tuple[Point, ...], today: datetime.date
) -> bool:
    try:
        with transaction.atomic():
            Reminder.objects.create(request=request, stage=stage, at=timezone.now())
    except IntegrityError:
        return False  # another run of the command was there first
    is_late = stage == ReminderStage.DEPUTY
    barred = frozenset.intersection(
        *(point.needed.owners | point.needed.answerers for point in points)
    )
    kind: Kind = points[0].needed.kind
    people = on_duty(kind, today).told(is_late=is_late, barred=barred)
    title, group = request.agreement.title, GROUPS[kind]
    subject = (
        f"Overdue: {group} has not decided about “{title}”"
        if is_late
        else f"Reminder: {group} was asked about “{title}”"
    )
    tell(
        (*people, request.by) if is_late else people,
        request.agreement,
        subject,
        words=f"It was asked for by {request.due_on:%-d %B %Y}. It stays open until somebody decides.",
        link=reverse("agreements:approvals", args=[request.agreement_id]),
    )
    return True

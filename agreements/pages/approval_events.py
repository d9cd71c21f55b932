"""The approvals in the history: what was asked, proposed, approved, refused, reminded of; by whom and when."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User

from agreements.models import Agreement, Reminder, ReminderStage
from clauses.library.words.wording import clause_name


@dataclass(frozen=True, slots=True)
class ApprovalEvent:
    """One act about an approval: which clause, who, when, and what he said."""

    clause: str
    who: User
    when: datetime.datetime
    words: tuple[str, ...]


def approval_events(agreement: Agreement) -> Iterator[ApprovalEvent]:
    """Every act about approvals of an agreement, in no order."""
    library = agreement.edition.library()
    for request in agreement.approval_requests.select_related("by").prefetch_related("points"):
        asked = f"{request.get_kind_display()} asked, by {request.due_on:%-d %B %Y}"
        for point in request.points.all():
            name = clause_name(point.clause, library)
            yield ApprovalEvent(name, request.by, request.at, (asked, point.reason))
    for act in agreement.approvals.select_related("by"):
        said = f"{act.get_act_display()} ({act.get_kind_display()})"
        name = clause_name(act.clause, library)
        yield ApprovalEvent(name, act.by, act.at, _with(said, act.note))
    for proposal in agreement.proposals.select_related("by", "decision__by"):
        name = clause_name(proposal.clause, library)
        words = _with("Another answer proposed", proposal.note)
        yield ApprovalEvent(name, proposal.by, proposal.at, words)
        decision = getattr(proposal, "decision", None)
        if decision is not None:
            said = f"Proposal {decision.get_act_display().lower()}"
            yield ApprovalEvent(name, decision.by, decision.at, (said,))
    yield from _reminders(agreement)


def _with(said: str, note: str) -> tuple[str, ...]:
    return (said, note) if note else (said,)


def _reminders(agreement: Agreement) -> Iterator[ApprovalEvent]:
    rows = Reminder.objects.filter(request__agreement=agreement).select_related("request__by")
    for reminder in rows:
        is_late = reminder.stage == ReminderStage.DEPUTY
        words = ("Given to the deputy: the time was over" if is_late else "Reminded at half time",)
        yield ApprovalEvent("the request", reminder.request.by, reminder.at, words)

"""Asking for approval, proposing something else, reminding: rows that are only added."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from agreements.models.agreements import Agreement
from agreements.models.decisions import ApprovalKind


class ApprovalRequest(models.Model):
    """Somebody asked the people of one group for approval in one agreement, with the days of reminder and of deputy."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="approval_requests"
    )
    kind = models.CharField(max_length=7, choices=ApprovalKind.choices)
    remind_on = models.DateField()
    due_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.kind} approval of agreement {self.agreement_id}"


class RequestedPoint(models.Model):
    """A clause of a request, as it was printed when it was asked for, and why it is wanted."""

    request = models.ForeignKey(ApprovalRequest, on_delete=models.PROTECT, related_name="points")
    clause = models.CharField(max_length=200)
    position = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    reason = models.TextField()

    class Meta:
        ordering = ["pk"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["request", "clause"], name="asked_once_in_a_request"),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="asked_with_a_reason",
                violation_error_message="Say why you want it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clause}, {self.position}"


class ReminderStage(models.TextChoices):
    """How far a request that nobody decided has come."""

    REMINDED = "reminded", "Reminded"
    DEPUTY = "deputy", "Given to the deputy"


class Reminder(models.Model):
    """That the people of a request were reminded, or that it went to the deputy: each once."""

    request = models.ForeignKey(ApprovalRequest, on_delete=models.PROTECT, related_name="reminders")
    stage = models.CharField(max_length=8, choices=ReminderStage.choices)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["request", "stage"], name="reminded_once_a_stage")
        ]

    def __str__(self) -> str:
        return f"{self.stage}: {self.request}"


class Proposal(models.Model):
    """What an approver would approve instead: answers by key, the versions he saw, and what they would print."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="proposals")
    clause = models.CharField(max_length=200)
    position = models.CharField(max_length=200)
    kind = models.CharField(max_length=7, choices=ApprovalKind.choices)
    digest = models.CharField(max_length=64)
    answers = models.JSONField()
    seen = models.JSONField()
    expected = models.CharField(max_length=64, blank=True, default="")
    note = models.TextField(blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"Instead of {self.clause}, {self.position}"


class TakenOrDeclined(models.TextChoices):
    """What can be said to a proposal."""

    TAKEN = "taken", "Taken"
    DECLINED = "declined", "Declined"


class ProposalDecision(models.Model):
    """Whether a proposal became the answer, or not: said once, by somebody else than the proposer."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="decision")
    act = models.CharField(max_length=8, choices=TakenOrDeclined.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.act}: {self.proposal}"

"""Decisions about an agreement: approvals of positions; whether it takes an edition. Rows are only added."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from agreements.models.agreements import Agreement
from clauses.models import Edition


class ApprovalKind(models.TextChoices):
    """Whose consent an approval is."""

    LEGAL = "legal", "Legal"
    QUALITY = "quality", "Quality"


class ApprovedOrRefused(models.TextChoices):
    """What can be said of a clause that needs approval."""

    APPROVED = "approved", "Approved"
    REFUSED = "refused", "Refused"


class TakenOrStayed(models.TextChoices):
    """What can be decided about an offered edition."""

    TAKEN = "taken", "Taken"
    STAYED = "stayed", "Stayed"


class Approval(models.Model):
    """What Legal or Quality said of a clause in one agreement, as it is printed: the last act of a digest counts.

    `digest` is that of the basis (`agreements.assembly.basis`). Rows from before there was one count for nothing.
    Rows are only added.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="approvals")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    clause = models.CharField(max_length=200)
    position = models.CharField(max_length=200)
    kind = models.CharField(max_length=7, choices=ApprovalKind.choices)
    act = models.CharField(
        max_length=8, choices=ApprovedOrRefused.choices, default=ApprovedOrRefused.APPROVED
    )
    digest = models.CharField(max_length=64, blank=True, default="")
    basis = models.JSONField(default=dict, blank=True)
    turn = models.PositiveIntegerField(default=0)
    note = models.TextField(blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "clause", "position", "kind", "digest", "turn"],
                condition=~Q(digest=""),
                name="one_act_a_turn",
                violation_error_message="Somebody else decided about this clause at the same moment.",
            ),
            models.CheckConstraint(
                condition=Q(act__in=["approved", "refused"]),
                name="approval_act_known",
                violation_error_message="A clause is approved or refused.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clause}, {self.position}: {self.act} by {self.kind}"


class EditionDecision(models.Model):
    """What was decided about an offered edition: it was taken, or the agreement stays. Rows are only added."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="edition_decisions"
    )
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    came_from = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=6, choices=TakenOrStayed.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=Q(act__in=["taken", "stayed"]),
                name="edition_decision_known",
                violation_error_message="An edition is taken, or the agreement stays.",
            ),
            models.CheckConstraint(
                condition=~Q(edition=F("came_from")),
                name="edition_decision_between_two",
                violation_error_message="The edition is the one that the agreement is on.",
            ),
            models.UniqueConstraint(
                fields=["agreement", "edition"],
                condition=Q(act="taken"),
                name="edition_taken_once",
                violation_error_message="This edition is taken already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition} {self.act} by {self.by}"

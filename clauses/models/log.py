"""What happened to the changes of the draft on their way into an edition, and its proofs. Rows are only added."""

from django.conf import settings
from django.db import models

from clauses.models.editions import Edition


class ChangeEntry(models.Model):
    """One act on one changed thing: it was edited, sent to review, approved or sent back.

    The fingerprint says what the thing had become at that moment; `since` is the edition it differed from.
    """

    class Act(models.TextChoices):
        EDITED = "edited", "edited"
        SENT = "sent", "sent to review"
        APPROVED = "approved", "approved"
        RETURNED = "returned", "sent back"

    since = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=200, blank=True)
    fingerprint = models.CharField(max_length=64)
    act = models.CharField(max_length=8, choices=Act.choices)
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        default_permissions = ("view",)
        permissions = [
            ("send_change", "Can send changes of the draft to review"),
            ("approve_change", "Can approve or send back changes that others made"),
        ]
        verbose_name = "change"
        verbose_name_plural = "changes of the draft"
        indexes = [models.Index(fields=["since", "kind", "key"], name="entries_of_a_change")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} {self.get_act_display()}"


class AcceptedWarning(models.Model):
    """A warning that stood when an edition was published, and why it was published all the same."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="accepted_warnings")
    code = models.CharField(max_length=80)
    place = models.CharField(max_length=400)
    message = models.TextField()
    reason = models.TextField()

    class Meta:
        ordering = ["pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.code}: {self.place}"


class ProofRun(models.Model):
    """What the solver said about one library, known by its SHA-256, and how long it took.

    It counts for the prover and the solver it was made with; a run from before these were noted counts for none.
    """

    sha256 = models.CharField(max_length=64, db_index=True)
    prover = models.PositiveIntegerField(default=0)
    solver = models.CharField(max_length=20, blank=True)
    started_at = models.DateTimeField()
    seconds = models.FloatField()
    counts = models.JSONField()  # [[kind of obligation, how many were proved], ...]
    findings = models.JSONField()  # the findings as plain data, with their counterexamples
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        get_latest_by = "pk"
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"Proof of {self.sha256[:12]}"

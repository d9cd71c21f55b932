"""PDFs that a worker draws: what each is drawn of, how far it is, and the bytes; and which workers are alive."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from clauses.models import Edition


class DrawingState(models.TextChoices):
    """How far a drawing is."""

    WAITING = "waiting"
    BEGUN = "begun"
    DRAWN = "drawn"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Drawing(models.Model):
    """One PDF of an agreement, under the hash of all that it is drawn of. It is drawn once, whoever asks for it."""

    agreement = models.ForeignKey(
        "agreements.Agreement", on_delete=models.CASCADE, related_name="drawings"
    )
    key = models.CharField(max_length=64, unique=True)
    is_draft_copy = models.BooleanField()
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField()
    # What changed between two texts, as the page that is drawn; `answers` then name the two. Empty for the agreement.
    redline_page = models.TextField(blank=True, default="")
    number = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    dated = models.DateField()

    state = models.CharField(
        max_length=9, choices=DrawingState.choices, default=DrawingState.WAITING
    )
    task = models.CharField(max_length=36, blank=True, default="")
    tries = models.PositiveSmallIntegerField(default=0)
    # While it is drawn, its worker moves this on; once it is past, the worker is lost.
    lease_until = models.DateTimeField()
    asked_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    drawn_at = models.DateTimeField(null=True)
    seconds = models.FloatField(null=True)
    # Why it failed, for whoever asked, and the characters that no typeface has.
    why = models.TextField(blank=True, default="")
    characters = models.TextField(blank=True, default="")
    pdf = models.BinaryField(null=True)
    # Who wants the agreement finished with these bytes as soon as they are there.
    finish_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["asked_at", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="drawn") | Q(pdf__isnull=False), name="drawn_has_bytes"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}, version {self.version}: {self.state}"

    @property
    def is_under_way(self) -> bool:
        """Whether a worker draws it, or will."""
        return self.state in (DrawingState.WAITING, DrawingState.BEGUN)

    @property
    def is_waited_for(self) -> bool:
        """Whether it is not drawn yet, or drawn and not yet what the agreement is finished with."""
        return self.is_under_way or self.finish_by_id is not None


class WorkerBeat(models.Model):
    """When a worker last said that it is alive."""

    name = models.CharField(max_length=200, unique=True)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

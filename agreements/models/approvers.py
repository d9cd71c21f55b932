"""Who is there to approve: the deputy of a group, the days it takes, absences; and what people were told."""

from django.conf import settings
from django.contrib.auth.models import User
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from agreements.models.agreements import Agreement
from agreements.models.decisions import ApprovalKind

USUAL_DAYS = 2
MOST_DAYS = 30


class ApproverGroup(models.Model):
    """How the people of Legal, or of Quality, share their approvals: within how many working days, and then who."""

    kind = models.CharField(max_length=7, choices=ApprovalKind.choices, unique=True)
    working_days = models.PositiveSmallIntegerField(
        default=USUAL_DAYS, validators=[MinValueValidator(1), MaxValueValidator(MOST_DAYS)]
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.get_kind_display()


class Absence(models.Model):
    """The days on which somebody decides nothing, first and last included, and who of his group does it for him."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="absences"
    )
    first_day = models.DateField()
    last_day = models.DateField()
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        ordering = ["first_day", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="absence_ends_after_it_starts",
                violation_error_message="The last day is before the first.",
            ),
            models.UniqueConstraint(
                fields=["person", "first_day", "last_day"],
                name="away_once",
                violation_error_message="You said so already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.first_day} to {self.last_day}"


class InboxEntryQuerySet(models.QuerySet["InboxEntry"]):
    """Questions about what people were told."""

    def read_by(self, person: User) -> "InboxEntryQuerySet":
        """What somebody finds in his inbox: nothing of agreements that are deleted, which he could not open."""
        return self.filter(person=person, agreement__deleted_at__isnull=True)


class InboxEntry(models.Model):
    """What somebody was told about an agreement, and when he read it."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="inbox"
    )
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=300)
    words = models.TextField(blank=True, default="")
    link = models.CharField(max_length=500)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    objects = InboxEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["person", "read_at"], name="inbox_unread")]

    def __str__(self) -> str:
        return self.subject

"""What was done with an agreement as a whole, beside what was answered, approved and decided. Rows are only added."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from agreements.models.agreements import Agreement

# Who owns an agreement, where `after` names a role.
OWNER = "owner"


class AgreementEntry(models.Model):
    """One act on an agreement: it was renamed, archived, deleted, taken back, or shared with somebody.

    `before` and `after` are the titles, or the roles of the `person` with whom it is shared; empty where he had none,
    OWNER where it was handed over to him.
    """

    class What(models.TextChoices):
        RENAMED = "renamed", "Renamed"
        ARCHIVED = "archived", "Archived"
        DELETED = "deleted", "Deleted"
        TAKEN_BACK = "taken back", "Taken back"
        SHARED = "shared", "Shared"

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="entries")
    act = models.CharField(max_length=10, choices=What.choices)
    before = models.CharField(max_length=200, blank=True)
    after = models.CharField(max_length=200, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=Q(act__in=["renamed", "archived", "deleted", "taken back", "shared"]),
                name="agreement_entry_act_known",
            ),
            models.CheckConstraint(
                condition=Q(act="shared", person__isnull=False)
                | (~Q(act="shared") & Q(person__isnull=True)),
                name="agreement_entry_names_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id}: {self.act}"

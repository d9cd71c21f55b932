"""What people have typed and what is no answer: half typed, or refused. Overwritten, and swept after a while."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from agreements.models.agreements import Agreement

KEPT_FOR = timedelta(days=30)


class UnsettledValueQuerySet(models.QuerySet["UnsettledValue"]):
    """Questions about what was typed."""

    def old(self) -> "UnsettledValueQuerySet":
        """Those that nobody has touched for 30 days."""
        return self.filter(at__lt=timezone.now() - KEPT_FOR)


class UnsettledValue(models.Model):
    """What somebody typed for a question, field by field, as it was typed. Only he ever sees it.

    `seen` and `page` are those of the page it was typed on: the version of the answer there, and the page itself.
    """

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="unsettled_values"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="unsettled_values"
    )
    key = models.CharField(max_length=200)
    typed = models.JSONField()
    seen = models.BigIntegerField(null=True, blank=True)
    page = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField()

    objects = UnsettledValueQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "person", "key"], name="unsettled_once_a_question"
            )
        ]
        indexes = [models.Index(fields=["at"], name="unsettled_by_age")]

    def __str__(self) -> str:
        return f"{self.key} of {self.agreement_id}, not settled"

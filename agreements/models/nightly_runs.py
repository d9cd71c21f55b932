"""Which nights the worker has looked after what is done once a day, and what it found not to hold."""

from django.db import models


class NightlyRun(models.Model):
    """The work of one night. Its row is there first, so that of several workers one does it."""

    day = models.DateField(unique=True)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    broken = models.PositiveIntegerField(null=True)
    # What did not hold, a line each; else empty.
    words = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["-day"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.day:%-d %B %Y}"

"""The numbers of agreements, "CP-2026-0001": given once, at creation, in the order of asking within a year."""

from django.db import models, transaction
from django.utils import timezone


class NumberSeries(models.Model):
    """The last number that was given in a year. A number of an erased agreement is not given again."""

    year = models.PositiveIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "number series"
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


@transaction.atomic
def next_number() -> str:
    """The next free number of this year. Whoever asks meanwhile waits until this transaction ends."""
    year = timezone.localdate().year
    NumberSeries.objects.get_or_create(year=year)
    series = NumberSeries.objects.select_for_update().get(year=year)
    series.last += 1
    series.save(update_fields=["last"])
    return f"CP-{year}-{series.last:04d}"

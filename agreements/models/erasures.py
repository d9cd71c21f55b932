"""That a deleted agreement was taken away for good. What remains says when and by whom, and nothing of the deal."""

from django.conf import settings
from django.db import models


class Erasure(models.Model):
    """The number of an agreement that is gone. Its row lets the database give up what is otherwise only added to.

    `agreement` is no foreign key: there is nothing any more that it could lead to.
    """

    agreement = models.BigIntegerField(unique=True)
    deleted_at = models.DateTimeField()
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"Agreement {self.agreement}, erased"

"""Who came in and looked at what, and the chain of all that was done. Rows are only added."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class AccessEntry(models.Model):
    """Somebody came in, was refused or left, looked at an agreement or took a file; other acts have rows of their own.

    `agreement` is no foreign key: an agreement that is erased goes with all that was said in it, and this says nothing
    of the deal. `who` is empty where the name that was tried is nobody's: it is not kept, for it may be a password.
    """

    class Access(models.TextChoices):
        LOGGED_IN = "logged in"
        REFUSED = "log-in refused"
        LOGGED_OUT = "logged out"
        LOOKED = "looked"
        TOOK_FILE = "took a file"

    act = models.CharField(max_length=20, choices=Access.choices)
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    agreement = models.BigIntegerField(null=True)
    # The address within the site, of a look or a file.
    path = models.CharField(max_length=300, blank=True, default="")
    # Of the browser.
    address = models.GenericIPAddressField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    act__in=["logged in", "log-in refused", "logged out", "looked", "took a file"]
                ),
                name="access_known",
            )
        ]

    def __str__(self) -> str:
        return f"{self.act}: {self.path}"


class AuditEntry(models.Model):
    """One act in the chain: which row tells it, the digest of that row, and a hash over this entry and the one before.

    The worker adds it, within seconds: whoever acts waits for nobody. So the order is that in which the worker found
    the rows; `at` is when it was done. `agreement` is a number that may lead to nothing any more.
    """

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(db_index=True)
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    act = models.CharField(max_length=40, db_index=True)
    agreement = models.BigIntegerField(null=True, db_index=True)
    about = models.CharField(max_length=200, blank=True, default="")
    source = models.CharField(max_length=60)
    row = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    sha256 = models.CharField(verbose_name="SHA-256", max_length=64)

    class Meta:
        verbose_name_plural = "audit log"
        ordering = ["-number"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["source", "row"], name="each_row_chained_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.act}"

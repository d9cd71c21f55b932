"""The signed copies of a finished agreement: the file that came back, who signed it and when. Rows are only added."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from agreements.models.stored_files import stored_file


class SignedCopy(models.Model):
    """A signed file of an agreement, or, without a file, that there is none after all. The last row counts.

    What follows another row has a reason. `signatures` are those found in the file: the name in the certificate of
    each, and the time that its signer states.
    """

    class SignedKind(models.TextChoices):
        SIGNED = "signed", "What was issued, with signatures and nothing else added"
        ADDED = "added", "What was issued, with more than signatures added"
        OTHER = "other", "Another file, such as a scan"

    agreement = models.ForeignKey(
        "agreements.Agreement", on_delete=models.PROTECT, related_name="signed_copies"
    )
    sha256 = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=6, choices=SignedKind.choices, blank=True)
    size = models.PositiveIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)
    signatures = models.JSONField(default=list)
    customer_signatory = models.CharField(max_length=200, blank=True)
    customer_signed_on = models.DateField(null=True)
    manufacturer_signatory = models.CharField(max_length=200, blank=True)
    manufacturer_signed_on = models.DateField(null=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "signed copies"
        ordering = ["pk"]
        default_permissions = ("view",)
        indexes = [models.Index(fields=["sha256"], name="signed_copy_by_hash")]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    sha256="", kind="", customer_signed_on=None, manufacturer_signed_on=None
                )
                & ~Q(reason="")
                | ~Q(sha256="")
                & Q(kind__in=["signed", "added", "other"])
                & Q(customer_signed_on__isnull=False, manufacturer_signed_on__isnull=False),
                name="signed_copy_has_file_or_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.sha256[:12] or "No signed copy"

    @staticmethod
    def stored_name(digest: str) -> str:
        """Where the bytes with a SHA-256 are stored."""
        return f"signed/{digest}"

    def content(self) -> bytes:
        """Exactly the bytes that were uploaded, hashed anew. Raises FileDamaged where they are not to be had."""
        return stored_file(self.stored_name(self.sha256), self.sha256)

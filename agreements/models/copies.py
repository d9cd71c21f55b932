"""The issued copy of an agreement, which is never changed, and the file that an issue has begun to store."""

import hashlib

from django.conf import settings
from django.db import models
from django.urls import reverse

from clauses.models import Edition


class CopyDamaged(Exception):
    """The stored file of an issued copy is gone or is not the one that was issued; the message says which."""


class IssuedCopy(models.Model):
    """An agreement as it went out, for ever: the bytes, their SHA-256, the answers and the edition."""

    agreement = models.OneToOneField(
        "agreements.Agreement", on_delete=models.PROTECT, related_name="issued_copy"
    )
    number = models.CharField(max_length=20, unique=True)
    pdf = models.FileField(upload_to="%Y", max_length=200)
    sha256 = models.CharField(max_length=64)
    answers = models.JSONField()
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="issued_copies")
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    issued_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "issued copies"
        ordering = ["-issued_at"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("agreements:issued", args=[self.agreement_id])

    @property
    def replaced_by(self) -> "IssuedCopy | None":
        """The copy that took the place of this one: the last that was finished of those that were to."""
        replacing = IssuedCopy.objects.filter(agreement__replaces=self.agreement_id)
        return replacing.order_by("issued_at", "pk").last()

    def content(self) -> bytes:
        """Exactly the bytes that were issued, hashed anew. Raises CopyDamaged where they are not to be had."""
        try:
            with self.pdf.open("rb") as file:
                stored: bytes = file.read()
        except OSError as e:
            raise CopyDamaged(f"The file of {self.number} cannot be read: {e}") from e
        if hashlib.sha256(stored).hexdigest() != self.sha256:
            raise CopyDamaged(
                f"The file of {self.number}, {self.pdf.name}, is not the one that was issued: "
                f"its SHA-256 is not {self.sha256}."
            )
        return stored


class UnissuedFile(models.Model):
    """A file that an issue has begun to store. The row goes when an issued copy names the file, or the file goes."""

    name = models.CharField(max_length=200, unique=True)
    since = models.DateTimeField()

    class Meta:
        default_permissions = ("view",)

    def __str__(self) -> str:
        return self.name

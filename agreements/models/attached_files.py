"""The files of attached documents: which agreement has which, by SHA-256. The bytes are stored once."""

from django.conf import settings
from django.db import models

from agreements.models.agreements import Agreement
from agreements.models.stored_files import stored_file

CONTENT_TYPES = {"pdf": "application/pdf", "png": "image/png", "jpeg": "image/jpeg"}


class AttachedFile(models.Model):
    """That an agreement has a file. The list of its documents is an answer; this stays when one is taken off."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="attached_files"
    )
    sha256 = models.CharField(max_length=64)
    kind = models.CharField(max_length=4, choices=[(kind, kind) for kind in CONTENT_TYPES])
    size = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["agreement", "sha256"], name="file_attached_once")
        ]

    def __str__(self) -> str:
        return self.sha256[:12]

    @staticmethod
    def stored_name(digest: str) -> str:
        """Where the bytes with a SHA-256 are stored, whoever attached them."""
        return f"attached/{digest}"

    @property
    def content_type(self) -> str:
        """What the file is, as a browser is told."""
        return CONTENT_TYPES[self.kind]

    def content(self) -> bytes:
        """Exactly the bytes that were attached, hashed anew. Raises FileDamaged where they are not to be had."""
        return stored_file(self.stored_name(self.sha256), self.sha256)

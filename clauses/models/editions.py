"""What legal staff published, for ever: editions, and counsel's approval of an edition for use."""

import hashlib
import json
from functools import lru_cache

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.timezone import localtime

from clauses import library
from clauses.library.answers import day_in_words
from clauses.library.data.codec import edition_json, library_from

CACHED_EDITIONS = 32


class EditionDamaged(Exception):
    """The content of an edition is not what was published; nothing may be made from it."""


class EditionQuerySet(models.QuerySet["Edition"]):
    """Questions about editions."""

    def newest(self) -> "Edition | None":
        """The edition published last, None before the first."""
        return self.order_by("-number").first()

    def without_content(self) -> "EditionQuerySet":
        """For lists: the content of an edition is large."""
        return self.defer("content")

    def approved(self) -> "EditionQuerySet":
        """Those that counsel approved for use."""
        return self.filter(approvals__isnull=False).distinct()


class Edition(models.Model):
    """A published library. The database refuses to change or delete it."""

    class Exemption(models.TextChoices):
        """Why its changes needed no approval one by one."""

        NONE = "", "None: somebody else than its author approved each change."
        EARLIER = "earlier", "It was published before changes had states."
        FIRST = "first", "It is the first edition: there was nothing that it could differ from."
        FILES = (
            "files",
            "It was loaded by command from content files, whose texts are reviewed as files.",
        )

    number = models.PositiveIntegerField(unique=True)
    title = models.CharField(max_length=200)
    content = models.TextField()
    sha256 = models.CharField(verbose_name="SHA-256", max_length=64)
    release_note = models.TextField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    exemption = models.CharField(max_length=7, choices=Exemption.choices, blank=True, default="")

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        get_latest_by = "number"
        default_permissions = ("view",)
        permissions = [
            ("publish_edition", "Can publish an edition"),
            ("approve_edition", "Can approve an edition for use"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(number__gte=1),
                name="edition_number_from_1",
                violation_error_message="Editions are numbered from 1.",
            )
        ]

    def __str__(self) -> str:
        return f"Edition {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("admin:clauses_edition_change", args=[self.pk])

    @property
    def in_words(self) -> str:
        """What people who answer call it: by its day, and by its number where a day has two."""
        day = day_in_words(localtime(self.published_at).date())
        return f"Library of {day}, no. {self.number}"

    def library(self) -> library.Library:
        """The library as it was published. Raises EditionDamaged where the content is not that."""
        return library_of_edition(self.pk, self.sha256)

    def plain_data(self) -> dict[str, object]:
        """The content as the codec reads it."""
        data: dict[str, object] = json.loads(self.content)
        return data

    def says(self, content: str) -> bool:
        """Whether the content of another says the same; that it is written in another format makes no difference."""
        return self.content == content or (
            edition_json(self.plain_data()) == edition_json(json.loads(content))
        )

    @property
    def is_approved(self) -> bool:
        """Whether counsel approved it for use."""
        return self.approvals.exists()


@lru_cache(maxsize=CACHED_EDITIONS)
def library_of_edition(pk: int, sha256: str) -> library.Library:
    """The library of one edition, read and verified once a process; editions never change."""
    content = Edition.objects.values_list("content", flat=True).get(pk=pk)
    if fingerprint(content) != sha256:
        raise EditionDamaged(f"The content of edition {pk} does not match its SHA-256.")
    published, findings = library_from(json.loads(content))
    if published is None:
        raise EditionDamaged(f"The content of edition {pk} cannot be read: {findings[0]}")
    return published


def fingerprint(content: str) -> str:
    """The SHA-256 of an edition's content."""
    return hashlib.sha256(content.encode()).hexdigest()


class EditionApproval(models.Model):
    """Counsel's approval of an edition for use: who, when, and on what ground. Rows are only added."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="approvals")
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField()
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["approved_at"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "approved_by"],
                name="approved_once_by_each",
                violation_error_message="You have approved this edition already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition} approved by {self.approved_by}"

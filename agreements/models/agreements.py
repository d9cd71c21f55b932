"""The agreement: what state it is in, and how answers are recorded in it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from agreements.assembly.answering import read_stored_answers
from agreements.assembly.pipeline import Assembled
from agreements.models.agreement_numbers import next_number
from agreements.models.agreement_queries import AgreementQuerySet
from agreements.models.answer_rows import STEP_PREFIX, Answer, names_in, searched
from agreements.models.latest_answers import LatestAnswers, latest_answers_of
from agreements.models.recording import (
    Given,
    Json,
    Recorded,
    StaleAnswer,
)
from agreements.models.remembered import assembled_under
from agreements.models.roles import Role
from agreements.models.signed_copies import SignedCopy
from clauses.library.answers import Answers
from clauses.models import Edition

# So long a deleted agreement can be taken back.
TAKEN_BACK_WITHIN = timedelta(days=30)


class Agreement(models.Model):
    """One deal on its way to paper: an edition of the library, and answers."""

    class Path(models.TextChoices):
        QUICK = "quick", "Quick"
        FULL = "full", "Full"

    # Given at creation, printed on every copy, and kept by the copy that is issued.
    number = models.CharField(max_length=20, blank=True, default="", editable=False)
    title = models.CharField(max_length=200)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="agreements"
    )
    shared_with = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        through="agreements.Share",
        blank=True,
        related_name="shared_agreements",
    )
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="agreements")
    path = models.CharField(max_length=5, choices=Path.choices, default=Path.FULL)
    created_on = models.DateField()
    created_at = models.DateTimeField(default=timezone.now)
    copied_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="copies"
    )
    # The finished agreement in whose place this one is made, and why; it counts once this one is finished too.
    replaces = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replacements",
        editable=False,
    )
    replaces_why = models.TextField(blank=True, default="", editable=False)
    # Of the form that made it, so that the same form posted twice makes one; empty where none did.
    form_key = models.CharField(max_length=64, blank=True, default="", editable=False)

    # Out of the way, and deleted; `AgreementEntry` tells by whom. Nothing changes in either.
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)

    # What a search looks at beside owner and number, folded: the title and the names of its parties.
    search_words = models.TextField(blank=True, default="", editable=False)

    objects = AgreementQuerySet.as_manager()

    # What the person may do for whom the agreement was fetched; no column. `agreement_or_404` says it.
    role: Role = Role.VIEW
    # Whether that person decides about it as a whole: its name, archive, deletion; no column either.
    is_his: bool = False

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""),
                name="agreement_has_title",
                violation_error_message="Give the agreement a title.",
            ),
            models.CheckConstraint(
                condition=Q(path__in=["quick", "full"]),
                name="agreement_path_known",
                violation_error_message="Choose the quick or the full path.",
            ),
            models.UniqueConstraint(
                fields=["form_key"], condition=~Q(form_key=""), name="one_agreement_a_form"
            ),
            models.UniqueConstraint(
                fields=["number"], condition=~Q(number=""), name="one_agreement_a_number"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:  # Any: Django's own signature
        """As any row; a new agreement gets its number."""
        if self._state.adding and not self.number:
            self.number = next_number()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("agreements:agreement", args=[self.pk])

    @property
    def is_issued(self) -> bool:
        """Whether it is frozen."""
        return hasattr(self, "issued_copy")

    @property
    def is_set_aside(self) -> bool:
        """Whether it is archived or deleted, so that nothing changes in it until it is taken back."""
        return self.archived_at is not None or self.deleted_at is not None

    @property
    def is_closed(self) -> bool:
        """Whether nothing changes in it, for now or for ever."""
        return self.is_issued or self.is_set_aside

    @property
    def erased_on(self) -> datetime | None:
        """From when on a deleted one is gone for good."""
        return None if self.deleted_at is None else self.deleted_at + TAKEN_BACK_WITHIN

    @property
    def signed_copy(self) -> SignedCopy | None:
        """The signed copy that counts: the last row, unless it says that there is none after all."""
        rows = tuple(self.signed_copies.all()) if self.is_issued else ()
        return rows[-1] if rows and rows[-1].sha256 else None

    @property
    def state(self) -> str:
        """Its state in a word."""
        if not self.is_issued:
            return "Draft"
        # A list asks once for all of its agreements (`in_state`).
        known = getattr(self, "signed_sha256", None)
        is_signed = self.signed_copy is not None if known is None else bool(known)
        return "Signed" if is_signed else "Finished"

    @property
    def may_answer(self) -> bool:
        """Whether the person for whom it was fetched may answer; nobody may while it is closed."""
        return self.role.allows(Role.ANSWER) and not self.is_closed

    @property
    def may_issue(self) -> bool:
        """Whether the person for whom it was fetched may issue it."""
        return self.role.allows(Role.ISSUE) and not self.is_closed

    @property
    def version(self) -> int:
        """How often something was answered or changed so far: what its history counts."""
        return self.answer_rows.exclude(key__startswith=STEP_PREFIX).count()

    def latest_answers(self) -> LatestAnswers:
        """The last row of each key, cleared ones included: the version a form is made on."""
        return latest_answers_of(self.pk)

    def answers_json(self) -> dict[str, Json]:
        """The answers that count, as plain data."""
        return self.latest_answers().counted

    def answers(self) -> Answers:
        """The answers that count, as values; what its edition cannot read fits nothing."""
        return read_stored_answers(self.answers_json(), self.edition.library())

    def assembled(self) -> Assembled:
        """The agreement as it stands. Never fails on legal content; `check` tells what is wrong."""
        return assembled_under(self.edition, self.answers(), created_on=self.created_on)

    def record(
        self, key: str, value: Json, *, by: User, seen: int | None, page: UUID | None = None
    ) -> "Answer | None":
        """Add one answer as `record_all` does. Gives None where nothing changes.

        Raises StaleAnswer where somebody answered meanwhile, and what `record_all` raises.
        """
        recorded = self.record_all({key: Given(value, seen)}, by=by, page=page)
        if key in recorded.stale:
            raise StaleAnswer(recorded.stale[key])
        return recorded.added.get(key)

    @transaction.atomic
    def record_all(
        self,
        given: Mapping[str, Given],
        *,
        by: User,
        page: UUID | None = None,
        proposed_by: User | None = None,
        source: str = "",
    ) -> "Recorded":
        """Add answers by key, however many, under one lock and in one write.

        `source` is the file that they came from, `page` the page that they were typed on: what the same page saved
        before is never in its way. What somebody else answered meanwhile stays, and is given back. Raises AlreadyIssued
        or SetAside.
        """
        # Two writers of one agreement queue here, so that the second sees what the first has written.
        current = Agreement.objects.for_change(self.pk)
        latest = self.latest_answers()
        changed = {
            key: one
            for key, one in given.items()
            if one.value != (latest[key].value if key in latest else None)
        }
        stale = {
            key: latest[key]
            for key, one in changed.items()
            if key in latest
            and latest[key].pk > (one.seen or 0)
            and not latest[key].is_of(page, by)
        }
        now = timezone.now()
        added = Answer.objects.bulk_create(
            Answer(
                agreement=self,
                key=key,
                value=one.value,
                by=by,
                proposed_by=proposed_by,
                source=source or None,
                at=now,
                page=page,
            )
            for key, one in changed.items()
            if key not in stale
        )
        now_latest = {**latest, **{answer.key: answer for answer in added}}
        if names_in(now_latest) != names_in(latest):
            Agreement.objects.filter(pk=self.pk).update(
                search_words=searched(current.title, names_in(now_latest))
            )
        return Recorded({answer.key: answer for answer in added}, stale)

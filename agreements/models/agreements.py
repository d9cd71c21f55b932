"""The agreement: who sees it, what state it is in, and how answers are recorded in it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import (
    F,
    Max,
    OuterRef,
    Q,
    Subquery,
)
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from agreements.assembly.answering import read_stored_answers
from agreements.assembly.pipeline import Assembled
from agreements.models.answer_rows import STEP_PREFIX, Answer, counting
from agreements.models.copies import IssuedCopy
from agreements.models.groups import LEGAL, QUALITY, groups_of
from agreements.models.recording import (
    AlreadyIssued,
    Given,
    Json,
    Recorded,
    SetAside,
    StaleAnswer,
)
from agreements.models.remembered import assembled_under
from agreements.models.roles import Role
from clauses.library.answers import Answers
from clauses.models import Edition

# So long a deleted agreement can be taken back.
TAKEN_BACK_WITHIN = timedelta(days=30)


class AgreementQuerySet(models.QuerySet["Agreement"]):
    """Questions about agreements."""

    def visible_to(self, user: User) -> "AgreementQuerySet":
        """Those the user owns or was given; for Legal and superusers, all; for Quality, where it was asked.

        Deleted ones are nobody's, until they are taken back.
        """
        groups = groups_of(user)
        kept = self.filter(deleted_at__isnull=True)
        if user.is_superuser or LEGAL in groups:
            return kept
        shared = Agreement.shared_with.through.objects.filter(user=user).values("agreement")
        visible = Q(owner=user) | Q(pk__in=shared)
        if QUALITY in groups:
            # Subquery, not a join: one agreement may have asked more than once.
            asked = Agreement.objects.filter(approval_requests__kind="quality").values("pk")
            visible |= Q(pk__in=asked)
        return kept.filter(visible)

    def deleted_for(self, user: User) -> "AgreementQuerySet":
        """Those that the user can take back: of his own, or all for superusers."""
        gone = self.filter(deleted_at__isnull=False)
        return gone if user.is_superuser else gone.filter(owner=user)

    def at_hand(self) -> "AgreementQuerySet":
        """Those that are neither archived nor deleted."""
        return self.filter(archived_at__isnull=True, deleted_at__isnull=True)

    def in_flight(self) -> "AgreementQuerySet":
        """Those at hand that are not issued, so that an edition can still be taken."""
        return self.at_hand().filter(issued_copy__isnull=True)

    def for_change(self, pk: int) -> "Agreement":
        """The agreement for whoever changes something in it; all of them queue here until the transaction ends.

        Raises AlreadyIssued or SetAside.
        """
        rows = self.select_for_update(of=("self",)).select_related("edition", "owner")
        found = rows.defer("edition__content").get(pk=pk)
        if IssuedCopy.objects.filter(agreement=found).exists():
            raise AlreadyIssued
        if found.is_set_aside:
            raise SetAside
        return found

    def with_last_change(self) -> "AgreementQuerySet":
        """Each with `changed_at`: its last answer, or its creation."""
        last = Answer.objects.filter(agreement=OuterRef("pk")).order_by("-pk").values("at")[:1]
        return self.annotate(changed_at=Coalesce(Subquery(last), F("created_at")))

    def matching(self, words: str) -> "AgreementQuerySet":
        """Those whose title, owner or number holds each of the words."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(title__icontains=word)
                | Q(owner__first_name__icontains=word)
                | Q(owner__last_name__icontains=word)
                | Q(owner__username__icontains=word)
                | Q(issued_copy__number__icontains=word)
            )
        return found


class Agreement(models.Model):
    """One deal on its way to paper: an edition of the library, and answers."""

    class Path(models.TextChoices):
        QUICK = "quick", "Quick"
        FULL = "full", "Full"

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
    # Of the form that made it, so that the same form posted twice makes one; empty where none did.
    form_key = models.CharField(max_length=64, blank=True, default="", editable=False)

    # Out of the way, and deleted; `AgreementEntry` tells by whom. Nothing changes in either.
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = AgreementQuerySet.as_manager()

    # What the person may do for whom the agreement was fetched; no column. `agreement_or_404` says it.
    role: Role = Role.VIEW
    # Whether that person decides about it as a whole: its name, archive, deletion; no column either.
    is_his: bool = False
    # For the list: how far its approvals are, in words; no column either.
    waits_for: str = ""

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
        ]

    def __str__(self) -> str:
        return self.title

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
    def state(self) -> str:
        """Its state in a word."""
        return "Issued" if self.is_issued else "Draft"

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

    def latest_answers(self) -> dict[str, "Answer"]:
        """The last row of each key, cleared ones included: the version a form is made on."""
        # An agreement is answered for months: the database picks, so that its history is not loaded for a page.
        newest = self.answer_rows.order_by().values("key").annotate(newest=Max("pk"))
        rows = self.answer_rows.filter(pk__in=newest.values("newest"))
        return {answer.key: answer for answer in rows.order_by("pk")}

    def answers_json(self) -> dict[str, Json]:
        """The answers that count, as plain data."""
        return counting(self.latest_answers())

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
    ) -> "Recorded":
        """Add answers by key, however many, under one lock and in one write.

        `page` is the page that they were typed on: what the same page saved before is never in its way. What
        somebody else answered meanwhile stays, and is given back. Raises AlreadyIssued or SetAside.
        """
        # Two writers of one agreement queue here, so that the second sees what the first has written.
        Agreement.objects.for_change(self.pk)
        latest = self.latest_answers()
        changed = {
            key: one
            for key, one in given.items()
            if one.value != (latest[key].value if key in latest else None)
        }
        stale = {
            key: latest[key]
            for key, one in changed.items()
            if key in latest and latest[key].pk != one.seen and not latest[key].is_of(page, by)
        }
        now = timezone.now()
        added = Answer.objects.bulk_create(
            Answer(
                agreement=self,
                key=key,
                value=one.value,
                by=by,
                proposed_by=proposed_by,
                at=now,
                page=page,
            )
            for key, one in changed.items()
            if key not in stale
        )
        return Recorded({answer.key: answer for answer in added}, stale)

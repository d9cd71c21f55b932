"""Questions about agreements: who sees which, what state they are in, which hold some words."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import User
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from agreements.assembly.likeness import folded_text
from agreements.models.answer_rows import Answer
from agreements.models.copies import IssuedCopy
from agreements.models.groups import LEGAL, QUALITY, groups_of
from agreements.models.recording import AlreadyIssued, SetAside
from agreements.models.signed_copies import SignedCopy

if TYPE_CHECKING:  # the rows import this module
    from agreements.models.agreements import Agreement


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
        shared = self.model.shared_with.through.objects.filter(user=user).values("agreement")
        visible = Q(owner=user) | Q(pk__in=shared)
        if QUALITY in groups:
            # Subquery, not a join: one agreement may have asked more than once.
            asked = self.model.objects.filter(approval_requests__kind="quality").values("pk")
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

    def in_state(self, state: str) -> "AgreementQuerySet":
        """Those that are a "draft", "issued" or "signed"; all for any other word. Each with its `signed_sha256`."""
        last = SignedCopy.objects.filter(agreement=OuterRef("pk")).order_by("-pk")
        found = self.annotate(
            signed_sha256=Coalesce(Subquery(last.values("sha256")[:1]), Value(""))
        )
        match state:
            case "draft":
                return found.filter(issued_copy__isnull=True)
            case "issued":
                return found.filter(issued_copy__isnull=False, signed_sha256="")
            case "signed":
                return found.exclude(signed_sha256="")
            case _:
                return found

    def with_last_change(self) -> "AgreementQuerySet":
        """Each with `last_answer`, the key of its last answer, and `changed_at`: when that was, or its creation."""
        last = Answer.objects.filter(agreement=OuterRef("pk")).order_by("-pk")
        return self.annotate(
            last_answer=Subquery(last.values("pk")[:1]),
            changed_at=Coalesce(Subquery(last.values("at")[:1]), F("created_at")),
        )

    def matching(self, words: str) -> "AgreementQuerySet":
        """Those whose title, parties, owner or number hold each of the words."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(search_words__contains=folded_text(word))
                | Q(title__icontains=word)
                | Q(owner__first_name__icontains=word)
                | Q(owner__last_name__icontains=word)
                | Q(owner__username__icontains=word)
                | Q(number__icontains=word)
            )
        return found

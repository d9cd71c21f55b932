"""An agreement as a whole: renamed, archived, deleted, taken back. Its owner decides; each act is written down."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from agreements.models import (
    Agreement,
    AgreementEntry,
    AlreadyIssued,
    IssuedCopy,
    names_in,
    searched,
)
from agreements.standing.who_may import may_put_away


class NotTheOwner(Exception):
    """Only the owner of an agreement decides about it as a whole."""


@transaction.atomic
def rename(agreement: Agreement, *, title: str, by: User) -> None:
    """Give an agreement another title, issued or not: it stands in lists alone, never in the document.

    Raises NotTheOwner.
    """
    current = _of_his_own(agreement, by)
    if current.title != title:
        _note(current, AgreementEntry.What.RENAMED, by, before=current.title, after=title)
        current.title = title
        current.search_words = searched(title, names_in(current.latest_answers()))
        current.save(update_fields=["title", "search_words"])


@transaction.atomic
def archive(agreement: Agreement, *, by: User) -> None:
    """Put an agreement out of the way: nothing changes in it until it is taken back. Raises NotTheOwner."""
    current = _of_his_own(agreement, by)
    if not current.is_set_aside:
        current.archived_at = timezone.now()
        current.save(update_fields=["archived_at"])
        _note(current, AgreementEntry.What.ARCHIVED, by)


@transaction.atomic
def delete(agreement: Agreement, *, by: User) -> None:
    """Delete an agreement that is not issued: it is seen by nobody, and can be taken back for a while.

    Raises NotTheOwner, AlreadyIssued.
    """
    current = _of_his_own(agreement, by)
    if IssuedCopy.objects.filter(agreement=current).exists():
        raise AlreadyIssued
    if current.deleted_at is None:
        current.deleted_at = timezone.now()
        current.save(update_fields=["deleted_at"])
        _note(current, AgreementEntry.What.DELETED, by)


@transaction.atomic
def take_back(agreement: Agreement, *, by: User) -> None:
    """Undo the last of the two: what was deleted is where it was before, in the archive too. Raises NotTheOwner."""
    current = _of_his_own(agreement, by)
    if not current.is_set_aside:
        return
    if current.deleted_at is not None:
        current.deleted_at = None
    else:
        current.archived_at = None
    current.save(update_fields=["deleted_at", "archived_at"])
    _note(current, AgreementEntry.What.TAKEN_BACK, by)


def _of_his_own(agreement: Agreement, by: User) -> Agreement:
    """The agreement, locked: answers, approvals and issuing queue here too."""
    current = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    if not may_put_away(by, current):
        raise NotTheOwner
    return current


def _note(
    agreement: Agreement, act: AgreementEntry.What, by: User, *, before: str = "", after: str = ""
) -> None:
    agreement.entries.create(act=act, before=before, after=after, by=by, at=timezone.now())

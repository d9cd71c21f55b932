"""Erasing: an agreement that was deleted and not taken back in time goes for good, with all that was said in it."""

from django.db import transaction
from django.utils import timezone

from agreements.acts.attaching import let_files_go
from agreements.models import (
    TAKEN_BACK_WITHIN,
    Agreement,
    AgreementEntry,
    Erasure,
    Proposal,
    ProposalDecision,
    Reminder,
    RequestedPoint,
)


def erase_deleted_agreements() -> int:
    """Erase every agreement whose time to be taken back is over; gives how many. Each is a transaction of its own."""
    old = Agreement.objects.filter(deleted_at__lt=timezone.now() - TAKEN_BACK_WITHIN)
    return sum(_erase(pk) for pk in old.values_list("pk", flat=True))


@transaction.atomic
def _erase(pk: int) -> bool:
    """Erase one, if nobody took it back meanwhile. What remains is its number, and who deleted it."""
    rows = Agreement.objects.select_for_update(of=("self",))
    agreement = rows.filter(pk=pk, deleted_at__lt=timezone.now() - TAKEN_BACK_WITHIN).first()
    if agreement is None or agreement.deleted_at is None or agreement.is_issued:
        return False
    deleted = agreement.entries.filter(act=AgreementEntry.What.DELETED).order_by("pk").last()
    Erasure.objects.create(
        agreement=agreement.pk,
        deleted_at=agreement.deleted_at,
        deleted_by_id=deleted.by_id if deleted else agreement.owner_id,
        at=timezone.now(),
    )
    # From here on the database lets the rows of this agreement go, and of no other.
    agreement.copies.update(copied_from=None)
    ProposalDecision.objects.filter(proposal__agreement=agreement).delete()
    Proposal.objects.filter(agreement=agreement).delete()
    Reminder.objects.filter(request__agreement=agreement).delete()
    RequestedPoint.objects.filter(request__agreement=agreement).delete()
    agreement.approval_requests.all().delete()
    agreement.approvals.all().delete()
    agreement.edition_decisions.all().delete()
    agreement.entries.all().delete()
    agreement.answer_rows.all().delete()
    transaction.on_commit(let_files_go(agreement))
    agreement.delete()
    return True

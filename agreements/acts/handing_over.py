"""Handing over: somebody leaves, his account is closed, and another owns his agreements from then on."""

from django.contrib.auth.models import User
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from agreements.acts.telling import name_of, tell
from agreements.models import OWNER, Agreement, AgreementEntry, ApproverGroup, Share


class NotHandedOver(Exception):
    """The account cannot be closed so; the words say why. Nothing was changed."""


@transaction.atomic
def close_account(leaver: User, *, to: User, by: User) -> int:
    """Close an account and give its agreements, archived and deleted ones too, to another; gives how many.

    What he said and did stays under his name. Raises NotHandedOver where the other cannot own them.
    """
    if leaver == to:
        raise NotHandedOver("Name somebody else: whoever leaves cannot keep his agreements.")
    if not to.is_active:
        raise NotHandedOver(f"The account of {to.username} is closed itself.")
    ApproverGroup.objects.filter(deputy=leaver).update(deputy=None)
    # Whoever owned an agreement must never approve in it: so no hand-over leaves an open account.
    User.objects.filter(pk=leaver.pk).update(is_active=False)
    rows = Agreement.objects.select_for_update(of=("self",))
    owned = list(rows.filter(owner=leaver).order_by("pk"))
    for agreement in owned:
        share = Share.objects.filter(agreement=agreement, user=to).first()
        AgreementEntry.objects.create(
            agreement=agreement,
            act=AgreementEntry.What.SHARED,
            person=to,
            before=share.role if share else "",
            after=OWNER,
            by=by,
            at=timezone.now(),
        )
        if share:
            share.delete()
        Agreement.objects.filter(pk=agreement.pk).update(owner=to)
    for agreement in Agreement.objects.filter(pk__in=[one.pk for one in owned]).in_flight():
        tell(
            [to],
            agreement,
            f"“{agreement.title}” is yours now: the account of {name_of(leaver)} is closed",
            link=reverse("agreements:agreement", args=[agreement.pk]),
        )
    return len(owned)

"""What was deleted goes after thirty days, all of it, and the database gives up no other row."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from agreements.acts.proposing import decline
from agreements.acts.putting_away import delete, take_back
from agreements.acts.saving import copy_agreement, create_agreement
from agreements.models import (
    Agreement,
    AgreementEntry,
    Answer,
    Erasure,
    InboxEntry,
    Role,
    Share,
)
from tests.agreements.approving import ask_for, pick
from tests.agreements.completing import COMPLETE, answer_all
from tests.agreements.test_asking import propose_narrow
from tests.agreements.test_putting_away import now


def age(agreement: Agreement, days: int) -> None:
    then = timezone.now() - timedelta(days=days)
    Agreement.objects.filter(pk=agreement.pk).update(deleted_at=then)


def everything_in(agreement, lena, petra, paul) -> None:
    """A row in every table that speaks of an agreement."""
    ask_for(agreement)
    proposal = propose_narrow(agreement, lena)
    decline(proposal, by=petra)
    Share.objects.create(agreement=agreement, user=paul, role=Role.ANSWER)


def test_after_thirty_days_all_of_it_is_gone_and_its_copy_stays(lena, petra, paul, wide, edition):
    everything_in(wide, lena, petra, paul)
    copy = copy_agreement(wide, title="Copy", edition=edition, by=petra)
    other = answer_all(
        create_agreement(title="Axle", path="full", edition=edition, by=petra), petra
    )
    delete(wide, by=petra)
    age(wide, 29)
    call_command("erase_deleted_agreements")
    assert Agreement.objects.filter(pk=wide.pk).exists()

    age(wide, 31)
    call_command("erase_deleted_agreements")

    assert not Agreement.objects.filter(pk=wide.pk).exists()
    assert not Answer.objects.filter(agreement_id=wide.pk).exists()
    assert not AgreementEntry.objects.exists()
    assert not InboxEntry.objects.exists()
    assert now(copy).copied_from is None
    assert now(copy).answers_json() == {**COMPLETE, "position.warranty": "wide"}
    assert other.answer_rows.exists()
    erased = Erasure.objects.get()
    assert (erased.agreement, erased.deleted_by) == (wide.pk, petra)


def test_what_was_taken_back_is_not_erased(agreement, petra):
    delete(agreement, by=petra)
    age(agreement, 31)
    take_back(agreement, by=petra)

    call_command("erase_deleted_agreements")

    assert Agreement.objects.filter(pk=agreement.pk).exists()


def test_the_database_gives_up_no_row_of_an_agreement_that_is_only_deleted(wide, petra):
    pick(wide, "none", petra)
    delete(wide, by=petra)
    age(wide, 31)

    for rows in (wide.answer_rows.all(), wide.entries.all()):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.delete()
    with pytest.raises((IntegrityError, ProtectedError)), transaction.atomic():
        now(wide).delete()


def test_an_erasure_stays(agreement, petra):
    delete(agreement, by=petra)
    age(agreement, 31)
    call_command("erase_deleted_agreements")

    with pytest.raises(IntegrityError), transaction.atomic():
        Erasure.objects.all().delete()

"""Somebody leaves: his account is closed, never deleted, and another owns his agreements."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import ProtectedError

from agreements.acts.putting_away import archive
from agreements.acts.saving import create_agreement
from agreements.models import AgreementEntry, ApproverGroup, InboxEntry, Role, Share
from agreements.standing.who_may import role_of
from tests.agreements.test_putting_away import now


def close(leaver: str, *, to: str, by: str = "lena") -> str:
    said = StringIO()
    call_command("close_account", leaver, "--to", to, "--by", by, stdout=said)
    return said.getvalue()


def test_agreements_go_to_another_and_the_account_is_closed(
    agreement, edition, petra, paul, lena, browser, browser_of
):
    Share.objects.create(agreement=agreement, user=paul, role=Role.VIEW)
    ApproverGroup.objects.filter(kind="legal").update(deputy=petra)
    put_away = create_agreement(title="Axle", path="full", edition=edition, by=petra)
    archive(put_away, by=petra)
    page = f"/agreements/{agreement.pk}/"
    assert browser.get(page).status_code == 200

    said = close("petra", to="paul")

    assert said == "The account of petra is closed; 2 agreements belong to paul now.\n"
    assert {now(agreement).owner, now(put_away).owner} == {paul}
    assert role_of(paul, now(agreement)) == Role.ISSUE
    assert not Share.objects.exists()
    assert browser.get(page).status_code == 302  # logged out at once
    entry = AgreementEntry.objects.get(agreement=agreement)
    assert (entry.person, entry.before, entry.after, entry.by) == (paul, "view", "owner", lena)
    assert "Owns it" in browser_of(paul).get(f"{page}history/").content.decode()
    assert InboxEntry.objects.get(person=paul).agreement == agreement
    assert not ApproverGroup.objects.filter(deputy=petra).exists()


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("petra", "Name somebody else"),
        ("nobody", 'There is no account "nobody".'),
        ("paul", "The account of paul is closed itself."),
    ],
)
def test_who_cannot_own_them_gets_nothing(agreement, petra, paul, lena, to, words):
    paul.is_active = False
    paul.save()

    with pytest.raises(CommandError, match=words):
        close("petra", to=to)

    assert now(agreement).owner == petra
    petra.refresh_from_db()
    assert petra.is_active


def test_an_account_that_was_used_cannot_be_deleted(agreement, browser, petra):
    browser.get(f"/agreements/{agreement.pk}/")
    agreement.owner = None

    with pytest.raises(ProtectedError) as refused:
        petra.delete()

    assert "AccessEntry" in str(refused.value)

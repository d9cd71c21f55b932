"""Editions of earlier versions of Counterpart open and issue, and what they print otherwise today is listed."""

import json
from functools import lru_cache

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from agreements.acts import drawing_tasks, issuing
from agreements.acts.approving import ApprovedOrRefused, record_act
from agreements.acts.saving import create_agreement
from agreements.assembly.coherence import check
from agreements.assembly.plaintext import plain_text
from agreements.models import Agreement, Given
from clauses.library.data.codec import FORMAT
from clauses.library.findings import errors
from clauses.models import Edition
from clauses.models.editions import fingerprint
from clauses.publishing.publish import approve_edition
from tests.agreements.approving import needs
from tests.old_editions import (
    CHANGED,
    FORMATS,
    OldEdition,
    all_changed_words,
    made_today,
    old_edition,
)
from tests.scenarios import CREATED_ON

pytestmark = pytest.mark.slow

held = lru_cache(old_edition)


def test_every_earlier_format_is_kept_and_read_as_it_was_written():
    written = [json.loads(held(number).content)["format"] for number in FORMATS]

    assert written == list(FORMATS)
    assert set(range(1, FORMAT)) <= set(FORMATS)


def test_every_printed_word_that_is_another_today_is_listed():
    assert all_changed_words() == CHANGED.read_text(encoding="utf-8")


@pytest.mark.parametrize("number", FORMATS)
def test_no_deal_of_then_is_refused_today(number: int):
    old = held(number)
    refused = {
        name: [str(one) for one in errors(check(made))]
        for name, made in made_today(old, old.library())
    }

    assert len(refused) >= 5
    assert not {name: found for name, found in refused.items() if found}


def old_in_database(old: OldEdition, by: User) -> Edition:
    """The edition as an earlier version published it, and counsel's approval of it."""
    edition = Edition.objects.create(
        number=1,
        title="Manufacturing and Supply Agreement",
        content=old.content,
        sha256=fingerprint(old.content),
        release_note="Published by an earlier version.",
        published_at=timezone.now(),
        published_by=by,
    )
    approve_edition(edition, by=by, note="Read in full.")
    return edition


@pytest.mark.django_db
@pytest.mark.parametrize("number", FORMATS)
def test_an_agreement_of_then_opens_and_is_issued(number: int, client, monkeypatch):
    # A PDF is made of what is issued, as of any document; that costs seconds and tells nothing about old editions.
    monkeypatch.setattr(
        drawing_tasks, "print_pdf", lambda document, *said, **more: plain_text(document).encode()
    )
    owner = User.objects.create_user("owner")
    old = held(number)
    agreement = create_agreement(
        title="Old", path="full", edition=old_in_database(old, owner), by=owner
    )
    Agreement.objects.filter(pk=agreement.pk).update(created_on=CREATED_ON)
    agreement.refresh_from_db()
    agreement.record_all(
        {key: Given(value, None) for key, value in old.answers["general-au-in"].items()}, by=owner
    )
    client.force_login(owner)

    for page in ("", "review/", "document/", "findings/", "issue/"):
        assert client.get(f"/agreements/{agreement.pk}/{page}").status_code == 200
    lawyer = User.objects.create_user("lawyer")
    for needed in needs(agreement):
        record_act(agreement, needed, ApprovedOrRefused.APPROVED, note="Read.", by=lawyer)
    assert issuing.issue(agreement, by=owner).edition.number == 1

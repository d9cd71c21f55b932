"""Roll back: what an older edition says becomes the draft again, and is published the usual way."""

import json

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from clauses.draft.states import draft_changes, recording
from clauses.models import ChangeEntry, Edition, PositionRow
from clauses.publishing.publish import publish_edition
from tests.clauses.approving import publish_approved
from tests.clauses.forms import filled_in

pytestmark = pytest.mark.slow


def reword(text: str, *, by: User) -> None:
    with recording(by=by):
        PositionRow.objects.filter(key="usual").update(text=text)


@pytest.fixture
def second(edition: Edition, counsel: User) -> Edition:
    """An edition with another wording of one clause."""
    reword("The Customer must show why.", by=counsel)
    return publish_approved(by=counsel)


def page_of(edition: Edition) -> str:
    return reverse("admin:clauses_restore", args=[edition.pk])


def restore(client: Client, edition: Edition, **sent: str):
    return client.post(
        page_of(edition), filled_in(client.get(page_of(edition))) | sent, follow=True
    )


def test_the_redline_is_shown_before_anything_is_done(legal: Client, edition, second):
    page = legal.get(page_of(edition)).content.decode()

    end = '<span class="visually-hidden">]</span>'
    assert f"show why.{end}</del>" in page
    assert f"say why it rejects a Batch.{end}</ins>" in page
    assert PositionRow.objects.get(key="usual").text == "The Customer must show why."


def test_the_older_words_are_the_draft_and_marked_as_such(
    legal: Client, edition: Edition, second, lawyer: User
):
    page = restore(legal, edition)

    assert "The draft says what Edition 1 says" in page.content.decode()
    assert "Rolled back to Edition 1." in page.content.decode()
    (change,) = draft_changes()
    assert (change.name, change.authors) == (("clause", "rejection"), (lawyer,))


def test_published_again_it_is_an_edition_of_its_own_that_says_so(
    legal: Client, edition: Edition, second, lawyer: User
):
    restore(legal, edition)

    third = publish_approved(by=lawyer)

    assert (third.number, third.sha256) == (3, edition.sha256)
    page = legal.get(third.get_absolute_url()).content.decode()
    assert f'It says what <a href="{edition.get_absolute_url()}">Edition 1</a> said' in page
    assert "approved by second-eyes" in page


def test_unpublished_changes_are_lost_only_when_said(legal: Client, edition, second, lawyer: User):
    reword("The Customer must prove why.", by=lawyer)

    refused = restore(legal, edition)
    assert "changes that no edition holds" in refused.content.decode()
    assert PositionRow.objects.get(key="usual").text == "The Customer must prove why."

    restore(legal, edition, drop="on")
    assert PositionRow.objects.get(key="usual").text.startswith("The Customer must say")


def test_the_newest_edition_drops_every_change(legal: Client, second: Edition, lawyer: User):
    reword("The Customer must prove why.", by=lawyer)

    restore(legal, second, drop="on")

    assert draft_changes() == ()


def test_a_draft_that_changed_meanwhile_is_kept(legal: Client, edition, second, lawyer: User):
    sent = filled_in(legal.get(page_of(edition)))
    reword("The Customer must prove why.", by=lawyer)

    response = legal.post(page_of(edition), sent | {"drop": "on"})

    assert "after you opened this page" in response.content.decode()
    assert PositionRow.objects.get(key="usual").text == "The Customer must prove why."


def test_an_edition_that_cannot_be_read_any_more_changes_nothing(
    legal: Client, edition: Edition, lawyer: User
):
    content = json.dumps(edition.plain_data() | {"title": "Strange", "format": 999})
    strange = Edition.objects.create(
        number=2,
        title="Strange",
        content=content,
        sha256="0" * 64,
        release_note="",
        published_at=edition.published_at,
        published_by=lawyer,
    )

    response = restore(legal, strange, drop="on")

    assert "format" in response.content.decode()
    assert PositionRow.objects.get(key="usual").text.startswith("The Customer must say")


def test_nothing_to_roll_back(legal: Client, edition: Edition):
    assert "nothing to roll back" in legal.get(page_of(edition)).content.decode()


def test_staff_without_the_permission_is_refused(edition: Edition, buyer: User):
    buyer.is_staff = True
    buyer.save()
    client = Client()
    client.force_login(buyer)

    assert client.get(page_of(edition)).status_code == 403


def test_before_it_is_approved_a_roll_back_is_not_published(
    legal: Client, edition: Edition, second, lawyer: User
):
    restore(legal, edition)

    assert ChangeEntry.objects.filter(note="Rolled back to Edition 1.").count() == 1
    with pytest.raises(Exception, match="not approved"):
        publish_edition(by=lawyer, note="Back.")

"""Publishing and editions in the admin: what may go out, what never changes, and who may enter."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from clauses.models import ClauseRow, Edition, PositionRow, QuestionRow
from tests.clauses.test_admin import PUBLISH, page_of, save


@pytest.mark.slow
def test_what_a_change_breaks_elsewhere_is_told_before_publishing(legal: Client, draft):
    question = QuestionRow.objects.get(key="inspection_model")
    save(legal, question, **{"options-0-key": "buyer", "default": '"buyer"'})

    page = legal.get(PUBLISH).content.decode()

    assert page_of(ClauseRow.objects.get(key="incoming-inspection")) in page
    assert "it cannot be published as it is" in page
    assert '<input type="submit"' not in page


@pytest.mark.slow
def test_publishing_broken_drafts_is_refused_even_when_sent(legal: Client, draft):
    PositionRow.objects.filter(key="usual").update(text='See {{ ref("nowhere") }}.')
    seen = legal.get(PUBLISH).context["form"]["reviewed"].value()

    response = legal.post(PUBLISH, {"note": "Broken.", "reviewed": seen})

    assert "The draft has errors" in response.content.decode()
    assert not Edition.objects.exists()


@pytest.mark.slow
def test_a_release_note_is_required(legal: Client, draft):
    seen = legal.get(PUBLISH).context["form"]["reviewed"].value()

    response = legal.post(PUBLISH, {"note": " ", "reviewed": seen})

    assert "This field is required" in response.content.decode()
    assert not Edition.objects.exists()


@pytest.mark.slow
def test_a_double_click_on_publish_makes_one_edition(legal: Client, draft):
    seen = legal.get(PUBLISH).context["form"]["reviewed"].value()
    sent = {"note": "First.", "reviewed": seen}

    legal.post(PUBLISH, sent)
    second = legal.post(PUBLISH, sent)

    assert "nothing was published" in second.content.decode()
    assert Edition.objects.count() == 1


@pytest.mark.slow
def test_a_draft_that_moved_on_must_be_read_again(legal: Client, draft):
    seen = legal.get(PUBLISH).context["form"]["reviewed"].value()
    ClauseRow.objects.filter(key="rejection").update(heading="Refusal")

    response = legal.post(PUBLISH, {"note": "First.", "reviewed": seen})

    assert "Read it again" in response.content.decode()
    assert response.context["form"]["note"].value() == "First."
    assert response.context["form"]["reviewed"].value() != seen
    assert not Edition.objects.exists()


def test_counsel_approves_an_edition(legal: Client, edition: Edition, lawyer: User):
    address = reverse("admin:clauses_approve", args=[edition.pk])

    legal.get(address)
    response = legal.post(address, {"note": "Read in full."}, follow=True)

    assert "Read in full." in response.content.decode()
    assert edition.approvals.get().approved_by == lawyer


def test_an_edition_can_be_downloaded(legal: Client, edition: Edition):
    response = legal.get(reverse("admin:clauses_json", args=[edition.pk]))

    assert response.content.decode() == edition.content
    assert response.headers["Content-Type"] == "application/json"


@pytest.mark.slow
@pytest.mark.parametrize("page", ["add/", "{pk}/delete/"])
def test_editions_are_neither_added_nor_deleted_in_the_admin(
    legal: Client, edition: Edition, page: str
):
    response = legal.get("/admin/clauses/edition/" + page.format(pk=edition.pk))

    assert response.status_code == 403


@pytest.mark.slow
def test_editions_are_not_changed_in_the_admin(legal: Client, edition: Edition):
    assert legal.post(page_of(edition), {"title": "Another"}).status_code == 403


@pytest.mark.parametrize(
    "address",
    ["/admin/", "/admin/clauses/clauserow/", PUBLISH, "/admin/clauses/edition/1/json/"],
)
def test_procurement_does_not_enter(edition: Edition, buyer: User, address: str):
    client = Client()
    client.force_login(buyer)

    response = client.get(address)

    assert (response.status_code, response.headers["Location"].split("?")[0]) == (
        302,
        "/admin/login/",
    )


def test_the_anonymous_are_sent_to_the_log_in(draft):
    response = Client().get(PUBLISH)

    assert (response.status_code, response.headers["Location"].split("?")[0]) == (
        302,
        "/login/",
    )


@pytest.mark.slow
@pytest.mark.parametrize("address", [PUBLISH, "/admin/clauses/edition/{pk}/approve/"])
def test_staff_without_the_permission_is_refused(edition: Edition, buyer: User, address: str):
    buyer.is_staff = True
    buyer.save()
    client = Client()
    client.force_login(buyer)

    assert client.get(address.format(pk=edition.pk)).status_code == 403


@pytest.mark.slow
def test_the_publish_page_says_that_the_library_is_a_starting_point(legal: Client, draft):
    page = legal.get(PUBLISH).content.decode()

    assert "is a starting point, not legal advice" in page
    assert "Your own counsel answers for what you publish" in page


def test_changes_of_operative_words_are_named_before_all_others(legal: Client, edition: Edition):
    PositionRow.objects.filter(text__contains="must say why").update(
        text="The Customer may say why it rejects a Batch."
    )
    ClauseRow.objects.filter(key="rejection").update(heading="Refusal")

    page = " ".join(legal.get(PUBLISH).content.decode().split())

    assert "1 change touches operative words" in page
    assert "<strong>Operative words:</strong> “must” became “may”." in page
    assert page.count("Operative words:") == 1

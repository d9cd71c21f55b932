"""The page of changes: who wrote what, and who may send, approve and send back."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from clauses.draft.states import draft_changes
from clauses.models import ChangeEntry, ClauseRow, DefinedTermRow, QuestionRow
from tests.clauses.forms import filled_in
from tests.clauses.test_admin import page_of, save

pytestmark = pytest.mark.slow

PAGE = "/admin/clauses/changeentry/"


@pytest.fixture
def second(counsel: User) -> Client:
    """A browser in which the second pair of eyes is logged in."""
    client = Client()
    client.force_login(counsel)
    return client


@pytest.fixture
def change(edition, legal: Client) -> None:
    save(legal, ClauseRow.objects.get(key="rejection"), heading="Refusal")


def token(page) -> str:
    (card,) = page.context["cards"]
    return card.token


def act(client: Client, act: str, **sent):
    page = client.get(PAGE)
    tokens = [card.token for card in page.context["cards"]]
    return client.post(PAGE, {"act": act, "change": tokens, **sent}, follow=True)


def states() -> set[str]:
    return {str(change.state) for change in draft_changes()}


def test_a_draft_as_published_has_no_changes(legal: Client, edition):
    assert "The draft says what" in legal.get(PAGE).content.decode()


def test_before_the_first_edition_there_is_nothing_to_approve(legal: Client, draft):
    assert "Nothing is published yet" in legal.get(PAGE).content.decode()


def test_a_change_is_shown_with_its_author_its_state_and_its_redline(legal: Client, change):
    page = legal.get(PAGE).content.decode()

    assert "by lena" in page
    assert page_of(ClauseRow.objects.get(key="rejection")) in page
    assert 'deleted: </span>Rejection<span class="visually-hidden">]</span></del> <ins>' in page
    assert 'desk-state-draft">draft<' in page


def test_from_draft_to_approved(legal: Client, second: Client, change):
    sent = act(legal, "send", note="Shorter.")
    assert "1 change sent to review." in sent.content.decode()
    assert "Shorter." in second.get(PAGE).content.decode()

    approved = act(second, "approve")

    assert "1 change approved." in approved.content.decode()
    assert states() == {"approved"}


def test_a_change_is_sent_back_only_with_a_reason(legal: Client, second: Client, change):
    act(legal, "send")

    silent = act(second, "return", note=" ")
    told = act(second, "return", note="Keep the old word.")

    assert "Say why it goes back" in silent.content.decode()
    assert "1 change sent back." in told.content.decode()
    page = legal.get(PAGE).content.decode()
    assert "Sent back by Carla:" in page
    assert "Keep the old word." in page


def test_the_author_is_offered_no_approval_and_refused_one(legal: Client, change):
    page = act(legal, "send")

    assert "You are among its authors" in page.content.decode()
    assert 'value="approve"' not in page.content.decode()
    refused = act(legal, "approve")
    assert "Somebody else approves what you wrote" in refused.content.decode()
    assert states() == {"in review"}


def test_what_changed_since_the_page_was_opened_is_not_approved(
    legal: Client, second: Client, change
):
    act(legal, "send")
    read = token(second.get(PAGE))
    save(legal, ClauseRow.objects.get(key="rejection"), heading="Turning Away")

    response = second.post(PAGE, {"act": "approve", "change": [read]})

    assert "since you opened this page" in response.content.decode()
    assert states() == {"draft"}


def test_many_are_approved_at_once_only_by_whoever_says_that_he_read_them(
    legal: Client, second: Client, change
):
    save(legal, QuestionRow.objects.get(key="inspection_days"), default="20")
    act(legal, "send")

    assert "you have read" in act(second, "approve").content.decode()
    assert states() == {"in review"}
    assert "2 changes approved." in act(second, "approve", read="on").content.decode()


@pytest.mark.parametrize("sent", [{"act": "publish"}, {"act": "send", "change": ["rejection"]}, {}])
def test_nonsense_changes_nothing(legal: Client, change, sent: dict[str, object]):
    response = legal.post(PAGE, sent)

    assert response.status_code == 200
    assert states() == {"draft"}


@pytest.mark.parametrize(
    ("query", "number"), [("", 2), ("?state=draft", 1), ("?state=in+review", 1), ("?state=mine", 1)]
)
def test_changes_are_picked_by_state(
    legal: Client, second: Client, change, query: str, number: int
):
    act(legal, "send")
    save(legal, QuestionRow.objects.get(key="inspection_days"), default="20")

    assert len(second.get(PAGE + query).context["cards"]) == number


def test_a_deletion_is_written_down_with_its_author(legal: Client, edition, lawyer: User):
    address = reverse("admin:clauses_definedtermrow_delete", args=[DefinedTermRow.objects.get().pk])

    legal.post(address, {"post": "yes"})

    entry = ChangeEntry.objects.get()
    assert (entry.kind, entry.key, entry.by) == ("term", "Batch", lawyer)
    assert "removed" in legal.get(PAGE).content.decode()


def test_a_deletion_from_the_list_is_written_down_too(legal: Client, edition, lawyer: User):
    sent = {"action": "delete_selected", "_selected_action": [DefinedTermRow.objects.get().pk]}

    legal.post(reverse("admin:clauses_definedtermrow_changelist"), sent | {"post": "yes"})

    assert ChangeEntry.objects.get().by == lawyer


def test_staff_without_the_permission_reads_but_does_not_act(change, buyer: User):
    buyer.is_staff = True
    buyer.save()
    buyer.user_permissions.add(Permission.objects.get(codename="view_changeentry"))
    client = Client()
    client.force_login(buyer)

    page = client.get(PAGE)

    assert 'name="act"' not in page.content.decode()
    for asked in ("send", "approve", "return"):
        sent = {"act": asked, "change": [token(page)], "note": "No."}
        assert client.post(PAGE, sent).status_code == 403


def test_staff_without_any_permission_is_refused(edition, buyer: User):
    buyer.is_staff = True
    buyer.save()
    client = Client()
    client.force_login(buyer)

    assert client.get(PAGE).status_code == 403


def test_the_publish_page_counts_what_waits_and_offers_no_button(legal: Client, change):
    page = legal.get("/admin/clauses/edition/publish/").content.decode()

    assert "1 of 1 change</a> not approved yet" in page
    assert '<input type="submit"' not in page


def test_publishing_what_nobody_approved_is_refused_even_when_sent(legal: Client, change):
    address = "/admin/clauses/edition/publish/"
    seen = filled_in(legal.get("/admin/clauses/edition/publish/"))

    response = legal.post(
        address,
        {
            **seen,
            "note": "Sneaked in.",
            "reviewed": legal.get(address).context["form"]["reviewed"].value(),
        },
    )

    assert "Nothing was published" in response.content.decode()

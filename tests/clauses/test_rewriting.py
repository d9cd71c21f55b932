"""One act on many things: words replaced in the whole draft, and changes taken back, without losing others."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from clauses.draft.states import draft_changes
from clauses.models import ClauseRow, DefinedTermRow, PositionRow
from tests.clauses.test_admin import save
from tests.clauses.test_admin_changes import PAGE, act

pytestmark = pytest.mark.slow
REPLACE = "/admin/clauses/libraryrow/replace/"
RENAMED = {"find": "Batch", "by": "Lot", "find_too": "Batches", "by_too": "Lots"}


def texts() -> str:
    return "\n".join(PositionRow.objects.values_list("text", flat=True))


def replaced(client: Client, *, without: str = "", **words: str):
    page = client.get(REPLACE, words)
    ticked = [f"{change.kind}|{change.key}" for change, _ in page.context["changes"]]
    sent = {"thing": [one for one in ticked if one != without], "seen": page.context["seen"]}
    return client.post(REPLACE, words | sent, follow=True)


def test_each_place_is_shown_before_anything_changes(legal: Client, edition):
    page = legal.get(REPLACE, RENAMED)

    told = page.content.decode()
    shown = {(change.kind, change.key) for change, _ in page.context["changes"]}
    assert {("term", "Batch"), ("clause", "incoming-inspection"), ("clause", "rejection")} <= shown
    assert '<ins><span class="visually-hidden">[inserted: </span>Lot' in told
    assert "Lot" not in texts()
    assert not draft_changes()


def test_a_term_that_was_renamed_comes_back_under_its_own_name_alone(legal: Client, edition):
    replaced(legal, **RENAMED)
    page = legal.get(PAGE)
    token = next(
        card.token for card in page.context["cards"] if card.change.difference.key == "Lot"
    )
    legal.post(PAGE, {"act": "undo", "change": [token]})

    assert DefinedTermRow.objects.get().term == "Batch"


def test_nothing_is_replaced_where_nothing_is_ticked(legal: Client, edition):
    before, page = texts(), legal.get(REPLACE, RENAMED)

    for things in ([], ["term|Nowhere"]):
        sent = {"seen": page.context["seen"], "thing": things}
        told = legal.post(REPLACE, RENAMED | sent, follow=True).content.decode()
        assert "Nothing was replaced. Tick what is to be changed." in told
    assert texts() == before


def test_a_term_is_renamed_everywhere_as_one_change_that_is_taken_back_as_one(
    legal: Client, edition
):
    term = DefinedTermRow.objects.get()
    before = texts()

    page = replaced(legal, **RENAMED)

    assert DefinedTermRow.objects.get().pk == term.pk
    assert (DefinedTermRow.objects.get().term, DefinedTermRow.objects.get().plurals) == (
        "Lot",
        ["Lots"],
    )
    assert "Batch" not in texts()
    act_on_many = page.context["acts"]
    assert [one["words"] for one in act_on_many] == ["“Batch” replaced by “Lot”"]
    assert act_on_many[0]["is_picked"]
    assert {change.made_by for change in draft_changes()} == {"“Batch” replaced by “Lot”"}

    tokens = [card.token for card in page.context["undoable"]]
    back = legal.post(PAGE, {"act": "undo", "change": tokens}, follow=True)

    assert "taken back" in back.content.decode()
    assert texts() == before
    assert not draft_changes()


def test_what_is_not_ticked_stays(legal: Client, edition):
    replaced(legal, without="clause|rejection", find="Batch", by="Lot")

    assert "a Batch" in PositionRow.objects.get(clause__key="rejection").text
    assert "each Lot" in texts()


def test_what_would_not_hold_together_is_refused(legal: Client, edition):
    before = texts()

    page = replaced(legal, find="Batch", by="Lot }}")

    assert "Nothing was replaced: the draft would not hold together." in page.content.decode()
    assert "stands here without its beginning" in page.content.decode()
    assert texts() == before


def test_words_that_no_text_holds_and_forms_that_are_not_filled_in_are_told(legal: Client, edition):
    assert (
        "No text of the draft holds these words."
        in legal.get(REPLACE, {"find": "unicorn", "by": "horse"}).content.decode()
    )
    assert "Write both" in legal.get(REPLACE, RENAMED | {"by_too": ""}).content.decode()
    assert (
        "These are the same words"
        in legal.get(REPLACE, {"find": "Batch", "by": "Batch"}).content.decode()
    )


def test_a_draft_that_moved_on_is_left_alone(legal: Client, edition):
    page = legal.get(REPLACE, RENAMED)
    save(legal, ClauseRow.objects.get(key="rejection"), heading="Refusal")
    before = texts()

    sent = RENAMED | {"thing": ["clause|rejection"], "seen": page.context["seen"]}
    after = legal.post(REPLACE, sent, follow=True)

    assert "Nothing was replaced; look again" in after.content.decode()
    assert texts() == before


def test_one_change_is_taken_back_and_another_stays(legal: Client, edition):
    save(legal, ClauseRow.objects.get(key="rejection"), heading="Refusal")
    save(legal, ClauseRow.objects.get(key="incoming-inspection"), heading="Looking")
    (token,) = [
        card.token
        for card in legal.get(PAGE).context["cards"]
        if card.change.name == ("clause", "rejection")
    ]

    legal.post(PAGE, {"act": "undo", "change": [token]})

    assert [change.name for change in draft_changes()] == [("clause", "incoming-inspection")]
    assert ClauseRow.objects.get(key="rejection").heading == "Rejection"
    assert ClauseRow.objects.get(key="incoming-inspection").heading == "Looking"


def test_a_change_that_moved_on_is_not_taken_back(legal: Client, edition):
    save(legal, ClauseRow.objects.get(key="rejection"), heading="Refusal")
    (token,) = [card.token for card in legal.get(PAGE).context["cards"]]
    save(legal, ClauseRow.objects.get(key="rejection"), heading="Refused")

    page = legal.post(PAGE, {"act": "undo", "change": [token]}, follow=True)

    assert "Nothing was done" in page.content.decode()
    assert ClauseRow.objects.get(key="rejection").heading == "Refused"


def test_a_change_on_which_others_rest_is_not_taken_back(legal: Client, edition):
    first = ClauseRow.objects.get(key="rejection")
    fresh = ClauseRow.objects.create(
        key="fresh", code="INS-05", heading="Fresh", section=first.section, order=900
    )
    fresh.positions.create(key="one", title="One", stance="neutral", text="It is new.", order=10)
    first.positions.update(text='See {{ ref("fresh") }}.')
    (token,) = [
        card.token
        for card in legal.get(PAGE).context["cards"]
        if card.change.name == ("clause", "fresh")
    ]

    page = legal.post(PAGE, {"act": "undo", "change": [token]}, follow=True)

    assert "other changes of the draft rest on it" in page.content.decode()
    assert ClauseRow.objects.filter(key="fresh").exists()


def test_only_those_who_edit_the_library_replace_words_or_take_changes_back(
    second_reader: Client, edition, legal: Client
):
    save(legal, ClauseRow.objects.get(key="rejection"), heading="Refusal")

    assert second_reader.get(REPLACE).status_code == 403
    assert act(second_reader, "undo").status_code == 403


@pytest.fixture
def second_reader(db) -> Client:
    """A browser of somebody who may read the changes and nothing else."""
    person = User.objects.create_user("reader", is_staff=True)
    person.user_permissions.add(Permission.objects.get(codename="view_changeentry"))
    client = Client()
    client.force_login(person)
    return client

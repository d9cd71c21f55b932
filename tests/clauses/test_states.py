"""States of a change: draft, in review, approved by somebody else, published."""

import pytest
from django.contrib.auth.models import User

from clauses.draft.states import (
    ChangeMovedOn,
    OwnChange,
    State,
    approve_changes,
    draft_changes,
    recording,
    send_back,
    send_to_review,
)
from clauses.models import ChangeEntry, ClauseRow, Edition, PositionRow
from clauses.publishing.publish import publish_edition
from tests.clauses.approving import publish_approved

pytestmark = pytest.mark.slow


def reword(text: str, *, by: User) -> None:
    with recording(by=by):
        PositionRow.objects.filter(key="usual").update(text=text)


def the_change():
    (change,) = draft_changes()
    return change


def seen() -> dict[tuple[str, str], str]:
    return {change.name: change.difference.fingerprint for change in draft_changes()}


@pytest.fixture
def change(edition: Edition, lawyer: User) -> None:
    """A clause that the lawyer has reworded."""
    reword("The Customer must show why.", by=lawyer)


@pytest.fixture
def in_review(change, lawyer: User) -> None:
    send_to_review(seen(), by=lawyer, note="Clearer, is it not?")


@pytest.fixture
def approved(in_review, counsel: User) -> None:
    approve_changes(seen(), by=counsel)


def test_before_the_first_edition_there_are_no_changes(draft, lawyer: User):
    reword("The Customer must show why.", by=lawyer)

    assert draft_changes() == ()
    assert not ChangeEntry.objects.exists()


def test_a_thing_that_was_edited_is_a_draft_of_its_author(change, lawyer: User):
    assert the_change().name == ("clause", "rejection")
    assert (the_change().state, the_change().authors) == (State.DRAFT, (lawyer,))


def test_a_draft_is_sent_to_review_with_a_note(in_review, lawyer: User):
    assert the_change().state is State.IN_REVIEW
    assert (the_change().last.by, the_change().last.note) == (lawyer, "Clearer, is it not?")


def test_somebody_else_approves(in_review, counsel: User):
    approve_changes(seen(), by=counsel)

    assert the_change().state is State.APPROVED


def test_its_author_does_not_approve(in_review, lawyer: User):
    with pytest.raises(OwnChange):
        approve_changes(seen(), by=lawyer)

    assert the_change().state is State.IN_REVIEW


def test_whoever_edited_it_on_the_way_does_not_approve_either(change, counsel: User, lawyer: User):
    reword("The Customer must prove why.", by=counsel)
    reword("The Customer must show why.", by=lawyer)
    send_to_review(seen(), by=lawyer, note="")

    with pytest.raises(OwnChange):
        approve_changes(seen(), by=counsel)

    assert set(the_change().authors) == {lawyer, counsel}


def test_sending_a_change_of_another_makes_nobody_its_author(change, counsel: User):
    send_to_review(seen(), by=counsel, note="")

    approve_changes(seen(), by=counsel)

    assert the_change().state is State.APPROVED


def test_of_a_change_by_nobody_knows_whom_the_sender_is_the_author(edition, lawyer: User):
    ClauseRow.objects.filter(key="rejection").update(heading="Refusal")
    assert the_change().authors == ()

    send_to_review(seen(), by=lawyer, note="")

    with pytest.raises(OwnChange):
        approve_changes(seen(), by=lawyer)


def test_the_same_form_posted_twice_is_written_down_once(change, counsel: User, lawyer: User):
    read = seen()
    for _ in range(2):
        assert send_to_review(read, by=lawyer, note="Please.") == 1
    for _ in range(2):
        assert approve_changes(read, by=counsel) == 1

    acts = ChangeEntry.objects.exclude(act="edited").order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["sent", "approved"]


def test_what_was_not_sent_is_not_approved(change, counsel: User):
    with pytest.raises(ChangeMovedOn):
        approve_changes(seen(), by=counsel)


def test_an_edit_after_the_approval_makes_it_a_draft_again(approved, lawyer: User):
    reword("The Customer must prove why.", by=lawyer)

    assert the_change().state is State.DRAFT


def test_an_edit_past_the_admin_makes_it_a_draft_too(approved):
    ClauseRow.objects.filter(key="rejection").update(heading="Refusal")

    assert the_change().state is State.DRAFT


def test_an_approval_of_older_words_is_refused(in_review, counsel: User, lawyer: User):
    read = seen()
    reword("The Customer must prove why.", by=lawyer)
    send_to_review(seen(), by=lawyer, note="")

    with pytest.raises(ChangeMovedOn):
        approve_changes(read, by=counsel)


def test_one_change_that_moved_on_keeps_the_others_from_being_approved(
    in_review, counsel: User, lawyer: User
):
    with recording(by=lawyer):
        ClauseRow.objects.filter(key="incoming-inspection").update(heading="Inspection")

    with pytest.raises(ChangeMovedOn):
        approve_changes(seen(), by=counsel)

    assert not ChangeEntry.objects.filter(act="approved").exists()


def test_it_is_sent_back_with_the_reason(in_review, counsel: User):
    send_back(seen(), by=counsel, note="Show what?")

    assert (the_change().state, the_change().last.note) == (State.DRAFT, "Show what?")


def test_an_approval_is_taken_back_by_sending_it_back(approved, counsel: User):
    send_back(seen(), by=counsel, note="On second thoughts, no.")

    assert the_change().state is State.DRAFT


def test_what_is_taken_back_altogether_is_no_change(approved, lawyer: User):
    reword("The Customer must say why it rejects a Batch.", by=lawyer)

    assert draft_changes() == ()


def test_a_removal_and_an_order_are_changes_too(edition, lawyer: User):
    with recording(by=lawyer):
        ClauseRow.objects.filter(key="rejection").update(order=1)
        PositionRow.objects.filter(key="certificate").delete()
        ClauseRow.objects.get(key="incoming-inspection").delete()

    told = {change.name: (change.difference.what, change.authors) for change in draft_changes()}
    assert told == {("clause", "incoming-inspection"): ("removed", (lawyer,))}


def test_an_order_has_authors(edition, lawyer: User):
    with recording(by=lawyer):
        ClauseRow.objects.filter(key="rejection").update(order=1)

    assert (the_change().difference.what, the_change().authors) == ("moved", (lawyer,))


def test_after_publishing_nothing_waits_and_old_approvals_count_no_more(
    change, lawyer: User, counsel: User
):
    publish_approved(by=lawyer)
    assert draft_changes() == ()

    reword("The Customer must say why it rejects a Batch.", by=counsel)
    reword("The Customer must show.", by=counsel)

    assert (the_change().state, the_change().authors) == (State.DRAFT, (counsel,))


def test_saving_without_a_change_writes_nothing(edition, lawyer: User):
    reword("The Customer must say why it rejects a Batch.", by=lawyer)

    assert not ChangeEntry.objects.exists()


def test_what_fails_is_not_written_down(edition, lawyer: User):
    def fail() -> None:
        with recording(by=lawyer):
            PositionRow.objects.filter(key="usual").update(text="The Customer must show why.")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert draft_changes() == ()
    assert not ChangeEntry.objects.exists()


def test_approved_changes_are_published(approved, lawyer: User):
    assert publish_edition(by=lawyer, note="Clearer.").number == 2

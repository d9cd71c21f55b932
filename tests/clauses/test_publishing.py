"""Publishing: the draft becomes an edition, unless it has errors or says nothing new."""

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from clauses.draft.change_texts import Change, FieldChange, changes
from clauses.draft.reviewing import DraftMovedOn, draft_sha256, review_draft
from clauses.draft.rows import draft_data
from clauses.library.data.codec import edition_json
from clauses.library.findings import Finding, Level, Place
from clauses.library.words.wordwise import Deleted, Inserted, SameWords
from clauses.models import ClauseRow, Edition, PositionRow, QuestionRow
from clauses.models.editions import fingerprint
from clauses.publishing.publish import (
    NotApproved,
    NothingToPublish,
    PublishRefused,
    ReasonMissing,
    publish_edition,
)
from tests.clauses.approving import publish_approved


@pytest.mark.slow
def test_publishing_numbers_the_editions(edition: Edition, lawyer: User):
    QuestionRow.objects.filter(key="inspection_days").update(default="20")

    second = publish_approved(by=lawyer, note="Shorter.")

    assert (edition.number, second.number) == (1, 2)
    assert second.library().question("inspection_days").default.source == "20"
    assert edition.library().question("inspection_days").default.source == "30"
    assert (second.published_by, second.release_note) == (lawyer, "Shorter.")


@pytest.mark.slow
def test_an_unchanged_draft_makes_no_edition(edition: Edition, lawyer: User):
    with pytest.raises(NothingToPublish):
        publish_edition(by=lawyer, note="Again.")

    assert Edition.objects.count() == 1


@pytest.mark.slow
def test_an_unchanged_draft_makes_an_edition_where_asked(edition: Edition, lawyer: User):
    again = publish_edition(by=lawyer, note="Again.", even_if_unchanged=True)

    assert (again.number, again.sha256) == (2, edition.sha256)


def test_a_draft_with_errors_is_refused_with_its_findings(draft, lawyer: User):
    PositionRow.objects.filter(key="usual").update(text='See {{ ref("nowhere") }}.')

    with pytest.raises(PublishRefused) as refused:
        publish_edition(by=lawyer, note="Broken.")

    assert [(finding.place.kind, finding.place.key) for finding in refused.value.findings] == [
        ("clause", "rejection")
    ]
    assert not Edition.objects.exists()


def test_a_draft_that_was_changed_after_its_review_is_refused(draft, lawyer: User):
    seen = draft_sha256()
    ClauseRow.objects.filter(key="rejection").update(heading="Refusal")

    with pytest.raises(DraftMovedOn):
        publish_edition(by=lawyer, note="Reviewed.", reviewed=seen)


@pytest.mark.django_db
def test_an_empty_draft_cannot_be_published(lawyer: User):
    with pytest.raises(PublishRefused):
        publish_edition(by=lawyer, note="Nothing.")


@pytest.mark.slow
def test_a_change_that_nobody_approved_is_refused(edition: Edition, lawyer: User):
    QuestionRow.objects.filter(key="inspection_days").update(default="20")

    with pytest.raises(NotApproved) as refused:
        publish_edition(by=lawyer, note="Shorter.")

    assert [change.name for change in refused.value.changes] == [("question", "inspection_days")]


@pytest.mark.slow
def test_texts_reviewed_as_files_need_no_approval_and_the_edition_says_so(
    edition: Edition, lawyer: User
):
    QuestionRow.objects.filter(key="inspection_days").update(default="20")

    second = publish_edition(by=lawyer, note="Shorter.", reviewed_as_files=True)

    assert (edition.exemption, second.exemption) == ("first", "files")
    assert "reviewed as files" in second.get_exemption_display()


WARNING = Finding(Level.WARNING, "some-warning", "This is odd.", Place("clause", "rejection"))


@pytest.fixture
def warned(draft, monkeypatch) -> Finding:
    """A draft in which lint finds something odd."""
    monkeypatch.setattr("clauses.draft.reviewing.lint", lambda library: (WARNING,))
    return WARNING


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_a_warning_without_a_reason_is_refused(warned: Finding, lawyer: User, reason: str | None):
    reasons = {} if reason is None else {warned: reason}

    with pytest.raises(ReasonMissing) as refused:
        publish_edition(by=lawyer, note="First.", reasons=reasons)

    assert refused.value.warnings == (warned,)


def test_the_reason_for_a_warning_is_kept_with_the_edition(warned: Finding, lawyer: User):
    edition = publish_edition(by=lawyer, note="First.", reasons={warned: " It is meant. "})

    kept = edition.accepted_warnings.get()
    assert (kept.code, kept.place, kept.reason) == (
        "some-warning",
        'clause "rejection"',
        "It is meant.",
    )


def test_the_draft_is_read_in_few_queries(draft, django_assert_max_num_queries):
    with django_assert_max_num_queries(21):
        review_draft()


def test_changes_are_told_word_by_word(draft):
    before = draft_data()
    PositionRow.objects.filter(key="usual").update(
        text="The Customer must show why it rejects a Batch."
    )

    found = changes(before, draft_data())

    assert found == (
        Change(
            "clause",
            "rejection",
            "Rejection",
            "changed",
            (
                FieldChange(
                    "position “usual”: text",
                    (
                        SameWords("The Customer must ", "The Customer must "),
                        Deleted("say "),
                        Inserted("show "),
                        SameWords("why it rejects a Batch.", "why it rejects a Batch."),
                    ),
                ),
            ),
        ),
    )


def test_things_that_come_go_and_move_are_told(draft):
    before = draft_data()
    ClauseRow.objects.filter(key="incoming-inspection").update(order=99)
    QuestionRow.objects.filter(key="customer_party").delete()
    ClauseRow.objects.create(
        key="new-one",
        code="NEW-01",
        heading="New",
        section=ClauseRow.objects.first().section,
        chosen_by="stance",
    )

    found = changes(before, draft_data())

    assert {(change.kind, change.key, change.what) for change in found} == {
        ("clause", "new-one", "added"),
        ("question", "customer_party", "removed"),
        ("clause", "", "moved"),
    }


def test_nothing_changed_is_no_change(draft):
    assert changes(draft_data(), draft_data()) == ()


def test_line_ends_are_no_change_but_new_paragraphs_are(draft):
    before = draft_data()

    PositionRow.objects.filter(key="usual").update(
        text="The Customer must\nsay why it rejects a Batch.\n"
    )
    assert changes(before, draft_data()) == ()

    PositionRow.objects.filter(key="usual").update(
        text="The Customer must say\n\nwhy it rejects a Batch."
    )
    assert [change.key for change in changes(before, draft_data())] == ["rejection"]


@pytest.mark.slow
def test_another_format_alone_is_no_change_to_publish(draft, lawyer: User):
    """The edition was published by an earlier version, which wrote another format."""
    content = edition_json(draft_data(), version=(1, 1))
    Edition.objects.create(
        number=1,
        title="Earlier",
        content=content,
        sha256=fingerprint(content),
        release_note="By an earlier version.",
        published_at=timezone.now(),
        published_by=lawyer,
    )

    with pytest.raises(NothingToPublish):
        publish_edition(by=lawyer, note="Nothing but the format.")
    QuestionRow.objects.filter(key="inspection_days").update(default="20")
    assert publish_approved(by=lawyer).number == 2

"""A thing of the library over the editions."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from clauses.library.words.wordwise import Deleted, Inserted, SameWords
from clauses.models import ClauseRow, Edition, PositionRow
from clauses.publishing.edition_history import history_of
from tests.clauses.approving import publish_approved
from tests.clauses.test_admin import page_of

pytestmark = pytest.mark.slow

REJECTION = ("clause", "rejection")

SIGNS = {Inserted: "+", Deleted: "-"}


def reword(old: str, new: str) -> None:
    position = PositionRow.objects.get(clause__key="rejection")
    position.text = position.text.replace(old, new)
    position.save()


def told() -> list[tuple[str, str, str]]:
    return [
        (
            str(entry.edition or "draft"),
            entry.change.what,
            " ".join(
                f"{SIGNS[type(piece)]}{piece.words.strip()}"
                for field in entry.change.fields
                for piece in field.pieces
                if not isinstance(piece, SameWords)
            ),
        )
        for entry in history_of(REJECTION)
    ]


@pytest.fixture
def published(edition: Edition, lawyer: User) -> None:
    """Three editions, of which the second and the third change other things of the library."""
    reword("say why", "show why")
    publish_approved(by=lawyer, note="Reasons must be shown.")
    ClauseRow.objects.filter(key="incoming-inspection").update(plain="Another sentence.")
    publish_approved(by=lawyer, note="Something else.")


def test_only_the_editions_that_changed_it_are_told_the_newest_first(published):
    first, second = told()[1], told()[0]

    assert second == ("Edition 2", "changed", "-say +show")
    assert first[:2] == ("Edition 1", "added")


def test_what_the_draft_changes_stands_above_the_editions(published):
    reword("show why", "prove why")

    assert told()[0] == ("draft", "changed", "-show +prove")


def test_a_thing_that_goes_and_comes_again_is_told_so(published, lawyer: User):
    ClauseRow.objects.filter(key="rejection").update(key="refusal")

    assert told()[0][:2] == ("draft", "removed")
    assert [entry.change.what for entry in history_of(("clause", "refusal"))] == ["added"]


def test_spaces_are_no_change(published):
    reword(" ", "  ")

    assert told()[0][0] == "Edition 2"


def test_the_page_tells_who_when_and_why(published, legal: Client):
    row = ClauseRow.objects.get(key="rejection")

    page = legal.get(page_of(row).replace("change/", "history/")).content.decode()

    assert "Reasons must be shown." in page
    assert "Something else." not in page
    assert "<ins>" in page
    assert legal.get("/admin/clauses/clauserow/987654/history/").status_code in (302, 404)

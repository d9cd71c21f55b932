"""What is added at the desk stands last: it never comes before what is there, nor becomes the default by accident."""

import pytest

from clauses.draft.reviewing import review_draft
from clauses.draft.rows import replace_draft
from clauses.library.data.folder import read_folder
from clauses.library.deal.selection import ways
from clauses.models import ClauseRow, PositionRow
from tests.clauses.test_models import EVERY_ROW
from tests.content.shipped import CONTENT

ORDERED = [model for model in EVERY_ROW if any(one.name == "order" for one in model._meta.fields)]


@pytest.fixture
def shipped(db: None) -> None:
    replace_draft(read_folder(CONTENT)[0])


@pytest.mark.slow
def test_the_order_of_a_new_row_is_behind_all_others(shipped):
    assert len(ORDERED) > 12
    assert {
        model.__name__
        for model in ORDERED
        if any(row.order >= model().order for row in model.objects.all())
    } == set()


@pytest.mark.slow
def test_a_new_fallback_is_last_and_changes_no_default(shipped):
    """Each clause gets one, as balanced as the one that is the default now, with the order that the page fills in."""
    before = {one.key: ways(one) for one in review_draft().library.clauses}
    PositionRow.objects.bulk_create(
        PositionRow(
            clause=clause,
            key="newest",
            title="Newest",
            stance="balanced",
            when="1 == 2",
            text="It pays.",
        )
        for clause in ClauseRow.objects.all()
    )

    after = review_draft().library.clauses

    assert len(after) == len(before) > 70
    assert [one.key for one in after if one.positions[-1].key != "newest"] == []
    assert [
        one.key
        for one in after
        if any(way.position.stance == "balanced" for way in before[one.key])
        and before[one.key][-1].position.key != ways(one)[-1].position.key
        and one.chosen_by == "stance"
    ] == []

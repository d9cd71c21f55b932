"""What a process has read of an agreement's answers it reads once; what it says is never older than the database."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from agreements.acts.saving import create_agreement
from agreements.models import latest_answers
from agreements.models.latest_answers import forget_latest_answers
from agreements.standing.current import standing_of


@pytest.fixture
def deal(fresh_database, agreement, petra):
    """Committed: within a transaction nothing is remembered."""
    forget_latest_answers()
    agreement.record("product", "A pump", by=petra, seen=None)
    agreement.record("days", 30, by=petra, seen=None)
    return agreement


def stands(agreement) -> list[tuple[str, int, object]]:
    return [(key, row.pk, row.value) for key, row in agreement.latest_answers().items()]


def told_by(agreement) -> str:
    """The one query by which the answers are read."""
    with CaptureQueriesContext(connection) as asked:
        agreement.latest_answers()
    (one,) = asked
    return one["sql"]


def as_the_database_says(agreement) -> list[tuple[str, int, object]]:
    with transaction.atomic():
        return stands(agreement)


def test_what_came_since_is_read_and_nothing_that_was_read_before(deal, petra):
    assert stands(deal) == as_the_database_says(deal)
    first = deal.latest_answers()["days"]

    deal.record("days", 45, by=petra, seen=first.pk)
    deal.record("markets", ["us"], by=petra, seen=None)

    assert [key for key, _, _ in stands(deal)] == ["product", "days", "markets"]
    assert stands(deal) == as_the_database_says(deal)
    assert "MAX(" not in told_by(deal)
    assert first.value == 30
    assert standing_of(deal).answers["days"] == 45


def test_what_was_read_in_a_transaction_that_failed_is_forgotten(deal, petra):
    before = stands(deal)

    with transaction.atomic():
        deal.record("days", 45, by=petra, seen=before[-1][1])
        assert standing_of(deal).answers["days"] == 45
        transaction.set_rollback(True)

    assert stands(deal) == before
    assert standing_of(deal).answers["days"] == 30


@pytest.mark.parametrize("another", [{"value": 31}, {"pk": 10_000}])
def test_everything_is_read_anew_where_the_last_row_is_another(deal, another, monkeypatch):
    row = deal.latest_answers().known.rows["days"].again()
    for name, value in another.items():
        setattr(row, name, value)
    known = latest_answers.KnownAnswers({"days": row})

    # As after a restore, by which the rows of this agreement have become others.
    monkeypatch.setitem(latest_answers._known, deal.pk, known)

    assert stands(deal) == as_the_database_says(deal)


def test_a_row_that_one_request_looked_into_is_another_for_the_next(deal, petra):
    assert deal.latest_answers()["days"].by == petra
    petra.first_name = "Petronella"
    petra.save()

    assert deal.latest_answers()["days"].by.first_name == "Petronella"


def test_few_agreements_are_kept(deal, petra, edition, monkeypatch):
    deal.latest_answers()
    monkeypatch.setattr(latest_answers, "KNOWN_AGREEMENTS", 1)
    other = create_agreement(title="Valve", path="full", edition=edition, by=petra)
    other.record("days", 60, by=petra, seen=None)
    other.latest_answers()

    assert "MAX(" in told_by(deal)
    assert "MAX(" not in told_by(deal)

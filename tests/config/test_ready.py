"""What is done before the first request, so that nobody waits for it: the editions in use are read."""

import gc
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.db import connection

from agreements.acts.saving import create_agreement
from agreements.models.remembered import forget_everything
from agreements.standing.current import standing_of
from clauses.models import Edition, EditionDamaged
from clauses.models.editions import library_of_edition
from config import start
from tests.agreements.examples import make_edition


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    library_of_edition.cache_clear()
    forget_everything()
    usual = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*usual)
    forget_everything()


@pytest.fixture
def edition(fresh_database) -> Edition:
    return make_edition(User.objects.create_user("legal"))


@pytest.mark.slow
def test_the_edition_of_an_agreement_is_read_before_anybody_asks(
    edition, django_assert_num_queries
):
    agreement = create_agreement(
        title="A deal", path="full", edition=edition, by=edition.published_by
    )

    start.make_ready()

    with django_assert_num_queries(1):
        assert standing_of(agreement).assembled.document.sections


@pytest.mark.slow
def test_an_edition_that_nobody_may_use_is_left_alone(edition, django_assert_num_queries):
    start.make_ready()

    with django_assert_num_queries(1):
        edition.library()


@pytest.mark.slow
def test_the_start_leaves_no_connection_open(fresh_database):
    assert Edition.objects.count() == 0

    start.make_ready()

    assert connection.connection is None


@pytest.mark.slow
@pytest.mark.parametrize("what", [start.DatabaseError("away"), EditionDamaged("Edition 1")])
def test_a_worker_starts_where_no_edition_can_be_read(fresh_database, monkeypatch, caplog, what):
    def fail() -> None:
        raise what

    monkeypatch.setattr(start, "make_editions_ready", fail)

    start.make_ready()

    assert f"No edition was read before the first request: {what}" in caplog.text
    assert gc.get_freeze_count()


@pytest.mark.slow
def test_the_collector_seldom_looks_at_what_a_page_makes(fresh_database):
    start.make_ready()

    assert gc.get_threshold()[0] == start.NEW_BEFORE_COLLECTING

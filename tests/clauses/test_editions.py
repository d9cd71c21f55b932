"""Editions: the database refuses to change them, and their library is what was published."""

import json

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from clauses.draft.states import recording
from clauses.library.data.codec import VERSIONS, library_from
from clauses.models import (
    AcceptedWarning,
    ClauseRow,
    Edition,
    EditionApproval,
    EditionDamaged,
    ProofRun,
)
from clauses.models.editions import fingerprint
from clauses.publishing.publish import approve_edition

TABLES = [
    "clauses_edition",
    "clauses_editionapproval",
    "clauses_changeentry",
    "clauses_acceptedwarning",
    "clauses_proofrun",
]


@pytest.fixture
def approval(edition: Edition, lawyer: User) -> EditionApproval:
    return approve_edition(edition, by=lawyer, note="Read in full.")


@pytest.fixture
def rows(approval: EditionApproval, edition: Edition, lawyer: User) -> None:
    """A row in each table that is only added to."""
    with recording(by=lawyer):
        ClauseRow.objects.filter(key="rejection").update(heading="Refusal")
    AcceptedWarning.objects.create(edition=edition, code="a", place="b", message="c", reason="d")
    assert ProofRun.objects.count() == 1  # publishing has proved the edition


@pytest.mark.postgres
@pytest.mark.slow
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_the_database_refuses_to_change_or_delete(rows, table: str, statement: str):
    before = count(table)

    with pytest.raises(IntegrityError, match="never changed or deleted"), transaction.atomic():
        connection.cursor().execute(statement.format(table))

    assert count(table) == before == 1


def count(table: str) -> int:
    cursor = connection.cursor()
    cursor.execute(f"SELECT count(*) FROM {table}")
    return cursor.fetchone()[0]


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL knows TRUNCATE")
@pytest.mark.parametrize("table", TABLES)
def test_postgresql_refuses_to_truncate(rows, table: str):
    connection.check_constraints()  # settles what the test has written, as a commit would

    with pytest.raises(IntegrityError, match="never changed or deleted"), transaction.atomic():
        connection.cursor().execute(f"TRUNCATE {table} CASCADE")


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="a statement of SQLite")
def test_sqlite_refuses_to_replace(edition: Edition):
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        connection.cursor().execute(
            "INSERT OR REPLACE INTO clauses_edition SELECT * FROM clauses_edition"
        )


def test_saving_or_deleting_through_a_model_is_refused_too(edition: Edition):
    edition.title = "Another title"

    with pytest.raises(IntegrityError), transaction.atomic():
        edition.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        edition.delete()


def test_the_library_of_an_edition_is_what_was_published(edition: Edition):
    library = edition.library()

    clause = library.clause("incoming-inspection")
    assert (library.title, clause.heading) == ("A small library", "Incoming Inspection")
    assert library == library_from(json.loads(edition.content))[0]


def test_the_library_is_read_once_a_process(edition: Edition, django_assert_num_queries):
    first = edition.library()

    with django_assert_num_queries(0):
        assert Edition.library(edition) is first


def test_content_that_does_not_match_its_fingerprint_is_refused(edition: Edition, lawyer: User):
    damaged = Edition.objects.create(
        number=2,
        title="Damaged",
        content=edition.content.replace("30", "31"),
        sha256=edition.sha256,
        release_note="",
        published_at=edition.published_at,
        published_by=lawyer,
    )

    with pytest.raises(EditionDamaged, match="does not match"):
        damaged.library()


def test_the_content_carries_its_format_and_is_hashed_as_it_stands(edition: Edition):
    data = json.loads(edition.content)

    assert (data["format"], data["language_version"]) == VERSIONS[-1]
    assert edition.sha256 == fingerprint(edition.content)
    assert edition.content == json.dumps(
        data, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def test_an_edition_is_printed_as_json(edition: Edition, capsys):
    call_command("export_edition", "1")

    assert capsys.readouterr().out == edition.content + "\n"


def test_an_edition_that_is_not_there_cannot_be_printed(db):
    with pytest.raises(Exception, match="There is no edition 7"):
        call_command("export_edition", "7")


def test_a_second_approval_by_the_same_person_is_the_first(approval, edition, lawyer: User):
    again = approve_edition(edition, by=lawyer, note="Another ground.")

    assert (again.pk, again.note) == (approval.pk, "Read in full.")
    assert edition.is_approved

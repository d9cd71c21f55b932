"""The rows of an agreement: who sees it, how answers are added, and that nothing is ever changed."""

import hashlib

import pytest
from django.contrib.auth.models import AnonymousUser, Group, User
from django.core.files.base import ContentFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agreements.models import (
    Agreement,
    AlreadyIssued,
    Answer,
    Approval,
    EditionDecision,
    Given,
    IssuedCopy,
    StaleAnswer,
)
from tests.agreements.examples import make_edition


def issued(agreement: Agreement, by: User) -> IssuedCopy:
    return IssuedCopy.objects.create(
        agreement=agreement,
        number="CP-2026-0001",
        pdf=ContentFile(b"%PDF", name="copy.pdf"),
        sha256=hashlib.sha256(b"%PDF").hexdigest(),
        answers={},
        edition=agreement.edition,
        issued_by=by,
        issued_at=timezone.now(),
    )


def test_a_recorded_answer_counts(agreement, petra):
    agreement.record("days", 45, by=petra, seen=None)

    assert agreement.answers_json() == {"days": 45}


def test_the_last_answer_counts_and_the_first_stays(agreement, petra):
    first = agreement.record("days", 45, by=petra, seen=None)

    agreement.record("days", 50, by=petra, seen=first.pk)

    assert agreement.answers_json() == {"days": 50}
    assert [answer.value for answer in agreement.answer_rows.all()] == [45, 50]


def test_an_agreement_is_assembled_from_its_answers(agreement, petra):
    agreement.record("days", 45, by=petra, seen=None)

    assembled = agreement.assembled()

    assert agreement.answers() == {"days": 45}
    assert [clause.key for clause in assembled.document.clauses()] == ["inspection", "warranty"]


def test_a_cleared_answer_is_no_answer(agreement, petra):
    first = agreement.record("days", 45, by=petra, seen=None)

    agreement.record("days", None, by=petra, seen=first.pk)

    assert agreement.answers_json() == {}


def test_the_same_answer_again_adds_nothing(agreement, petra):
    first = agreement.record("days", 45, by=petra, seen=None)

    assert agreement.record("days", 45, by=petra, seen=first.pk) is None
    assert agreement.answer_rows.count() == 1


def test_an_answer_on_an_old_version_is_refused_and_the_newer_is_told(agreement, petra, paul):
    newer = agreement.record("days", 45, by=paul, seen=None)

    with pytest.raises(StaleAnswer) as refusal:
        agreement.record("days", 50, by=petra, seen=None)

    assert refusal.value.latest == newer
    assert agreement.answers_json() == {"days": 45}


def test_many_answers_are_one_lock_and_one_write(agreement, petra, django_assert_max_num_queries):
    given = {f"question_{number}": Given(number, None) for number in range(100)}

    with django_assert_max_num_queries(8):
        agreement.record_all(given, by=petra)

    assert agreement.answers_json() == {key: one.value for key, one in given.items()}


def test_of_many_answers_only_the_overtaken_wait(agreement, petra, paul):
    newer = agreement.record("days", 45, by=paul, seen=None)

    recorded = agreement.record_all({"days": Given(50, None), "share": Given(10, None)}, by=petra)

    assert recorded.stale == {"days": newer}
    assert list(recorded.added) == ["share"]
    assert agreement.answers_json() == {"days": 45, "share": 10}


def test_the_history_is_not_loaded_to_know_the_last_answers(agreement, petra):
    for days in range(30):
        agreement.record("days", days, by=petra, seen=last(agreement, "days"))
    agreement.record("share", 10, by=petra, seen=None)

    with CaptureQueriesContext(connection) as queries:
        latest = agreement.latest_answers()

    assert len(queries) == 1
    assert {key: answer.value for key, answer in latest.items()} == {"days": 29, "share": 10}
    with connection.cursor() as cursor:
        cursor.execute(queries[0]["sql"])
        assert len(cursor.fetchall()) == 2


def last(agreement: Agreement, key: str) -> int | None:
    answer = agreement.latest_answers().get(key)
    return answer.pk if answer else None


def test_answers_to_different_questions_merge(agreement, petra, paul):
    agreement.record("days", 45, by=paul, seen=None)

    agreement.record("share", 10, by=petra, seen=None)

    assert agreement.answers_json() == {"days": 45, "share": 10}


def test_an_issued_agreement_takes_no_answer(agreement, petra):
    issued(agreement, petra)

    with pytest.raises(AlreadyIssued):
        agreement.record("days", 45, by=petra, seen=None)


def test_saving_a_step_is_noted_but_is_no_answer(agreement, petra):
    agreement.record("step.deal", True, by=petra, seen=None)

    assert agreement.answers_json() == {}


def test_the_owner_and_legal_see_an_agreement_and_others_do_not(agreement, petra, paul, lena):
    assert list(Agreement.objects.visible_to(petra)) == [agreement]
    assert list(Agreement.objects.visible_to(lena)) == [agreement]
    assert list(Agreement.objects.visible_to(paul)) == []


def test_whom_it_is_shared_with_sees_it_once(agreement, paul, petra):
    agreement.shared_with.add(paul, petra)

    assert list(Agreement.objects.visible_to(paul)) == [agreement]
    assert list(Agreement.objects.visible_to(petra)) == [agreement]


def test_a_superuser_sees_every_agreement(agreement, db):
    chief = User.objects.create_superuser("chief")

    assert list(Agreement.objects.visible_to(chief)) == [agreement]
    assert AnonymousUser() != chief


def test_the_three_groups_are_there(db):
    groups = set(Group.objects.values_list("name", flat=True))
    assert groups >= {"Legal", "Procurement", "Quality"}


@pytest.fixture
def rows(agreement, petra) -> dict[str, int]:
    """One row in each table that only grows."""
    answer = agreement.record("days", 45, by=petra, seen=None)
    approval = Approval.objects.create(
        agreement=agreement,
        edition=agreement.edition,
        clause="a",
        position="b",
        kind="legal",
        by=petra,
        at=timezone.now(),
    )
    decision = EditionDecision.objects.create(
        agreement=agreement,
        edition=make_edition(petra, number=2),
        came_from=agreement.edition,
        act="stayed",
        by=petra,
        at=timezone.now(),
    )
    return {
        "agreements_answer": answer.pk,
        "agreements_approval": approval.pk,
        "agreements_editiondecision": decision.pk,
        "agreements_issuedcopy": issued(agreement, petra).pk,
    }


PROTECTED = (
    "agreements_answer",
    "agreements_approval",
    "agreements_editiondecision",
    "agreements_issuedcopy",
)


@pytest.mark.postgres
@pytest.mark.parametrize("table", PROTECTED)
@pytest.mark.parametrize("change", ["UPDATE {} SET agreement_id = agreement_id", "DELETE FROM {}"])
def test_the_database_refuses_to_change_what_was_recorded(rows, table, change):
    with (
        pytest.raises(IntegrityError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change.format(table))


@pytest.mark.postgres
@pytest.mark.parametrize("table", PROTECTED)
def test_the_database_refuses_to_empty_a_table(rows, table):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # or it refuses for another reason
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            cursor.execute(f"TRUNCATE {table} CASCADE")


def test_an_answer_cannot_be_saved_again_through_its_model(rows):
    answer = Answer.objects.get(pk=rows["agreements_answer"])
    answer.value = 99

    with pytest.raises(IntegrityError), transaction.atomic():
        answer.save()

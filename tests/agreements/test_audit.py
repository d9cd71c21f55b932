"""The audit log: every act is in it once, and whoever changes a row or an entry past the triggers is found."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from agreements.acts.chaining import chain_what_is_new
from agreements.acts.erasing import erase_deleted_agreements
from agreements.acts.putting_away import delete
from agreements.models import AccessEntry, Agreement, Answer, AuditEntry
from agreements.standing.audit_chain import audit_head, broken_links
from agreements.standing.audit_sources import AUDITED, NOT_PROTECTED, unprotected
from clauses.models.immutability import protected_tables
from tests.agreements.approving import ask_for
from tests.agreements.test_asking import propose_narrow


def tell(entry: AuditEntry) -> tuple[str, str | None, str]:
    return entry.act, entry.who and entry.who.username, entry.about


@pytest.mark.django_db
def test_every_table_that_is_only_added_to_is_in_the_log():
    audited = {source.rows._meta.db_table for source in AUDITED}

    assert protected_tables() - {"agreements_auditentry"} == audited - NOT_PROTECTED


def test_each_act_stands_in_the_log_once_and_the_log_follows_on(wide, lena, petra, browser):
    browser.get(f"/agreements/{wide.pk}/")
    browser.get(f"/agreements/{wide.pk}/history/")  # within the same hour
    browser.get(f"/agreements/{wide.pk}/agreement.json")
    ask_for(wide)
    propose_narrow(wide, lena)
    added = chain_what_is_new()

    wide.record("notice_days", 12, by=petra, seen=None)
    assert chain_what_is_new() == 1
    assert chain_what_is_new() == 0

    told = [tell(entry) for entry in AuditEntry.objects.order_by("number")]
    assert len(told) == added + 1 == audit_head().number
    assert told[-1] == ("answered", "petra", "notice_days")
    assert [one for one in told if one[0] in ("looked", "took a file")] == [
        ("looked", "petra", f"/agreements/{wide.pk}/"),
        ("took a file", "petra", f"/agreements/{wide.pk}/agreement.json"),
    ]
    acts = {one[0] for one in told}
    assert acts >= {"published", "approved for use", "answered", "asked for approval", "proposed"}
    assert list(broken_links()) == []


@pytest.mark.asked
def test_log_ins_refused_ones_and_log_outs_are_written_down(client, petra):
    petra.set_password("a long password")
    petra.save()
    for name, password in (
        ("petra", "wrong"),
        ("my secret", "wrong"),
        ("petra", "a long password"),
    ):
        client.post("/login/", {"username": name, "password": password})
    client.post("/logout/")

    assert list(AccessEntry.objects.values_list("act", "who__username", "address")) == [
        ("log-in refused", "petra", "127.0.0.1"),
        ("log-in refused", None, "127.0.0.1"),
        ("logged in", "petra", "127.0.0.1"),
        ("logged out", "petra", "127.0.0.1"),
    ]


def unprotect(table: str) -> None:
    """As whoever may drop triggers."""
    statements = {
        "sqlite": (f"DROP TRIGGER {table}_no_update", f"DROP TRIGGER {table}_no_delete"),
        "postgresql": (f"DROP TRIGGER {table}_no_change ON {table}",),
    }
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)


DAMAGES = {
    "a row changed": (
        "agreements_answer",
        lambda: Answer.objects.filter(key="product").update(value="Nothing"),
        "of agreements.answer was changed.",
    ),
    "a row gone": (
        "agreements_answer",
        lambda: Answer.objects.filter(key="product").delete(),
        "of agreements.answer is gone.",
    ),
    "an entry changed": (
        "agreements_auditentry",
        lambda: AuditEntry.objects.filter(number=2).update(about="nothing"),
        "Entry 2 was changed",
    ),
    "an entry gone": (
        "agreements_auditentry",
        lambda: AuditEntry.objects.filter(number=2).delete(),
        "Entries 2 to 2 are gone.",
    ),
}


def test_the_command_finds_what_was_changed_past_the_triggers(wide):
    said, complaint = StringIO(), StringIO()
    call_command("verify_audit", stdout=said)
    assert f"head {audit_head().sha256}" in said.getvalue()
    assert unprotected() == []

    for table, damage, words in DAMAGES.values():
        with pytest.raises(IntegrityError), transaction.atomic():
            damage()
        with transaction.atomic():
            unprotect(table)
            assert unprotected() == [table]
            damage()
            with pytest.raises(CommandError):
                call_command("verify_audit", stderr=complaint)
            transaction.set_rollback(True)
        assert words in complaint.getvalue()
    assert list(broken_links()) == []


def test_what_no_worker_has_seen_for_a_day_is_told(agreement, petra):
    then = timezone.now() - timedelta(days=2)
    Answer.objects.create(agreement=agreement, key="product", value="Pump", by=petra, at=then)

    assert list(broken_links()) == [
        "1 rows of agreements.answer are older than a day and in no entry."
    ]


def test_an_erased_agreement_leaves_its_entries_and_a_log_that_follows_on(wide, petra):
    chain_what_is_new()
    delete(wide, by=petra)
    Agreement.objects.filter(pk=wide.pk).update(deleted_at=timezone.now() - timedelta(days=31))
    chain_what_is_new()

    erase_deleted_agreements()
    chain_what_is_new()

    assert AuditEntry.objects.filter(agreement=wide.pk, act="answered").exists()
    assert AuditEntry.objects.order_by("number").last().act == "erased"
    assert list(broken_links()) == []


def test_administrators_alone_read_the_log_and_nobody_writes_it(wide, lena, browser_of):
    chain_what_is_new()
    lena.is_staff = True
    lena.save()
    chief = User.objects.create_superuser("chief")

    page = browser_of(chief).get("/admin/agreements/auditentry/?q=product")

    assert "answered" in page.content.decode()
    assert browser_of(lena).get("/admin/agreements/auditentry/").status_code == 403
    assert browser_of(chief).get("/admin/agreements/auditentry/add/").status_code == 403

"""Demo people: who they are, and that a second run changes nothing of theirs."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def test_legal_may_edit_the_clause_library_and_the_address_book_and_nothing_else():
    call_command("create_demo_people")

    legal = User.objects.get(username="legal")
    assert legal.is_staff
    assert not legal.is_superuser
    assert [group.name for group in legal.groups.all()] == ["Legal"]
    others = {name for name in legal.get_all_permissions() if not name.startswith("clauses.")}
    acts = ("add", "change", "delete", "view")
    assert others == {
        f"agreements.{act}_{book}" for act in acts for book in ("company", "companycontact")
    }


def test_procurement_is_not_staff():
    call_command("create_demo_people")

    for username in ("procurement", "procurement2"):
        person = User.objects.get(username=username)
        assert not person.is_staff
        assert [group.name for group in person.groups.all()] == ["Procurement"]


def test_a_second_run_keeps_the_password_that_somebody_set():
    call_command("create_demo_people")
    person = User.objects.get(username="procurement")
    person.set_password("a better password")
    person.save()

    call_command("create_demo_people")

    person.refresh_from_db()
    assert person.check_password("a better password")

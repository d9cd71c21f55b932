"""Demo people: who they are, how they are made, and how a database that real people use is known to hold none."""

import secrets
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission, User
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from clauses.models import Edition, EditionApproval

PUBLIC_PASSWORD = "counterpart-demo"
DEMO_PEOPLE = (
    ("procurement", "Procurement", "Petra", "Marsh"),
    ("procurement2", "Procurement", "Paul", "Okafor"),
    ("legal", "Legal", "Lena", "Hartmann"),
    ("counsel", "Legal", "Carla", "Nwosu"),  # approves what Lena changes in the library
    ("quality", "Quality", "Quentin", "Adeyemi"),
)


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Who may log in, and the password where it can be told: what somebody chose himself is not known."""

    username: str
    group: str
    password: str
    is_told_once: bool


@transaction.atomic
def create_demo_people(*, is_open: bool) -> tuple[DemoPerson, ...]:
    """Create who is missing; whoever is there keeps his password.

    Where the installation is open to others, nobody gets or keeps the password that everybody knows.
    """
    return tuple(_demo_person(*fields, is_open=is_open) for fields in DEMO_PEOPLE)


def _demo_person(
    username: str, group: str, first_name: str, last_name: str, *, is_open: bool
) -> DemoPerson:
    is_legal = group == "Legal"
    person, is_new = User.objects.get_or_create(
        username=username,
        defaults={"first_name": first_name, "last_name": last_name, "is_staff": is_legal},
    )
    is_public = not is_new and person.check_password(PUBLIC_PASSWORD)
    password = PUBLIC_PASSWORD if is_public else ""
    if is_new or (is_public and is_open):
        password = secrets.token_urlsafe(12) if is_open else PUBLIC_PASSWORD
        person.set_password(password)
        person.save()
    person.groups.add(Group.objects.get_or_create(name=group)[0])
    if is_legal:
        library, book = (
            Q(content_type__app_label="clauses"),
            Q(content_type__app_label="agreements", content_type__model__startswith="company"),
        )
        person.user_permissions.set(Permission.objects.filter(library | book))
    return DemoPerson(username, group, password, is_told_once=is_open)


def demo_people() -> QuerySet[User]:
    """Whoever was made as a demo person, whether he may still log in or not."""
    named = Q()
    for username, _, first_name, last_name in DEMO_PEOPLE:
        named |= Q(username=username, first_name=first_name, last_name=last_name)
    return User.objects.filter(named)


def with_public_password() -> list[User]:
    """Who can log in with the password that everybody knows, under the name of a demo person."""
    names = [username for username, *_ in DEMO_PEOPLE]
    people = User.objects.filter(username__in=names, is_active=True)
    return [person for person in people if person.check_password(PUBLIC_PASSWORD)]


def approved_by_demo_people_alone() -> QuerySet[Edition]:
    """Editions that are approved for use, but by nobody who is a lawyer."""
    approvals = EditionApproval.objects.filter(edition=OuterRef("pk"))
    demo = approvals.filter(approved_by__in=demo_people())
    real = approvals.exclude(approved_by__in=demo_people())
    return Edition.objects.without_content().filter(Exists(demo), ~Exists(real))


def deactivate_demo_people() -> int:
    """Let no demo person log in again; gives the number. What they made stays."""
    return demo_people().filter(is_active=True).update(is_active=False)

"""Makes the demo people of a development machine; refuses anywhere else."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, Permission, User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

DEMO_PASSWORD = "counterpart-demo"
DEMO_PEOPLE = (
    ("procurement", "Procurement", "Petra", "Marsh"),
    ("procurement2", "Procurement", "Paul", "Okafor"),
    ("legal", "Legal", "Lena", "Hartmann"),
    ("counsel", "Legal", "Carla", "Nwosu"),  # approves what Lena changes in the library
    ("quality", "Quality", "Quentin", "Adeyemi"),
)


class Command(BaseCommand):
    help = "Creates the demo people procurement, procurement2, legal, counsel and quality. Development only."

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        if not settings.DEVELOPMENT:
            raise CommandError(
                "Demo people have a password that everybody knows. "
                "They are made only where COUNTERPART_ENV is development."
            )
        create_demo_people()
        for username, group, *_ in DEMO_PEOPLE:
            self.stdout.write(f"  {username:<13} {DEMO_PASSWORD}   ({group})")


@transaction.atomic
def create_demo_people() -> None:
    """Creates who is missing; whoever is there keeps his password."""
    for username, group, first_name, last_name in DEMO_PEOPLE:
        is_legal = group == "Legal"
        person, is_new = User.objects.get_or_create(
            username=username,
            defaults={"first_name": first_name, "last_name": last_name, "is_staff": is_legal},
        )
        if is_new:
            person.set_password(DEMO_PASSWORD)
            person.save()
        person.groups.add(Group.objects.get_or_create(name=group)[0])
        if is_legal:
            person.user_permissions.set(
                Permission.objects.filter(content_type__app_label="clauses")
            )

"""Makes the demo people of a development machine; refuses anywhere else."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from agreements.acts.demo_people import create_demo_people


class Command(BaseCommand):
    help = (
        "Creates the demo people procurement, procurement2, legal, counsel and quality. Development only. "
        "Where others can reach the installation, their passwords are random and shown once, as complaints are."
    )

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        if not settings.DEVELOPMENT:
            raise CommandError(
                "Demo people have a password that everybody knows. "
                "They are made only where COUNTERPART_ENV is development."
            )
        for person in create_demo_people(is_open=bool(settings.OPENINGS)):
            shown = person.password or "its own password, which is not kept here"
            if person.is_told_once and person.password:
                # Not on standard output, which ./run keeps in a file.
                self.stderr.write(f"  {person.username:<13} {person.password}   (shown this once)")
                shown = "the password that was shown when it was made"
            self.stdout.write(f"  {person.username:<13} {shown}   ({person.group})")

"""Lets no demo person log in again, so that a database can be used in earnest."""

from typing import Any

from django.core.management.base import BaseCommand

from agreements.acts.demo_people import deactivate_demo_people


class Command(BaseCommand):
    help = "Lets no demo person log in again. What they made stays."

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        self.stdout.write(f"{deactivate_demo_people()} demo people can no longer log in.")

"""Prints an edition as JSON, exactly as it was published."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from clauses.models import Edition


class Command(BaseCommand):
    help = "Prints an edition, the newest if none is named, as JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", nargs="?", type=int)

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        number = options["number"]
        editions = Edition.objects.filter(number=number) if number else Edition.objects.all()
        edition = editions.newest()
        if edition is None:
            raise CommandError(
                f"There is no edition {number}." if number else "There is no edition."
            )
        self.stdout.write(edition.content)

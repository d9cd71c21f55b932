"""Writes the draft, or an edition, as content files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from clauses.draft.rows import draft_data
from clauses.exchange.dumping import dump
from clauses.models import Edition


class Command(BaseCommand):
    help = "Writes the draft as content files into a folder; load_library reads them back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--edition", type=int, help="write this edition instead of the draft")

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        number = options["edition"]
        edition = Edition.objects.filter(number=number).first() if number else None
        if number and edition is None:
            raise CommandError(f"There is no edition {number}.")
        files = dump(edition.plain_data() if edition else draft_data(), options["folder"])
        self.stdout.write(f"Wrote {len(files)} files.")

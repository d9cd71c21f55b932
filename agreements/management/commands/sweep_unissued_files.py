"""Takes away the files of issues that were killed before their copy was there, and files that no row names."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from agreements.acts.sweeping import sweep_unissued_files, sweep_unnamed_files


class Command(BaseCommand):
    help = "Takes away the files of issues that were killed before their copy was there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--unnamed",
            action="store_true",
            help="also files that no issued copy, signed copy or attached document has named for a day",
        )

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        count = sweep_unissued_files() + (sweep_unnamed_files() if options["unnamed"] else 0)
        self.stdout.write(f"{count} files taken away.")

"""Takes away the files of issues that were killed before their copy was there."""

from typing import Any

from django.core.management.base import BaseCommand

from agreements.acts.sweeping import sweep_unissued_files


class Command(BaseCommand):
    help = "Takes away the files of issues that were killed before their copy was there."

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        self.stdout.write(f"{sweep_unissued_files()} files taken away.")

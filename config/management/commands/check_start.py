"""Says whether Counterpart may serve, and in development what is open to whom: for ./run and the container."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.start import reasons_not_to_start


class Command(BaseCommand):
    help = "Fails where serving would be unsafe, with the reasons; else says what is open to whom."

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        if reasons := reasons_not_to_start():
            told = "".join(f"\n- {reason}" for reason in reasons)
            raise CommandError(f"Counterpart does not start.{told}")
        for opening in settings.OPENINGS:
            self.stdout.write(f"Open: {opening}")

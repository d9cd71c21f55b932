"""To be run daily: reminds of requests at half time, and gives those that are due to the deputy."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from agreements.acts.reminding import remind


class Command(BaseCommand):
    help = "Reminds of open requests for approval, and gives those that are due to the deputy. Run it once a day."

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        reminded, given_on = remind(timezone.localdate())
        self.stdout.write(f"{reminded} reminded, {given_on} given to the deputy.")

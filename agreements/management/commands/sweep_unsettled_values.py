"""Throws away what people typed and never settled: a command to run daily."""

from typing import Any

from django.core.management.base import BaseCommand

from agreements.models import UnsettledValue


class Command(BaseCommand):
    help = "Throws away what people typed for a question without settling it, once nobody has touched it for 30 days."

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        count, _ = UnsettledValue.objects.old().delete()
        self.stdout.write(f"{count} value{'' if count == 1 else 's'} thrown away.")

"""To be run daily: takes away agreements that were deleted 30 days ago, with all that was said in them."""

from typing import Any

from django.core.management.base import BaseCommand

from agreements.acts.erasing import erase_deleted_agreements


class Command(BaseCommand):
    help = "Takes away for good what was deleted 30 days ago and not taken back. Run it once a day."

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        count = erase_deleted_agreements()
        self.stdout.write(f"{count} agreement{'' if count == 1 else 's'} erased.")

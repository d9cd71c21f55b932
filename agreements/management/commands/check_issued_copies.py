"""Reads every issued copy and compares its bytes with the SHA-256 under which it was issued."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from agreements.models import CopyDamaged, IssuedCopy


class Command(BaseCommand):
    help = "Reads every issued copy and compares it with its SHA-256. Fails where one was changed or is lost."

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        sound = damaged = 0
        for copy in IssuedCopy.objects.order_by("pk").iterator():
            try:
                copy.content()
                sound += 1
            except CopyDamaged as e:
                self.stderr.write(str(e))
                damaged += 1
        if damaged:
            raise CommandError(f"{damaged} of {sound + damaged} issued copies are damaged.")
        self.stdout.write(f"All {sound} issued copies are as they were issued.")

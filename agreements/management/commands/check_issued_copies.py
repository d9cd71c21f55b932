"""Reads every issued and signed copy and compares its bytes with its SHA-256."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet

from agreements.models import CopyDamaged, FileDamaged, IssuedCopy, SignedCopy


class Command(BaseCommand):
    help = "Compares every issued and signed copy with its SHA-256. Fails where one was changed or is lost."

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        sound = self._sound(IssuedCopy.objects.order_by("pk"), "issued")
        signed = self._sound(SignedCopy.objects.exclude(sha256="").order_by("pk"), "signed")
        self.stdout.write(f"All {sound} issued copies are as they were issued.")
        if signed:
            self.stdout.write(f"All {signed} signed copies are as they were kept.")

    def _sound(self, copies: QuerySet[IssuedCopy] | QuerySet[SignedCopy], called: str) -> int:
        sound = damaged = 0
        for copy in copies.iterator():
            try:
                copy.content()
                sound += 1
            except (CopyDamaged, FileDamaged) as e:
                self.stderr.write(str(e))
                damaged += 1
        if damaged:
            raise CommandError(f"{damaged} of {sound + damaged} {called} copies are damaged.")
        return sound

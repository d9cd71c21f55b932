"""Looks whether all that must hold of rows and stored files does; the worker runs the same every night."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from agreements.standing.invariants import broken_invariants


class Command(BaseCommand):
    help = (
        "Compares every stored file with its SHA-256, and looks at numbers, editions, states and references. "
        "Says what is wrong, where, and what to do; fails where anything is."
    )

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        broken = 0
        for one in broken_invariants():
            self.stderr.write(str(one))
            broken += 1
        if broken:
            raise CommandError(f"{broken} thing{' does' if broken == 1 else 's do'} not hold.")
        self.stdout.write("All files are as they were stored, and all that must hold does.")

"""Says whether the audit log is whole, and where its chain ends."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from agreements.acts.chaining import chain_what_is_new
from agreements.standing.audit_chain import audit_head, broken_links


class Command(BaseCommand):
    help = (
        "Chains what is new, computes the whole audit log anew and compares it with the rows that it speaks of. "
        "Fails where an entry or a row was changed or is gone."
    )

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        chain_what_is_new()
        broken = 0
        for one in broken_links():
            self.stderr.write(one)
            broken += 1
        if broken:
            raise CommandError(f"{broken} thing{' is' if broken == 1 else 's are'} wrong.")
        head = audit_head()
        self.stdout.write(f"The audit log is whole: {head.number} entries, head {head.sha256}.")

"""Closes the account of somebody who leaves, and hands his agreements over."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from agreements.acts.handing_over import NotHandedOver, close_account


class Command(BaseCommand):
    help = (
        "Closes an account, so that nobody logs in with it again, and gives its agreements to somebody else. "
        "What was said and done stays under its name."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("leaver", metavar="USER", help="whose account is closed")
        parser.add_argument("--to", required=True, metavar="USER", help="who owns the agreements")
        parser.add_argument("--by", required=True, metavar="USER", help="who does this: you")

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        leaver, to, by = (person_called(options[name]) for name in ("leaver", "to", "by"))
        try:
            count = close_account(leaver, to=to, by=by)
        except NotHandedOver as e:
            raise CommandError(str(e)) from e
        agreements = f"{count} agreement{'' if count == 1 else 's'}"
        self.stdout.write(
            f"The account of {leaver.username} is closed; {agreements} belong to {to.username} now."
        )


def person_called(username: str) -> User:
    """The account with a user name. Raises CommandError where there is none."""
    found = User.objects.filter(username=username).first()
    if found is None:
        raise CommandError(f'There is no account "{username}".')
    return found

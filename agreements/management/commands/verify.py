"""Says whether a file is an agreement as it was issued here."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from agreements.pages.verifying import verified


class Command(BaseCommand):
    help = "Says whether FILE is an agreement exactly as it was issued here; fails where it is not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        path: Path = options["file"]
        try:
            found = verified(path.read_bytes())
        except OSError as e:
            raise CommandError(f'"{path}" cannot be read: {e}') from e
        if found is None:
            raise CommandError(
                f'"{path.name}" is not what was issued: it is another file, or was changed.'
            )
        issued = f"{found.number}, issued on {found.issued_on.isoformat()}"
        if found.replaced_by:
            issued += f", replaced by {found.replaced_by}"
        match found.what:
            case "added":
                raise CommandError(
                    f'"{path.name}" begins with {issued}, and more was added after it than signatures.'
                )
            case "kept":
                raise CommandError(
                    f'"{path.name}" is the signed copy that is kept of {issued}; the two could not be compared.'
                )
            case "signed":
                kept = ", and it is the signed copy that is kept" if found.is_kept else ""
                issued += f"; signatures were added, and nothing else{kept}"
            case "issued":
                pass
        self.stdout.write(f'"{path.name}" is what was issued: {issued}.')

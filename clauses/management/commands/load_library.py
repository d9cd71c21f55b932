"""Reads content files into the draft, and publishes it where asked."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from clauses.exchange.loading import (
    LOADED,
    SHIPPED,
    LoadRefused,
    Outcome,
    grant_legal_permissions,
    load_library,
    loader,
    replace_draft_by_folder,
)
from clauses.models import Edition
from clauses.publishing.proof_runs import ProofFailed
from clauses.publishing.publish import (
    NothingToPublish,
    PublishRefused,
    approve_edition,
    publish_edition,
)

DEMO_LAWYER = "legal"


class Command(BaseCommand):
    help = "Reads the content files of a folder (the shipped library, if none is named) into the draft."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=SHIPPED)
        parser.add_argument(
            "--replace", action="store_true", help="overwrite what was edited in the admin"
        )
        parser.add_argument(
            "--publish",
            action="store_true",
            help="publish where it differs from the newest edition",
        )
        parser.add_argument(
            "--approve",
            action="store_true",
            help="development only: record the demo lawyer's approval of the newest edition",
        )

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        if options["approve"] and not settings.DEVELOPMENT:
            raise CommandError(
                "--approve records the approval of a demo person, so it works only where "
                "COUNTERPART_ENV is development. Counsel approves an edition in the admin."
            )
        try:
            self.load(options["folder"], replace=options["replace"], publish=options["publish"])
            if options["approve"]:
                self.approve()
        except LoadRefused as e:
            for finding, spot in e.findings:
                self.stderr.write(f"{spot}: {finding}" if spot else str(finding))
            raise CommandError(str(e)) from e
        except PublishRefused as e:
            for finding in e.findings:
                self.stderr.write(str(finding))
            raise CommandError(f"{e} The draft was loaded; nothing was published.") from e
        except ProofFailed as e:
            raise CommandError(f"{e} The draft was loaded; nothing was published.") from e

    def load(self, folder: Path, *, replace: bool, publish: bool) -> None:
        outcome = replace_draft_by_folder(folder) if replace else load_library(folder)
        self.stdout.write(outcome.value)
        grant_legal_permissions()
        if outcome is Outcome.LEFT_ALONE:
            self.stdout.write("Publish it in the admin, or overwrite it with --replace.")
        elif publish:
            self.publish()

    def publish(self) -> None:
        self.stdout.write("Proving what is new; this takes some seconds.")
        try:
            edition = publish_edition(by=loader(), note=LOADED, reviewed_as_files=True)
        except NothingToPublish:
            self.stdout.write(f"{Edition.objects.newest()} says the same; nothing was published.")
        else:
            self.stdout.write(f"Published {edition}. {edition.get_exemption_display()}")

    def approve(self) -> None:
        edition = Edition.objects.newest()
        lawyer = User.objects.filter(username=DEMO_LAWYER, is_active=True).first()
        if edition is None or lawyer is None:
            raise CommandError(
                f'An approval needs an edition and the demo person "{DEMO_LAWYER}". '
                "Run create_demo_people first, and add --publish."
            )
        approve_edition(edition, by=lawyer, note="Demo approval on a development machine.")
        self.stdout.write(f"{edition} is approved for use by {lawyer}.")

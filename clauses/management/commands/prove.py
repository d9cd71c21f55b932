"""Proves a library coherent, or prints the answers that show where it is not."""

import datetime
import json
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from clauses.draft.change_texts import changes
from clauses.draft.reviewing import review_draft
from clauses.draft.rows import draft_data
from clauses.library import Library
from clauses.library.answers import to_json
from clauses.library.data.codec import library_from
from clauses.library.data.exported import library_from_json
from clauses.library.faults.of_files import UNREADABLE_FILE
from clauses.library.findings import Finding, Place
from clauses.library.proof import Proof, ProofFinding, prove
from clauses.models import Edition


class Command(BaseCommand):
    help = (
        "Shows that no answers give a broken agreement, or prints the answers that do. Takes the newest"
        " edition unless told otherwise; of a file or the draft it tells which operative words (must, may, not, a"
        " number, who) are others than in the newest edition. Exit status 1 where an error stands."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group()
        which.add_argument(
            "file",
            nargs="?",
            type=Path,
            metavar="FILE",
            help="an exported edition, also an edited one",
        )
        which.add_argument("--edition", type=int, metavar="N", help="the edition of this number")
        which.add_argument("--draft", action="store_true", help="the draft as it is now")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        started = time.perf_counter()
        proof = proof_of(options, today=timezone.localdate())
        seconds = time.perf_counter() - started
        write = as_json if options["format"] == "json" else as_text
        self.stdout.write(write(proof, seconds, operative_of(options)))
        if proof.errors:
            sys.exit(1)


def proof_of(options: dict[str, Any], *, today: datetime.date) -> Proof:
    """The proof of the library that was named; what cannot be read of it is a finding."""
    library, findings = library_named(options)
    if library is None:
        return Proof((), tuple(ProofFinding(finding) for finding in findings))
    return prove(library, today=today)


def library_named(options: dict[str, Any]) -> tuple[Library | None, tuple[Finding, ...]]:
    """The library of a file, of the draft or of an edition. Raises CommandError where there is no such edition."""
    if options["file"] is not None:
        return library_in(options["file"])
    if options["draft"]:
        draft = review_draft()
        return draft.library, draft.findings
    number = options["edition"]
    editions = Edition.objects.all() if number is None else Edition.objects.filter(number=number)
    edition = editions.newest()
    if edition is None:
        raise CommandError(
            "There is no edition." if number is None else f"There is no edition {number}."
        )
    return edition.library(), ()


def operative_of(options: dict[str, Any]) -> tuple[str, ...]:
    """What became of operative words since the newest edition, one line each; nothing of an edition itself."""
    try:
        newest = Edition.objects.newest() if options["draft"] or options["file"] else None
    except DatabaseError:
        return ()  # a file is proved without a database too; there is nothing to compare it with
    data = draft_data() if options["draft"] else plain_data_in(options["file"])
    if newest is None or newest.plain_data().get("key") != data.get("key"):
        return ()
    return tuple(
        f"{change.kind} “{change.title or change.key}”, {field.field}: {'; '.join(field.operative)}. It is so since "
        f"{newest}."
        for change in changes(newest.plain_data(), data)
        if change.operative
        for field in change.fields
        if field.operative
    )


def plain_data_in(path: Path | None) -> dict[str, Any]:  # Any: as JSON holds it
    """A library in a file as plain data; nothing where there is none, which the proof tells."""
    try:
        read = {} if path is None else json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return read if isinstance(read, dict) and library_from(read)[0] is not None else {}


def library_in(path: Path) -> tuple[Library | None, tuple[Finding, ...]]:
    """The library in a file, and what cannot be read of it."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as e:
        return None, (UNREADABLE_FILE.at(Place("file", path.name), name=path.name, reason=e),)
    return library_from_json(text)


def as_json(proof: Proof, seconds: float, operative: tuple[str, ...]) -> str:
    """The proof as one JSON object; a counterexample is an object of answers, as `assemble` reads it."""
    findings = [
        {
            "level": str(one.finding.level),
            "code": one.finding.code,
            "message": one.finding.message,
            "place": str(one.finding.place),
            "hint": one.finding.hint,
            "counterexample": answers_json(one),
        }
        for one in proof.findings
    ]
    content = {
        "proved": dict(proof.proved),
        "seconds": round(seconds, 3),
        "findings": findings,
        "operative_words": operative,
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def answers_json(one: ProofFinding) -> dict[str, object] | None:
    """The answers that show a finding, as JSON data; None where it has none."""
    if one.counterexample is None:
        return None
    return {key: to_json(value) for key, value in one.counterexample.items()}


def as_text(proof: Proof, seconds: float, operative: tuple[str, ...]) -> str:
    """The findings, one a line, with the answers that show them below; then operative words, and what was proved."""
    lines = []
    for one in proof.findings:
        lines.append(str(one.finding))
        if (answers := answers_json(one)) is not None:
            lines.append(f"  {json.dumps(answers, ensure_ascii=False)}")
    lines += [f"operative words: {one}" for one in operative]
    counts = ", ".join(f"{number:,} {kind}" for kind, number in proof.proved) or "nothing"
    lines.append(f"Proved in {seconds:.1f} s: {counts}.")
    lines.append(f"{len(proof.errors)} errors, {len(proof.findings)} findings.")
    return "\n".join(lines)

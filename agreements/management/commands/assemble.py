"""Assembles an agreement from a file of answers, outside the web."""

import datetime
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from agreements.assembly.answering import read_answers_json
from agreements.assembly.coherence import check
from agreements.assembly.contradictions import everything_broken
from agreements.assembly.pipeline import Assembled, assemble
from agreements.assembly.plaintext import plain_text
from agreements.assembly.trees import words_of
from agreements.printing.document_json import assembled_json
from agreements.printing.pdf import PdfError
from agreements.printing.rendering import Imprint, print_pdf, render_page
from clauses.library import Library
from clauses.library.data.exported import library_from_json
from clauses.library.findings import Finding, errors
from clauses.models import Edition

SUFFIXES = (".pdf", ".html", ".txt", ".json")


@dataclass(frozen=True, slots=True)
class NamedLibrary:
    """A library and the day on which its edition was published; none of one that is read from a file."""

    published_on: datetime.date | None
    library: Library


class Command(BaseCommand):
    help = (
        "Assembles an agreement from ANSWERS, a JSON file of question keys and values. Questions without"
        " an answer take their defaults. Prints the findings, one a line; where errors stand the exit"
        " status is 1 and nothing is written, unless --draft-copy is given. FILE may be an exported edition that was"
        " edited by hand."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("answers", metavar="ANSWERS", type=Path)
        parser.add_argument(
            "--output",
            type=Path,
            metavar="FILE",
            help=f"one of {', '.join(SUFFIXES)}; without it, the broken sentences are printed instead",
        )
        parser.add_argument(
            "--edition", metavar="N|FILE", help="a number, or an exported edition; else the newest"
        )
        parser.add_argument(
            "--draft-copy",
            "--draft",  # as it was called before
            action="store_true",
            help="write a draft copy, marked as one, errors or not",
        )
        parser.add_argument(
            "--date",
            type=datetime.date.fromisoformat,
            metavar="YYYY-MM-DD",
            help="the day on which the agreement is made, from which defaults count; else today",
        )

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        output: Path | None = options["output"]
        if output is not None and output.suffix.lower() not in SUFFIXES:
            raise CommandError(f'"{output.name}" must end in one of {", ".join(SUFFIXES)}.')
        named = edition_called(options["edition"])
        answers, unread = read_answers_json(text_of(options["answers"]), named.library)
        created_on = options["date"] or timezone.localdate()
        assembled = assemble(named.library, answers, created_on=created_on)
        findings = (*unread, *check(assembled))
        for finding in findings:
            self.stdout.write(str(finding))
        has_errors = bool(errors(findings))
        if output is None:
            self.stdout.writelines(f"{line}\n" for line in broken_lines(assembled))
        elif options["draft_copy"] or not has_errors:
            content = content_of(
                assembled,
                findings,
                named.published_on,
                output.suffix.lower(),
                is_draft_copy=options["draft_copy"],
            )
            write(output, content)
        if has_errors:
            sys.exit(1)


def edition_called(name: str | None) -> NamedLibrary:
    """The newest edition, the edition of a number, or that in a file. Raises CommandError where there is none."""
    if name is not None and not (name.isdecimal() and len(name) <= 10):
        return NamedLibrary(None, library_in(Path(name)))
    editions = Edition.objects.all() if name is None else Edition.objects.filter(number=int(name))
    edition = editions.newest()
    if edition is None:
        wanted = "no edition yet; publish one" if name is None else f"no edition {name}"
        raise CommandError(f"There is {wanted}.")
    return NamedLibrary(timezone.localdate(edition.published_at), edition.library())


def library_in(path: Path) -> Library:
    """The library of an exported edition. Raises CommandError with what is wrong in the file."""
    library, findings = library_from_json(text_of(path))
    if library is None:
        found = "\n".join(str(finding) for finding in errors(findings))
        raise CommandError(f'The edition "{path.name}" cannot be read:\n{found}')
    return library


def broken_lines(assembled: Assembled) -> Iterator[str]:
    """The broken sentences of an agreement as they are printed, each with its place."""
    for broken in everything_broken(assembled):
        words = " ".join(words_of(broken.sentence).split())
        yield f"{broken.place} says: {words}"


def text_of(path: Path) -> str:
    """The text of a file. Raises CommandError where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as e:
        raise CommandError(f'"{path.name}" cannot be read: {e}') from e


def content_of(
    assembled: Assembled,
    findings: tuple[Finding, ...],
    published_on: datetime.date | None,
    suffix: str,
    *,
    is_draft_copy: bool,
) -> bytes:
    """The agreement in the form that the suffix asks for. An agreement outside the web has no number."""
    document = assembled.document
    imprint = Imprint(library_of=published_on, is_draft_copy=is_draft_copy)
    match suffix:
        case ".pdf":
            try:
                return print_pdf(document, imprint)
            except PdfError as e:
                raise CommandError(str(e)) from e
        case ".html":
            return render_page(document, imprint).encode()
        case ".txt":
            return plain_text(document).encode()
        case _:
            return assembled_json(assembled, findings).encode()


def write(path: Path, content: bytes) -> None:
    """Write a file. Raises CommandError where that is refused."""
    try:
        path.write_bytes(content)
    except OSError as e:
        raise CommandError(f'"{path}" cannot be written: {e}') from e

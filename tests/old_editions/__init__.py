"""Editions as earlier versions of Counterpart published them, with deals of then and what they printed.

`format_1.json.xz` and `format_2.json.xz` each hold an edition exactly as `export_edition` printed it, and by name some
deals: their answers, and the agreement as plain text. Nobody changes them. `changed.txt` lists every printed line that
today's program prints otherwise; `python -m tests.old_editions` writes it anew, and the review reads what came.
"""

import difflib
import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from agreements.assembly.answering import read_answers_json
from agreements.assembly.pipeline import Assembled, assemble
from agreements.assembly.plaintext import plain_text
from clauses.library import Library
from clauses.library.data.exported import library_from_json
from tests.scenarios import CREATED_ON

HERE = Path(__file__).parent
CHANGED = HERE / "changed.txt"
FORMATS = (1, 2)


@dataclass(frozen=True, slots=True)
class OldEdition:
    """An edition as it was exported, and the deals: by name their answers as JSON data, and what was printed then."""

    format: int
    content: str
    answers: dict[str, dict[str, object]]
    printed: dict[str, str]

    def library(self) -> Library:
        """The library as today's program reads it."""
        library, findings = library_from_json(self.content)
        assert library is not None, findings
        return library


def old_edition(number: int) -> OldEdition:
    """The edition of a format."""
    held = json.loads(lzma.decompress((HERE / f"format_{number}.json.xz").read_bytes()))
    deals = held["deals"].items()
    return OldEdition(
        number,
        held["edition"],
        {name: deal["answers"] for name, deal in deals},
        {name: deal["printed"] for name, deal in deals},
    )


def made_today(edition: OldEdition, library: Library) -> Iterator[tuple[str, Assembled]]:
    """Each deal as today's program makes it, by name."""
    for name, given in edition.answers.items():
        answers, unread = read_answers_json(json.dumps(given), library)
        assert unread == ()
        yield name, assemble(library, answers, created_on=CREATED_ON)


def changed_words(edition: OldEdition, library: Library) -> Iterator[str]:
    """Under the name of each deal the lines that are printed no more, and those that are printed now."""
    for name, made in made_today(edition, library):
        then, now = edition.printed[name].splitlines(), plain_text(made.document).splitlines()
        compared = difflib.unified_diff(then, now, n=0, lineterm="")
        changed = [line for line in list(compared)[2:] if not line.startswith("@@") and line[1:]]
        yield from (f"format {edition.format}, {name}", *changed, "") if changed else ()


def all_changed_words() -> str:
    """What `changed.txt` holds."""
    editions = map(old_edition, FORMATS)
    lines = [line for one in editions for line in changed_words(one, one.library())]
    return "\n".join(lines)

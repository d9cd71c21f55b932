"""Deals in full: the answers, the agreement they give and what the check says, for lawyers to read and correct.

Twelve deals, six industries at home and across borders, hold every position of every clause between them;
five more are the cases of the article, and one is a short deal again at standard length.
A deal whose name ends in `must-fail` is one that the rules refuse:
its findings file says why.
`python -m tests.scenarios` writes the expected files anew; the review reads what changed.
"""

import datetime
from dataclasses import dataclass
from pathlib import Path

from agreements.assembly.answering import read_answers_json
from agreements.assembly.coherence import check
from agreements.assembly.pipeline import Assembled, assemble
from agreements.assembly.plaintext import plain_text
from clauses.library import Library
from clauses.library.findings import Finding
from tests.content.shipped import LIBRARY

HERE = Path(__file__).parent
CREATED_ON = datetime.date(2026, 11, 23)
NAMES = sorted(path.parent.name for path in HERE.glob("*/answers.json"))
REFUSED = [name for name in NAMES if name.endswith("must-fail")]
PASSED = [name for name in NAMES if name not in REFUSED]
TWELVE = [
    name for name in NAMES if not name.startswith("article-") and not name.endswith("-standard")
]


def shipped_library() -> Library:
    assert LIBRARY is not None
    return LIBRARY


@dataclass(frozen=True, slots=True)
class Deal:
    """A scenario assembled, with what could not be read of its answers."""

    assembled: Assembled
    unread: tuple[Finding, ...]

    @property
    def text(self) -> str:
        """The agreement as expected.txt holds it."""
        return plain_text(self.assembled.document)

    @property
    def findings(self) -> str:
        """What the check says, as findings.txt holds it."""
        return "".join(f"{finding}\n" for finding in (*self.unread, *check(self.assembled)))


def deal(name: str, library: Library) -> Deal:
    """The answers of a scenario, assembled."""
    source = (HERE / name / "answers.json").read_text(encoding="utf-8")
    answers, unread = read_answers_json(source, library)
    return Deal(assemble(library, answers, created_on=CREATED_ON), unread)

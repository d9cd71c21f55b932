"""Deals in full: the answers, the agreement they give and what the check says, for lawyers to read and correct.

`python -m tests.scenarios` writes the expected files anew; the review reads what changed.
"""

import datetime
from pathlib import Path

from agreements.assembly.answering import read_answers_json
from agreements.assembly.coherence import check
from agreements.assembly.pipeline import assemble
from agreements.assembly.plaintext import plain_text
from clauses.library import Library
from clauses.library.codec import library_from
from clauses.library.folder import read_folder

HERE = Path(__file__).parent
CONTENT = HERE.parents[1] / "clauses" / "content" / "outsourcing"
CREATED_ON = datetime.date(2026, 11, 23)
NAMES = sorted(path.parent.name for path in HERE.glob("*/answers.json"))


def shipped_library() -> Library:
    library, _ = library_from(read_folder(CONTENT)[0])
    assert library is not None
    return library


def outcome(name: str, library: Library) -> tuple[str, str]:
    """The text and the findings of a scenario, as its expected files hold them."""
    source = (HERE / name / "answers.json").read_text(encoding="utf-8")
    answers, unread = read_answers_json(source, library)
    assembled = assemble(library, answers, created_on=CREATED_ON)
    findings = "".join(f"{finding}\n" for finding in (*unread, *check(assembled)))
    return plain_text(assembled.document), findings

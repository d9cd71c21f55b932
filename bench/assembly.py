"""Assembly and HTML in milliseconds by number of clauses, each as ratio to the smallest: `python bench/assembly.py`."""

import datetime
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django  # noqa: E402  the path and the settings must be known first

django.setup()

from agreements.assembly.answering import read_answers_json  # noqa: E402
from agreements.assembly.coherence import check  # noqa: E402
from agreements.assembly.pipeline import assemble  # noqa: E402
from agreements.printing.rendering import Imprint, render_preview, render_print  # noqa: E402
from clauses.library.data.codec import library_from  # noqa: E402
from clauses.library.data.folder import read_folder  # noqa: E402

ROUNDS = 7
CREATED_ON = datetime.date(2026, 11, 23)


def milliseconds(act: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        act()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    data, _ = read_folder(ROOT / "clauses/content/outsourcing")
    library, _ = library_from(data)
    answers = (ROOT / "tests/scenarios/device-us-de/answers.json").read_text(encoding="utf-8")
    known, _ = read_answers_json(answers, library)
    reference = 0.0
    print(
        f"{'clauses':>8} {'assemble':>10} {'ratio':>7} {'check':>9} {'screen':>9} {'print':>9}  ms"
    )
    whole = len(library.clauses)
    for count in sorted({10, 20, 40, whole}):
        part = replace(library, clauses=library.clauses[:count])
        assembled = assemble(part, known, created_on=CREATED_ON)
        document = assembled.document
        taken = (
            milliseconds(lambda part=part: assemble(part, known, created_on=CREATED_ON)),
            milliseconds(lambda assembled=assembled: check(assembled)),
            milliseconds(lambda document=document: render_preview(document)),
            milliseconds(
                lambda document=document: render_print(document, Imprint(is_draft_copy=True))
            ),
        )
        reference = reference or taken[0]
        print(
            f"{count:8} {taken[0]:10.1f} {taken[0] / reference:7.2f}"
            f" {taken[1]:9.1f} {taken[2]:9.1f} {taken[3]:9.1f}"
        )


if __name__ == "__main__":
    main()

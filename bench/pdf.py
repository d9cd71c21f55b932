"""Our PDF of the shipped library's device agreement against bare WeasyPrint on the same HTML: `python bench/pdf.py`.

The reference parses our style sheets anew, writes the same variant, and has no asset fetcher of ours, no
kept fonts and no check of the log. The goal is a ratio under 1.05.
"""

import datetime
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django  # noqa: E402  the path and the settings must be known first

django.setup()

import weasyprint  # noqa: E402
from pypdf import PdfReader  # noqa: E402

from agreements.assembly.answering import read_answers_json  # noqa: E402
from agreements.assembly.pipeline import assemble  # noqa: E402
from agreements.printing.pdf import ASSETS, asset, write_pdf  # noqa: E402
from agreements.printing.rendering import Imprint, print_sheets, render_print  # noqa: E402
from clauses.library.data.codec import library_from  # noqa: E402
from clauses.library.data.folder import read_folder  # noqa: E402

ROUNDS = int(os.environ.get("ROUNDS", "3"))


def page() -> tuple[str, tuple[str, ...]]:
    """The HTML of the device agreement and the names of its style sheets."""
    data, _ = read_folder(ROOT / "clauses/content/outsourcing")
    library, _ = library_from(data)
    answers = (ROOT / "tests/scenarios/device-us-de/answers.json").read_text(encoding="utf-8")
    known, _ = read_answers_json(answers, library)
    document = assemble(library, known, created_on=datetime.date(2026, 11, 23)).document
    html = render_print(document, Imprint(number="CP-2026-0001"))
    return html, print_sheets(document.paper, is_draft_copy=False)


def copy_assets(folder: Path) -> None:
    """The assets side by side, as their addresses inside the style sheets want them."""
    for name in ASSETS:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(asset(name).read_bytes())


def seconds(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start


def main() -> None:
    html, sheets = page()
    with TemporaryDirectory() as name:
        folder = Path(name)
        copy_assets(folder)

        def ours() -> bytes:
            return write_pdf(html, sheets=sheets)

        def bare() -> bytes:
            return weasyprint.HTML(string=html).write_pdf(
                stylesheets=[folder / sheet for sheet in sheets], pdf_variant="pdf/ua-1"
            )

        first = ours()
        (folder / "out.pdf").write_bytes(first)
        pages = len(PdfReader(folder / "out.pdf").pages)
        rounds = [(seconds(ours), seconds(bare)) for _ in range(ROUNDS)]
    result = {
        "pages": pages,
        "ours, CPU seconds": round(statistics.median(our for our, _ in rounds), 2),
        "bare WeasyPrint, CPU seconds": round(statistics.median(bare for _, bare in rounds), 2),
        "ratio": round(statistics.median(our / bare for our, bare in rounds), 3),
        "goal": "under 1.05",
    }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()

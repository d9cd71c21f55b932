"""Our PDFs of shipped deals, in three lengths, against bare WeasyPrint and LibreOffice: `python bench/pdf.py`.

Each is drawn in a process of its own, as the worker does, and told with its CPU seconds and memory. Bare WeasyPrint
gets the same HTML, sheets, typefaces and variant, parses the sheets anew, and has the collector running, no check of
the log and nothing enclosed. LibreOffice turns our Word file into a PDF, where it is installed; writing that file is
not counted. The goal is 0.45 of bare WeasyPrint.
"""

import datetime
import json
import os
import shutil
import statistics
import subprocess
import sys
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
from agreements.assembly.document import Document  # noqa: E402
from agreements.assembly.pipeline import assemble  # noqa: E402
from agreements.printing.archival import VARIANT  # noqa: E402
from agreements.printing.pdf import ASSETS, asset, write_pdf  # noqa: E402
from agreements.printing.rendering import Imprint, print_sheets, render_print  # noqa: E402
from agreements.printing.typefaces import only_ours  # noqa: E402
from agreements.printing.word.word_file import word_file  # noqa: E402
from clauses.library.data.codec import library_from  # noqa: E402
from clauses.library.data.folder import read_folder  # noqa: E402

ROUNDS = int(os.environ.get("ROUNDS", "3"))
DEALS = ("consumer-gb", "electronics-gb-cn", "medicine-third-country")
NUMBER = "CP-2026-0001"
OFFICE = shutil.which("soffice")


def document_of(name: str) -> Document:
    """The agreement of a scenario."""
    data, _ = read_folder(ROOT / "clauses/content/outsourcing")
    library, _ = library_from(data)
    answers = (ROOT / f"tests/scenarios/{name}/answers.json").read_text(encoding="utf-8")
    known, _ = read_answers_json(answers, library)
    return assemble(library, known, created_on=datetime.date(2026, 11, 23)).document


def measured(pid: int) -> tuple[float, float]:
    """CPU seconds and megabytes at most of a child, once it has ended."""
    _, status, used = os.wait4(pid, 0)
    if status:
        raise SystemExit("A run failed.")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def in_child(act: Callable[[], object]) -> tuple[float, float]:
    """What an act takes in a process that has everything loaded."""
    if pid := os.fork():
        return measured(pid)
    act()
    os._exit(0)


def compared(name: str, folder: Path) -> dict[str, object]:
    """Median CPU seconds and memory of each way to a PDF of a deal, and the ratio to bare WeasyPrint by round."""
    document, out = document_of(name), folder / "ours.pdf"
    html = render_print(document, Imprint(number=NUMBER))
    sheets = print_sheets(document, is_draft_copy=False)

    def ours() -> None:
        out.write_bytes(write_pdf(html, sheets=sheets))

    def bare() -> None:
        with only_ours():
            weasyprint.HTML(string=html).write_pdf(
                stylesheets=[folder / sheet for sheet in sheets], pdf_variant=VARIANT
            )

    ways = {"ours": lambda: in_child(ours), "bare WeasyPrint": lambda: in_child(bare)}
    if OFFICE:
        (folder / "ours.docx").write_bytes(word_file(document, number=NUMBER, is_draft=False))
        command = [OFFICE, "--headless", "--convert-to", "pdf:writer_pdf_Export"]
        command += ["--outdir", str(folder / "office"), str(folder / "ours.docx")]
        ways["LibreOffice"] = lambda: measured(
            subprocess.Popen(command, stdout=subprocess.DEVNULL).pid
        )
    rounds = [{way: run() for way, run in ways.items()} for _ in range(ROUNDS)]
    told: dict[str, object] = {"pages": len(PdfReader(out).pages)}
    for way in ways:
        seconds, memory = zip(*(one[way] for one in rounds), strict=True)
        told[way] = f"{statistics.median(seconds):.2f} s, {max(memory):.0f} MB"
    told["ratio"] = round(
        statistics.median(one["ours"][0] / one["bare WeasyPrint"][0] for one in rounds), 3
    )
    return told


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for sheet in ASSETS:
            (folder / sheet).parent.mkdir(parents=True, exist_ok=True)
            (folder / sheet).write_bytes(asset(sheet).read_bytes())
        print(json.dumps({deal: compared(deal, folder) for deal in DEALS}, indent=2))


if __name__ == "__main__":
    main()

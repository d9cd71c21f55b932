"""Legal's desk in milliseconds of processor time, each as ratio to one reading of the draft: `python bench/desk.py`.

Works on the shipped library in a database of its own, in memory.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["DATABASE_URL"] = "sqlite://:memory:"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django  # noqa: E402  the path and the settings must be known first

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from clauses.draft.rows import draft_data  # noqa: E402
from clauses.exchange.loading import SHIPPED, load_library  # noqa: E402
from clauses.library.data.codec import library_from  # noqa: E402
from clauses.library.words.search import search  # noqa: E402
from clauses.models import ClauseRow  # noqa: E402
from tests.clauses.forms import filled_in  # noqa: E402

ROUNDS = 7


def milliseconds(act: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        act()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    call_command("migrate", verbosity=0)
    load_library(SHIPPED)
    settings.ALLOWED_HOSTS = ["testserver"]
    browser = Client()
    browser.force_login(User.objects.create_superuser("bench"))
    clause = ClauseRow.objects.get(key="recall-costs")
    page = f"/admin/clauses/clauserow/{clause.pk}/change/"
    sent = filled_in(browser.get(page))
    typed = sent | {"positions-0-text": sent["positions-0-text"] + '\n\nSee {{ ref("nowhere") }}.'}
    data = draft_data()
    acts: tuple[tuple[str, Callable[[], object]], ...] = (
        ("read the draft as a library", lambda: library_from(draft_data())),
        ("check what is typed", lambda: browser.post(page.replace("change", "check"), typed)),
        ("preview what is typed", lambda: browser.post(f"/preview/clauses/{clause.pk}/", typed)),
        ("open the page of a clause", lambda: browser.get(page)),
        ("search every text", lambda: search(data, "recall costs")),
    )
    reference = 0.0
    print(f"{'':30} {'ms':>8} {'ratio':>7}")
    for name, act in acts:
        taken = milliseconds(act)
        reference = reference or taken
        print(f"{name:30} {taken:8.1f} {taken / reference:7.2f}")


if __name__ == "__main__":
    main()

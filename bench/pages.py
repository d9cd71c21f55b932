"""Pages of the wizard in milliseconds of processor time, median and worst: `python bench/pages.py [SCENARIO]`.

The whole shipped library, one agreement, every question of it: its page opened, another answer typed, the live reply.
*Cold*: as after the start of the process, which has made the library ready and knows nothing of any agreement. *Typed*:
it knows the agreement, but not these answers, as while somebody types. *Warm*: the same request again. Size: what is
sent, in KB. In brackets what it was before.

Other work on the machine slows the processor too, so a yardstick runs beside every measure: the same additions each
time. A measure is scaled to the quickest yardstick of the run, as if the machine had been idle.
"""

import json
import os
import re
import statistics
import sys
import time
from collections.abc import Callable
from fractions import Fraction
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
from django.utils import timezone  # noqa: E402

from agreements.acts.saving import create_agreement  # noqa: E402
from agreements.assembly.memo import Memo  # noqa: E402
from agreements.models import Agreement, Answer  # noqa: E402
from agreements.models.remembered import forget_everything, remembered_now  # noqa: E402
from agreements.standing.current import standing_of  # noqa: E402
from agreements.wizard.steps import everything_of  # noqa: E402
from agreements.words.our_questions import forget_our_questions  # noqa: E402
from bench.typing_answers import another, as_sent  # noqa: E402
from clauses.exchange.loading import SHIPPED  # noqa: E402
from clauses.library.data.folder import read_folder  # noqa: E402
from clauses.publishing.publish import approve_edition  # noqa: E402
from config.start import make_ready, spare_the_collector  # noqa: E402
from tests.agreements.browsing import fields_on  # noqa: E402
from tests.agreements.examples import make_edition  # noqa: E402

AS_A_BROWSER = "application/x-www-form-urlencoded"
COLUMNS = ("cold", "typed", "warm", "KB")
# Median and worst, measured in the same way in November 2026, before a library was made ready at the start; cold was
# then without its lines.
BEFORE = {
    "task list": ((150, 266), (35, 38), (19, 25), (9, 9)),
    "findings/": ((164, 242), (29, 136), (14, 17), (9, 9)),
    "issue/": ((170, 250), (35, 37), (16, 18), (5, 5)),
    "review/": ((199, 295), (56, 144), (39, 46), (97, 97)),
    "document/": ((215, 344), (114, 122), (37, 40), (300, 300)),
    "sections/recall/panel/": ((195, 298), (108, 140), (33, 38), (303, 303)),
    "sections": ((209, 418), (58, 82), (33, 51), (50, 106)),
    "live update": ((150, 820), (36, 233), (21, 207), (8, 138)),
}
BESIDE_A_TABLE = ("payment_days", "products")
PAGES = ("", "findings/", "issue/", "review/", "document/", "sections/recall/panel/")
Times = tuple["Measured", "Measured", "Measured", float]  # cold, typed, warm, KB
Measured = tuple[float, float]  # milliseconds, and those of the yardstick beside it
ADDITIONS = 200_000


def main(scenario: str) -> None:
    call_command("migrate", verbosity=0)
    settings.ALLOWED_HOSTS = ["testserver"]
    person = User.objects.create_superuser("bench")
    browser = Client()
    browser.force_login(person)
    agreement = agreement_of(scenario, person)
    root = f"/agreements/{agreement.pk}/"
    forget_everything()
    begun = time.process_time()
    make_ready()
    ready = remembered_now()
    print(f"made ready before the first request: {time.process_time() - begun:.1f} s")
    get(browser, root)
    rows: dict[str, list[Times]] = {}
    for page in PAGES:
        rows[page or "task list"] = [
            times(agreement, lambda page=page: get(browser, root + page), ready) for _ in range(5)
        ]
    sections, typed = walked(agreement, browser, ready)
    fill_a_table(agreement, person)
    with_cells, cells = walked(agreement, browser, ready, only=BESIDE_A_TABLE)
    rows |= {"sections": sections, "live update": list(typed.values())}
    rows |= {"2,000 cells: sections": with_cells, "2,000 cells: live": list(cells.values())}
    tell(rows, typed)


def walked(
    agreement: Agreement, browser: Client, ready: Memo, only: tuple[str, ...] = ()
) -> tuple[list[Times], dict[str, Times]]:
    """Every section opened, and another answer typed to each question, or to some, by question."""
    sections, typed = [], {}
    for section, entries in everything_of(standing_of(agreement)):
        asked_here = [one.question for one in entries if not only or one.question.key in only]
        if not asked_here:
            continue
        page = f"/agreements/{agreement.pk}/sections/{section.key}/"
        sections.append(times(agreement, lambda page=page: get(browser, page), ready))
        shown = fields_on(browser.get(page)) | {"showing": [showing(get(browser, f"{page}panel/"))]}
        for question in asked_here:
            other = another(question, shown)
            if other is not None:
                sent = shown | other | {"in-hand": [question.key]}
                before, sent = (as_sent(fields, shown, question.key) for fields in (shown, sent))
                typed[question.key] = live(browser, f"{page}live/", before, sent, ready)
    return sections, typed


def fill_a_table(agreement: Agreement, person: User) -> None:
    """500 products with 2,000 cells, each of which somebody filled ten times."""
    now = timezone.now()
    Answer.objects.bulk_create(
        [
            Answer(
                agreement=agreement, key=f"products.r{row}.{column}", value=value, by=person, at=now
            )
            for turn in range(10)
            for row in range(500)
            for column, value in (
                ("name", f"Pump {row}"),
                ("part_number", f"PN-{row:05}-{turn}"),
                ("unit", "piece"),
                ("price", f"{row + 1}.5{turn}"),
            )
        ],
        batch_size=500,
    )
    order = [f"r{row}" for row in range(500)]
    Answer.objects.create(agreement=agreement, key="products", value=order, by=person, at=now)


def agreement_of(scenario: str, person: User) -> Agreement:
    data, _ = read_folder(SHIPPED)
    edition = make_edition(person, data=data)
    approve_edition(edition, by=person, note="For the bench.")
    agreement = create_agreement(title="Bench", path="full", edition=edition, by=person)
    answers = json.loads((ROOT / f"tests/scenarios/{scenario}/answers.json").read_text("utf-8"))
    now = timezone.now()
    Answer.objects.bulk_create(
        Answer(agreement=agreement, key=key, value=value, by=person, at=now)
        for key, value in answers.items()
    )
    return agreement


def get(browser: Client, page: str) -> bytes:
    answer = browser.get(page)
    assert answer.status_code == 200, (page, answer.status_code)
    return answer.content


def showing(panel: bytes) -> str:
    """What the page would say that it shows: each part, its number, its digest and its section."""
    section = clause = ""
    parts = []
    for tag in re.findall(r"<[^>]* data-digest[^>]*>", panel.decode()):
        said = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        match said["class"].split()[0]:
            case "agreement-section":
                section, within = said["id"], ""
            case "clause":
                clause, within = said["id"], section
            case "definition":
                within = clause
            case _:
                clause, within = said["id"], ""
        parts.append(
            f"{said['id']} {said.get('data-number', '')} {said.get('data-digest', '')} {within}"
        )
    return ";".join(parts)


def live(browser: Client, page: str, before: str, sent: str, ready: Memo) -> Times:
    def post(body: str) -> bytes:
        answer = browser.post(page, body, content_type=AS_A_BROWSER)
        assert answer.status_code == 200
        return answer.content

    as_after_the_start(ready)
    cold, size = once(lambda: post(sent))
    as_after_the_start(ready)
    post(before)
    typed, _ = once(lambda: post(sent))
    warm, _ = once(lambda: post(sent))
    return cold, typed, warm, size


def as_after_the_start(ready: Memo) -> None:
    """The library is ready, and nothing of any agreement is known."""
    forget_everything(but=ready.copy())
    forget_our_questions()
    # What is there already is no work for the collector, nor what the bench itself threw away.
    spare_the_collector()


def times(agreement: Agreement, act: Callable[[], bytes], ready: Memo) -> Times:
    """Of a page: typed is after another answer was saved, so that all but its consequences is known."""
    as_after_the_start(ready)
    cold, size = once(act)
    as_after_the_start(ready)
    standing_of(agreement).with_answers({"payment_days": Fraction(31)}).findings  # noqa: B018  remembered
    typed, _ = once(act)
    warm, _ = once(act)
    return cold, typed, warm, size


def once(act: Callable[[], bytes]) -> tuple[Measured, float]:
    before = yardstick()
    start = time.process_time()
    content = act()
    taken = (time.process_time() - start) * 1000
    return (taken, (before + yardstick()) / 2), len(content) / 1000


def yardstick() -> float:
    start = time.process_time()
    total = 0
    for number in range(ADDITIONS):
        total += number
    return (time.process_time() - start) * 1000


def tell(rows: dict[str, list[Times]], typed: dict[str, Times]) -> None:
    beside = [one[1] for found in rows.values() for times in found for one in times[:3]]
    quickest = min(beside)

    def scaled(measured: Measured) -> float:
        return measured[0] * quickest / measured[1]

    print(f"{'median worst (before)':15}" + "".join(f"{name:>22}" for name in COLUMNS))
    for name, found in rows.items():
        columns = [
            [scaled(one) for one in column] for column in list(zip(*found, strict=True))[:3]
        ] + [[times[3] for times in found]]
        before = BEFORE.get(name, (None,) * len(columns))  # nobody measured tables before
        cells = (
            f"{statistics.median(column):4.0f} {max(column):4.0f}"
            + (" ({:4.0f} {:4.0f})".format(*was) if was else " " * 12)
            for column, was in zip(columns, before, strict=True)
        )
        print(f"{name:23}", "  ".join(cells))
    for key in sorted(typed, key=lambda key: scaled(typed[key][1]))[-5:]:
        print(f"  slowest: {key} {scaled(typed[key][1]):.0f} ms, {typed[key][3]:.0f} KB")
    for key in sorted(typed, key=lambda key: typed[key][3])[-5:]:
        print(f"  largest: {key} {scaled(typed[key][1]):.0f} ms, {typed[key][3]:.0f} KB")
    usual = sum(times[3] < 40 for times in typed.values()) / len(typed)
    print(f"live replies under 40 KB: {usual:.0%}; yardstick {quickest:.1f} ms,", end=" ")
    print(f"usually {statistics.median(beside):.1f} ms beside the measures")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "device-us-de")

"""Pages of the wizard in milliseconds of processor time, median and worst: `python bench/pages.py [SCENARIO]`.

The whole shipped library, one agreement, every question of it: its page opened, another answer typed, the live reply.
*Cold*: the process remembers nothing. *Typed*: it knows the agreement, but not these answers, as while somebody
types. *Warm*: the same request again. Size: what is sent, in KB.

Before assembly remembered anything, on the same machine (old figures; median and worst, nothing was ever warm):

    task list 241 349, findings 237 290, issue page 290 333, review 272 311, document 340 437, panel 313 324;
    section page 282 592, 102 KB; live update 536 810, 293 KB (median) to 307 KB.

That machine was busy with other work; the issue that asked for this measured 300 for a live update, 142 to 167 for
task list, findings and issue page, and 165 to 247 for a section, on idle cores.
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
from agreements.models import Agreement, Answer  # noqa: E402
from agreements.models.remembered import forget_everything  # noqa: E402
from agreements.standing.current import standing_of  # noqa: E402
from agreements.wizard.steps import everything_of  # noqa: E402
from clauses.exchange.loading import SHIPPED  # noqa: E402
from clauses.library import Question  # noqa: E402
from clauses.library.data.folder import read_folder  # noqa: E402
from clauses.publishing.publish import approve_edition  # noqa: E402
from tests.agreements.browsing import fields_on  # noqa: E402
from tests.agreements.examples import make_edition  # noqa: E402

PAGES = ("", "findings/", "issue/", "review/", "document/", "sections/recall/panel/")
Fields = dict[str, list[str]]
Times = tuple[float, float, float, float]  # cold, typed, warm, KB


def main(scenario: str) -> None:
    call_command("migrate", verbosity=0)
    settings.ALLOWED_HOSTS = ["testserver"]
    person = User.objects.create_superuser("bench")
    browser = Client()
    browser.force_login(person)
    agreement = agreement_of(scenario, person)
    root = f"/agreements/{agreement.pk}/"
    get(browser, root)
    print(f"{'':32} {'cold':>11} {'typed':>11} {'warm':>11} {'KB':>11}")
    for page in PAGES:
        tell(
            root + page,
            [times(agreement, lambda page=page: get(browser, root + page)) for _ in range(5)],
        )
    sections, typed = [], {}
    for section, entries in everything_of(standing_of(agreement)):
        page = f"{root}sections/{section.key}/"
        sections.append(times(agreement, lambda page=page: get(browser, page)))
        shown = fields_on(browser.get(page)) | {"showing": [showing(get(browser, f"{page}panel/"))]}
        for asked in entries:
            other = another(asked.question, shown)
            if other is not None:
                sent = shown | other | {"in-hand": [asked.question.key]}
                typed[asked.question.key] = live(browser, f"{page}live/", shown, sent)
    tell("sections, each", sections)
    tell(f"live update, each of {len(typed)}", list(typed.values()))
    for key in sorted(typed, key=lambda key: typed[key][1])[-3:]:
        print(f"  slowest: {key} {typed[key][1]:.0f} ms, {typed[key][3]:.0f} KB")
    usual = sum(size < 40 for *_, size in typed.values()) / len(typed)
    print(f"live replies under 40 KB: {usual:.0%}")


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
    section, parts = "", []
    for tag in re.findall(r"<(?:section|header) [^>]*>", panel.decode()):
        said = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if said["class"] == "agreement-section":
            section = said["id"]
        within = section if said["class"].startswith("clause") else ""
        parts.append(
            f"{said['id']} {said.get('data-number', '')} {said.get('data-digest', '')} {within}"
        )
    return ";".join(parts)


def live(browser: Client, page: str, before: Fields, sent: Fields) -> Times:
    def post(fields: Fields) -> bytes:
        answer = browser.post(page, fields)
        assert answer.status_code == 200
        return answer.content

    forget_everything()
    cold, size = once(lambda: post(sent))
    forget_everything()
    post(before)
    typed, _ = once(lambda: post(sent))
    warm, _ = once(lambda: post(sent))
    return cold, typed, warm, size


def times(agreement: Agreement, act: Callable[[], bytes]) -> Times:
    """Of a page: typed is after another answer was saved, so that all but its consequences is known."""
    forget_everything()
    cold, size = once(act)
    forget_everything()
    standing_of(agreement).with_answers({"payment_days": Fraction(31)}).findings  # noqa: B018  remembered
    typed, _ = once(act)
    warm, _ = once(act)
    return cold, typed, warm, size


def once(act: Callable[[], bytes]) -> tuple[float, float]:
    start = time.process_time()
    content = act()
    return (time.process_time() - start) * 1000, len(content) / 1000


def tell(name: str, found: list[Times]) -> None:
    columns = (
        f"{statistics.median(column):5.0f} {max(column):5.0f}"
        for column in zip(*found, strict=True)
    )
    print(f"{name:32}", *columns)


def another(question: Question, shown: Fields) -> Fields | None:
    """What a person types instead: another option, one more, a longer name."""
    key = question.key
    now = shown.get(key, [""])
    match question.kind:
        case "choice":
            others = [option.key for option in question.options if [option.key] != now]
            return {key: others[:1]} if others else None
        case "yesno":
            return {key: ["no" if now == ["yes"] else "yes"]}
        case "multi":
            every = [option.key for option in question.options]
            return {key: every if now != every else every[:1]}
        case "integer" | "decimal" | "money" | "percent":
            number = now[0].replace(",", "") or "5"
            return {key: [str(int(float(number)) + 1)]}
        case "date":
            return {key: ["2027-05-17"]}
        case "currency":
            return {key: ["CHF" if now != ["CHF"] else "EUR"]}
        case "country":
            return {key: ["CH" if now != ["CH"] else "DE"]}
        case "text":
            return {key: [f"{now[0]} More"]}
        case "party":
            return {f"{key}-legal_name": ["Another Company Ltd."]}
        case "place":
            return {f"{key}-city": ["Geneva"], f"{key}-country": ["CH"]}
        case "sites":
            return {f"{key}-0-name": ["Another plant"]}


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "device-us-de")

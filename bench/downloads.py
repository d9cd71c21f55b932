"""Pages of others while five PDFs are drawn, against a quiet run: `python bench/downloads.py`.

A server and a worker are started as `./run` does. Six people have an agreement; one of them opens his pages, one after
the other, first alone and then while the PDFs of the other five are drawn. Told are the 95th percentiles in
milliseconds, and their ratio; the goal is 1.25 at most. It counts the clock: other work on the machine spoils it.
"""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
SCENARIO, DOWNLOADS, QUIET = "electronics-gb-cn", 5, 120
PAGES = ("", "findings/", "sections/recall/", "sections/recall/panel/", "document/")
GOAL = 1.25


def main(folder: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    os.environ["PORT"] = str(port)
    os.environ["COUNTERPART_VAR"] = str(folder)
    os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    sys.path.insert(0, str(ROOT))
    commands = [
        [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py"],
        [sys.executable, "manage.py", "work"],
    ]
    cookie, agreements, ask, is_drawing = prepared()
    started = [
        subprocess.Popen(one, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for one in commands
    ]
    address = f"http://127.0.0.1:{port}/"
    try:
        wait_for(address + "livez")
        root = f"{address}agreements/{agreements[0]}/"
        times(root, cookie, 2 * len(PAGES))
        quiet = times(root, cookie, QUIET)
        ask(agreements[1:])
        busy = times(root, cookie, QUIET, while_=is_drawing)
    finally:
        for one in started:
            one.terminate()
            one.wait(30)
    told = {"quiet": worst(quiet), f"with {DOWNLOADS} downloads": worst(busy), "pages": len(busy)}
    print(json.dumps(told | {"ratio": round(worst(busy) / worst(quiet), 2), "goal": GOAL}))


def prepared() -> tuple[str, list[int], Callable[[list[int]], None], Callable[[], bool]]:
    """A cookie of somebody who is logged in, his agreements, what asks for drawings, and whether one is under way."""
    # The environment must be set first.
    import django  # noqa: PLC0415

    django.setup()

    from django.conf import settings  # noqa: PLC0415
    from django.contrib.auth.models import User  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from agreements.acts.drawing import ask_for_drawing  # noqa: PLC0415
    from agreements.acts.saving import create_agreement  # noqa: PLC0415
    from agreements.models import Agreement, Answer, Drawing, DrawingState  # noqa: PLC0415
    from clauses.exchange.loading import SHIPPED  # noqa: PLC0415
    from clauses.library.data.folder import read_folder  # noqa: PLC0415
    from clauses.publishing.publish import approve_edition  # noqa: PLC0415
    from tests.agreements.examples import make_edition  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    person = User.objects.create_superuser("bench")
    edition = make_edition(person, data=read_folder(SHIPPED)[0])
    approve_edition(edition, by=person, note="For the bench.")
    answers = json.loads((ROOT / f"tests/scenarios/{SCENARIO}/answers.json").read_text("utf-8"))
    now, made = timezone.now(), []
    for number in range(DOWNLOADS + 1):
        one = create_agreement(title=f"Bench {number}", path="full", edition=edition, by=person)
        Answer.objects.bulk_create(
            Answer(agreement=one, key=key, value=value, by=person, at=now)
            for key, value in answers.items()
        )
        made.append(one.pk)
    browser = Client()
    browser.force_login(person)
    cookie = browser.cookies[settings.SESSION_COOKIE_NAME]

    def ask(which: list[int]) -> None:
        for one in Agreement.objects.filter(pk__in=which):
            ask_for_drawing(one, is_draft_copy=True)

    def is_drawing() -> bool:
        waiting = (DrawingState.WAITING, DrawingState.BEGUN)
        return Drawing.objects.filter(state__in=waiting).exists()

    return f"{cookie.key}={cookie.value}", made, ask, is_drawing


def wait_for(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("The server did not start.")


def times(
    root: str, cookie: str, number: int, while_: Callable[[], bool] | None = None
) -> list[float]:
    """Seconds of so many pages, or of as many as are opened while something goes on."""
    found: list[float] = []
    while while_() if while_ else len(found) < number:
        page = urllib.request.Request(root + PAGES[len(found) % len(PAGES)])
        page.add_header("Cookie", cookie)
        begun = time.perf_counter()
        with urllib.request.urlopen(page, timeout=60) as answer:
            answer.read()
        found.append(time.perf_counter() - begun)
    return found


def worst(found: list[float]) -> float:
    """The 95th percentile in milliseconds."""
    return round(sorted(found)[int(len(found) * 0.95)] * 1000, 1)


if __name__ == "__main__":
    with TemporaryDirectory() as made:
        main(Path(made))

"""A real Chromium, a real server, and pages that fail the test when anything is out of order.

A page fails its test on a violation of the content security policy, on an error in the console, on
an uncaught exception, on an answer of 500 or above and on a request to another origin. Violations
of the accessibility rules are found by `check_accessibility(page)`.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from allauth.account.internal.flows.login import record_authentication
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.chromium import CHROMIUM_FLAGS, chromium_path
from tests.databases import ROOT, TestDatabases

# A 4xx answer is judged by itself; htmx tells the console when a page is left while it still asks.
# So it does when the network is gone, which only the tests of autosave take away.
EXPECTED_IN_THE_CONSOLE = (
    "Failed to load resource",
    "htmx:afterRequest",
    "htmx:sendAbort",
    "htmx:sendError",
)
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


expect.set_options(timeout=30_000)  # a busy machine is slow, not wrong


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium_path()
    if path is None:
        pytest.skip("no Chromium: install it, or name it in COUNTERPART_CHROMIUM")
    with sync_playwright() as playwright:
        # Playwright runs an event loop in this thread; the tests' own queries are synchronous.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("server")


@pytest.fixture(scope="session")
def server_environment(
    django_db_setup: None, test_databases: TestDatabases, server_folder: Path
) -> dict[str, str]:
    """What the server and its worker are started with: a free port, this worker's database."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return os.environ | {
        "PORT": str(port),
        "WEB_CONCURRENCY": "1",
        # Each test takes the database away from under the server. On PostgreSQL a request that then meets three dead
        # connections in the pool, one after the other, waits longer than the pool allows: so it keeps few.
        "COUNTERPART_DATABASE_POOL": "2",
        "DATABASE_URL": test_databases.url(test_databases.name),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "COUNTERPART_ISSUED": str(server_folder / "issued"),
    }


@pytest.fixture(scope="session")
def server_process(server_environment: dict[str, str], server_folder: Path) -> Iterator[str]:
    """gunicorn, as `./run` starts it, on this worker's database. Gives its address."""
    environment = server_environment
    log = (server_folder / "server.log").open("w")
    command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{environment['PORT']}"
    try:
        wait_for(address, process, server_folder / "server.log")
        yield address
    finally:
        process.terminate()
        process.wait(60)  # it lets requests end first, for as long as its own limit says
        log.close()


def wait_for(address: str, process: subprocess.Popen, log: Path) -> None:
    for _ in range(200):
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{address}/livez", timeout=2).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"the server did not start:\n{log.read_text()}")


@pytest.fixture
def live_counterpart(
    shipped_library: None, server_process: str, server_folder: Path, settings
) -> str:
    """Counterpart as a user meets it: real server, shipped library, demo people. Gives its address.

    The test's own queries see the same database and the same issued copies.
    """
    settings.MEDIA_ROOT = server_folder / "issued"
    return server_process


@pytest.fixture
def drawing_worker(
    live_counterpart: str, server_environment: dict[str, str], server_folder: Path
) -> Iterator[None]:
    """The worker that draws PDFs, for as long as the test has its database: it is taken away after each."""
    with (server_folder / "worker.log").open("a") as log:
        worker = subprocess.Popen(
            [sys.executable, "manage.py", "work"],
            cwd=ROOT,
            env=server_environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        yield
        os.killpg(
            worker.pid, signal.SIGKILL
        )  # its children too: what they draw belongs to the test that ends
        worker.wait(20)


@pytest.fixture
def new_page(browser: Browser, live_counterpart: str) -> Iterator[Callable[..., Page]]:
    """Makes pages, each in a context of its own: `new_page(who="legal", width=360)`."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def make(
        *,
        who: str = "",
        width: int = 1280,
        height: int = 900,
        address: str = live_counterpart,
        **options: object,
    ) -> Page:
        context = browser.new_context(
            base_url=address,
            viewport={"width": width, "height": height},
            **options,
        )
        # Issuing prints eighty pages, while another worker may do the same.
        context.set_default_timeout(120_000)
        contexts.append(context)
        if who:
            context.add_cookies([session_cookie(who, address)])
        page = context.new_page()
        watch(page, address, troubles)
        return page

    yield make
    for context in contexts:
        context.close()
    assert not troubles, "the browser complained:\n" + "\n".join(troubles)


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page of somebody who is not logged in."""
    return new_page()


@pytest.fixture
def procurement_page(new_page: Callable[..., Page]) -> Page:
    return new_page(who="procurement")


@pytest.fixture
def legal_page(new_page: Callable[..., Page]) -> Page:
    return new_page(who="legal")


def session_cookie(username: str, address: str) -> dict[str, str]:
    """Logs in without the form, which has its own test."""
    client = Client()
    user = User.objects.get(username=username)
    client.force_login(user)
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, user, "password")
    request.session.save()
    name = django_settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": address}


def watch(page: Page, address: str, troubles: list[str]) -> None:
    """Writes down whatever a page should never do.

    What stands in EXPECTED_IN_THE_CONSOLE is judged elsewhere or is no fault.
    """
    page.on("pageerror", lambda error: troubles.append(f"uncaught: {error}"))
    page.on(
        "console",
        lambda message: (
            troubles.append(f"console: {message.text}")
            if message.type in ("error", "warning")
            and not message.text.startswith(EXPECTED_IN_THE_CONSOLE)
            else None
        ),
    )
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((address + "/", "data:", "blob:", "about:"))
            else troubles.append(f"request to another origin: {request.url}")
        ),
    )
    page.on(
        "response",
        lambda response: (
            troubles.append(f"answer {response.status}: {response.url}")
            if response.status >= 500
            else None
        ),
    )
    page.on("requestfailed", lambda request: note_failed_request(request, troubles))


def note_failed_request(request, troubles: list[str]) -> None:
    failure = request.failure or ""
    # A download, or a page left before its picture came; or a test took the network away.
    if "ERR_ABORTED" not in failure and "ERR_INTERNET_DISCONNECTED" not in failure:
        troubles.append(f"failed request: {request.url} {failure}")


@pytest.fixture(scope="session")
def check_accessibility() -> Callable[..., None]:
    """Fails on any violation of WCAG 2.2 A and AA and of good practice; `inside` a part, if the page had its look."""
    axe = Axe()

    def check(page: Page, *, inside: str | None = None) -> None:
        options = {
            "runOnly": {"type": "tag", "values": AXE_RULES},
            "resultTypes": ["violations"],
            # Axe would copy imported style sheets inline, which the policy refuses; no rule of these needs them.
            "preload": False,
        }
        results = axe.run(page, context=inside, options=options)
        found = [
            f"{violation['id']}: {violation['help']}: {node['html'][:200]}"
            for violation in results.response["violations"]
            for node in violation["nodes"]
        ]
        assert not found, f"{page.url} at {page.viewport_size}:\n" + "\n".join(found)

    return check


@pytest.fixture(scope="session")
def check_at_each_width(check_accessibility: Callable[..., None]) -> Callable[..., None]:
    """The same on a phone and on a desk, at the end of the page, where a bar that stays in sight covers nothing."""

    def check(page: Page, *, inside: str | None = None) -> None:
        for width in (360, 1280):  # one load for both, which takes longer than looking
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
            check_accessibility(page, inside=inside)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url

    return check

"""The browser tests can fail: each thing that a page must never do is noticed."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import chromium_path
from tests.browser.conftest import watch


@pytest.fixture
def watched(browser: Browser, live_counterpart: str) -> Iterator[tuple[Page, list[str]]]:
    troubles: list[str] = []
    context = browser.new_context(base_url=live_counterpart)
    page = context.new_page()
    watch(page, live_counterpart, troubles)
    page.goto("/login/")
    assert not troubles
    yield page, troubles
    context.close()


@pytest.mark.parametrize(
    ("deed", "noticed"),
    [
        ("document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\">')", "style-src"),
        ("document.body.append(Object.assign(new Image(), {src: '//a.example/x'}))", "img-src"),
        ("setTimeout(() => { throw new Error('broken') })", "uncaught: broken"),
        ("console.error('something is wrong')", "something is wrong"),
    ],
)
def test_what_a_page_must_not_do_is_noticed(
    watched: tuple[Page, list[str]], deed: str, noticed: str
):
    page, troubles = watched

    page.evaluate(deed)
    page.wait_for_timeout(300)

    assert any(noticed in trouble for trouble in troubles), troubles


def test_a_request_to_another_origin_is_noticed(watched: tuple[Page, list[str]]):
    page, troubles = watched

    page.route("http://elsewhere.example/", lambda route: route.fulfill(body="x"))
    page.goto("http://elsewhere.example/")

    assert troubles == ["request to another origin: http://elsewhere.example/"]


def test_a_picture_without_words_is_noticed(
    watched: tuple[Page, list[str]], check_accessibility: Callable[[Page], None]
):
    page, _ = watched
    page.evaluate("document.querySelector('main').append(new Image(20, 20))")

    with pytest.raises(AssertionError, match="image-alt"):
        check_accessibility(page)


def test_of_two_programs_the_one_without_windows_is_started(monkeypatch: pytest.MonkeyPatch):
    there = {"chromium": "/usr/bin/chromium", "chromium-headless-shell": "/usr/bin/shell"}
    monkeypatch.delenv("COUNTERPART_CHROMIUM", raising=False)
    monkeypatch.setattr("shutil.which", there.get)
    assert chromium_path() == "/usr/bin/shell"

    del there["chromium-headless-shell"]
    assert chromium_path() == "/usr/bin/chromium"

    there.clear()
    assert chromium_path() is None

"""Whoever waits for a drawing: a page goes on as a whole, a program gets the bytes."""

import ast

import pytest
from django.contrib.auth.models import User

from agreements.acts.issuing import NotDrawn, finish_what_waits, issue
from agreements.models import Drawing, DrawingState, Role, Share
from agreements.printing.drawn_with import ROOMS, ROOT
from tests.agreements.approving import text
from tests.agreements.completing import answer_all
from tests.agreements.test_drawing import PDF, draft, progress
from tests.queue import run_queue

pytestmark = pytest.mark.queued


@pytest.fixture(autouse=True)
def quick(monkeypatch) -> None:
    monkeypatch.setattr("agreements.acts.drawing_tasks.print_pdf", lambda *given, **options: PDF)


@pytest.fixture
def complete(agreement, petra):
    return answer_all(agreement, petra)


def test_a_page_that_waits_goes_on_as_a_whole(browser, complete, petra):
    part = f"{progress(complete, 'final')}?part=1"
    with pytest.raises(NotDrawn):
        issue(complete, by=petra)
    assert "HX-Redirect" not in browser.get(part).headers
    run_queue()
    finish_what_waits()

    finished = browser.get(part)

    assert finished.headers["HX-Redirect"] == f"/agreements/{complete.pk}/issued/"
    assert finished.content == b""


def test_a_page_that_waits_shows_as_a_whole_why_nothing_came(browser, complete):
    browser.get(draft(complete))
    Drawing.objects.update(state=DrawingState.FAILED, why="It broke.")

    assert browser.get(f"{progress(complete)}?part=1").headers["HX-Refresh"] == "true"
    assert "It broke." in text(browser.get(progress(complete)))


def test_who_may_only_read_is_not_offered_to_draw_again(browser, complete, client):
    browser.get(draft(complete))
    Drawing.objects.update(state=DrawingState.FAILED, why="It broke.")
    reader = User.objects.create_user("reader")
    Share.objects.create(agreement=complete, user=reader, role=Role.VIEW)
    client.force_login(reader)

    assert "Try again" in text(browser.get(progress(complete)))
    assert "Try again" not in text(client.get(progress(complete)))


def test_a_program_waits_for_the_bytes_and_a_browser_sees_a_page(browser, complete, monkeypatch):
    drawn = []
    monkeypatch.setattr(
        "agreements.views.waiting_programs.time.sleep", lambda seconds: drawn.append(run_queue())
    )

    asked = browser.get(draft(complete), headers={"Accept": "*/*"})
    shown = browser.get(progress(complete), headers={"Accept": "text/html,*/*"})

    assert (asked.content, drawn) == (PDF, [1])
    assert "The draft copy is ready" in text(shown)


def test_a_program_is_led_to_the_page_where_no_worker_draws(browser, complete, monkeypatch):
    monkeypatch.setattr("agreements.views.waiting_programs.PATIENCE", 0.0)

    asked = browser.get(draft(complete), headers={"Accept": "*/*"})

    assert asked.url == progress(complete)


def test_whatever_makes_the_pages_is_in_what_they_are_drawn_with():
    imported = {
        "/".join(node.module.split(".")[:2])
        for room in ("agreements/assembly", "agreements/printing")
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and node.module.startswith(("agreements", "clauses"))
    }

    # `from clauses import library` names the package alone.
    assert imported - {"clauses"} <= set(ROOMS)

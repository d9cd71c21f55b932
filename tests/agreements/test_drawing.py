"""PDFs by the queue: asked for once, drawn by a worker, shown on the way, and used again while nothing changes."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from agreements.acts.drawing import ask_for_drawing
from agreements.acts.drawing_ahead import LEFT_ALONE, DrawnAhead
from agreements.acts.drawing_tasks import MOST_TRIES, draw_now, look_after_lost
from agreements.acts.issuing import NotDrawn, finish_what_waits, issue
from agreements.acts.limited_drawing import DrawingCancelled, DrawingLost
from agreements.acts.working import beat
from agreements.models import Drawing, Given, IssuedCopy, WorkerBeat
from tests.agreements.approving import text
from tests.agreements.completing import answer_all
from tests.queue import in_this_process, run_queue

pytestmark = pytest.mark.queued

PDF = b"%PDF-1.7 drawn"


@pytest.fixture(autouse=True)
def quick(monkeypatch) -> None:
    monkeypatch.setattr("agreements.acts.drawing_tasks.print_pdf", lambda *given, **options: PDF)


@pytest.fixture
def complete(agreement, petra):
    return answer_all(agreement, petra)


def draft(agreement) -> str:
    return f"/agreements/{agreement.pk}/draft.pdf"


def progress(agreement, which: str = "draft") -> str:
    return f"/agreements/{agreement.pk}/pdf/{which}/"


def test_a_draft_copy_is_waited_for_and_then_there(browser, complete):
    beat("here")

    asked = browser.get(draft(complete))
    waiting = text(browser.get(progress(complete)))
    assert run_queue() == 1
    ready = text(browser.get(progress(complete)))
    drawn = browser.get(draft(complete))

    assert asked.url == progress(complete)
    assert "Waiting for its turn; it is the next." in waiting
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in waiting
    assert f'content="0; url={draft(complete)}"' in ready
    assert drawn.content == PDF
    assert f'filename="draft-{complete.number}_Acme-Inc_v3.pdf"' in drawn["Content-Disposition"]


def test_what_did_not_change_is_drawn_once_and_what_did_anew(browser, complete, petra):
    browser.get(draft(complete))
    browser.get(draft(complete))
    run_queue()
    assert browser.get(draft(complete)).content == PDF
    assert Drawing.objects.count() == 1

    complete.record(
        "product", "Another pump", by=petra, seen=complete.latest_answers()["product"].pk
    )

    assert browser.get(draft(complete)).status_code == 302


def test_what_is_wanted_no_more_leaves_the_queue(complete, petra):
    first = ask_for_drawing(complete, is_draft_copy=True)
    complete.record_all({"product": Given("Another pump", 10**6)}, by=petra)

    second = ask_for_drawing(complete, is_draft_copy=True)

    assert list(Drawing.objects.all()) == [second]
    assert second.key != first.key


def test_without_a_worker_the_page_says_so(browser, complete):
    browser.get(draft(complete))

    page = text(browser.get(progress(complete)))

    assert "no worker is running" in page
    beat("here")
    assert "no worker is running" not in text(browser.get(progress(complete)))
    WorkerBeat.objects.update(at=timezone.now() - timedelta(minutes=1))
    assert "no worker is running" in text(browser.get(progress(complete)))


def test_the_page_that_asks_again_and_again_stops_when_it_is_drawn(browser, complete):
    browser.get(draft(complete))
    part = browser.get(f"{progress(complete)}?part=1")
    assert 'hx-trigger="every 1s"' in text(part)
    assert "HX-Refresh" not in part

    run_queue()

    assert browser.get(f"{progress(complete)}?part=1")["HX-Refresh"] == "true"


def test_who_calls_it_off_takes_it_out_of_the_queue_and_may_ask_again(browser, complete):
    browser.get(draft(complete))

    browser.post(progress(complete), {"action": "cancel"})
    run_queue()

    assert Drawing.objects.get().state == "cancelled"
    browser.get(draft(complete))
    run_queue()
    assert browser.get(draft(complete)).content == PDF


def test_finishing_waits_for_the_pdf_and_seals_it(browser, complete):
    beat("here")
    response = browser.post(f"/agreements/{complete.pk}/issue/", {"checked": "on"})
    assert response.url == progress(complete, "final")
    assert not IssuedCopy.objects.exists()

    run_queue()
    assert "is being sealed" in text(browser.get(progress(complete, "final")))
    finish_what_waits()

    assert browser.get(progress(complete, "final")).url.endswith("/issued/")
    assert IssuedCopy.objects.get().content() == PDF
    assert IssuedCopy.objects.get().number == complete.number


def test_finishing_what_was_drawn_ahead_seals_exactly_that(browser, complete):
    ask_for_drawing(complete, is_draft_copy=False, ahead=True)
    run_queue()

    response = browser.post(f"/agreements/{complete.pk}/issue/", {"checked": "on"})

    assert response.url.endswith("/issued/")
    assert IssuedCopy.objects.get().content() == PDF
    assert Drawing.objects.filter(is_draft_copy=False).count() == 1


def test_who_answers_meanwhile_is_not_overrun(browser, complete, petra):
    with pytest.raises(NotDrawn):
        issue(complete, by=petra)
    run_queue()
    complete.record_all({"product": Given("Another pump", 10**6)}, by=petra)

    finish_what_waits()

    assert not IssuedCopy.objects.exists()
    page = text(browser.get(progress(complete, "final"), follow=True))
    assert "so the agreement was not finished" in page


def test_who_lost_the_role_meanwhile_finishes_nothing(complete, petra, paul):
    with pytest.raises(NotDrawn):
        issue(complete, by=paul)
    run_queue()

    finish_what_waits()

    assert not IssuedCopy.objects.exists()
    assert Drawing.objects.get().why == "You may no longer finish this agreement."


def lost(make, go_on) -> bytes:
    raise DrawingLost("killed")


def broken(make, go_on) -> bytes:
    raise RuntimeError("a fault of ours")


@pytest.mark.parametrize("drawer", [lost, broken])
def test_what_breaks_off_is_tried_three_times_and_then_told(browser, complete, drawer):
    drawing = ask_for_drawing(complete, is_draft_copy=True)
    for tried in range(1, MOST_TRIES + 1):
        draw_now(drawing.pk, drawer)
        drawing.refresh_from_db()
        assert drawing.tries == tried
    assert drawing.state == "failed"

    response = browser.get(draft(complete))
    assert response.status_code == 503
    assert "Drawing it broke off 3 times" in text(response)
    browser.post(progress(complete), {"action": "again"})
    run_queue()
    assert browser.get(draft(complete)).content == PDF


def test_what_a_killed_worker_left_is_drawn_by_the_next(complete):
    drawing = ask_for_drawing(complete, is_draft_copy=True)
    Drawing.objects.update(state="begun", tries=1, lease_until=timezone.now())
    DBTaskResult.objects.update(status="RUNNING")
    assert run_queue() == 0

    look_after_lost()
    run_queue()

    drawing.refresh_from_db()
    assert (drawing.state, drawing.tries) == ("drawn", 2)


def test_a_task_that_was_lost_before_its_drawing_began_is_found(complete):
    ask_for_drawing(complete, is_draft_copy=True)
    DBTaskResult.objects.update(status="RUNNING")
    look_after_lost()
    assert run_queue() == 0  # its worker may be about to begin
    Drawing.objects.update(lease_until=timezone.now())

    look_after_lost()

    assert run_queue() == 1
    assert Drawing.objects.get().state == "drawn"


def test_a_drawing_that_was_called_off_while_it_was_drawn_is_not_kept(complete):
    drawing = ask_for_drawing(complete, is_draft_copy=True)

    def called_off(make, go_on) -> bytes:
        assert go_on()
        Drawing.objects.update(state="cancelled")
        if not go_on():
            raise DrawingCancelled
        return make()

    draw_now(drawing.pk, called_off)

    assert Drawing.objects.get().state == "cancelled"


def test_nothing_is_drawn_twice(complete):
    drawing = ask_for_drawing(complete, is_draft_copy=True)
    draw_now(drawing.pk, in_this_process)

    draw_now(drawing.pk, broken)

    assert Drawing.objects.get().state == "drawn"


def test_an_agreement_left_alone_is_drawn_ahead_and_the_clean_copy_once_it_is_ready(
    agreement, petra
):
    ahead = DrawnAhead()
    ahead.look()
    agreement.record("days", 45, by=petra, seen=None)
    ahead.look()
    assert not Drawing.objects.exists()  # somebody is still at it

    let_rest(ahead)
    ahead.look()
    assert [one.is_draft_copy for one in Drawing.objects.all()] == [True]

    answer_all(agreement, petra)
    ahead.look()
    let_rest(ahead)
    ahead.look()
    run_queue()
    assert sorted(one.is_draft_copy for one in Drawing.objects.all()) == [False, True]
    ahead.look()
    assert not DBTaskResult.objects.ready().exists()


def let_rest(ahead: DrawnAhead) -> None:
    for pk in ahead.changed:
        ahead.changed[pk] -= LEFT_ALONE


def test_an_outsider_calls_nothing_off(browser_of, paul, complete):
    ask_for_drawing(complete, is_draft_copy=True)

    assert browser_of(paul).post(progress(complete), {"action": "cancel"}).status_code == 404
    complete.shared_with.add(paul)
    final = browser_of(paul).post(progress(complete, "final"), {"action": "cancel"})
    assert final.status_code == 403
    assert Drawing.objects.get().state == "waiting"

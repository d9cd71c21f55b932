"""Nothing typed is lost: saved while it is typed, kept where it does not fit, kept without network or session."""

import re
from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Locator, Page, Route, expect

from agreements.models import Agreement, UnsettledValue
from tests.browser.test_log_in import PASSWORD
from tests.browser.test_main_job import new_agreement

HOURS, COSTS = "recall_notice_hours", "recall_share_customer_pct"


@pytest.fixture
def step(procurement_page: Page) -> Page:
    """The step on recalls of a new agreement."""
    new_agreement(procurement_page, "Autosave")
    procurement_page.goto(procurement_page.url + "sections/recall/")
    return procurement_page


def field(page: Page, name: str) -> Locator:
    return page.locator(f'[name="{name}"]')


def type_in(page: Page, name: str, words: str) -> None:
    field(page, name).fill("")
    field(page, name).press_sequentially(words)


def sign(page: Page) -> Locator:
    return page.locator("[data-save-sign]")


def answers() -> dict[str, object]:
    return Agreement.objects.get(title="Autosave").answers_json()


def rows(key: str) -> int:
    return Agreement.objects.get(title="Autosave").answer_rows.filter(key=key).count()


def kept_in_the_tab(page: Page) -> str | None:
    return page.evaluate("sessionStorage.getItem('counterpart.unsaved')")


def test_a_field_that_was_left_is_an_answer_and_one_row(step: Page):
    type_in(step, HOURS, "36")
    step.keyboard.press("Tab")

    expect(sign(step)).to_have_text("Saved")

    assert answers() == {HOURS: 36}
    assert rows(HOURS) == 1
    assert rows("step.recall") == 0
    assert not kept_in_the_tab(step)


@pytest.mark.postgres
def test_what_is_still_typed_is_kept_and_no_answer_before_five_quiet_seconds(step: Page):
    with step.expect_response(re.compile("/autosave/")):
        type_in(step, HOURS, "36")
    assert answers() == {}
    assert UnsettledValue.objects.get().typed == {HOURS: ["36"]}

    with step.expect_response(re.compile("/autosave/")):
        pass  # nobody types, nobody leaves the field

    assert answers() == {HOURS: 36}
    assert not UnsettledValue.objects.exists()


def test_what_does_not_fit_is_said_at_the_field_and_is_there_after_a_reload(step: Page):
    field(step, HOURS).fill("500")
    step.keyboard.press("Tab")

    question = step.locator(f'[data-question="{HOURS}"]')
    expect(question.locator("[data-trouble]")).to_contain_text("Enter")
    expect(sign(step)).to_have_text("Saved, but for 1 answer that does not fit yet")
    step.reload()

    expect(field(step, HOURS)).to_have_value("500")
    expect(step.locator("main")).to_contain_text("Here is something to fix")
    assert answers() == {}
    field(step, HOURS).fill("36")
    step.keyboard.press("Tab")
    expect(sign(step)).to_have_text("Saved")
    expect(question.locator(".question-errors:visible")).to_have_count(0)
    assert answers() == {HOURS: 36}


def reload_as_it_was_before_the_save(step: Page) -> None:
    """The new page is made first; it comes when the old one knows that what was typed is saved."""
    replies: list[str] = []
    step.on("requestfinished", lambda request: replies.append(request.url))

    def late(route: Route) -> None:
        made = route.fetch()
        while not any("/autosave/" in url for url in replies):
            step.wait_for_timeout(50)
        step.wait_for_timeout(200)
        route.fulfill(response=made)

    step.route(step.url, late)
    step.reload()
    step.unroute(step.url)


@pytest.mark.parametrize("way", ["link", "back", "reload"])
def test_leaving_in_the_middle_of_typing_loses_nothing(step: Page, way: str):
    there = step.url
    step.goto(there.replace("/recall/", "/ip/") if way == "back" else there)
    step.goto(there)
    type_in(step, HOURS, "36")

    if way == "link":
        step.get_by_role("link", name="All sections").click()
        expect(step.get_by_role("heading", level=1)).to_have_text("Autosave")
    elif way == "back":
        step.go_back()
    else:
        reload_as_it_was_before_the_save(step)
        expect(field(step, HOURS)).to_have_value("36")
    step.goto(there)

    expect(field(step, HOURS)).to_have_value("36")
    for _ in range(100):
        if answers():
            break
        step.wait_for_timeout(100)
    assert answers() == {HOURS: 36}
    assert rows(HOURS) == 1


@pytest.mark.postgres
def test_offline_is_said_and_what_was_typed_is_sent_when_the_network_is_back(step: Page):
    step.context.set_offline(True)
    field(step, HOURS).fill("36")
    step.keyboard.press("Tab")
    expect(sign(step)).to_contain_text("You are offline")
    field(step, COSTS).fill("70")
    step.get_by_role("button", name="Save and continue").last.click()

    expect(sign(step)).to_contain_text("You are offline")
    assert step.url.endswith("/recall/")
    assert answers() == {}
    assert HOURS in kept_in_the_tab(step)
    assert step.evaluate("localStorage.length") == 0

    step.context.set_offline(False)

    expect(sign(step)).to_have_text("Saved")
    assert answers() == {HOURS: 36, COSTS: 70}
    assert not kept_in_the_tab(step)


def test_a_page_is_never_in_its_own_way(step: Page):
    for typed in ("36", "48", "24"):
        field(step, HOURS).fill(typed)
        step.keyboard.press("Tab")
        expect(sign(step)).to_have_text("Saved")
        step.wait_for_timeout(1_200)

    field(step, HOURS).fill("12")
    with step.expect_navigation():
        step.get_by_role("button", name="Save and continue").last.click()

    expect(step.locator(".error-summary")).to_have_count(0)
    assert answers() == {HOURS: 12}


@pytest.mark.postgres
def test_the_answer_of_another_page_is_a_clash(step: Page, new_page: Callable[..., Page]):
    other = step.context.new_page()
    other.goto(step.url)
    field(other, HOURS).fill("36")
    other.keyboard.press("Tab")
    expect(sign(other)).to_have_text("Saved")

    field(step, HOURS).fill("48")
    step.keyboard.press("Tab")

    expect(sign(step)).to_contain_text("Answered meanwhile by you, in another tab")
    step.reload()
    expect(step.locator(".clash")).to_contain_text("in another tab")
    expect(field(step, HOURS)).to_have_value("48")
    assert answers() == {HOURS: 36}
    step.get_by_text("Mine, as it stands below").click()
    with step.expect_navigation():
        step.get_by_role("button", name="Save and continue").last.click()
    assert answers() == {HOURS: 48}


def test_a_log_out_takes_away_what_waits(step: Page):
    step.route("**/autosave/", lambda route: route.fulfill(status=429))
    field(step, HOURS).fill("36")
    step.keyboard.press("Tab")
    expect(sign(step)).to_contain_text("Saving does not work at this moment")
    step.goto("/")
    assert HOURS in kept_in_the_tab(step)

    step.get_by_role("button", name="Log out").click()

    expect(step.get_by_role("heading", name="Log in")).to_be_visible()
    assert not kept_in_the_tab(step)
    expect(step.locator("main")).not_to_contain_text("Your session has ended")


def test_a_session_that_has_ended_loses_nothing(step: Page):
    there = step.url
    Session.objects.all().delete()
    field(step, HOURS).fill("36")
    step.keyboard.press("Tab")
    expect(sign(step)).to_contain_text("Your session has ended")

    step.goto(there)
    expect(step.locator("main")).to_contain_text("Your session has ended")
    step.get_by_label("User name").fill("procurement")
    step.get_by_label("Password").fill(PASSWORD)
    step.get_by_role("button", name="Log in").click()

    expect(field(step, HOURS)).to_have_value("36")
    expect(sign(step)).to_have_text("Saved")
    assert answers() == {HOURS: 36}


def test_what_waits_for_one_person_is_not_sent_for_another(step: Page):
    there = step.url
    Session.objects.all().delete()
    field(step, HOURS).fill("36")
    step.keyboard.press("Tab")
    expect(sign(step)).to_contain_text("Your session has ended")
    step.goto(there)

    step.get_by_label("User name").fill("legal")
    step.get_by_label("Password").fill(PASSWORD)
    step.get_by_role("button", name="Log in").click()

    expect(step.get_by_role("button", name="Log out")).to_be_visible()
    step.wait_for_load_state("load")
    assert not kept_in_the_tab(step)
    assert answers() == {}


def test_the_end_of_a_session_is_said_two_minutes_before_and_can_be_put_off(step: Page):
    step.clock.install()
    step.reload()
    # The answer that fills it tells how many seconds are left, too.
    expect(step.locator("#paper")).not_to_be_empty()
    banner = step.locator("[data-session]")

    step.clock.fast_forward((2 * 60 - 3) * 60 * 1000)
    expect(banner).to_be_hidden()
    step.clock.fast_forward(90 * 1000)
    expect(banner).to_contain_text("Your session ends in less than two minutes")
    step.get_by_role("button", name="Stay logged in").click()
    expect(banner).to_be_hidden()

    step.clock.fast_forward(2 * 60 * 60 * 1000)
    expect(banner).to_contain_text("Your session has ended")


@pytest.mark.parametrize("width", [1280, 360])
def test_the_signs_are_accessible(
    step: Page, check_accessibility: Callable[[Page], None], width: int
):
    step.set_viewport_size({"width": width, "height": 800})
    field(step, HOURS).fill("500")
    step.keyboard.press("Tab")
    expect(sign(step)).to_contain_text("does not fit yet")

    check_accessibility(step)
    assert step.evaluate("document.documentElement.scrollWidth") <= width

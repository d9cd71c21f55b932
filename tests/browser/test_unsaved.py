"""Nothing typed is lost in the forms that are saved with a button: the desk of Legal, and notes."""

from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from clauses.models import ClauseRow
from tests.browser.test_desk import RECALL, open_clause, text_of


def log_in(page: Page, who: str = "legal") -> None:
    page.locator("#id_username").fill(who)
    page.locator("#id_password").fill("counterpart-demo")
    page.locator(".log-in-form button.btn-primary").click()


def test_what_was_typed_survives_the_end_of_the_session(legal_page: Page):
    open_clause(legal_page)
    text_of(legal_page).fill("What took an hour to write.")
    legal_page.get_by_role("button", name="Add another Companion").click()
    legal_page.locator("#id_companions-3-when").fill('recall_cap == "uncapped"')
    Session.objects.all().delete()

    expect(legal_page.locator("[data-desk-status]")).to_contain_text("You are logged out")
    legal_page.get_by_role("button", name="Save", exact=True).first.click()
    log_in(legal_page)

    expect(text_of(legal_page)).to_have_value("What took an hour to write.")
    expect(legal_page.locator("#id_companions-3-when")).to_have_value('recall_cap == "uncapped"')
    expect(legal_page.locator(".typed-again")).to_contain_text("is not saved yet")


def test_what_was_typed_is_back_after_a_reload_and_goes_where_it_was_typed_for(legal_page: Page):
    open_clause(legal_page)
    text_of(legal_page, 1).fill("What took an hour to write.")
    row = legal_page.locator("#id_positions-1-id").input_value()
    first = ClauseRow.objects.get(key=RECALL).positions.first()
    last = first.clause.positions.last()
    first.order = last.order + 1
    first.save()

    legal_page.reload()

    expect(legal_page.locator(".typed-again")).to_contain_text("is not saved yet")
    expect(text_of(legal_page, 0)).to_have_value("What took an hour to write.")
    expect(legal_page.locator("#id_positions-0-id")).to_have_value(row)
    legal_page.get_by_role("button", name="Save", exact=True).first.click()
    expect(legal_page.locator(".overtaken")).to_contain_text("Somebody else has changed this row")
    expect(text_of(legal_page, 0)).to_have_value("What took an hour to write.")
    legal_page.get_by_label("I have read it").check()
    legal_page.get_by_role("button", name="Save", exact=True).first.click()
    expect(legal_page.locator(".messagelist")).to_contain_text("was changed successfully")
    open_clause(legal_page)
    expect(legal_page.locator(".typed-again")).to_have_count(0)


def test_what_was_typed_can_be_dropped_and_is_nobody_else_s(legal_page: Page):
    open_clause(legal_page)
    saved = text_of(legal_page).input_value()
    text_of(legal_page).fill("What is not meant.")
    legal_page.reload()
    legal_page.get_by_role("button", name="Drop it").click()
    expect(legal_page.locator(".typed-again")).to_have_count(0)
    expect(text_of(legal_page)).to_have_value(saved)

    text_of(legal_page).fill("For one person only.")
    Session.objects.all().delete()
    legal_page.reload()
    log_in(legal_page, "counsel")
    expect(legal_page.locator("[data-desk-status]")).to_contain_text("on this page")
    expect(text_of(legal_page)).to_have_value(saved)

    text_of(legal_page).fill("Gone with a log-out.")
    legal_page.get_by_role("button", name="Log out").click()
    expect(legal_page.get_by_role("heading", name="Log in")).to_be_visible()
    expect(legal_page.locator("main")).not_to_contain_text("Your session has ended")
    assert legal_page.evaluate("sessionStorage.getItem('counterpart.unsaved')") is None


def test_what_was_sent_in_vain_is_back_and_the_browser_asks_before_it_is_left(legal_page: Page):
    open_clause(legal_page)
    there = legal_page.url
    text_of(legal_page).fill("What took an hour to write.")
    asked = []
    legal_page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    legal_page.goto("/admin/")
    assert asked == ["beforeunload"]
    legal_page.goto(there)
    expect(text_of(legal_page)).to_have_value("What took an hour to write.")

    legal_page.route(there, lambda route: route.fulfill(status=403, body="<h1>No</h1>"))
    legal_page.get_by_role("button", name="Save", exact=True).first.click()
    expect(legal_page.get_by_role("heading", name="No")).to_be_visible()
    legal_page.unroute(there)
    legal_page.go_back()

    expect(text_of(legal_page)).to_have_value("What took an hour to write.")


def test_a_full_tab_loses_nothing_while_its_page_stands(legal_page: Page):
    open_clause(legal_page)
    legal_page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full') } }")
    text_of(legal_page).fill("What took an hour to write.")
    asked = []
    legal_page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    legal_page.goto("/admin/")

    assert asked == ["beforeunload"]


def test_a_note_is_kept_like_a_text(legal_page: Page):
    legal_page.goto("/agreements/new/")
    legal_page.get_by_label("Title").fill("A title of an hour")
    Session.objects.all().delete()
    legal_page.get_by_role("button", name="Start").click()
    log_in(legal_page)

    expect(legal_page.get_by_label("Title")).to_have_value("A title of an hour")
    expect(legal_page.locator(".typed-again")).to_contain_text("is not saved yet")
    legal_page.get_by_role("button", name="Start").click()
    expect(legal_page.get_by_role("link", name="A title of an hour")).to_be_visible()
    legal_page.goto("/agreements/new/")
    expect(legal_page.get_by_label("Title")).to_have_value("")


def test_a_log_in_in_another_tab_lets_the_first_go_on(legal_page: Page):
    open_clause(legal_page)
    text_of(legal_page).fill("What took an hour to write.")
    Session.objects.all().delete()
    other = legal_page.context.new_page()
    other.goto("/login/?next=/admin/")
    log_in(other)
    expect(other.locator("#site-name")).to_be_visible()

    legal_page.get_by_role("button", name="Save", exact=True).first.click()

    expect(legal_page.locator(".messagelist")).to_contain_text("was changed successfully")
    assert (
        ClauseRow.objects.get(key=RECALL)
        .positions.filter(text="What took an hour to write.")
        .exists()
    )


def test_a_refused_save_keeps_every_word_and_every_new_part(legal_page: Page):
    open_clause(legal_page)
    legal_page.get_by_role("button", name="Add another Position").click()
    new = "#id_positions-4-"
    legal_page.locator(f"{new}title").fill("Nobody pays")
    legal_page.locator(f"{new}key").fill("nobody")
    legal_page.locator(f"{new}stance").select_option("neutral")
    legal_page.locator(f"{new}text").fill('Nobody pays. See {{ ref("no-such-clause") }}.')
    legal_page.locator(f"{new}when").fill('recall_cost_model == "nobody"')

    legal_page.get_by_role("button", name="Save", exact=True).first.click()

    expect(legal_page.locator(".errorlist").first).to_be_visible()
    expect(legal_page.locator(f"{new}title")).to_have_value("Nobody pays")
    expect(legal_page.locator(f"{new}when")).to_have_value('recall_cost_model == "nobody"')
    expect(legal_page.locator(f"{new}text")).to_have_value(
        'Nobody pays. See {{ ref("no-such-clause") }}.'
    )

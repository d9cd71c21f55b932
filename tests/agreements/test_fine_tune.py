"""The page of all fine-tune values: nobody is asked for them, and everybody finds them, whatever the path."""

from html import unescape

from agreements.models import Agreement
from tests.agreements.browsing import fields_on

TITLE = "More settings"


def address(agreement: Agreement) -> str:
    return f"/agreements/{agreement.pk}/sections/fine-tune/"


def text(response) -> str:
    return unescape(response.content.decode())


def test_every_value_with_a_default_that_is_not_asked_stands_there(browser, agreement):
    page = fields_on(browser.get(address(agreement)))

    assert page["notice_days"] == ["10"]
    assert "days" not in page
    assert "share" not in page


def test_it_is_the_same_on_the_quick_path(browser, agreement):
    agreement.path = Agreement.Path.QUICK
    agreement.save()

    assert fields_on(browser.get(address(agreement)))["notice_days"] == ["10"]


def test_a_value_that_is_changed_there_is_saved(save_step, agreement):
    response = save_step("fine-tune", {"notice_days": "14"})

    assert response.url == f"/agreements/{agreement.pk}/review/"
    assert agreement.answers_json()["notice_days"] == 14


def test_what_does_not_fit_is_told_there(save_step, agreement):
    response = save_step("fine-tune", {"notice_days": "many"})

    assert response.status_code == 200
    assert "<title>Error: More settings" in text(response)
    assert "notice_days" not in agreement.answers_json()


def test_saving_it_changes_no_step(save_step, browser, agreement):
    save_step("fine-tune", {})

    page = text(browser.get(f"/agreements/{agreement.pk}/"))

    assert "0 of 3 sections completed" in page
    assert f'class="task-title" href="/agreements/{agreement.pk}/sections/fine-tune/"' not in page


def test_typing_there_keeps_the_document_up_to_date(browser, agreement):
    page = fields_on(browser.get(address(agreement)))

    response = browser.post(f"{address(agreement)}live/", page | {"notice_days": "14"})

    assert response.status_code == 200
    assert 'id="paper"' in text(response)


def test_an_outsider_does_not_find_it(browser_of, paul, agreement):
    assert browser_of(paul).get(address(agreement)).status_code == 404


def test_the_agreement_leads_there(browser, agreement):
    assert f'href="{address(agreement)}"' in text(browser.get(f"/agreements/{agreement.pk}/"))

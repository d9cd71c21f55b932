"""What stands around every page: the menu of the sections as it is by now, and how much in the inbox is unread."""

import re

import pytest

from agreements.acts.putting_away import delete
from tests.agreements.approving import ask_for, text
from tests.agreements.browsing import fields_on


def states(browser, agreement) -> dict[str, str]:
    menu = text(browser.get(f"/agreements/{agreement.pk}/sections/terms/menu/"))
    return dict(re.findall(r'<a id="rail-(\w+)".*?<span class="rail-state">(.*?)</span>', menu))


def test_the_menu_tells_what_an_autosave_has_changed(browser, agreement):
    assert states(browser, agreement)["terms"] == "Not started"
    address = f"/agreements/{agreement.pk}/sections/terms/"
    page = fields_on(browser.get(address))

    browser.post(f"{address}autosave/", page | {"days": "45", "left": "days"})

    assert states(browser, agreement)["terms"] == "In progress"


def test_the_menu_of_the_page_is_the_one_that_is_fetched(browser, agreement):
    root = f"/agreements/{agreement.pk}/sections/terms/"
    menu = text(browser.get(f"{root}menu/")).strip()

    assert " ".join(menu.split()) in " ".join(text(browser.get(root)).split())
    assert 'aria-current="step"' in menu


@pytest.mark.parametrize("page", ["/", "/approvals/", "/agreements/new/"])
def test_what_is_unread_is_counted_in_the_menu(browser_of, lena, petra, wide, page):
    legal = browser_of(lena)
    assert "site-nav-count" not in text(legal.get(page))

    ask_for(wide)
    assert '<span class="site-nav-count">1<' in text(legal.get(page))

    legal.post("/approvals/")
    assert "site-nav-count" not in text(legal.get(page))


def test_what_is_deleted_is_not_counted(browser_of, lena, petra, wide):
    ask_for(wide)
    delete(wide, by=petra)

    assert "site-nav-count" not in text(browser_of(lena).get("/"))

"""Another title, and with whom an agreement is shared: both stand in its history."""

import pytest

from agreements.acts.putting_away import rename
from tests.agreements.approving import text
from tests.agreements.test_putting_away import now


def test_another_title_is_told_with_the_old_one(browser, agreement):
    address = f"/agreements/{agreement.pk}/rename/"
    assert 'value="Pump"' in text(browser.get(address))

    page = text(browser.post(address, {"title": "Pump, mark 2"}, follow=True))

    assert "The title is “Pump, mark 2” now." in page
    assert now(agreement).title == "Pump, mark 2"
    history = text(browser.get(f"/agreements/{agreement.pk}/history/"))
    assert history.index("Pump</span>") < history.index("Pump, mark 2</span>")


@pytest.mark.parametrize("title", ["", "x" * 201, "pump \x00"])
def test_a_title_that_does_not_fit_is_refused_and_stays_typed(browser, agreement, title):
    page = text(browser.post(f"/agreements/{agreement.pk}/rename/", {"title": title}))

    assert "<title>Error: " in page
    assert now(agreement).title == "Pump"


def test_the_same_title_is_no_act(agreement, petra):
    rename(agreement, title="Pump", by=petra)

    assert not agreement.entries.exists()


def test_the_history_tells_who_was_let_in_and_in_which_role(browser, agreement, paul, lena):
    for role in ("view", "answer", ""):
        browser.post(f"/agreements/{agreement.pk}/sharing/", {f"role-{paul.pk}": role})

    entries = agreement.entries.filter(person=paul).values_list("before", "after")
    assert list(entries) == [("", "view"), ("view", "answer"), ("answer", "")]
    assert not agreement.entries.exclude(person=paul).exists()
    history = text(browser.get(f"/agreements/{agreement.pk}/history/"))
    assert history.count("Shared with Paul Okafor") == 3
    assert "May read" in history
    assert "Not shared" in history

"""Rename, archive, delete and take back: who may, where it is seen no more, and that nothing changes meanwhile."""

from datetime import timedelta

import pytest
from django.utils import timezone

from agreements.acts.issuing import issue
from agreements.acts.putting_away import NotTheOwner, archive, delete, take_back
from agreements.acts.reminding import remind
from agreements.models import (
    Agreement,
    AlreadyIssued,
    Answer,
    InboxEntry,
    Role,
    SetAside,
    Share,
)
from agreements.standing.waiting import queue_of
from tests.agreements.approving import answer, ask_for, point, text
from tests.agreements.completing import answer_all
from tests.agreements.test_posted_twice import of_form


def now(agreement: Agreement) -> Agreement:
    return Agreement.objects.get(pk=agreement.pk)


def post(browser, agreement: Agreement, action: str):
    return browser.post(f"/agreements/{agreement.pk}/put-away/", {"action": action}, follow=True)


def titles(browser, show: str = "") -> str:
    return text(browser.get("/", {"show": show}))


@pytest.mark.parametrize(("action", "show"), [("archive", "archived"), ("delete", "deleted")])
def test_what_is_put_away_is_on_its_own_list_and_can_be_undone_at_once(
    browser, agreement, action, show
):
    page = text(post(browser, agreement, action))

    assert f"“Pump” is {show}." in page
    assert "Undo" in page
    assert "Your list is empty" in page
    assert f'href="?show={show}">{show.capitalize()} (1)</a>' in page
    assert "Pump" in titles(browser, show)
    assert "Take back" in titles(browser, show)

    assert "It is back where it was." in text(post(browser, agreement, "take back"))
    assert "Pump" in titles(browser)
    assert not now(agreement).is_set_aside


def test_the_history_tells_who_did_what(browser, agreement):
    for action in ("archive", "take back", "delete", "take back"):
        post(browser, agreement, action)

    acts = list(agreement.entries.values_list("act", flat=True))
    assert acts == ["archived", "taken back", "deleted", "taken back"]
    history = text(browser.get(f"/agreements/{agreement.pk}/history/"))
    assert history.count("The agreement</th>") == 4
    assert "Deleted</span>" in history


def test_what_was_deleted_from_the_archive_goes_back_there(browser, agreement, petra):
    archive(agreement, by=petra)
    delete(agreement, by=petra)

    take_back(agreement, by=petra)

    assert now(agreement).archived_at is not None
    assert now(agreement).deleted_at is None


@pytest.mark.parametrize("role", ["", *Role])
@pytest.mark.parametrize("act", [archive, delete, take_back])
def test_only_the_owner_decides(browser_of, paul, agreement, act, role):
    if role:
        Share.objects.create(agreement=agreement, user=paul, role=role)
    action = {archive: "archive", delete: "delete", take_back: "take back"}[act]

    response = post(browser_of(paul), agreement, action)

    assert response.status_code == (403 if role else 404)
    assert not agreement.entries.exists()
    with pytest.raises(NotTheOwner):
        act(agreement, by=paul)


def test_legal_is_told_whom_to_ask(browser_of, lena, agreement):
    response = post(browser_of(lena), agreement, "delete")

    assert response.status_code == 403
    assert "Ask Petra Marsh." in text(response)
    page = text(browser_of(lena).get(f"/agreements/{agreement.pk}/"))
    assert 'value="delete"' not in page
    assert "Rename" not in page


def test_a_deleted_agreement_is_found_by_nobody_but_on_its_owner_s_list(
    browser, browser_of, paul, lena, agreement, petra
):
    Share.objects.create(agreement=agreement, user=paul, role=Role.ISSUE)
    delete(agreement, by=petra)

    for person in (paul, lena):
        other = browser_of(person)
        assert "Pump" not in titles(other)
        assert "Pump" not in titles(other, "deleted")
        assert "Pump" not in text(other.get("/", {"q": "pump"})).replace("“pump”", "")
        assert other.get(f"/agreements/{agreement.pk}/").status_code == 404
        assert post(other, agreement, "take back").status_code == 404
    assert "“Pump” is deleted. Take it back to go on with it." in text(
        browser.get(f"/agreements/{agreement.pk}/", follow=True)
    )
    for page in ("document/", "history/", "copy/", "sections/terms/", "draft.pdf"):
        assert browser.get(f"/agreements/{agreement.pk}/{page}").status_code == 404


def test_an_archived_one_is_read_by_all_who_could_and_says_so(browser_of, paul, agreement, petra):
    Share.objects.create(agreement=agreement, user=paul, role=Role.ANSWER)
    archive(agreement, by=petra)

    page = text(browser_of(paul).get(f"/agreements/{agreement.pk}/"))

    assert "Nothing in it changes until it is taken back by Petra Marsh." in page
    assert "Read the agreement" in page
    assert "sections/terms/" not in page
    assert "Pump" in titles(browser_of(paul), "archived")
    assert "Take back" not in titles(browser_of(paul), "archived")


@pytest.mark.parametrize("act", [archive, delete])
def test_nothing_changes_in_it(browser, browser_of, lena, wide, petra, act):
    ask_for(wide)
    read = point(wide)
    act(wide, by=petra)
    rows, root = Answer.objects.count(), f"/agreements/{wide.pk}/"

    with pytest.raises(SetAside):
        answer(wide, "days", 45, petra)
    for client, address, posted in (
        (browser, "sections/terms/", {"seen-days": "", "days": "45", "action": "continue"}),
        (browser, "path/", {"path": "quick"}),
        (browser, "issue/", {"checked": "on"}),
        (browser_of(lena), "approvals/", {"point": str(read)}),
        (browser_of(lena), "approvals/warranty/legal/", {"point": str(read), "action": "approve"}),
    ):
        response = client.post(root + address, posted, follow=True)
        assert response.status_code == (404 if act is delete else 200), address
        if act is archive:
            assert "is archived, so nothing in it changes" in text(response), address
    autosaved = browser.post(f"{root}sections/terms/autosave/", {"seen-days": "", "days": "45"})
    assert autosaved.status_code == (404 if act is delete else 409)
    assert Answer.objects.count() == rows
    assert not wide.approvals.exists()
    assert now(wide).path == "full"


@pytest.mark.parametrize("act", [archive, delete])
def test_who_was_on_a_page_when_it_happened_is_told(browser, agreement, petra, monkeypatch, act):
    """Between the check of the view and the save, somebody else was faster."""
    monkeypatch.setattr(Agreement, "is_closed", False)

    def faster(**_):
        act(agreement, by=petra)
        raise SetAside

    monkeypatch.setattr("agreements.views.history.undo", lambda *_, **__: faster())
    row = agreement.record("days", 45, by=petra, seen=None)
    posted = {"row": row.pk, "seen": row.pk}
    page = text(browser.post(f"/agreements/{agreement.pk}/history/undo/", posted, follow=True))

    told = "is archived, so nothing" if act is archive else "was deleted meanwhile. Petra Marsh can"
    assert told in page


@pytest.mark.parametrize("act", [archive, delete])
def test_it_waits_for_nobody_and_comes_back_with_all_that_waited(lena, petra, wide, act):
    ask_for(wide)
    assert len(queue_of(lena).mine) == 1
    act(wide, by=petra)

    assert queue_of(lena).mine == queue_of(petra).others == ()
    assert not Agreement.objects.in_flight().exists()

    take_back(wide, by=petra)
    assert len(queue_of(lena).mine) == 1


def test_nobody_is_reminded_of_it(wide, petra):
    ask_for(wide)
    told = InboxEntry.objects.count()
    archive(wide, by=petra)

    assert remind(timezone.localdate() + timedelta(days=30)) == (0, 0)
    assert InboxEntry.objects.count() == told


def test_the_inbox_leads_to_nothing_that_is_gone(browser_of, lena, petra, wide):
    ask_for(wide)
    assert "1 unread" in text(browser_of(lena).get("/approvals/"))

    delete(wide, by=petra)

    assert "Pump" not in text(browser_of(lena).get("/approvals/"))


def test_the_form_that_made_it_leads_to_the_list_where_it_can_be_taken_back(
    browser, edition, petra
):
    posted = {"title": "Valve", "path": "full", "of_form": of_form(browser, "/agreements/new/")}
    browser.post("/agreements/new/", posted)
    delete(Agreement.objects.get(), by=petra)

    page = text(browser.post("/agreements/new/", posted, follow=True))

    assert "“Valve” is deleted. Take it back to go on with it." in page
    assert Agreement.objects.count() == 1


@pytest.mark.slow
def test_an_issued_one_is_archived_and_never_deleted(browser, agreement, petra):
    answer_all(agreement, petra)
    issue(agreement, by=petra)

    assert "A finished agreement is never deleted." in text(post(browser, agreement, "delete"))
    with pytest.raises(AlreadyIssued):
        delete(agreement, by=petra)
    page = text(browser.get(f"/agreements/{agreement.pk}/issued/"))
    assert 'value="delete"' not in page

    post(browser, agreement, "archive")
    assert "Pump" in titles(browser, "archived")
    assert browser.get(f"/agreements/{agreement.pk}/issued.pdf").status_code == 200
    post(browser, agreement, "take back")
    assert "Pump" in titles(browser)


@pytest.mark.parametrize("put_away", ["", "x", "9" * 30, "\x00", "999"])
def test_an_address_that_offers_no_undo(browser, agreement, put_away):
    response = browser.get("/", {"put_away": put_away, "show": "magic"})

    assert response.status_code == 200
    assert "Undo" not in text(response)


def test_nobody_undoes_through_another_s_address(browser_of, paul, agreement, petra):
    delete(agreement, by=petra)

    assert "Pump" not in text(browser_of(paul).get("/", {"put_away": agreement.pk}))

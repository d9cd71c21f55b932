"""A question is left to a colleague with a note: he is told, and it waits for him until somebody answers it."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from agreements.acts.leaving import leave
from agreements.models import Agreement, Closed, InboxEntry, LeftQuestion, Role, Share
from tests.agreements.approving import text

NOTE = "You know the plant."


@pytest.fixture
def shared(agreement: Agreement, paul: User) -> Agreement:
    Share.objects.create(agreement=agreement, user=paul, role=Role.ANSWER)
    return agreement


@pytest.fixture
def address(shared: Agreement) -> str:
    return f"/agreements/{shared.pk}/leave/{question(shared).key}/"


def question(agreement: Agreement):
    return agreement.edition.library().questions[0]


def test_who_is_asked_finds_it_in_his_inbox_and_queue_until_it_is_answered(
    browser: Client, browser_of, shared: Agreement, address: str, paul: User, petra: User
):
    response = browser.post(address, {"person": paul.pk, "note": NOTE})

    assert f"question={question(shared).key}" in response["Location"]
    (entry,) = InboxEntry.objects.filter(person=paul)
    assert entry.subject == "Petra Marsh asks you for “Our company” in “Pump”"
    assert (entry.words, entry.link) == (NOTE, response["Location"])
    queue = browser_of(paul).get("/approvals/")
    assert "Petra Marsh asked you on" in text(queue)
    assert NOTE in text(browser.get(f"/agreements/{shared.pk}/missing/"))
    shared.record(question(shared).key, "EUR", by=paul, seen=None)
    assert not LeftQuestion.objects.open().exists()
    assert "Nothing waits for you." in text(browser_of(paul).get("/approvals/"))


def test_the_same_question_left_twice_is_told_once(browser: Client, address: str, paul: User):
    for _ in range(2):
        browser.post(address, {"person": paul.pk, "note": NOTE})

    assert LeftQuestion.objects.count() == 1
    assert InboxEntry.objects.filter(person=paul).count() == 1


def test_a_table_is_answered_by_any_of_its_cells(shared: Agreement, paul: User, petra: User):
    leave(shared, question(shared), to=paul, note="", link="/", by=petra)
    key = question(shared).key

    shared.record(f"{key}x.a.name", "Pump", by=paul, seen=None)
    assert LeftQuestion.objects.open().exists()
    shared.record(f"{key}.a.name", "Pump", by=paul, seen=None)
    assert not LeftQuestion.objects.open().exists()


def test_only_who_may_answer_is_asked(
    browser: Client, address: str, shared: Agreement, lena: User, quentin: User
):
    Share.objects.create(agreement=shared, user=lena, role=Role.VIEW)

    said = text(browser.post(address, {"person": lena.pk, "note": NOTE}))
    page = browser.get(address).content.decode()

    assert "Choose one of the listed people." in said
    assert NOTE in said
    assert "Paul Okafor" in page
    assert "Lena Hartmann" not in page.split("<form")[-1]
    assert not LeftQuestion.objects.exists()


def test_where_nobody_else_may_answer_the_way_to_sharing_is_shown(
    browser: Client, agreement: Agreement
):
    page = text(browser.get(f"/agreements/{agreement.pk}/leave/{question(agreement).key}/"))

    assert "Nobody else may answer in this agreement yet." in page


def test_a_long_note_and_an_unknown_question_are_refused(browser: Client, address: str, paul: User):
    said = text(browser.post(address, {"person": paul.pk, "note": "x" * 5_001}))

    assert "Shorten the note" in said
    assert browser.get(address.replace("/leave/", "/leave/no-")).status_code == 404


def test_nothing_is_left_in_what_is_closed(shared: Agreement, paul: User, petra: User, browser):
    Agreement.objects.filter(pk=shared.pk).update(archived_at=shared.created_at)

    with pytest.raises(Closed):
        leave(shared, question(shared), to=paul, note="", link="/", by=petra)
    address = f"/agreements/{shared.pk}/leave/{question(shared).key}/"
    assert browser.get(address).status_code == 302


def test_who_may_not_answer_may_not_ask(browser_of, address: str, lena: User):
    assert browser_of(lena).get(address).status_code == 403


def test_each_question_of_the_wizard_can_be_left(browser: Client, agreement: Agreement):
    page = browser.get(f"/agreements/{agreement.pk}/sections/deal/").content.decode()

    assert f'href="/agreements/{agreement.pk}/leave/' in page

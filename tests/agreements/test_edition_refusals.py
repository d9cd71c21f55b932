"""Decisions about a newer edition that are refused: outsiders, viewers, two tabs, nonsense, issued agreements."""

import pytest
from django.db import IntegrityError, transaction

from agreements.acts import drawing_tasks, issuing
from agreements.acts.taking import take_edition
from agreements.models import Agreement, EditionDecision, IssuedCopy
from agreements.printing.rendering import print_pdf
from tests.agreements.approving import text
from tests.agreements.browsing import fields_on
from tests.agreements.completing import answer_all
from tests.agreements.newer import decision, publish


@pytest.fixture
def newer(agreement, lena):
    """An edition that counsel approved after the agreement was begun."""
    return publish(lena)


@pytest.fixture
def page(agreement) -> str:
    return f"/agreements/{agreement.pk}/edition/"


def now(agreement: Agreement) -> Agreement:
    return Agreement.objects.get(pk=agreement.pk)


def test_the_anonymous_is_asked_to_log_in(client, agreement, newer, page):
    assert client.post(page, decision(agreement, newer, "take")).url.startswith("/login/")
    assert now(agreement).edition_id == agreement.edition_id


def test_an_outsider_does_not_find_it(browser_of, agreement, newer, page, paul):
    assert browser_of(paul).post(page, decision(agreement, newer, "take")).status_code == 404
    assert now(agreement).edition_id == agreement.edition_id


@pytest.mark.parametrize("action", ["take", "stay"])
def test_legal_reads_what_would_change_but_does_not_decide(
    browser_of, agreement, newer, page, lena, action
):
    legal = browser_of(lena)

    assert "no. 2</button>" not in text(legal.get(page))
    assert "Petra Marsh and those it is shared with decide." in text(legal.get(page))
    response = legal.post(page, decision(agreement, newer, action))
    assert response.status_code == 403
    assert "Nothing was changed" in text(response)
    assert not EditionDecision.objects.exists()


def test_the_second_of_two_tabs_is_told_who_was_first(
    browser, browser_of, agreement, newer, page, paul
):
    agreement.shared_with.add(paul)
    browser_of(paul).post(page, decision(agreement, newer, "take"))

    for action in ("take", "stay"):
        response = browser.post(page, decision(agreement, newer, action), follow=True)
        shown = text(response)
        assert "the agreement is on Edition 2 already. Paul Okafor took it on" in shown
    assert EditionDecision.objects.count() == 1


def test_an_older_edition_is_not_offered(browser, agreement, newer, page):
    older = agreement.edition
    browser.post(page, decision(agreement, newer, "take"))

    moved = now(agreement)
    response = browser.post(page, decision(moved, older, "take"), follow=True)
    assert "that library is not offered" in text(response)
    assert now(agreement).edition == newer


@pytest.mark.parametrize("given", ["", "x", "999", "\x00", "9" * 40])
def test_nonsense_changes_nothing(browser, agreement, newer, page, given):
    browser.post(page, {"edition": given, "seen": agreement.edition_id, "action": "take"})
    browser.post(page, {"edition": newer.pk, "seen": given, "action": "take"})
    browser.post(page, {"edition": newer.pk, "seen": agreement.edition_id, "action": given})

    assert now(agreement).edition_id == agreement.edition_id
    assert not EditionDecision.objects.exists()


@pytest.mark.slow
def test_an_issued_agreement_takes_nothing(browser, agreement, newer, page, petra):
    issuing.issue(answer_all(agreement, petra), by=petra)

    assert browser.get(page).url == f"/agreements/{agreement.pk}/issued/"
    response = browser.post(page, decision(agreement, newer, "take"))
    assert response.url == f"/agreements/{agreement.pk}/issued/"
    assert now(agreement).edition_id == agreement.edition_id
    assert "no. 2 is available" not in text(browser.get("/"))


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_the_page_knows_only_get_and_post(browser, page, method):
    assert getattr(browser, method)(page).status_code == 405


def test_the_database_keeps_decisions_sensible(agreement, newer, petra):
    def decide(**fields):
        given = {"act": "taken", "edition": newer, "came_from": agreement.edition} | fields
        with transaction.atomic():
            EditionDecision.objects.create(
                agreement=agreement, by=petra, at=agreement.created_at, **given
            )

    decide()
    for wrong in ({}, {"act": "lost"}, {"edition": agreement.edition}):
        with pytest.raises(IntegrityError):
            decide(**wrong)


@pytest.mark.slow
def test_who_takes_an_edition_while_the_pdf_is_made_is_not_overrun(
    agreement, newer, petra, monkeypatch
):
    answer_all(agreement, petra)
    given = decision(agreement, newer, "take")

    def print_while_somebody_takes_it(*args, **options) -> bytes:
        take_edition(agreement, edition=str(newer.pk), seen=str(given["seen"]), by=petra)
        return print_pdf(*args, **options)

    monkeypatch.setattr(drawing_tasks, "print_pdf", print_while_somebody_takes_it)

    with pytest.raises(issuing.IssueRefused):  # the new edition asks a question that is open
        issuing.issue(now(agreement), by=petra)
    assert not IssuedCopy.objects.exists()
    assert now(agreement).edition == newer


@pytest.mark.slow
def test_who_saves_a_page_that_was_made_on_the_old_edition_is_told(
    browser, agreement, newer, page, save_step
):
    address = f"/agreements/{agreement.pk}/sections/terms/"
    made_before = fields_on(browser.get(address))
    browser.post(page, decision(agreement, newer, "take"))

    response = browser.post(
        address, made_before | {"days": "20", "rate": "3", "action": "continue"}, follow=True
    )

    assert "no. 2 while you were writing." in text(response)
    assert now(agreement).answers_json()["days"] == 20
    quiet = save_step("terms", {"days": "21"})
    assert "while you were writing" not in text(browser.get(quiet.url))


def test_the_number_of_queries_of_the_offer_does_not_grow(
    browser, agreement, newer, page, petra, django_assert_num_queries
):
    answer_all(agreement, petra)
    browser.get(page)

    with django_assert_num_queries(11):
        browser.get(page)

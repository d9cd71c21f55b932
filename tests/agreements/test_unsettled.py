"""What is typed and no answer: which page saved what, what is noted, and what is swept."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from agreements.models import AlreadyIssued, IssuedCopy, StaleAnswer, UnsettledValue
from tests.agreements.browsing import fields_on
from tests.agreements.completing import answer_all


def test_what_was_refused_is_named_before_finishing_and_stands_in_its_way(
    browser, agreement, petra
):
    answer_all(agreement, petra)
    typed = fields_on(browser.get(f"/agreements/{agreement.pk}/sections/terms/"))
    browser.post(f"/agreements/{agreement.pk}/sections/terms/", typed | {"days": "4000"})
    address = f"/agreements/{agreement.pk}/issue/"

    for page in (browser.get(address), browser.post(address, {"consent": "on"})):
        told = page.content.decode()
        assert "could not be saved" in told
        assert "question=days#" in told
    assert not IssuedCopy.objects.exists()

    browser.post(f"/agreements/{agreement.pk}/sections/terms/", typed | {"days": "40"})
    assert "could not be saved" not in browser.get(address).content.decode()


def test_what_a_page_saved_is_never_in_its_own_way(agreement, petra):
    page = uuid4()
    agreement.record("days", 40, by=petra, seen=None, page=page)

    # The reply was lost, so the page still shows the version from before.
    agreement.record("days", 41, by=petra, seen=None, page=page)

    assert agreement.answers_json() == {"days": 41}


def test_what_another_page_saved_in_between_is_in_its_way(agreement, petra):
    page = uuid4()
    first = agreement.record("days", 40, by=petra, seen=None, page=page)
    agreement.record("days", 50, by=petra, seen=first.pk, page=uuid4())

    with pytest.raises(StaleAnswer):
        agreement.record("days", 41, by=petra, seen=first.pk, page=page)


def test_nobody_saves_as_a_page_of_somebody_else(agreement, petra, paul):
    page = uuid4()
    agreement.record("days", 40, by=petra, seen=None, page=page)

    with pytest.raises(StaleAnswer):
        agreement.record("days", 41, by=paul, seen=None, page=page)


def test_each_page_is_another_and_says_which_it_is(browser, agreement):
    address = f"/agreements/{agreement.pk}/sections/terms/"
    first, second = (fields_on(browser.get(address))["page"][0] for _ in range(2))

    browser.post(address, fields_on(browser.get(address)) | {"days": "45", "page": first})

    assert first != second
    assert agreement.latest_answers()["days"].page == UUID(first)


@pytest.mark.parametrize("page", ["", "x", "\x00", "9" * 5000])
def test_a_page_that_is_none_is_no_page(browser, agreement, page):
    address = f"/agreements/{agreement.pk}/sections/terms/"

    browser.post(address, fields_on(browser.get(address)) | {"days": "45", "page": page})

    assert agreement.latest_answers()["days"].page is None


@pytest.mark.parametrize(("action", "is_noted"), [("continue", True), ("later", False)])
def test_only_going_on_notes_that_a_step_was_looked_at(save_step, agreement, action, is_noted):
    save_step("terms", {"days": "45"}, action=action)

    assert agreement.answers_json() == {"days": 45}
    assert ("step.terms" in agreement.latest_answers()) is is_noted


def unsettled(agreement, person, *, days_old: int, key: str = "days") -> UnsettledValue:
    return UnsettledValue.objects.create(
        agreement=agreement,
        person=person,
        key=key,
        typed={key: ["4"]},
        at=timezone.now() - timedelta(days=days_old),
    )


def test_what_nobody_settled_for_thirty_days_is_swept(agreement, petra, capsys):
    unsettled(agreement, petra, days_old=31, key="share")
    young = unsettled(agreement, petra, days_old=29)

    call_command("sweep_unsettled_values")

    assert list(UnsettledValue.objects.all()) == [young]
    assert capsys.readouterr().out == "1 value thrown away.\n"


def test_there_is_one_row_for_a_question_of_a_person(agreement, petra, paul):
    unsettled(agreement, petra, days_old=0)
    unsettled(agreement, paul, days_old=0)

    with pytest.raises(IntegrityError), transaction.atomic():
        unsettled(agreement, petra, days_old=0)


@pytest.fixture
def terms(agreement) -> str:
    """The address of a step."""
    return f"/agreements/{agreement.pk}/sections/terms/"


def text(response) -> str:
    return response.content.decode()


def test_what_does_not_fit_is_kept_and_what_fits_is_saved(save_step, browser, agreement, terms):
    save_step("terms", {"days": "soon", "share": "10"})

    page = browser.get(terms)

    assert agreement.answers_json() == {"share": 10}
    assert fields_on(page)["days"] == ["soon"]
    assert "Here is something to fix" in text(page)
    assert text(page).count("Enter a whole number in digits") == 2  # in the notice and at the field
    assert "step.terms" not in agreement.latest_answers()


def test_what_somebody_typed_is_shown_to_nobody_else(save_step, browser_of, paul, agreement, terms):
    agreement.shared_with.add(paul)
    save_step("terms", {"days": "soon"})

    page = browser_of(paul).get(terms)

    assert fields_on(page)["days"] == ["30"]
    assert "something to fix" not in text(page)


def test_what_is_kept_goes_once_it_is_mended(save_step, browser, agreement, terms):
    save_step("terms", {"days": "soon"})

    save_step("terms", {"days": "45"})

    assert agreement.answers_json() == {"days": 45}
    assert not UnsettledValue.objects.exists()


def test_what_is_typed_again_takes_the_place_of_what_was_kept(save_step, agreement):
    save_step("terms", {"days": "soon"})
    save_step("terms", {"days": "sooner"})

    assert UnsettledValue.objects.get().typed == {"days": ["sooner"]}


def test_a_list_of_sites_comes_back_with_its_rows(save_step, browser, agreement):
    sites = {f"manufacturing_sites-{row}-name": f"Plant {row}" for row in range(3)}
    save_step(
        "deal",
        sites | {"rows-manufacturing_sites": "3", "manufacturing_sites-2-country": "Utopia"},
    )

    page = fields_on(browser.get(f"/agreements/{agreement.pk}/sections/deal/"))

    assert page["rows-manufacturing_sites"] == ["3"]
    assert page["manufacturing_sites-2-name"] == ["Plant 2"]
    assert agreement.answers_json() == {}


def test_a_row_that_was_added_is_there_again(save_step, browser, agreement):
    save_step("deal", {"manufacturing_sites-1-name": "Plant 2"}, action="add manufacturing_sites")

    page = fields_on(browser.get(f"/agreements/{agreement.pk}/sections/deal/"))

    assert page["rows-manufacturing_sites"] == ["3"]
    assert page["manufacturing_sites-1-name"] == ["Plant 2"]
    assert agreement.answers_json() == {}


def test_an_answer_of_somebody_else_since_then_is_a_clash_when_the_page_is_opened(
    save_step, browser, agreement, paul, terms
):
    save_step("terms", {"days": "4"})
    agreement.record("days", 50, by=paul, seen=None)

    page = text(browser.get(terms))

    assert "Paul Okafor answered this on" in page
    assert "50 days" in page


def test_a_clash_that_nobody_decided_stays_one(browser, agreement, paul, terms):
    mine = fields_on(browser.get(terms))
    agreement.record("days", 50, by=paul, seen=None)
    clash = browser.post(terms, mine | {"days": "45"})

    again = browser.post(terms, fields_on(clash) | {"action": "continue"})
    opened = browser.get(terms)

    for page in (again, opened):
        assert "Paul Okafor answered this on" in text(page)
        assert fields_on(page)["days"] == ["45"]
    assert agreement.answers_json() == {"days": 50}


def test_an_answer_that_no_longer_fits_is_shown_with_what_is_wrong(
    browser, agreement, petra, terms
):
    agreement.record("days", 300, by=petra, seen=None)

    page = browser.get(terms)

    assert fields_on(page)["days"] == ["300"]
    assert "Inspection time: Enter 0, or a number from 5 to 90 (days)." in text(page)
    assert 'aria-invalid="true"' in text(page)


def test_an_issued_agreement_keeps_nothing(browser, agreement, terms, monkeypatch):
    page = fields_on(browser.get(terms))

    def refuse(*_: object, **__: object) -> None:
        raise AlreadyIssued

    monkeypatch.setattr("agreements.wizard.settle.save_step", refuse)
    browser.post(terms, page | {"days": "soon"})

    assert not UnsettledValue.objects.exists()

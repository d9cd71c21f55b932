"""What is typed and no answer: which page saved what, what is noted, and what is swept."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from agreements.models import StaleAnswer, UnsettledValue
from tests.agreements.browsing import fields_on


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

"""Saving while somebody types: what is settled, what is kept, who is told of a clash, and who may not."""

import pytest

from agreements.models import AlreadyIssued, Role, Share, UnsettledValue
from tests.agreements.browsing import fields_on


@pytest.fixture
def terms(agreement) -> str:
    return f"/agreements/{agreement.pk}/sections/terms/"


@pytest.fixture
def send(browser, terms):
    """Types into a page that was opened before, and sends the questions typed in, as the script of the page does."""
    page = fields_on(browser.get(terms))

    def send_it(typed: dict[str, object], *, left: list[str], by=browser):
        keys = {name.split("-")[0] for name in typed}
        data = {
            name: value for name, value in page.items() if name.removeprefix("seen-") in keys
        } | {f"shown-{key}": '{"decided": true}' for key in keys}
        return by.post(f"{terms}autosave/", data | typed | {"left": left, "page": page["page"]})

    return send_it


def test_a_value_that_was_left_becomes_an_answer_and_the_page_stands_on_it(send, agreement):
    reply = send({"days": "45"}, left=["days"]).json()

    row = agreement.latest_answers()["days"]
    assert reply == {
        "settled": {"days": {"seen": str(row.pk), "shown": "45"}},
        "kept": {},
        "clashes": {},
    }
    assert agreement.answers_json() == {"days": 45}
    assert list(agreement.latest_answers()) == ["days"]  # nobody looked at the step yet


def test_a_value_that_is_still_typed_is_kept_and_no_answer(send, agreement):
    reply = send({"days": "45"}, left=[]).json()

    assert reply["kept"] == {"days": []}
    assert agreement.answers_json() == {}
    assert UnsettledValue.objects.get().typed == {"days": ["45"]}


def test_what_does_not_fit_is_kept_with_what_is_wrong(send, agreement):
    reply = send({"days": "4"}, left=["days"]).json()

    assert reply["kept"] == {"days": ["Enter 0, or a number from 5 to 90 (days)."]}
    assert agreement.answers_json() == {}


def test_what_was_typed_back_to_the_answer_is_kept_no_longer(send, agreement):
    send({"days": "45"}, left=["days"])
    send({"days": "4"}, left=["days"])

    reply = send({"days": "45"}, left=["days"]).json()

    assert list(reply["settled"]) == ["days"]
    assert not UnsettledValue.objects.exists()
    assert agreement.answer_rows.filter(key="days").count() == 1


def test_one_row_for_each_settled_value_and_no_clash_with_itself(send, agreement):
    for days in ("45", "46", "46", "47"):
        reply = send({"days": days}, left=["days"]).json()
        assert reply["clashes"] == {}

    assert [row.value for row in agreement.answer_rows.order_by("pk")] == [45, 46, 47]


def test_the_answer_of_another_is_a_clash_and_mine_is_kept(send, agreement, paul):
    agreement.record("days", 50, by=paul, seen=None)

    reply = send({"days": "45"}, left=["days"]).json()

    assert reply["clashes"] == {"days": "Paul Okafor"}
    assert agreement.answers_json() == {"days": 50}
    assert UnsettledValue.objects.get().typed == {"days": ["45"]}


def test_a_character_that_no_database_takes_is_refused_like_any_other(send):
    reply = send({"days": "4\x005"}, left=["days"])

    assert reply.status_code == 200
    assert UnsettledValue.objects.get().typed == {"days": ["4\N{REPLACEMENT CHARACTER}5"]}


def test_nothing_of_an_issued_agreement_is_saved(send, agreement, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise AlreadyIssued

    monkeypatch.setattr("agreements.wizard.settle.save_step", refuse)

    assert send({"days": "45"}, left=["days"]).status_code == 409


def test_who_may_only_read_saves_nothing(send, agreement, paul, browser_of):
    Share.objects.create(agreement=agreement, user=paul, role=Role.VIEW)

    assert send({"days": "45"}, left=["days"], by=browser_of(paul)).status_code == 403
    assert agreement.answers_json() == {}
    assert not UnsettledValue.objects.exists()

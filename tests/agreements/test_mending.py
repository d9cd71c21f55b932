"""One click on the page of findings makes the smallest change that mends an error; it is saved as any answer."""

import copy
import html
import json
import re
from fractions import Fraction

import pytest

from agreements.acts import drawing_tasks
from agreements.acts.approving import decide
from agreements.acts.issuing import issue
from agreements.acts.saving import Decided, create_agreement
from agreements.models import ApprovedOrRefused
from agreements.views import documents
from clauses.publishing.publish import approve_edition
from tests.agreements.approving import answer, ask_for, pick, point
from tests.agreements.browsing import fields_on
from tests.agreements.completing import COMPLETE, answer_all
from tests.agreements.examples import SMALL, make_edition


@pytest.fixture
def clashing(agreement, petra) -> str:
    """The page of findings of an agreement in which two answers do not go together."""
    agreement.record("industry", "medical", by=petra, seen=None)
    agreement.record("days", 5, by=petra, seen=None)
    return f"/agreements/{agreement.pk}/findings/"


def buttons(page: str) -> dict[str, str]:
    """What each button says, and what it sends."""
    found = re.findall(r'name="change" value="([^"]*)">([^<]*)<', page)
    return {html.unescape(words): html.unescape(sent) for sent, words in found}


def test_the_change_stands_at_its_finding_as_a_button(browser, clashing):
    page = browser.get(clashing).content.decode()

    assert buttons(page) == {"Inspection time to “10 days”": '{"days": 10}'}
    assert "Or change this here:" in page


def test_pressing_it_saves_the_answer_and_mends_it(browser, clashing, agreement, petra):
    change = {"change": '{"days": 10}'}

    page = browser.post(clashing.replace("findings", "mend"), change, follow=True).content.decode()

    assert "Changed: Inspection time. You can take it back in the history." in page
    assert buttons(page) == {}
    last = agreement.answer_rows.filter(key="days").latest("pk")
    assert (last.value, last.by) == (10, petra)


def test_the_history_takes_it_back(browser, clashing, agreement):
    browser.post(clashing.replace("findings", "mend"), {"change": '{"days": 10}'})
    history = f"/agreements/{agreement.pk}/history/"

    fields = fields_on(browser.get(history))
    row = agreement.answer_rows.filter(key="days").latest("pk")
    browser.post(f"{history}undo/", fields | {"row": row.pk, "seen": row.pk})

    assert agreement.answers_json()["days"] == 5


@pytest.mark.parametrize(
    "sent", ['{"days": 90}', '{"days": 10} ', "", "\x00", "[]", '{"payer": "x"}']
)
def test_what_is_no_smallest_change_is_not_saved(browser, clashing, agreement, sent):
    address = clashing.replace("findings", "mend")

    page = browser.post(address, {"change": sent}, follow=True).content.decode()

    assert "Nothing was changed: the answers are others by now. Look again." in page
    assert agreement.answers_json()["days"] == 5


def test_pressed_twice_it_is_saved_once(browser, clashing, agreement):
    address = clashing.replace("findings", "mend")
    for _ in range(2):
        page = browser.post(address, {"change": '{"days": 10}'}, follow=True).content.decode()

        assert "Changed: Inspection time." in page
    assert agreement.answer_rows.filter(key="days").count() == 2


def test_half_of_a_change_is_not_saved(browser, clashing, agreement, monkeypatch):
    last = agreement.latest_answers()["industry"].pk
    decided = {"industry": Decided("general", last), "days": Decided(Fraction(10), None)}
    monkeypatch.setattr(documents, "change_pressed", lambda *_: ("Both", decided))

    page = browser.post(clashing.replace("findings", "mend"), {"change": "x"}, follow=True)

    assert "Nothing was changed: the answers are others by now." in page.content.decode()
    assert agreement.answers_json() == {"industry": "medical", "days": 5}


def test_in_a_finished_agreement_nothing_is_said_to_be_changed(
    browser, agreement, petra, monkeypatch
):
    monkeypatch.setattr(drawing_tasks, "print_pdf", lambda *given, **options: b"%PDF-1.7")
    issue(answer_all(agreement, petra), by=petra)
    sent = {"change": json.dumps({"product": COMPLETE["product"]})}

    page = browser.post(f"/agreements/{agreement.pk}/mend/", sent, follow=True).content.decode()

    assert "Changed:" not in page
    assert "This agreement is finished" in page


def test_an_answer_that_does_not_fit_has_its_change(browser, agreement, petra):
    agreement.record("days", 200, by=petra, seen=None)

    page = browser.get(f"/agreements/{agreement.pk}/findings/").content.decode()

    assert buttons(page) == {"Inspection time to “90 days”": '{"days": 90}'}


def test_what_is_not_answered_yet_has_no_button(browser, agreement):
    assert buttons(browser.get(f"/agreements/{agreement.pk}/findings/").content.decode()) == {}


def test_who_may_only_read_gets_no_button(browser_of, clashing, agreement, paul, petra):
    agreement.shares.create(user=paul, role="view")

    assert buttons(browser_of(paul).get(clashing).content.decode()) == {}


def test_a_clause_that_was_approved_and_may_change_is_named(browser, lena, petra):
    small = copy.deepcopy(SMALL)
    (warranty,) = (one for one in small["sections"][1]["clauses"] if one["key"] == "warranty")
    for position in warranty["positions"]:
        position["text"] += " It is claimed within {{ days }} days."
    edition = make_edition(lena, data=small)
    approve_edition(edition, by=lena, note="Read in full.")
    agreement = create_agreement(title="Pump", path="full", edition=edition, by=petra)
    answer_all(agreement, petra)
    pick(agreement, "wide", petra)
    answer(agreement, "industry", "medical", petra)
    answer(agreement, "days", 5, petra)
    page = f"/agreements/{agreement.pk}/findings/"
    said = "May ask for a new approval of Warranty."
    before = browser.get(page).content.decode()

    ask_for(agreement)
    decide(agreement, (point(agreement),), ApprovedOrRefused.APPROVED, by=lena)

    assert said not in before
    assert said in browser.get(page).content.decode()


def test_of_boxes_it_says_what_is_ticked_and_what_is_taken_away(browser, lena, petra):
    small = copy.deepcopy(SMALL)
    small["rules"] = [
        {
            "key": "K1",
            "severity": "error",
            "when": '"us" in markets',
            "message": "Not there.",
            "fix": "Sell elsewhere.",
            "change": "markets",
        }
    ]
    edition = make_edition(lena, data=small)
    agreement = create_agreement(title="Pump", path="full", edition=edition, by=petra)

    page = browser.get(f"/agreements/{agreement.pk}/findings/").content.decode()

    assert buttons(page) == {
        "Markets with “Europe” and without “United States”": '{"markets": ["eu"]}'
    }

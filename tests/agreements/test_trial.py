"""Trial agreements: any answers on the draft or on an edition, the broken sentence marked, and nothing stored."""

import copy
import json

import pytest

from agreements.models import Agreement, Answer
from clauses.draft.rows import replace_draft
from tests.agreements.approving import text
from tests.agreements.completing import COMPLETE
from tests.agreements.examples import SMALL

TRIAL = "/trial/"


@pytest.fixture
def legal(browser_of, lena):
    return browser_of(lena)


def draft_saying(words: str, **more: object) -> None:
    """A draft whose inspection clause says this; unchecked, as the proof meets it."""
    data = copy.deepcopy(SMALL) | more
    data["sections"][1]["clauses"][0]["positions"][0]["text"] = words
    replace_draft(data)


def tried(client, answers: object = COMPLETE, *, library: str = "draft", **more: str) -> str:
    written = answers if isinstance(answers, str) else json.dumps(answers)
    given = {"library": library, "answers": written, "created_on": "2027-03-01"} | more
    return text(client.post(TRIAL, given))


def test_the_page_asks_for_answers(legal, edition):
    page = text(legal.get(TRIAL))

    assert "Nothing is stored." in page
    assert "The draft as it is now" in page
    assert "Edition 1" in page


def test_an_edition_can_be_named_in_the_address(legal, edition):
    assert '<option value="1" selected>' in text(legal.get(f"{TRIAL}?library=1"))


def test_the_broken_sentence_is_marked_and_the_finding_leads_to_it(legal):
    draft_saying('The Customer inspects. It reports as {{ ref("recall-costs") }} says. It rests.')

    page = tried(legal)

    assert "Under these answers the agreement is broken: 1 error." in page
    assert (
        '<span class="broken-sentence" id="broken-clause-inspection">'
        '<span class="visually-hidden">[broken: </span>It reports as '
        '<mark class="open-blank">[not in this agreement: recall-costs]</mark> says. '
    ) in page
    assert "Clause “Inspection”: The text refers to “Recall Costs”" in page
    assert '<p class="trial-sentence">It reports as [recall-costs] says.</p>' in page
    assert '<a href="#broken-clause-inspection">' in page
    assert 'class="clause broken" id="clause-inspection"' in page
    assert "Something is wrong here" in page


def test_of_two_sentences_that_contradict_each_other_both_are_marked(legal):
    draft_saying(
        'The {{ "customer" | sets("decider") }} decides. It rests.\n\n'
        'In doubt the {{ "manufacturer" | sets("decider") }} has the last word.',
        points=[{"key": "decider", "means": "Who decides.", "kind": "party"}],
    )

    page = tried(legal)

    assert "This sets “who decides”, and “Inspection” sets it otherwise." in page
    for sentence in ("The Customer decides.", "In doubt the Manufacturer has the last word."):
        assert f'<p class="trial-sentence">{sentence}</p>' in page
    assert page.count('class="broken-sentence"') == 2


def test_of_two_lines_that_read_alike_neither_has_the_anchor(legal):
    draft_saying('See {{ ref("recall-costs") }}.\n\nSee {{ ref("recall-costs") }}.')

    page = tried(legal)

    assert page.count('<span class="broken-sentence">') == 2
    assert '<a href="#clause-inspection">' in page


def test_answers_that_bring_the_target_in_mend_it(legal):
    draft_saying('It reports as {{ ref("recall-costs") }} says.')

    page = tried(legal, {**COMPLETE, "recall": True, "payer": "customer"})

    assert "Under these answers the agreement holds together." in page
    assert "broken-sentence" not in page


def test_the_answers_are_told_in_words(legal, edition):
    page = tried(legal, {**COMPLETE, "industry": "medical"}, library="1")

    assert "A medical device" in page
    assert "60 days" in page
    assert "default for medical devices" in page


def test_a_rule_that_fires_is_told(legal, edition):
    page = tried(legal, {**COMPLETE, "industry": "medical", "days": 6}, library="1")

    assert "A medical device needs more time than 6 days." in page


def test_answers_that_cannot_be_read_are_told_and_the_rest_is_tried(legal, edition):
    page = tried(legal, {**COMPLETE, "gone": 5, "days": "many"}, library="1")

    assert "There is no question “gone”." in page
    assert "The Customer inspects within" in page


@pytest.mark.parametrize(
    "answers", ["{", "[]", "[" * 50_000, '{"days": 1e999}', '{"days": "\\ud800"}']
)
def test_what_is_no_answer_set_is_told(legal, edition, answers):
    assert "Under these answers the agreement is broken" in tried(legal, answers, library="1")


def test_the_day_is_an_answer_too(legal, edition):
    page = tried(legal, {**COMPLETE, "start": "2027-02-01"}, library="1")

    assert "1 March 2027" in page


def test_what_the_proof_found_is_shown_beside_it(legal, edition):
    page = tried(legal, library="1", fault="Recall costs is <fault-based>.")

    assert "Recall costs is &lt;fault-based&gt;." in page


def test_a_draft_that_cannot_be_read_is_told(legal):
    draft_saying("{{ (")

    assert "The draft cannot be read, so nothing can be made of it:" in tried(legal)


def test_an_empty_draft_is_told(legal):
    assert "The draft cannot be read" in tried(legal)


@pytest.mark.parametrize(
    "wrong",
    [
        {"library": "99"},
        {"library": "\x00"},
        {"created_on": "never"},
        {"created_on": ""},
        {"answers": ""},
        {"answers": "x" * 200_001},
        {"fault": "x" * 2_001},
    ],
)
def test_a_field_that_is_wrong_is_told(legal, edition, wrong):
    given = {"library": "1", "answers": "{}", "created_on": "2027-03-01"} | wrong

    page = text(legal.post(TRIAL, given))

    assert "<title>Error: " in page
    assert "There is something to fix" in page


def test_markup_in_an_answer_stays_text(legal, edition):
    page = tried(legal, {**COMPLETE, "product": "<script>alert(1)</script>"}, library="1")

    assert "<script>alert" not in page


def test_nothing_is_stored(legal, edition):
    legal.get(TRIAL)
    tried(legal, library="1")

    assert not Agreement.objects.exists()
    assert not Answer.objects.exists()


def test_the_anonymous_is_asked_to_log_in(client, db):
    assert client.get(TRIAL).url == "/login/?next=/trial/"


@pytest.mark.parametrize("who", ["petra", "quentin"])
def test_it_is_for_legal_only(browser_of, petra, quentin, edition, who):
    outsider = browser_of({"petra": petra, "quentin": quentin}[who])

    assert outsider.get(TRIAL).status_code == 403
    assert outsider.post(TRIAL, {"library": "1", "answers": "{}"}).status_code == 403


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_the_page_knows_only_get_and_post(legal, method):
    assert getattr(legal, method)(TRIAL).status_code == 405

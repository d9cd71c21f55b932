"""A newer edition for an agreement in flight: what is told, taking it, and staying."""

import pytest

from agreements.models import Agreement, EditionDecision
from agreements.standing.offers import effect_on, said
from clauses.publishing.publish import approve_edition
from tests.agreements.approving import pick, still_open, text, wanted
from tests.agreements.completing import answer_all
from tests.agreements.examples import make_edition
from tests.agreements.newer import decision, newer_library, publish, with_other_warranty


@pytest.fixture
def newer(agreement, lena):
    """An edition that counsel approved after the agreement was begun."""
    return publish(lena)


@pytest.fixture
def page(agreement) -> str:
    return f"/agreements/{agreement.pk}/edition/"


def now(agreement: Agreement) -> Agreement:
    return Agreement.objects.get(pk=agreement.pk)


# What is told


def test_without_a_newer_edition_the_page_says_so(browser, agreement, page):
    assert "no. 1 is the newest for this agreement" in text(browser.get(page))
    assert "Read what changes" not in text(browser.get(f"/agreements/{agreement.pk}/"))


@pytest.mark.slow
def test_the_notice_says_in_a_sentence_what_changes(browser, agreement, newer, petra):
    agreement.record("days", 60, by=petra, seen=None)

    sentence = (
        "no. 2 changes 1 of your clauses and adds 1 clause; 1 answer needs review; "
        "1 question is new; 1 default differs."
    )
    for name in ("", "review/", "document/", "issue/", "edition/"):
        assert sentence in text(browser.get(f"/agreements/{agreement.pk}/{name}"))
    assert "no. 2 is available: see what it changes" in text(
        browser.get(f"/agreements/{agreement.pk}/sections/terms/")
    )


def test_the_list_marks_what_can_take_a_newer_edition(browser, agreement, newer):
    assert "no. 2 is available" in text(browser.get("/"))


def test_the_page_shows_the_redline_with_words_for_screen_readers(browser, newer, page):
    shown = text(browser.get(page))

    assert 'inspects <ins><span class="visually-hidden">[inserted: </span>and reports<span' in shown
    assert "The workmanship is good." not in shown  # it stays, so it is not listed
    assert "Records" in shown


def test_the_page_lists_answers_to_review_and_questions_that_change(
    browser, agreement, newer, page, petra
):
    agreement.record("days", 60, by=petra, seen=None)
    agreement.record("rate", 2, by=petra, seen=None)
    agreement.record("industry", "general", by=petra, seen=None)
    shown = text(browser.get(page))

    assert "60 days" in shown
    assert "Enter 0, or a number from 5 to 40 (days)." in shown
    assert "Does the Manufacturer keep samples?" in shown
    assert "Asked no more" in shown
    assert "Asked in other words" in shown
    assert "Other defaults" in shown


def test_a_position_picked_by_hand_that_is_gone_is_told(browser, agreement, newer, page, petra):
    pick(agreement, "tested", petra)
    shown = text(browser.get(page))

    assert "Wording of “Warranty”" in shown
    assert "In its place stands: " in shown
    assert "Narrow" not in shown.partition("In its place stands: ")[2].partition("</")[0]


def test_approvals_that_lapse_are_told(browser, browser_of, wide, page, approvals_page, lena):
    publish(lena, data=with_other_warranty())
    browser_of(lena).post(approvals_page, wanted(wide))
    shown = text(browser.get(page))

    assert "1 approval lapses" in shown
    assert "Legal approval: Lapses and is needed again" in shown


def test_an_approval_of_the_same_words_does_not_lapse(
    browser, browser_of, wide, newer, page, approvals_page, lena
):
    browser_of(lena).post(approvals_page, wanted(wide))

    assert "lapses" not in text(browser.get(page)).casefold()


def test_looking_changes_nothing(browser, agreement, newer, page):
    browser.get(page)

    assert now(agreement).edition_id == agreement.edition_id
    assert not EditionDecision.objects.exists()


def test_an_edition_that_waits_for_counsel_is_not_offered_but_told(browser, agreement, page, lena):
    waiting = publish(lena, is_approved=False)

    assert "no. 2 is published, but waits for counsel." in text(browser.get(page))
    assert "no. 2</button>" not in text(browser.get(page))
    assert "Read what changes" not in text(browser.get(f"/agreements/{agreement.pk}/"))
    refused = browser.post(page, decision(agreement, waiting, "take"), follow=True)
    assert "that library is not offered" in text(refused)
    assert now(agreement).edition_id == agreement.edition_id


def test_of_two_newer_editions_the_newest_approved_one_is_offered(browser, newer, page, lena):
    publish(lena, number=3)
    publish(lena, number=4, is_approved=False)
    shown = text(browser.get(page))

    assert "no. 3</button>" in shown
    assert "no. 4 is published, but waits for counsel." in shown


def test_an_edition_that_says_the_same_changes_nothing(agreement):
    effect = effect_on(agreement, agreement.edition.library())

    assert said("Library no. 2", effect) == "Library no. 2 changes nothing in this agreement."


def test_what_a_draft_would_change_can_be_told_before_it_is_published(agreement, petra, lena):
    agreement.record("days", 60, by=petra, seen=None)
    draft = publish(lena, is_approved=False).library()

    assert said("The draft", effect_on(agreement, draft)).startswith(
        "The draft changes 1 of your clauses and adds 1 clause; 1 answer needs review"
    )


# Taking it


def test_taking_moves_the_agreement_and_is_recorded(browser, agreement, newer, page, petra):
    response = browser.post(page, decision(agreement, newer, "take"), follow=True)

    taken = EditionDecision.objects.get()
    assert now(agreement).edition == newer
    assert (taken.act, taken.edition, taken.came_from, taken.by) == (
        "taken",
        newer,
        agreement.edition,
        petra,
    )
    assert "no. 2 now." in text(response)
    assert "Read what changes" not in text(response)
    assert "no. 2 is available" not in text(browser.get("/"))


def test_taking_keeps_every_answer_and_marks_what_does_not_fit(
    browser, agreement, newer, page, petra
):
    answer_all(agreement, petra)
    agreement.record("days", 60, by=petra, seen=None)
    agreement.record("rate", 2, by=petra, seen=None)
    before = agreement.answers_json()

    response = browser.post(page, decision(agreement, newer, "take"), follow=True)

    assert now(agreement).answers_json() == before
    assert "Needs attention" in text(response)
    assert "Inspection time: Enter 0, or a number from 5 to 40 (days)." in text(response)
    assert "The answer to “Inspection time” does not fit." in text(
        browser.get(f"/agreements/{agreement.pk}/findings/")
    )


def test_an_option_that_is_gone_needs_an_answer_even_where_there_is_a_default(
    browser, agreement, page, petra, lena
):
    agreement.record("industry", "medical", by=petra, seen=None)
    data = newer_library()
    industry = data["sections"][0]["questions"][2]
    industry["options"] = industry["options"][1:]
    edition = make_edition(lena, number=2, data=data)
    approve_edition(edition, by=lena, note="Read.")
    browser.post(page, decision(agreement, edition, "take"))

    shown = text(browser.get(f"/agreements/{agreement.pk}/findings/"))
    assert "The answer to “Industry” does not fit." in shown


@pytest.mark.parametrize(
    ("data", "open_after"), [(newer_library, []), (with_other_warranty, [("wide", "legal")])]
)
def test_an_approval_is_asked_for_again_where_the_words_differ(
    browser, browser_of, wide, page, approvals_page, lena, data, open_after
):
    newer = publish(lena, data=data())
    browser_of(lena).post(approvals_page, wanted(wide))
    assert still_open(wide) == []

    browser.post(page, decision(wide, newer, "take"))

    assert still_open(wide) == open_after


def test_a_colleague_takes_it_too(browser_of, agreement, newer, page, paul):
    agreement.shared_with.add(paul)

    browser_of(paul).post(page, decision(agreement, newer, "take"))

    assert now(agreement).edition == newer


def test_the_history_tells_who_took_it_and_still_knows_questions_that_are_gone(
    browser, agreement, newer, page, petra
):
    agreement.record("rate", 2, by=petra, seen=None)
    browser.post(page, decision(agreement, newer, "take"))

    shown = text(browser.get(f"/agreements/{agreement.pk}/history/"))
    assert "Clause library" in shown
    assert "no. 2" in shown
    assert "Rate" in shown


# Staying


@pytest.mark.slow
def test_staying_hides_the_notice_until_another_edition_comes(
    browser, agreement, newer, page, lena
):
    response = browser.post(page, decision(agreement, newer, "stay"), follow=True)

    assert "no. 2 later." in text(response)
    assert "Read what changes" not in text(response)
    assert "no. 2 is available</a>)" in text(response)
    assert "no. 2 is available" not in text(browser.get("/"))
    assert EditionDecision.objects.get().act == "stayed"
    assert now(agreement).edition_id == agreement.edition_id

    publish(lena, number=3)
    assert "no. 3 changes" in text(browser.get(f"/agreements/{agreement.pk}/"))
    assert "no. 3 is available" in text(browser.get("/"))


def test_who_stayed_can_take_it_later(browser, agreement, newer, page):
    browser.post(page, decision(agreement, newer, "stay"))
    shown = text(browser.get(page))

    assert "Petra Marsh decided on" in shown
    assert "Stay on Edition 1</button>" not in shown
    browser.post(page, decision(agreement, newer, "take"))
    assert now(agreement).edition == newer
    assert [one.act for one in EditionDecision.objects.all()] == ["stayed", "taken"]


def test_staying_twice_is_recorded_once(browser, agreement, newer, page):
    browser.post(page, decision(agreement, newer, "stay"))
    browser.post(page, decision(agreement, newer, "stay"))

    assert EditionDecision.objects.count() == 1


def test_the_history_tells_who_stayed(browser, agreement, newer, page):
    browser.post(page, decision(agreement, newer, "stay"))

    shown = text(browser.get(f"/agreements/{agreement.pk}/history/"))
    assert "no. 2 was offered" in shown

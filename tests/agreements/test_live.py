"""The live answer to what is typed: questions that come and go, defaults that move, the document."""

import re

import pytest

from tests.agreements.browsing import fields_on


@pytest.fixture
def type_on(browser, agreement):
    """Opens the step of the terms, types, and gives the page's fields and the live answer."""

    def type_in(**fields: str):
        step = f"/agreements/{agreement.pk}/sections/terms/"
        page = fields_on(browser.get(step))
        return browser.post(f"{step}live/", page | fields).content.decode()

    return type_in


def test_a_question_that_now_applies_appears_and_is_announced(type_on):
    answer = type_on(recall="yes")

    assert "Who pays for a recall?" in answer
    assert "New questions: Payer." in answer


def test_the_document_is_the_one_under_what_was_typed(type_on):
    answer = type_on(days="77")

    assert "within <" in answer
    assert ">77<" in answer
    assert "Changed clause" in answer


def test_a_new_clause_is_marked_as_new(type_on):
    assert "New clause" in type_on(recall="yes")


def test_a_question_that_somebody_may_be_typing_in_is_not_replaced(type_on):
    answer = type_on(days="77")

    assert 'name="days"' not in answer


def test_a_default_does_not_come_back_into_a_field_that_somebody_has_just_emptied(type_on):
    touched = {"shown-days": '{"decided": true}'}  # as the page says from the first key on

    assert 'name="days"' not in type_on(days="", **touched)


def test_a_question_that_no_longer_applies_goes(browser, agreement):
    step = f"/agreements/{agreement.pk}/sections/terms/"
    page = fields_on(browser.get(step))
    with_payer = page | {"recall": "no", "seen-payer": "", "shown-payer": ""}

    answer = browser.post(f"{step}live/", with_payer).content.decode()

    assert '<div class="slot" id="question-payer" hx-swap-oob="true">' in answer
    assert "Who pays" not in answer


def test_nothing_is_saved(type_on, agreement):
    type_on(days="77", recall="yes")

    assert not agreement.answer_rows.exists()


def test_what_does_not_fit_is_left_out_of_the_document_without_complaint(type_on):
    answer = type_on(days="\x00 soon")

    assert "Changed clause" not in answer


def test_it_is_only_posted_to(browser, agreement):
    assert browser.get(f"/agreements/{agreement.pk}/sections/terms/live/").status_code == 405


def test_a_number_is_read_back_in_words_while_it_is_typed(type_on):
    answer = type_on(days="77", share="12.5")

    assert '<p class="reading" id="question-share-reading" hx-swap-oob="true">' in answer
    assert ">twelve point five</p>" in answer


def test_a_number_that_can_be_read_in_two_ways_is_asked_for_while_it_is_typed(type_on):
    assert "Which do you mean?" in type_on(rate="1.250")


@pytest.fixture
def update_on(browser, agreement):
    """Opens the step of the terms with the agreement beside it, types, and gives the live answer."""

    def type_in(**fields: str):
        step = f"/agreements/{agreement.pk}/sections/terms/"
        page = fields_on(browser.get(step))
        beside = shown_beside(browser.get(f"{step}panel/").content.decode())
        return browser.post(f"{step}live/", page | {"showing": beside} | fields).content.decode()

    return type_in


def shown_beside(panel: str) -> str:
    """The parts that the page says it shows, as its script names them."""
    section, parts = "", []
    for tag in re.findall(r"<(?:section|header) [^>]*>", panel):
        said = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        section = said["id"] if said["class"] == "agreement-section" else section
        within = section if said["class"].startswith("clause") else ""
        number, digest = said.get("data-number", ""), said.get("data-digest", "")
        parts.append(f"{said['id']} {number} {digest} {within}")
    return ";".join(parts)


def test_a_page_that_names_what_it_shows_gets_the_changed_clause_alone(update_on):
    answer = update_on(days="77", **{"in-hand": "days"})

    assert re.findall(r'id="(clause-[\w-]+)"', answer) == ["clause-inspection"]
    assert 'data-show="clause-inspection"' in answer
    assert 'id="paper"' not in answer


def test_why_a_clause_is_there_is_not_sent_again_with_it(update_on):
    answer = update_on(days="77")

    assert "<div data-keeps-why></div>" in answer
    assert "Why it says this" not in answer
    assert 'data-anchor="clause-inspection" data-number' not in answer


def test_the_new_words_of_a_clause_are_marked(update_on):
    answer = update_on(days="77")

    assert re.search(r'<ins class="new-words"><span class="filled">77</span></ins>', answer)


def test_where_nothing_is_another_no_clause_is_sent(update_on):
    assert "<section" not in update_on()


def test_a_clause_that_comes_takes_its_place_and_moves_the_numbers_below(update_on):
    answer = update_on(recall="yes")

    assert re.search(r'hx-swap-oob="afterend:#[^"]+"><section', answer)
    assert re.findall(r'<section class="clause[^>]* id="(clause-[\w-]+)"', answer) == [
        "clause-recall-costs"
    ]


def test_a_live_reply_takes_few_queries(browser, agreement, django_assert_max_num_queries):
    step = f"/agreements/{agreement.pk}/sections/terms/"
    page = fields_on(browser.get(step))

    with django_assert_max_num_queries(5):
        browser.post(f"{step}live/", page | {"days": "77"})


@pytest.mark.parametrize("said", ["", "nothing", "clause-inspection 9 abc ", "\x00;" * 3000])
def test_a_page_that_names_nothing_known_gets_the_whole_document(update_on, said):
    answer = update_on(days="77", showing=said)

    assert '<div id="paper" hx-swap-oob="innerHTML">' in answer
    assert 'id="document-head"' in answer


def test_a_question_leads_to_the_clause_that_it_decides(browser, agreement):
    panel = browser.get(f"/agreements/{agreement.pk}/sections/terms/panel/").content.decode()

    assert '<li data-place-of="days" data-anchor="clause-inspection"></li>' in panel


@pytest.mark.slow
def test_what_is_doubtful_is_said_at_its_field_while_it_is_typed(browser, agreement, petra):
    agreement.record("product", "Pumps for the Buyer.", by=petra, seen=None)
    step = f"/agreements/{agreement.pk}/sections/deal/"
    page = fields_on(browser.get(step))

    def cautions(typed: str) -> str:
        answer = browser.post(f"{step}live/", page | {"product": typed}).content.decode()
        start = answer.index('id="question-product-cautions" hx-swap-oob="true">')
        return answer[start : answer.index("</div>", start)]

    assert "“Section 12.3”" in cautions("Pumps under Section 12.3, grey.")
    assert "<p>" not in cautions("Infusion pumps with tubing.")
    assert "<p>" not in cautions("Pump")  # too short: the answer before it is not what stands there
    assert "“Buyer”" in browser.get(step).content.decode()

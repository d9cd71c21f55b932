"""The live answer to what is typed: questions that come and go, defaults that move, the document."""

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

"""A new agreement: like a past one, from a template, or new."""

import pytest
from django.urls import reverse

from agreements.acts.saving import create_agreement
from agreements.models import Agreement
from agreements.pages.samples import answers_of, sample_deals, template_answers
from agreements.standing.current import standing_of
from agreements.standing.to_check import to_check
from tests.agreements.test_steps import GOOD_PARTY, text
from tests.content.shipped import LIBRARY
from tests.content.survey import typed_words


def start(browser, start: str) -> Agreement:
    browser.post(reverse("agreements:new"), {"title": "Valve", "path": "quick", "start": start})
    return Agreement.objects.get(title="Valve")


@pytest.fixture
def past(save_step, agreement) -> Agreement:
    save_step("deal", {**GOOD_PARTY, "industry": "medical", "value": "5", "start": "2199-01-31"})
    return agreement


def checks(agreement: Agreement) -> list[str]:
    return [question.key for question in to_check(standing_of(agreement))]


def test_what_is_like_a_past_one_has_its_answers_and_asks_to_check_what_is_of_one_deal(
    browser, past
):
    made = start(browser, f"agreement-{past.pk}")

    assert made.answers_json() == past.answers_json()
    assert made.path == "quick"
    assert checks(made) == ["customer_party", "start", "value"]
    page = text(browser.get(f"/agreements/{made.pk}/findings/"))
    assert "To check: copied from another deal" in page
    tasks = text(browser.get(f"/agreements/{made.pk}/"))
    assert f"{len(checks(made))} to check" in tasks


def test_what_was_checked_or_changed_is_not_to_be_checked_any_more(browser, past):
    made = start(browser, f"agreement-{past.pk}")

    browser.post(f"/agreements/{made.pk}/checked/", {"copied": ["customer_party", "nothing"]})
    made.record("value", "EUR 7", by=made.owner, seen=standing_of(made).seen("value"))

    assert checks(made) == ["start"]


def test_an_agreement_that_nobody_shared_is_no_start(browser, edition, paul):
    other = create_agreement(title="Secret", path="quick", edition=edition, by=paul)

    response = browser.post(
        reverse("agreements:new"),
        {"title": "Valve", "path": "quick", "start": f"agreement-{other.pk}"},
    )

    assert "Choose one of the listed starts." in text(response)


def test_a_new_one_is_empty(browser, past):
    assert start(browser, "").answers_json() == {}


def test_a_template_brings_the_deal_but_no_company_place_or_person_of_another():
    for sample in sample_deals()[:-1]:
        answers = template_answers(sample.key, LIBRARY)

        assert {"products", "documents", "industry"} <= answers.keys()
        whole = answers_of(sample, LIBRARY)[0]
        named = {
            part
            for value in (whole["customer_party"], whole["manufacturer_party"])
            # Of its name the first word too, by which people speak of it.
            for part in (value.legal_name.split()[0], value.signatory_name, value.address)
        } | {
            name
            for site in whole.get("manufacturing_sites", ())
            for name in (site.name, site.address)
        }
        words = set(typed_words(answers))
        assert {one for one in words for name in named if name in one} == set()
        assert "telephone" not in str(answers)

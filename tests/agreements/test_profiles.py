"""What each industry sets, compared with the general case: found by asking the library, editable by Legal."""

import datetime
from html import unescape

import pytest
from django.contrib.auth.models import User

from agreements.pages.profiles import profiles_of, usual_markets
from clauses.exchange.loading import grant_legal_permissions
from clauses.library.data.codec import library_from
from clauses.models import QuestionRow, SectionRow
from tests.agreements.examples import SMALL, make_edition
from tests.content.shipped import LIBRARY

TODAY = datetime.date(2027, 3, 1)
PAGE = "/about/profiles/"


def words(response) -> str:
    return " ".join(unescape(response.content.decode()).split())


@pytest.fixture(scope="module")
def shipped():
    return LIBRARY


def told(profile) -> dict[str, tuple[str, str]]:
    """What a profile sets: key of the question -> value here and why."""
    values = profile.values + profile.also_asked
    return {value.question.key: (", ".join(value.here), value.because) for value in values}


def profile(shipped, industry: str, *markets: str):
    made = profiles_of(shipped, markets, today=TODAY)
    return next(one for one in made if one.industry.key == industry)


def test_there_are_six_industries_and_the_general_one_sets_nothing(shipped):
    made = profiles_of(shipped, ("us", "eu"), today=TODAY)

    assert [one.industry.key for one in made] == [
        "medical_device", "pharma", "electronics", "consumer", "automotive", "general",
    ]  # fmt: skip
    assert [one.industry.key for one in made if one.is_general] == ["general"]
    assert not told(made[-1])
    assert all(told(one) for one in made[:-1])


@pytest.mark.parametrize(
    ("industry", "markets", "question", "value", "because"),
    [
        (
            *("medical_device", ("eu",), "supply_interruption_notice_months"),
            *("9 months", "default for medical devices in the EU"),
        ),
        (
            *("medical_device", ("us",), "retention_years"),
            *("2 years", "default for medical devices sold outside the EU"),
        ),
        (
            *("medical_device", ("eu",), "retention_years"),
            *("10 years", "default for medical devices in the EU"),
        ),
        (
            *("medical_device", ("us",), "qms_standards"),
            *("ISO 13485:2016", "default for medical devices sold in the US"),
        ),
        (
            *("pharma", ("us", "eu"), "qms_standards"),
            *("", "default for medicines sold in the US and in Europe"),
        ),
        ("pharma", ("us",), "has_expiry", "Yes", "default for medicines"),
        (
            *("consumer", ("eu",), "recall_notice_hours"),
            *("12 hours", "default for goods used by consumers in the US or the EU"),
        ),
        ("electronics", ("us",), "consumer_use", "Yes", "default for finished electronics"),
        ("automotive", ("us",), "requalification_months", "6 months", "default for vehicle parts"),
    ],
)
def test_a_default_says_which_industry_and_market_it_is_for(
    shipped, industry: str, markets: tuple[str, ...], question: str, value: str, because: str
):
    here, why = told(profile(shipped, industry, *markets))[question]

    assert why == because
    assert here.startswith(value)


def test_the_markets_to_begin_with_come_from_the_library(shipped):
    assert usual_markets(shipped, today=TODAY) == {"us", "eu"}


def test_a_profile_tells_other_wordings(shipped):
    wordings = {
        one.clause.key: (one.here, one.in_general)
        for one in profile(shipped, "pharma", "us", "eu").wordings
    }

    here, in_general = wordings["recall-readiness"]
    assert here.startswith(
        "The manufacturer can trace any batch within hours, and both sides practise"
    )
    assert in_general.startswith("The manufacturer can say within hours")
    assert "practise" not in in_general
    assert "warranty" not in wordings


def test_the_page_compares_with_the_general_case(browser, edition):
    page = words(browser.get(PAGE))

    assert "A medical device" in page
    assert "default for medical devices" in page
    assert "60 days" in page
    assert "30 days" in page
    assert "This is the general case, with which the others are compared." in page


def test_the_markets_that_are_chosen_stay_ticked(browser, edition):
    page = words(browser.get(PAGE, {"markets": ["eu", "mars", "\x00"]}))

    assert 'name="markets" value="eu" checked' in page
    assert 'name="markets" value="us" checked' not in page


def test_a_library_without_industries_has_no_profiles(browser, lena):
    make_edition(lena, data={"key": "tiny", "title": "Tiny", "sections": []})

    assert "does not ask for the industry" in words(browser.get(PAGE))


def test_before_the_first_edition_there_are_none(browser):
    assert "Legal has not published a library." in words(browser.get(PAGE))


def test_legal_finds_the_way_to_each_default(browser_of, lena: User, edition):
    grant_legal_permissions()
    section = SectionRow.objects.create(key="terms", title="Terms")
    row = QuestionRow.objects.create(
        section=section, key="days", kind="integer", ask="?", short="D"
    )

    page = words(browser_of(lena).get(PAGE))

    assert f'href="/admin/clauses/questionrow/{row.pk}/change/"' in page


def test_procurement_only_reads(browser, edition):
    assert "/admin/" not in words(browser.get(PAGE))
    assert browser.post(PAGE).status_code == 405


@pytest.mark.parametrize("number", ["7", "x"])
def test_profiles_of_an_edition_that_is_not_there_are_not_found(browser, edition, number: str):
    assert browser.get(PAGE, {"edition": number}).status_code == 404


def test_the_question_for_the_industry_leads_to_the_profiles(browser, agreement):
    page = words(browser.get(f"/agreements/{agreement.pk}/sections/deal/"))

    assert page.count('<a href="/about/profiles/?edition=1">What each industry sets</a>') == 1


def test_the_small_library_has_profiles_too():
    published, _ = library_from(SMALL)

    (medical, general) = profiles_of(published, (), today=TODAY)

    assert told(medical)["days"] == ("60 days", "default for medical devices")
    assert general.is_general

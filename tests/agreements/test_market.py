"""Market practice beside the question, where it comes from, and what a rule rests on."""

from html import unescape

import pytest
from django.contrib.auth.models import User
from django.test import Client

from agreements.acts.saving import create_agreement
from agreements.models import Agreement
from clauses.models import Edition
from clauses.publishing.publish import approve_edition
from tests.agreements.completing import answer_all
from tests.agreements.examples import SMALL, make_edition

STUDY = {
    "key": "count",
    "title": "A count of contracts",
    "authors": "Somebody",
    "address": "https://example.org/count",
    "licence": "CC BY 4.0",
    "licence_address": "https://example.org/licence",
    "agreements": 35,
    "method": "Read by one reader.\n\nTwice.",
    "changes": "Figures only.",
}
DAYS = {
    "question": "days",
    "study": "count",
    "agreements": 12,
    "blacked_out": 10,
    "settled": 32,
    "least": 1.4,
    "low": 9.2,
    "median": 25.5,
    "high": 33,
    "most": 75,
    "conversion": "A week is seven days.",
    "wider": "93 agreements on goods",
    "wider_agreements": 21,
    "wider_low": 10,
    "wider_median": 21,
    "wider_high": 30,
}
INDUSTRY = {
    "question": "industry",
    "study": "count",
    "agreements": 9,
    "counts": [
        {"agreements": 2, "what": "<b>Both</b>, by product"},
        {"agreements": 7, "option": "medical"},
    ],
}


def words(response) -> str:
    return " ".join(unescape(response.content.decode()).split())


def agreement_on(practices: list[dict], petra: User, lena: User, **more) -> Agreement:
    """An agreement on an edition with these practices."""
    edition = make_edition(lena, data=SMALL | {"studies": [STUDY], "market": practices} | more)
    return create_agreement(title="Pump", path="full", edition=edition, by=petra)


def step(browser: Client, agreement: Agreement, section: str) -> str:
    return words(browser.get(f"/agreements/{agreement.pk}/sections/{section}/"))


def test_the_figures_stand_beside_their_question(browser, petra, lena):
    page = step(browser, agreement_on([DAYS], petra, lena), "terms")

    assert "median 25.5 days, middle half 9.2 to 33 (12 contracts; 10 more black it out)" in page
    assert "12 show the figure, 10 more black it out" in page
    assert "1.4 to 75" in page
    assert "median 21, middle half 10 to 30, from 21 of 93 agreements on goods" in page
    assert "32 of 35 contracts deal with it" in page
    assert "A week is seven days." in page
    assert "/about/market-practice/?edition=1#days" in page
    assert "only" not in page.split("Market practice")[1].split("</details>")[0]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"agreements": 9}, "only 9 contracts: an example, not practice"),
        ({"blacked_out": 1}, "(12 contracts; 1 more blacks it out)"),
        ({"blacked_out": 0}, "12 show the figure, no more black it out"),
        ({"blacked_out": None}, "12 show the figure; how many black it out was not counted"),
        ({"low": 25.5, "high": 25.5}, "middle half all at 25.5 (12 contracts"),
    ],
)
def test_what_is_unusual_about_figures_is_said(browser, petra, lena, changed, sentence: str):
    practice = {key: value for key, value in {**DAYS, **changed}.items() if value is not None}

    assert sentence in step(browser, agreement_on([practice], petra, lena), "terms")


def test_ends_that_nobody_counted_are_not_drawn(browser, petra, lena):
    practice = {key: value for key, value in DAYS.items() if key not in ("least", "most")}

    page = step(browser, agreement_on([practice], petra, lena), "terms")

    assert "middle half 9.2 to 33" in page
    assert "spread-box" not in page


def test_counts_stand_on_the_options_that_they_count(browser, petra, lena):
    page = step(browser, agreement_on([INDUSTRY], petra, lena), "deal")

    assert "7 of 9 contracts: A medical device" in page
    assert '<span class="chip">7 of 9 contracts</span>' in page
    assert "only 9 contracts: an example, not practice" in page
    assert "&lt;b&gt;Both" not in page
    assert '<span class="chip">most contracts</span>' not in page.split('id="question-industry"')[1]


def test_counted_words_are_never_markup(browser, petra, lena):
    agreement = agreement_on([INDUSTRY], petra, lena)

    page = browser.get(f"/agreements/{agreement.pk}/sections/deal/").content.decode()

    assert "&lt;b&gt;Both&lt;/b&gt;, by product" in page


def test_a_topic_that_was_only_looked_for_is_a_plain_line(browser, petra, lena):
    topic = {"question": "days", "study": "count", "settled": 17}

    page = step(browser, agreement_on([topic], petra, lena), "terms")

    assert "17 of 35 contracts settle this" in page
    assert '<details class="practice">' not in page


def test_nothing_stands_where_nothing_was_counted(browser, agreement):
    assert "Market practice for" not in step(browser, agreement, "terms")


def test_the_page_names_collection_licence_and_method(browser, petra, lena):
    agreement_on([DAYS, INDUSTRY], petra, lena)

    page = words(browser.get("/about/market-practice/"))

    assert 'href="https://example.org/count"' in page
    assert 'href="https://example.org/licence"' in page
    assert "<p>Read by one reader.</p> <p>Twice.</p>" in page
    assert "Figures only." in page
    assert "Median 25.5 days, middle half 9.2 to 33" in page
    assert 'id="days"' in page


def test_the_page_shows_the_edition_that_is_asked_for(browser, lena):
    make_edition(lena, data=SMALL | {"studies": [STUDY], "market": [DAYS]})
    make_edition(lena, number=2)

    assert "Median 25.5 days" in words(browser.get("/about/market-practice/?edition=1"))
    assert "no. 2 holds no market practice." in words(browser.get("/about/market-practice/"))


@pytest.mark.parametrize("number", ["7", "x", "-1", "1.0", "٣", "9" * 30])
def test_an_edition_that_is_not_there_is_not_found(browser, edition: Edition, number: str):
    assert browser.get("/about/market-practice/", {"edition": number}).status_code == 404


def test_before_the_first_edition_the_page_says_so(browser):
    assert "Legal has not published a library." in words(browser.get("/about/market-practice/"))


def test_the_page_is_only_read(browser, edition: Edition):
    assert browser.post("/about/market-practice/").status_code == 405


def test_a_finding_shows_what_its_rule_rests_on(browser, petra, lena):
    rules = [{**rule, "sources": ["R-1"]} for rule in SMALL["rules"]]
    sources = [
        {**SMALL["sources"][0], "status": "partly"},
        {**SMALL["sources"][0], "key": "R-2", "fact": "Nobody cites this."},
    ]
    agreement = agreement_on([], petra, lena, rules=rules, sources=sources)
    agreement.record("industry", "medical", by=petra, seen=None)
    agreement.record("days", 6, by=petra, seen=None)

    page = words(browser.get(f"/agreements/{agreement.pk}/findings/"))

    assert "A medical device needs more time than 6 days." in page
    assert "Devices are regulated." in page
    assert "Some law, text of 2024 – partly verified; to be confirmed by counsel" in page
    assert "Nobody cites this." not in page


def test_a_fact_from_memory_is_to_be_confirmed_by_counsel(browser, agreement):
    page = step(browser, agreement, "deal")

    assert "Some law, text of 2024 – to be confirmed by counsel" in page


def test_whoever_finishes_is_told_of_notes_that_counsel_has_not_confirmed(browser, petra, lena):
    rule = {**SMALL["rules"][0], "severity": "hint", "when": "days >= 1", "sources": ["R-1"]}
    agreement = answer_all(agreement_on([], petra, lena, rules=[rule]), petra)
    approve_edition(agreement.edition, by=lena, note="Read in full.")

    finish = words(browser.get(f"/agreements/{agreement.pk}/issue/"))
    findings = words(browser.get(f"/agreements/{agreement.pk}/findings/"))

    assert "Have counsel confirm 1 note on the law" in finish
    assert "What this rests on, not confirmed by counsel" in findings


def test_a_note_on_law_that_was_seen_in_part_says_nothing_of_memory(browser, petra, lena):
    rule = {**SMALL["rules"][0], "severity": "hint", "when": "days >= 1", "sources": ["R-1"]}
    sources = [{**SMALL["sources"][0], "status": "partly"}]
    agreement = answer_all(agreement_on([], petra, lena, rules=[rule], sources=sources), petra)
    approve_edition(agreement.edition, by=lena, note="Read in full.")

    page = words(browser.get(f"/agreements/{agreement.pk}/issue/"))

    assert "Finish the agreement" in page
    assert "on the law" not in page

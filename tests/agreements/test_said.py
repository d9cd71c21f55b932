"""Answers as sentences, for those who read what was assumed."""

import datetime
from fractions import Fraction

import pytest

from agreements.words.our_questions import question_in_our_words
from agreements.words.our_words import SidesOnScreen
from agreements.words.said import said
from clauses.library.answers import Amount, FilledRow, FilledTable
from clauses.library.deal.party_words import PartyWords
from clauses.library.values import Choice, Question
from tests.content.shipped import LIBRARY

SIDES = SidesOnScreen(PartyWords(), "Brandt")


def told(key: str, value: object) -> str:
    question = LIBRARY.question(key)
    assert question is not None
    return said(question_in_our_words(question, SIDES), value, SIDES, currency="EUR")


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("audit_notice_days", Fraction(30), "We give 30 days of notice before a routine audit."),
        (
            "for_cause_audit_notice_days",
            Fraction(1),
            "We give 1 business day of notice before an audit with a cause.",
        ),
        (
            "for_cause_audit_notice_days",
            Fraction(0),
            "An audit with a cause may take place on the day on which we announce it.",
        ),
        (
            "complaint_target",
            Fraction(1),
            "At most 1 in each million units may bring a confirmed complaint.",
        ),
        ("min_shelf_life_pct", Fraction(75), "At delivery, 75% of the shelf life must be left."),
        ("liability_cap_multiple", Fraction(1), "The liability limit is the yearly purchases."),
        (
            "recall_cap_amount",
            Fraction(2_000_000),
            "A side owes at most EUR 2,000,000 per recall for recall costs.",
        ),
        (
            "recall_cap_amount",
            Amount(Fraction(5), "USD"),
            "A side owes at most USD 5 per recall for recall costs.",
        ),
        ("has_expiry", False, "The product carries no expiry date."),
        ("has_expiry", True, "The product carries an expiry date."),
        (
            "recall_decision_maker",
            "customer",
            "We decide on a recall, after hearing Brandt where time allows.",
        ),
        (
            "consignment_location",
            "manufacturer_site",
            "The consignment stock is kept on Brandt's premises.",
        ),
        ("kpis", frozenset({"savings"}), "These figures are measured and discussed: savings."),
        (
            "cap_carve_outs",
            frozenset({"death_injury", "fraud", "recall"}),
            "Never limited are death or personal injury; fraud and intent; and recall costs.",
        ),
        (
            "qms_standards",
            frozenset({"iso9001", "iatf16949"}),
            "Brandt must work to ISO 9001 and IATF 16949.",
        ),
        (
            "quality_agreement_date",
            datetime.date(2026, 3, 1),
            "The existing quality agreement was signed on 1 March 2026.",
        ),
        ("serial_failure_pct", None, "No share of defects counts as a serial failure."),
        ("liability_cap_amount", None, "Nothing is given for “Amount of the liability limit”."),
        ("test_methods", None, "Nothing is listed under “Test methods”."),
        (
            "test_methods",
            FilledTable((FilledRow("1", ()),)),
            "1 row is listed under “Test methods”.",
        ),
    ],
)
def test_an_answer_of_the_shipped_library_is_told_as_a_sentence(key, value, sentence):
    assert told(key, value) == sentence


def test_a_question_without_a_sentence_gives_its_name_and_value():
    plain = Question("days", "s", "integer", "How many?", "Inspection time", unit="days")

    assert said(plain, Fraction(5), SIDES, currency="") == "Inspection time: 5 days."


def test_a_wording_picked_by_hand_says_what_it_means():
    options = (Choice("a", "Both insure", "Each side insures its own risks."),)
    picked = Question(
        "position.insurance", "s", "choice", "Insurance", "Insurance", options=options
    )

    assert said(picked, "a", SIDES, currency="") == "Each side insures its own risks."

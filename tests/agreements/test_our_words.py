"""What screens make of the words of a library: our company is "we", the other bears its name."""

import re
from collections.abc import Iterator

import pytest

from agreements.words.our_questions import (
    forget_our_questions,
    question_in_our_words,
    read_in_our_words,
)
from agreements.words.our_words import (
    SidesOnScreen,
    finding_in_our_words,
    in_our_words,
    plainly,
    short_company_name,
)
from clauses.library.deal.party_words import PartyWords
from clauses.library.findings import Finding, Level, Place
from clauses.library.values import Question
from tests.content.shipped import LIBRARY

NAMED = SidesOnScreen(PartyWords(), "Brandt")
NAMELESS = SidesOnScreen(PartyWords())
OTHERS = SidesOnScreen(PartyWords("Principal", "Supplier"), "Brandt")
SAID = {
    "The Customer bears the costs.": "We bear the costs.",
    "Does the Customer carry the risk?": "Do we carry the risk?",
    "May the Customer use it?": "May we use it?",
    "Is the Customer told?": "Are we told?",
    "What the Customer has ordered stays its own.": "What we have ordered stays its own.",
    "Paid by the Customer": "Paid by us",
    "The Manufacturer tells the Customer first.": "Brandt tells us first.",
    "It gives the Customer rights and costs the Customer sales.": "It gives us rights and costs us sales.",
    "the Customer's country": "our country",
    "Customer's recall share": "Our recall share",
    "Manufacturer's recall share": "Brandt's recall share",
    "The Customer carries its own risk, and it buys again.": "We carry our own risk, and we buy again.",
    "The Customer pays the Manufacturer for its work.": "We pay Brandt for its work.",
    "The Customer approves it.": "We approve it.",
    'Choose "The Customer, acting reasonably".': 'Choose "We, acting reasonably".',
    "Both decide; if they disagree the Customer decides": "Both decide; if they disagree we decide",
    "The Manufacturer until then, then the Customer": "Brandt until then, then we",
    "The Customer neither pays nor waits.": "We neither pay nor waits.",
    "before the Customer even knows": "before we even know",
    "before the Customer": "before us",
    "more than the Customer": "more than we",
    "The Customer always watches and never goes.": "We always watch and never goes.",
    "At the Customer": "At us",
    "Customer": "We",
    "Manufacturer": "Brandt",
    "Rate for each hour, Customer": "Rate for each hour, our side",
    "Customers leave this Manufacturer for another manufacturer.": "Customers leave Brandt for another manufacturer.",
}  # fmt: skip
# What a verb or a case that no longer agrees looks like: "we bears", "us must", "by we", "the we".
WRONG = re.compile(
    r"\b(?:we (?!as\b|always\b|this\b|its\b)[a-z]+[^s\W]s\b|us (?:must|may|can|will|shall)\b|"
    r"(?:by|to|for|of|from|with|at|the|a|this) we\b|(?:does|is|has|was) we\b|(?:the|a|this) (?:us|our)\b)"
)


@pytest.mark.parametrize("words", SAID)
def test_the_company_that_buys_is_we_and_the_other_bears_its_name(words):
    assert in_our_words(words, NAMED) == SAID[words]


def test_while_no_company_is_typed_it_is_called_by_what_it_does():
    assert (
        in_our_words("May the Manufacturer tell it?", NAMELESS) == "May the manufacturer tell it?"
    )
    assert in_our_words("Manufacturer's exit", NAMELESS) == "The manufacturer's exit"
    assert in_our_words("Ask this Manufacturer", NAMELESS) == "Ask this manufacturer"


def test_the_two_sides_are_called_as_the_library_calls_them():
    told = in_our_words("The Principal pays the Supplier. The Customer is told.", OTHERS)

    assert told == "We pay Brandt. The Customer is told."


@pytest.mark.parametrize(
    ("registered", "said"),
    [
        ("Brandt GmbH", "Brandt"),
        ("Müller Technik GmbH & Co. KG", "Müller Technik"),
        ("Acme Devices, Inc.", "Acme Devices"),
        ("Shenzhen Bright Co., Ltd.", "Shenzhen Bright"),
        ("Limited", "Limited"),
        ("A" * 33, ""),
    ],
)
def test_nobody_says_the_legal_form_of_a_company(registered, said):
    assert short_company_name(registered) == said


def shown_texts(sides: SidesOnScreen) -> Iterator[tuple[str, str]]:
    """All that pages say of questions and rules of the shipped library, with the place."""
    for question in LIBRARY.questions:
        shown = question_in_our_words(question, sides)
        texts = [shown.ask, shown.guidance, shown.unit, shown.said, shown.said_without]
        texts += [] if question.kind == "party" else [shown.short]
        texts += [words for one in shown.options for words in (one.label, one.meaning, one.said)]
        texts += [in_our_words(one.because, sides) for one in question.defaults]
        texts += [in_our_words(one.label, sides) for one in question.columns]
        yield from ((question.key, words) for words in texts)
    for rule in LIBRARY.rules:
        yield from ((rule.key, in_our_words(one, sides)) for one in (rule.message.source, rule.fix))
    for row in LIBRARY.responsibilities:
        yield from ((row.key, in_our_words(one, sides)) for one in (row.activity, row.note))
    yield from ((one.key, in_our_words(one.introduction, sides)) for one in LIBRARY.sections)


@pytest.mark.parametrize("sides", [NAMED, NAMELESS])
def test_no_text_of_a_question_speaks_of_us_as_a_role_or_in_broken_english(sides):
    texts = list(shown_texts(sides))
    # Its two questions say how the agreement calls the companies; and a hyphen makes another word.
    role = re.compile(r"\b(?:Customer|Manufacturer)\b(?!-)")
    about = {"customer_party", "manufacturer_party"}

    assert len(texts) > 1000
    assert [(key, words) for key, words in texts if role.search(words) and key not in about] == []
    assert [(key, words) for key, words in texts if WRONG.search(words)] == []


def test_what_a_rule_tells_to_choose_is_what_the_page_offers():
    labels = {option.label for question in LIBRARY.questions for option in question.options}
    told = [
        (label, rule.fix)
        for rule in LIBRARY.rules
        for label in re.findall(r'"([^"]+)"', rule.fix)
        if label in labels
    ]

    assert len(told) > 20
    for label, fix in told:
        assert f'"{in_our_words(label, NAMED)}"' in in_our_words(fix, NAMED)


def test_a_finding_keeps_what_it_quotes_of_the_agreement():
    question = Question("share", "s", "percent", "Which?", "Customer's share")
    quoted = "“The Customer must pay.” stands beside “Customer's share”; the Customer decides."
    finding = Finding(Level.WARNING, "x", quoted, Place("question", "share"), question="share")

    told = finding_in_our_words(finding, NAMED, question)

    assert told.message == "“The Customer must pay.” stands beside “Our share”; we decide."


@pytest.mark.parametrize("code", ["lost-pick", "two-positions"])
def test_a_finding_tells_what_a_wording_says_of_us(code: str):
    says = "The wording of “Your goods” is gone. In its place stands: You pay the Manufacturer."
    finding = Finding(Level.WARNING, code, says, Place("clause", "costs"))

    told = finding_in_our_words(finding, NAMED, None)

    assert told.message == (
        "The wording of “Your goods” is gone. In its place stands: We pay Brandt."
    )


def test_what_is_said_of_both_companies_names_both_in_our_words():
    question = Question("customer_party", "s", "party", "Who buys?", "Customer")
    alike = "“Customer” and “Manufacturer” have the same address."
    finding = Finding(Level.WARNING, "x", alike, Place("question", "customer_party"))

    told = [finding_in_our_words(finding, one, question).message for one in (NAMED, NAMELESS)]

    assert told == [
        "“Our company” and “Brandt” have the same address.",
        "“Our company” and “The manufacturer” have the same address.",
    ]


@pytest.mark.parametrize(
    ("plain", "told"),
    [
        ("You pay; the Manufacturer tells you first.", "We pay; Brandt tells us first."),
        ("Only you may choose, and you alone.", "Only we may choose, and we alone."),
        ("It gives you what your filings need.", "It gives us what our filings need."),
        ("It is sent to you before you approve.", "It is sent to us before we approve."),
        ("Less than you need; the choice is yours.", "Less than we need; the choice is ours."),
        ("If you disagree the Customer decides.", "If we disagree we decide."),
    ],
)
def test_what_a_clause_means_is_said_by_us(plain, told):
    assert plainly(plain, NAMED) == told


def test_every_plain_text_of_the_library_is_said_by_us_in_right_english():
    wrong_you = re.compile(
        r"\byou\w*|\bus (?:bear|pay|own|get|agree|approve|have|are|were|do|need)\b"
    )
    told = [
        (clause.key, plainly(words, NAMED))
        for clause in LIBRARY.clauses
        for words in (clause.plain, *(one.plain for one in clause.positions))
    ]

    assert sum(bool(words) for _, words in told) > 100
    assert [one for one in told if wrong_you.search(one[1].lower()) or WRONG.search(one[1])] == []
    assert [one for one in told if re.search(r"\b(?:Customer|Manufacturer)\b(?!-)", one[1])] == []


def test_you_is_who_types_and_our_company_is_we():
    about_typing = {
        "industry",
        "overall_stance",
        "paper_size",
        "requalification_months",
        "governing_law",
        "tables",
        "commercial",
    }
    you = re.compile(r"\byou(?:r|rs|rself|rselves)?\b", re.IGNORECASE)

    found = {key for key, words in shown_texts(NAMED) if you.search(words)}

    assert found == about_typing


def test_questions_and_rules_have_no_word_of_the_program():
    ours = re.compile(
        r"\b(?:editions?|hash(?:es)?|keys?|(?<!delivery )points?|promise[sd]?|interviews?)\b",
        re.IGNORECASE,
    )

    code = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)  # a name in it is never shown

    found = [(key, words) for key, words in shown_texts(NAMED) if ours.search(code.sub("", words))]

    assert found == []


def test_a_question_that_was_read_before_says_the_same_and_is_said_once():
    forget_our_questions()
    anew = [question_in_our_words(question, NAMED) for question in LIBRARY.questions]
    forget_our_questions()

    read_in_our_words(LIBRARY)
    shown = [question_in_our_words(question, NAMED) for question in LIBRARY.questions]

    assert shown == anew
    again = [question_in_our_words(question, NAMED) for question in LIBRARY.questions]
    assert all(one is other for one, other in zip(again, shown, strict=True))

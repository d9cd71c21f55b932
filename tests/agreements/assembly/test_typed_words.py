"""Words that people type: references, placeholders, rival terms and terms that nobody defined."""

from dataclasses import replace

import pytest

from agreements.assembly.typed_words import faults_of_words
from clauses import library
from tests.clauses.library.examples import clause, library_of, phrase, position

HELD = replace(
    library_of(
        library.DefinedTerm("Product", phrase("the goods")),
        clause("file", position("only", text="Keep the technical file.")),
    ),
    names=("Incoterms",),
)


def codes(text: str) -> list[tuple[str, str]]:
    return [
        (fault.code, fault.message.split("”")[0].split("“")[1])
        for fault in faults_of_words(text, HELD)
    ]


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("Pumps as specified in Section 12.3, with tubing.", "typed-reference", "Section 12.3"),
        ("Pumps, see Schedule Z for the rest.", "typed-reference", "Schedule Z"),
        ("Pumps, see § 4 for the rest.", "typed-reference", "§ 4"),
        ("Pumps under clause 4(b) of it.", "typed-reference", "clause 4(b)"),
        ("Colour TBD, size fixed.", "typed-placeholder", "TBD"),
        ("Pumps by [insert maker].", "typed-placeholder", "[insert maker]"),
        ("Pumps by [insert", "typed-placeholder", "[insert"),
        ("Pumps of type XXX only.", "typed-placeholder", "XXX"),
        ("Lorem ipsum dolor.", "typed-placeholder", "Lorem ipsum"),
        ("The colour is to be agreed.", "typed-placeholder", "to be agreed"),
        ("Pumps for <company name>.", "typed-placeholder", "<company name>"),
        ("Pumps, number ____.", "typed-placeholder", "____"),
        ("Pumps for the Buyer.", "rival-term", "Buyer"),
        ("The Supplier’s pumps.", "rival-term", "Supplier"),
        ("Pumps for the Company.", "rival-term", "Company"),
        ("Pumps as in the Technical File.", "typed-term", "Technical File"),
    ],
)
def test_what_is_doubtful_is_named_with_its_words(text, code, words):
    assert (code, words) in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "An infusion pump for hospital use, with its tubing sets.",
        "Pumps under Incoterms as the Product.",
        "A section of pipe, two articles per box.",
        "Made for the buyer at the supplier of a vendor.",
        "Parts of the Vendor Parts & Co. kit.",
        "An infusion pump, the Flowline 300, made for the European market.",
        "Sheets of A4, cut from schedule paper.",
    ],
)
def test_plain_words_are_left_alone(text):
    assert codes(text) == []

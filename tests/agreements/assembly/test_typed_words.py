"""Words that people type: references, placeholders, rival terms and terms that nobody defined."""

from dataclasses import replace

import pytest

from agreements.assembly.typed_words import (
    faults_of_words,
    forget_typed_words,
    placeholders_in,
)
from clauses import library
from tests.clauses.library.examples import clause, library_of, phrase, position
from tests.content.shipped import LIBRARY

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
        ("As Section 8 of this Agreement says.", "typed-reference", "Section 8"),
        ("As in Schedule B to the Agreement.", "typed-reference", "Schedule B"),
        ("Pumps under Section 5 and tubing.", "typed-reference", "Section 5"),
        ("Pumps under Section 12.3, colour grey.", "typed-reference", "Section 12.3"),
        ("Pumps as in Sections 4 and 5.", "typed-reference", "Sections 4"),
        ("Pumps for the Supplier of pumps.", "rival-term", "Supplier"),
        ("The Company makes pumps.", "rival-term", "Company"),
        ("Pumps [●] and tubing.", "typed-placeholder", "[●]"),
        ("Pumps under clause 4(b), with it.", "typed-reference", "clause 4(b)"),
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
        "Schedule 40 PVC pipe and Schedule 80 fittings.",
        "Schedule II controlled substance in blister packs.",
        "A device cleared under Section 510(k).",
        "Devices of Annexes I and II to Directive 93/42/EEC.",
        "Devices of Annex XVI to Regulation (EU) 2017/745.",
        "Products of Article 120 MDR, legacy devices.",
        "Toys under Section 8 of the Consumer Product Safety Act.",
        "Syrups for The Coca-Cola Company and the Ford Motor Company.",
        "Principal Engineer workstation, Client 7 terminals.",
        "[18F]FDG injection, benzo[a]pyrene standard, bicyclo[3.2.1]octane.",
        "Gloves in size XXXL, TBC Bank cards.",
        "Paragraph IV filings and Class IIa devices.",
    ],
)
def test_plain_words_are_left_alone(text):
    assert codes(text) == []


# As companies, addresses and products are called: none of it is doubtful.
NAMES = """
3M Company | The Procter & Gamble Company | Becton, Dickinson and Company | TBC Corporation | TBA Textiles Ltd
N.N. Sharma & Sons Pvt. Ltd. | Buyer Components GmbH | Vendor Parts & Co. KG | Principal Precision Tools LLC
Contractor Supply Inc. | Section 8 Brewing Co. | Exhibit A Studios, Inc. | Schedule One Ltd | Article One SARL
Clause & Effect Oy | XXXLutz KG | Société Générale d'Équipement S.A. | Łódzkie Zakłady Sp. z o.o.
Præcision A/S | Şişe Cam A.Ş. | Ångström AB | 株式会社山田製作所 | Tata Consumer Products Limited
Companhia Brasileira de Válvulas S.A. | Client First (Pty) Ltd | Seller's Market Foods plc
To Be Continued Media BV | A.B.C. Plastics S.r.l. | O'Reilly & Sons (1987) Ltd. | Date Palm Foods LLC
Provider Health K.K.
"""
ADDRESSES = """
Flat 4, Clause House, 12 Article Street, Leeds LS1 4AB | § 9 Lawyers' Lane, Springfield, IL 62701
N.N. Road, Section 17, Panvel 410206 | Section 12, Shah Alam, 40100 Selangor
C/ Príncipe de Vergara 112, 1.º D, Madrid | 2-11-3 Meguro, Meguro-ku, Tokyo 153-0063
Postfach 12 34, D-78532 Tuttlingen | ul. Długa 4/6, 00-238 Warszawa | Plot No. 7(A), Phase III, MIDC, Pune
Unit 3, Annex B, Harbour Road | Blk 71 Ayer Rajah Crescent #02-18, Singapore | P.O. Box 1234, Dover, DE 19904
Av. Paulista, 1000 – 10º andar, São Paulo | Building XXV, Industriestrasse 4, Zug
"""
PRODUCTS = """
Infusion pumps of the Flowline 300 series with tubing sets. | The Aurora X2 patient monitor and its cables.
Schedule 40 stainless pipe spools, NPS 2 to 6. | Class IIa wound dressings under Annex VIII of the MDR.
Levothyroxine 50 µg tablets, blister packs of 28. | Ready-to-eat cereals for the Nordic market.
[177Lu]Lu-PSMA vials for hospitals. | PCB assemblies to IPC-A-610 Class 3. | USB-C hubs of the Model T family.
Brake callipers for the Ford Motor Company, platform CX482. | Vendor-neutral archive servers (VNA).
Client/server terminals and thin clients. | Supplier Quality gauges, set of 12. | The Ordinary serum, 30 ml.
Seat frames for the Volkswagen ID.4 and the Škoda Enyaq.
"""


def test_no_real_looking_name_address_or_product_is_doubted():
    of_names = {text: placeholders_in(text) for text in each(NAMES + ADDRESSES)}
    of_products = {text: faults_of_words(text, LIBRARY) for text in each(PRODUCTS)}

    assert len(of_names) + len(of_products) > 55
    assert not {text: faults for text, faults in (of_names | of_products).items() if faults}


def each(several: str) -> list[str]:
    """The texts of a list, parted by lines and upright strokes."""
    return [text.strip() for text in several.replace("\n", "|").split("|") if text.strip()]


@pytest.mark.parametrize(
    "typed", ["TBD", "N.N.", "1 High Street, TBC", "[address]", "xxx", "Acme ____ Ltd", "??"]
)
def test_a_name_or_address_that_is_still_to_come_is_said(typed):
    assert placeholders_in(typed)


def test_what_was_said_of_words_is_said_again_once_it_is_forgotten():
    before = placeholders_in("TBC"), faults_of_words("see Section 4", library_of())
    forget_typed_words()

    assert before == (placeholders_in("TBC"), faults_of_words("see Section 4", library_of()))
    assert all(before)

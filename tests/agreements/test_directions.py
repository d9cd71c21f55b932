"""A name from right to left turns nothing around that stands beside it: on the cover, at the head of pages, in redlines
and in Word. How it prints was looked at; here stands what makes it so.
"""

import io
from dataclasses import replace

from docx import Document

from agreements.assembly import document
from agreements.assembly.redline import redline
from agreements.printing import redline_page
from agreements.printing.rendering import Imprint, render_print
from agreements.printing.word.word_file import word_file
from tests.agreements.documents import CUSTOMER, SIGNATURES, agreement, clause, paragraph

NAME = "אבן ושות׳ בע״מ"
APART, FOR_WORD = f"\u2068{NAME}\u2069", f"\u200e{NAME}\u200e"


def supplied_by(days: str) -> document.Document:
    line = (
        document.PrintedWords("Product goes to "),
        document.Filled(NAME),
        document.PrintedWords(f", {days} Days after the order."),
    )
    signatures = document.SignatureBlocks(
        "ink", (document.Signature("Customer", NAME, NAME, f"{NAME} (1)"),)
    )
    clauses = (
        clause("delivery", "1.1", "Delivery", paragraph("1.1.1", *line)),
        replace(SIGNATURES, blocks=(signatures,)),
    )
    return agreement(
        customer=replace(CUSTOMER, legal_name=NAME),
        product=f"{NAME}, model 4",
        sections=(document.PrintedSection("first", "1", "First", "section-first", clauses),),
        schedules=(),
    )


def test_a_name_on_the_cover_and_at_the_head_of_pages_keeps_to_itself():
    html = render_print(supplied_by("30"), Imprint())

    assert f'data-parties="{APART} and Feinwerk Bauer GmbH"' in html
    assert f'<p class="party-name">{APART}</p>' in html
    assert f'<p class="cover-product">{APART}, model 4</p>' in html


def test_names_and_titles_over_a_signature_keep_to_themselves():
    html = render_print(supplied_by("30"), Imprint())

    assert f'<p class="signature-company">{APART}</p>' in html
    assert f"\u2068{NAME} (1)\u2069</p>" in html


def test_a_name_in_a_redline_keeps_to_itself():
    before, after = supplied_by("30"), supplied_by("45")

    html = redline_page.redline_page(
        redline(before, after), after, number="CP-2026-0001", between=("one", "the other")
    )

    assert f"Product goes to {APART}, <del>" in html


def test_a_name_in_word_stands_between_marks():
    content = word_file(supplied_by("30"), number="CP-2026-0001", is_draft=False)

    paragraphs = [one.text for one in Document(io.BytesIO(content)).paragraphs]
    assert f"Product goes to {FOR_WORD}, 30 Days after the order." in paragraphs

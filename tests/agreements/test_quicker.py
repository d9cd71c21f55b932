"""The engine of our PDFs made quicker: the same bytes as without, for fifty documents of many shapes."""

import random
from importlib.metadata import version

import pytest
from weasyprint.css import ComputedStyle
from weasyprint.layout import block
from weasyprint.text.line_break import Layout

from agreements.assembly import document
from agreements.assembly.redline import redline
from agreements.assembly.trees import words_of
from agreements.printing import pdf, quicker, redline_page
from agreements.printing.rendering import Imprint, print_pdf
from tests.agreements.documents import SIGNATURES, agreement, clause, paragraph, sites_table, words
from tests.agreements.shipped_deals import shipped_document

pytestmark = pytest.mark.slow

LONGER = 24
HARD = (
    "אבן ושות׳ בע״מ",
    "شركة الدواء المحدودة",
    "Ελληνικά Φάρμακα Α.Ε.",
    "上海医疗器械有限公司",
    "a" * 180,
    "soft\u00adhyphen\u00adated and\u00a0kept together",
    "somebody.with.a.long.name@a-manufacturer-of-devices.example",
)


@pytest.fixture(scope="module")
def sentences() -> tuple[str, ...]:
    """What the paragraphs and definitions of a shipped agreement say."""
    blocks = [
        block
        for section in shipped_document("consumer-gb").sections
        for one in section.clauses
        for block in one.blocks
    ]
    said = [words_of(one.line) for one in blocks if isinstance(one, document.PrintedParagraph)]
    lists = [one.definitions for one in blocks if isinstance(one, document.DefinitionList)]
    said += [words_of(one.line) for several in lists for one in several]
    return tuple(filter(None, said))


def some(seed: int, sentences: tuple[str, ...]) -> document.Document:
    """An agreement of this seed: its clauses, definitions and tables differ in number, length and letters."""
    chance = random.Random(seed)

    def line() -> document.Line:
        said = words(chance.choice(sentences))
        if chance.random() < 0.2:
            said += (document.Filled(chance.choice(HARD)), *words(" applies."))
        if chance.random() < 0.2:
            said += (
                *words(" See "),
                document.CrossReference("c0", "clause-c0", "Section 1.1 (Words)"),
            )
        return said

    def block(number: str) -> document.Block:
        items = tuple(
            document.PrintedItem(f"({letter})", line()) for letter in "abcd"[: chance.randint(0, 4)]
        )
        if chance.random() < 0.2:
            return sites_table(*(chance.choice(HARD) for _ in range(chance.randint(1, 12))))
        return paragraph(number, *line(), items=items)

    def made(position: int) -> document.PrintedClause:
        blocks = [block(f"1.{position + 1}.{at}") for at in range(1, chance.randint(2, 5))]
        return clause(f"c{position}", f"1.{position + 1}", "Words", *blocks)

    definitions = document.DefinitionList(
        tuple(
            document.Definition(f"Term {at}", f"term-{at}", line())
            for at in range(chance.randint(1, LONGER))
        )
    )
    clauses = (
        *(made(at) for at in range(chance.randint(1, 6))),
        clause("meant", "1.9", "Definitions", definitions),
        SIGNATURES,
    )
    section = document.PrintedSection("first", "1", "First", "section-first", clauses)
    return agreement(
        sections=(section,),
        paper=chance.choice(("a4", "letter")),
        is_compact=chance.random() < 0.4,
    )


def same(settings, draw) -> bool:
    """Whether the two engines draw the same bytes."""
    found = []
    for is_quick in (True, False):
        settings.QUICK_DRAWING = is_quick
        found.append(draw())
    return found[0] == found[1]


@pytest.mark.parametrize("seed", range(45))
def test_a_small_agreement_is_the_same_bytes(seed: int, sentences, settings):
    made, imprint = some(seed, sentences), Imprint(is_draft_copy=seed % 3 == 0)

    assert same(settings, lambda: print_pdf(made, imprint))


@pytest.mark.parametrize("seed", range(4))
def test_a_redline_is_the_same_bytes(seed: int, sentences, settings):
    before, after = some(seed, sentences), some(seed + 1, sentences)
    page = redline_page.redline_page(
        redline(before, after), after, number="CP-2026-0001", between=("one", "the other")
    )

    assert same(settings, lambda: pdf.write_pdf(page, sheets=redline_page.SHEETS))


def test_a_deal_is_the_same_bytes(settings):
    made = shipped_document("consumer-gb")

    assert same(settings, lambda: print_pdf(made, Imprint(number="CP-2026-0001")))


def test_it_is_made_for_the_engine_that_is_installed():
    assert {name: version(name) for name in quicker.MADE_FOR} == quicker.MADE_FOR


def test_another_engine_draws_as_it_comes(monkeypatch):
    monkeypatch.setitem(quicker.MADE_FOR, "weasyprint", "71.0")

    assert not isinstance(pdf.engine(), type(quicker.quicker()))


def test_nothing_of_it_stays_when_a_drawing_is_over(settings):
    before = {**vars(block), **vars(ComputedStyle), **vars(Layout)}

    print_pdf(agreement(), Imprint())

    assert {**vars(block), **vars(ComputedStyle), **vars(Layout)} == before

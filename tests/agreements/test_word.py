"""A document as a Word file: the text, numbers and references that it has elsewhere, and nothing else."""

import io
import re
import shutil
import subprocess
import time
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from agreements.assembly import document
from agreements.assembly.trees import blocks_in, lines_in
from agreements.printing.word.word_file import word_file
from tests.agreements.documents import agreement, clause, paragraph, schedule_of_sites, words
from tests.agreements.word_reading import (
    W,
    lines_of_document,
    lines_of_word,
    read,
    style_of,
    text_in,
)
from tests.scenarios import NAMES, deal, shipped_library

SHORT, LONGEST = "consumer-gb", "device-us-de"


def word(made: document.Document, *, is_draft: bool = False) -> bytes:
    return word_file(made, number="CP-2026-0001", is_draft=is_draft)


def scenario(name: str) -> document.Document:
    return deal(name, shipped_library()).assembled.document


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def xml(content: bytes) -> str:
    return parts(content)["word/document.xml"]


def check_text(made: document.Document) -> None:
    assert lines_of_word(word(made)) == lines_of_document(made)


def check_references(made: document.Document) -> None:
    """Each field says what Word would make of it, and leads to a bookmark that is there once."""
    content = word(made)
    body, lists = read(content)
    said: dict[str, tuple[str, str]] = {}
    for one in body.iter(f"{W}p"):
        number = lists.number_of(one)
        for mark in one.findall(f"{W}bookmarkStart"):
            name = mark.get(f"{W}name")
            assert name not in said
            assert len(name) <= 40
            said[name] = (number, text_in(one))
    ids = re.findall(r'<w:bookmarkStart w:id="(\d+)"', xml(content))
    assert len(set(ids)) == len(ids) == len(said)
    fields = re.findall(
        r"<w:instrText[^>]*> REF (\w+) (\\r )?\\h </w:instrText></w:r>"
        r'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r>(?:<w:rPr>.*?</w:rPr>)?<w:t[^>]*>([^<]*)<',
        xml(content),
    )
    for name, is_number, result in fields:
        assert result.replace("&amp;", "&").replace("&#x27;", "'") == said[name][not is_number]
    cited = [
        one
        for block in blocks_in(made)
        for line in lines_in(block)
        for one in line
        if isinstance(one, document.CrossReference)
    ]
    assert len(fields) >= len(cited) > 0


@pytest.mark.parametrize("name", [SHORT, pytest.param(LONGEST, marks=pytest.mark.slow)])
def test_it_says_what_the_document_says_under_the_same_numbers(name: str):
    check_text(scenario(name))


@pytest.mark.parametrize("name", [SHORT, pytest.param(LONGEST, marks=pytest.mark.slow)])
def test_every_reference_is_a_field_that_knows_its_result(name: str):
    check_references(scenario(name))


@pytest.mark.slow
@pytest.mark.parametrize("name", [one for one in NAMES if one not in (SHORT, LONGEST)])
def test_so_does_every_other_scenario(name: str):
    check_text(scenario(name))
    check_references(scenario(name))


def test_the_largest_takes_less_than_a_second():
    made = scenario(LONGEST)
    started = time.process_time()

    word(made)

    assert time.process_time() - started < 1


def test_the_same_document_gives_the_same_bytes():
    assert word(agreement()) == word(agreement())


def test_numbers_are_counted_by_word_and_written_nowhere():
    body = xml(word(agreement()))

    assert "1.2.1" not in body
    assert "(ii)" not in body
    assert [
        number for number, *_ in lines_of_word(word(agreement())) if number in ("1.2.1", "(ii)")
    ] == ["1.2.1", "(ii)"]


def test_a_term_that_is_defined_where_it_stands_is_set_off():
    recall = document.TermUse("Recall", "Recall", is_defined=True)
    blocks = (paragraph("1", document.PrintedWords("The return (a "), recall),)
    schedule = document.PrintedSchedule("recall", "A", "Recall", "schedule-recall", blocks)
    (section, *_) = agreement().sections
    foundation = document.PrintedSection("s", "1", "One", "section-s", section.clauses[:1])
    made = agreement(schedules=(schedule,), sections=(foundation,))
    written = xml(word(made))

    assert '<w:rStyle w:val="Term"/></w:rPr><w:t xml:space="preserve">Recall</w:t>' in written
    check_text(made)


def test_items_under_paragraphs_without_a_number_begin_anew():
    def alone(text: str) -> document.PrintedParagraph:
        items = (
            document.PrintedItem("(a)", words("one;")),
            document.PrintedItem("(b)", words("two.")),
        )
        return paragraph("", document.PrintedWords(text), items=items)

    schedule = document.PrintedSchedule(
        "sites", "A", "Sites", "schedule-sites", (alone("First:"), alone("Then:"))
    )  # fmt: skip
    check_text(agreement(schedules=(schedule,)))


def test_paragraphs_of_a_schedule_without_headings_are_counted_alone():
    blocks = tuple(paragraph(str(n), document.PrintedWords("Text.")) for n in (1, 2))
    schedules = tuple(
        document.PrintedSchedule(key, letter, key, f"schedule-{key}", blocks)
        for key, letter in (("one", "A"), ("two", "B"))
    )
    (section, *_) = agreement().sections
    foundation = document.PrintedSection("s", "1", "One", "section-s", section.clauses[:1])
    check_text(agreement(schedules=schedules, sections=(foundation,)))


@pytest.mark.parametrize("is_draft", [True, False])
def test_a_draft_says_so_on_its_cover_and_on_every_page_and_what_is_finished_names_the_original(
    is_draft,
):
    written = parts(word(agreement(), is_draft=is_draft))
    (header,) = (text for name, text in written.items() if "header" in name)
    note = "Draft, not for signature" if is_draft else "The PDF of CP-2026-0001 is the original."

    assert ("DRAFT" in header) == is_draft
    assert note in written["word/document.xml"]
    assert (note in header) != is_draft
    assert "Meridian Devices, Inc. and Feinwerk Bauer GmbH" in header
    assert "CP-2026-0001" in header


def test_every_page_says_which_of_how_many_it_is():
    (footer,) = (text for name, text in parts(word(agreement())).items() if "footer" in name)

    assert footer.index("PAGE") < footer.index("NUMPAGES")


def test_a_draft_shows_what_is_missing_and_what_is_finished_leaves_room_to_write():
    made = agreement(schedules=(schedule_of_sites("Works 1"),))

    assert ("Works 1", "Stuttgart, Germany", "____") in lines_of_word(word(made, is_draft=True))
    assert ("Works 1", "Stuttgart, Germany", "") in lines_of_word(word(made))
    assert "[Recall limit]" in xml(word(made))


@pytest.mark.parametrize(
    ("english", "paper", "language", "width"),
    [("american", "letter", "en-US", 12240), ("british", "a4", "en-GB", 11906)],
)
def test_language_and_paper_follow_the_deal(english, paper, language, width):
    content = word(agreement(english=english, paper=paper))
    known = Document(io.BytesIO(content))

    assert f'<w:lang w:val="{language}"' in parts(content)["word/styles.xml"]
    assert known.core_properties.language == language
    assert f'<w:pgSz w:w="{width}"' in xml(content)


def test_it_names_its_title_and_its_parties_and_no_program_that_wrote_it():
    known = Document(io.BytesIO(word(agreement()))).core_properties

    assert known.title == "Manufacturing Agreement CP-2026-0001"
    assert known.author == "Meridian Devices, Inc., Feinwerk Bauer GmbH"
    assert (known.last_modified_by, known.comments, known.keywords) == ("", "", "")


def test_heads_of_tables_are_heads_and_no_row_is_broken():
    body, _ = read(word(agreement(schedules=(schedule_of_sites("Works 1"),))))
    rows = [
        row for row in body.iter(f"{W}tr") if style_of(row.find(f".//{W}p")).startswith("Table")
    ]

    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_styles_are_those_that_the_file_defines():
    written = parts(word(agreement()))
    defined = set(re.findall(r'w:styleId="(\w+)"', written["word/styles.xml"]))
    used = {
        one
        for text in written.values()
        for one in re.findall(r'<w:(?:pStyle|rStyle|tblStyle|basedOn) w:val="(\w+)"', text)
    }

    assert used <= defined


@pytest.mark.slow
@given(st.text(st.characters(), max_size=60))
def test_whatever_is_typed_is_words_and_no_markup(typed: str):
    block = paragraph("", document.Filled(typed))
    sections = (
        document.PrintedSection("s", "1", typed, "section-s", (clause("c", "1.1", typed, block),)),
    )
    customer = agreement().customer
    content = word(agreement(sections=sections, schedules=(), title=typed or "Agreement"))

    assert len(lines_of_word(content)) == 3
    assert customer.legal_name in xml(content)


OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed here")
def test_libreoffice_counts_the_same_numbers_and_prints_the_same_words(tmp_path: Path):
    names = [SHORT, LONGEST]
    for name in names:
        (tmp_path / f"{name}.docx").write_bytes(word(scenario(name), is_draft=True))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [f"{name}.docx" for name in names]
    subprocess.run(
        [str(OFFICE), profile, "--headless", "--convert-to", "pdf", *files],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=300,
    )

    for name in names:
        made = scenario(name)
        pages = [one.extract_text() for one in PdfReader(tmp_path / f"{name}.pdf").pages]
        printed = squeezed(" ".join(without_margins(made, page) for page in pages))
        missing = [
            line
            for line in lines_of_document(made)
            for words in ([line] if line[0] and len(line) == 2 else [(cell,) for cell in line])
            if squeezed("".join(words)) not in printed
        ]
        assert not missing


def without_margins(made: document.Document, page: str) -> str:
    """A page without its header and footer, which would stand inside of a sentence that goes over it."""
    parties = f"{made.customer.legal_name} and {made.manufacturer.legal_name}"
    margins = (
        rf"{re.escape(made.title)}\s*CP-2026-0001 · DRAFT",
        re.escape(parties),
        r"Page \d+ of \d+",
    )
    for margin in margins:
        page = re.sub(margin, "", page, count=1)
    return page


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)

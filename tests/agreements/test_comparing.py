"""Redlines of two drafts, and against our standard: on the screen, and in Word with real tracked changes."""

import datetime
import io
import re
import zipfile
from dataclasses import replace

import page as page_validation
import pytest
from pypdf import PdfReader

from agreements.acts.drawing_tasks import KEPT, look_after_lost
from agreements.acts.saving import create_agreement
from agreements.assembly.document import Document
from agreements.assembly.redline import redline
from agreements.models import Drawing
from agreements.pages.as_it_was import assembled_at
from agreements.pages.compared_texts import compared_texts, moments_of
from agreements.printing.pdf import write_pdf
from agreements.printing.redline_page import SHEETS, redline_page
from agreements.printing.word.word_redline import redlined_word_file
from agreements.standing.current import standing_of
from agreements.standing.standard import standard_of
from tests.agreements.approving import answer, pick, text
from tests.agreements.documents import agreement as agreement_document
from tests.agreements.word_reading import lines_of_document, read, style_of, text_in
from tests.queue import run_queue
from tests.scenarios import deal, shipped_library

AT = datetime.datetime(2026, 11, 29, 12, tzinfo=datetime.UTC)


@pytest.fixture
def moved(agreement, petra):
    """At 30 days, then at 45 and with the wide warranty."""
    answer(agreement, "days", 30, petra)
    answer(agreement, "days", 45, petra)
    pick(agreement, "wide", petra)
    return agreement


def in_word(agreement, before: str, after: str = "") -> bytes:
    compared = compared_texts(agreement, before, after)
    return redlined_word_file(
        compared.redline,
        compared.document,
        number=agreement.number,
        between=compared.names,
        at=compared.at,
    )


def words(content: bytes, *, refused: bool) -> str:
    body, _ = read(content)
    return squeezed(" ".join(text_in(one, refused=refused) for one in body.iter(PARAGRAPH)))


PARAGRAPH = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"


def squeezed(words: str) -> str:
    """Words without spaces, and references without number and heading: where they lead to the same, nothing changed."""
    return re.sub(r"(Section[\d.]*\d|Schedule[A-Z])(\([^)]*\))?", "", re.sub(r"\s+", "", words))


def missing(made: Document, printed: str) -> list[str]:
    said = [cell for line in lines_of_document(made) for cell in line[1:]]
    return [one for one in said if squeezed(one) not in printed]


def test_refused_it_is_the_old_text_and_accepted_the_new_one(moved):
    content = in_word(moved, "1")

    old, new = (words(content, refused=refused) for refused in (True, False))
    assert "within30days" in old
    assert "within45days" in new
    assert missing(assembled_at(moved, 1).document, old) == []
    assert missing(standing_of(moved).assembled.document, new) == []
    assert "Theworkmanshipisgood" not in new
    assert "Everythingisgood" not in old


def test_changes_are_tracked_by_word_with_an_author_and_a_time(moved):
    with zipfile.ZipFile(io.BytesIO(in_word(moved, "1"))) as package:
        body = package.read("word/document.xml").decode()
    ids = re.findall(r'<w:(?:ins|del) w:id="(\d+)"', body)

    assert re.search(
        r'<w:ins w:id="\d+" w:author="Counterpart" w:date="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ">', body
    )
    assert "<w:delText" in body
    assert len(ids) == len(set(ids)) > 1


def test_against_our_standard_it_says_what_was_chosen_otherwise(moved):
    compared = compared_texts(moved, "standard", "")
    old = words(in_word(moved, "standard"), refused=True)

    assert [part.key for part in compared.redline.changed()] == ["inspection", "warranty"]
    assert missing(standard_of(standing_of(moved)).document, old) == []


def test_what_shows_our_standard_says_that_it_stays_in_the_house(browser, moved):
    inner, outer = (
        browser.get(f"/agreements/{moved.pk}/changes.docx?before={before}")
        for before in ("standard", "1")
    )

    assert "not-to-be-handed-out" in inner["Content-Disposition"]
    assert "Donothanditout" in words(inner.content, refused=False)
    assert "not-to-be-handed-out" not in outer["Content-Disposition"]
    assert "Donothanditout" not in words(outer.content, refused=False)


def test_the_page_shows_them_and_offers_each_moment(browser, moved):
    page = text(browser.get(f"/agreements/{moved.pk}/changes/?before=1&after=2"))

    assert "<ins>" in page
    assert "From version 1 to version 2" in page
    assert len(moments_of(moved)) == moved.version
    assert 'value="1" selected' in page
    assert "changes.docx?before=1&amp;after=2" in page


@pytest.mark.parametrize("typed", ["9999", "-1", "x", "²", "1" * 400])
def test_what_is_no_version_stands_for_standard_and_now(browser, moved, typed):
    page = browser.get(f"/agreements/{moved.pk}/changes/", {"before": typed, "after": typed})

    assert f"From our standard to version {moved.version}" in text(page)


def test_the_same_text_has_no_changes(browser, moved):
    assert "not a word changed" in text(
        browser.get(f"/agreements/{moved.pk}/changes/?before=2&after=2")
    )
    response = browser.get(f"/agreements/{moved.pk}/changes.docx?before=2&after=2")
    assert f'filename="{moved.number}_changes_2-to-2.docx"' in response["Content-Disposition"]
    assert words(response.content, refused=True) == words(response.content, refused=False)


@pytest.mark.queued
def test_as_pdf_it_is_drawn_by_a_worker_once(browser, moved, monkeypatch):
    drawn: list[str] = []

    def draw(page: str, *, sheets: tuple[str, ...]) -> bytes:
        drawn.append(page)
        return b"%PDF-1.7 changes"

    monkeypatch.setattr("agreements.acts.drawing_tasks.write_pdf", draw)
    address = f"/agreements/{moved.pk}/changes.pdf?before=1&after=2"

    asked = browser.get(address)
    waiting = browser.get(asked.url)
    assert run_queue() == 1
    ready = text(browser.get(asked.url))
    again = browser.get(address)

    assert "The PDF of what changed is being drawn" in text(waiting)
    assert f'url=/agreements/{moved.pk}/changes.pdf?after=2&amp;before=1"' in ready
    assert again.content == b"%PDF-1.7 changes"
    assert f'filename="{moved.number}_changes_1-to-2.pdf"' in again["Content-Disposition"]
    assert len(drawn) == 1
    assert "<ins>" in drawn[0]
    assert "Do not hand it out" not in drawn[0]


@pytest.mark.queued
def test_a_redline_leaves_the_draft_copy_and_other_redlines_in_the_queue(browser, moved):
    browser.get(f"/agreements/{moved.pk}/draft.pdf")
    for before in ("1", "standard"):
        browser.get(f"/agreements/{moved.pk}/changes.pdf?before={before}")

    inner = moved.drawings.get(answers={"before": "standard", "after": str(moved.version)})
    assert moved.drawings.count() == 3
    assert "Do not hand it out" in inner.redline_page
    Drawing.objects.update(asked_at=inner.asked_at - 2 * KEPT)
    look_after_lost()
    assert [one.redline_page for one in moved.drawings.all()] == [""]


def test_a_redline_of_another_agreement_or_none_has_no_page(browser, moved, petra):
    browser.get(f"/agreements/{moved.pk}/changes.pdf?before=1")
    other = create_agreement(title="Other", path="full", edition=moved.edition, by=petra)
    key = moved.drawings.get().key

    assert browser.get(f"/agreements/{moved.pk}/pdf/{'0' * 64}/").status_code == 404
    assert browser.get(f"/agreements/{other.pk}/pdf/{key}/").status_code == 404


@pytest.mark.slow
def test_as_pdf_it_is_accessible_and_tells_what_moved():
    old, new = agreement_document(), agreement_document()
    first, last = new.sections
    definitions, recall = first.clauses
    leading = replace(new.schedules[0], letter="", heading="Key Terms", is_leading=True)
    new = replace(
        new,
        paper="letter",
        sections=(replace(first, clauses=(recall, definitions)), last),
        schedules=(*new.schedules, replace(leading, key="key-terms", anchor="key-terms")),
    )
    page = redline_page(redline(old, new), new, number="CP-1", between=("version 1", "version 2"))

    content = write_pdf(page, sheets=SHEETS)

    report = page_validation.validate_pdf_bytes(content, profile="ua1")
    found = PdfReader(io.BytesIO(content))
    said = " ".join(" ".join(one.extract_text() for one in found.pages).split())
    assert report.failures == []
    assert "[Moved]" in said
    assert "Key Terms [New]" in said
    assert "Schedule Key Terms" not in said
    assert [float(side) for side in found.pages[0].mediabox[2:]] == [612, 792]


@pytest.mark.slow
def test_so_it_is_between_two_deals_in_full():
    old, new = (
        deal(name, shipped_library()).assembled.document for name in ("general-ch", "medicine-de")
    )
    content = redlined_word_file(redline(old, new), new, number="", between=("one", "two"), at=AT)

    assert missing(old, words(content, refused=True)) == []
    assert missing(new, words(content, refused=False)) == []
    body, lists = read(content)
    assert style_of(body[0]) == "DraftNote"
    assert {lists.number_of(one) for one in body.iter(PARAGRAPH)} > {"1", "1.1", "1.1.1", "(a)"}

"""A document as PDF: what a reader, a validator and a second process see in it."""

import datetime
import hashlib
import io
from dataclasses import dataclass, replace

import page
import pytest
from pypdf import PdfReader

from agreements.assembly import document
from agreements.printing.rendering import Imprint, print_pdf
from clauses.library.answers import Party
from tests.agreements.documents import agreement, schedule_of_sites
from tests.agreements.processes import in_new_process
from tests.agreements.shipped_deals import shipped_document
from tests.scenarios import NAMES

pytestmark = pytest.mark.slow


@dataclass(frozen=True, slots=True)
class Pages:
    """How many pages a deal may have, and how many are wanted."""

    most: int
    goal: int


PAGES = {
    "consumer-gb": Pages(most=12, goal=12),
    "electronics-gb-cn": Pages(most=32, goal=30),
    "device-us-de": Pages(most=35, goal=45),
}
HOSTILE = "<b>{{ x }}</b> **Ltd** # 1."


def pdf(*, is_draft_copy: bool = False, **changes) -> bytes:
    imprint = Imprint(
        number="CP-2026-0001",
        version=37,
        dated=datetime.date(2026, 11, 29),
        library_of=datetime.date(2026, 3, 5),
        is_draft_copy=is_draft_copy,
    )
    return print_pdf(agreement(**changes), imprint)


def reader(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def texts(content: bytes) -> list[str]:
    return [one.extract_text() for one in reader(content).pages]


def failures(content: bytes) -> list[str]:
    return [
        f"{failure.rule_id}: {failure.message}"
        for profile in ("ua1", "pdfa-3a")
        for failure in page.validate_pdf_bytes(content, profile=profile).failures
    ]


def outline(content: bytes) -> list[str]:
    def titles(entries) -> list[str]:
        return [
            title
            for entry in entries
            for title in (titles(entry) if isinstance(entry, list) else [entry.title])
        ]

    return titles(reader(content).outline)


@pytest.fixture(scope="module")
def small() -> bytes:
    return pdf()


@pytest.fixture(scope="module")
def small_draft_copy() -> bytes:
    return pdf(
        is_draft_copy=True, paper="letter", schedules=(schedule_of_sites(*map(str, range(60))),)
    )


def test_it_is_valid_pdf_ua_and_pdf_a(small, small_draft_copy):
    assert failures(small) == []
    assert failures(small_draft_copy) == []


def test_it_says_its_title_and_language_and_is_tagged(small):
    root = reader(small).trailer["/Root"]

    assert reader(small).metadata.title == "Manufacturing Agreement CP-2026-0001"
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712  a PDF boolean, not Python's
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712


def test_bookmarks_follow_the_headings(small):
    assert outline(small) == [
        "Manufacturing Agreement",
        "Contents",
        "1 Foundation",
        "1.1 Definitions",
        "1.2 Recall Costs",
        "2 Final Provisions",
        "2.1 Signatures",
        "Schedule A Sites",
        "1 Approved Sites",
    ]


def test_the_contents_give_the_page_of_each_clause(small):
    contents = texts(small)[1]

    lines = [line for line in contents.splitlines() if "Sites" in line]

    assert lines[0].startswith("A")
    assert lines[0].rstrip().endswith("4")


def test_references_are_live(small):
    links = [
        annotation.get_object()["/Dest"]
        for annotation in reader(small).pages[2]["/Annots"]
        if annotation.get_object()["/Subtype"] == "/Link"
    ]

    assert "clause-definitions" in links
    assert "schedule-sites" in links
    assert {"clause-definitions", "schedule-sites"} <= set(reader(small).named_destinations)


def test_each_page_after_the_cover_says_where_it_belongs(small):
    cover, *rest = texts(small)

    assert len(rest) == 3
    assert "Page 1" not in cover
    assert "Version 37 of 29 November 2026" in " ".join(cover.split())
    for number, text in enumerate(rest, start=2):
        assert f"Page {number} of 4" in text
        assert "CP-2026-0001 · Version 37 of 29 November 2026" in " ".join(text.split())
        assert "Meridian Devices, Inc. and " in text
        assert "Manufacturing Agreement" in text
        assert "Edition" not in text
    assert "clause library of 5 March 2026" in rest[-1]


def test_table_heads_have_a_scope_and_repeat_on_each_page(small_draft_copy):
    found = [text for text in texts(small_draft_copy) if "Address" in text]

    assert len(found) >= 3


def test_every_page_of_a_draft_copy_bears_the_mark(small, small_draft_copy):
    assert all("DRAFT" in text for text in texts(small_draft_copy))
    assert not any("DRAFT" in text for text in texts(small))


def test_paper_follows_the_deal(small, small_draft_copy):
    assert [float(side) for side in reader(small).pages[0].mediabox[2:]] == pytest.approx(
        [595.28, 841.89], abs=0.01
    )
    assert [float(side) for side in reader(small_draft_copy).pages[0].mediabox[2:]] == [612, 792]


def test_only_our_typeface_is_embedded(small):
    fonts = {
        font.get_object()["/BaseFont"]
        for one in reader(small).pages
        for font in one["/Resources"]["/Font"].values()
    }

    assert len(fonts) == 2  # one for each weight, whatever the sizes
    assert all("Source-Serif-4" in font for font in fonts)


def test_a_company_called_like_markup_prints_exactly_so():
    content = pdf(customer=Party(legal_name=HOSTILE))

    assert HOSTILE in texts(content)[0]


def test_very_long_words_stay_on_the_page():
    word = "W" * 200
    content = pdf(
        customer=Party(legal_name=word, address=word),
        product=word,
        schedules=(schedule_of_sites(word),),
    )

    limits = (56, 539)  # 20 mm from each side of A4, less the width of a letter
    for one in reader(content).pages:
        places: list[float] = []

        def see(text, cm, tm, font, size, places=places):
            if "W" in text:
                places.append(cm[4] + tm[4])

        one.extract_text(visitor_text=see)
        assert all(limits[0] <= place <= limits[1] for place in places), places
    assert sum(text.count("W") for text in texts(content)) >= 800


@pytest.mark.parametrize("clauses_before", [3, 4, 5])
def test_signature_blocks_stay_together(clauses_before):
    foundation, end = agreement().sections
    definitions, recall = foundation.clauses
    recalls = [
        replace(recall, key=f"recall-{number}", anchor=f"clause-recall-{number}")
        for number in range(clauses_before)
    ]
    content = pdf(sections=(replace(foundation, clauses=(definitions, *recalls)), end))

    signed = [text for text in texts(content) if "Dana Whitfield" in text and "Title" in text]

    assert len(signed) == 1
    assert "The Parties sign below." in signed[0]
    assert "Jürgen Bauer" in signed[0]
    assert signed[0].count("Place") == 2


def test_names_in_other_scripts_are_printed():
    names = (
        "Łódź Świątek Sp. z o.o. ΑΒΓ Завод",
        "深圳市制造有限公司",
        "ミライ",
        "삼성전자",
        "مصنع",
        "מפעל",
    )
    content = pdf(schedules=(schedule_of_sites(*names),))

    assert failures(content) == []
    assert all(name in texts(content)[-1] for name in names)


def test_two_processes_write_the_same_bytes(small):
    code = """
import django, hashlib
django.setup()
from tests.agreements.test_pdf import pdf as printed
pdf = printed()
print(hashlib.sha256(pdf).hexdigest())
"""
    assert in_new_process(code) == hashlib.sha256(small).hexdigest()


def test_a_compact_agreement_that_opens_with_its_signatures_is_valid():
    signatures = agreement().sections[1].clauses[0].blocks
    leading = document.PrintedSchedule(
        "key-terms", "", "Key Terms", "schedule-key-terms", signatures, is_leading=True
    )

    content = pdf(is_compact=True, schedules=(leading, *agreement().schedules))

    assert failures(content) == []
    assert "Signature" in texts(content)[0]


@pytest.mark.parametrize("name", PAGES)
def test_a_deal_is_a_valid_pdf_with_no_more_pages_than_it_had(name: str, record_property):
    content = print_pdf(shipped_document(name), Imprint(is_draft_copy=True))

    pages = len(reader(content).pages)
    record_property("score", f"pages of A4: {name} {pages}, goal {PAGES[name].goal}")
    assert failures(content) == []
    assert pages <= PAGES[name].most


@pytest.mark.parametrize("name", [name for name in NAMES if name not in PAGES])
def test_every_other_deal_is_valid_as_it_is_finished(name: str):
    assert failures(print_pdf(shipped_document(name), Imprint(number="CP-2026-0001"))) == []


def test_a_deal_is_valid_in_its_other_length():
    short = shipped_document("general-ch", detail="short")

    assert short.is_compact
    assert failures(print_pdf(short, Imprint(number="CP-2026-0001"))) == []

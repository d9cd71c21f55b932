"""A document as PDF: what a reader, a validator and a second process see in it."""

import datetime
import hashlib
import io
import json
import subprocess
import sys
from dataclasses import replace

import page
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from agreements import pdf as pdf_module
from agreements.assembly import document
from agreements.assembly.answering import read_answers
from agreements.assembly.pipeline import assemble
from agreements.pdf import PdfError, write_pdf
from agreements.rendering import print_pdf
from clauses.library.answers import Party
from clauses.library.codec import library_from
from clauses.library.folder import read_folder
from tests.agreements.documents import agreement, schedule_of_sites
from tests.databases import ROOT

SHEETS = ("css/document.css", "css/print.css")
HOSTILE = "<b>{{ x }}</b> **Ltd** # 1."


def pdf(*, draft: bool = False, **changes) -> bytes:
    return print_pdf(agreement(**changes), number="CP-2026-0001", edition=3, draft=draft)


def reader(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def texts(content: bytes) -> list[str]:
    return [one.extract_text() for one in reader(content).pages]


def failures(content: bytes) -> list[str]:
    report = page.validate_pdf_bytes(content, profile="ua1")
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def of_page(body: str) -> bytes:
    html = f'<!doctype html><html lang="en-GB"><title>Title</title><body><h1>Title</h1>{body}'
    return write_pdf(html, sheets=SHEETS)


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
def small_draft() -> bytes:
    return pdf(draft=True, paper="letter", schedules=(schedule_of_sites(*map(str, range(60))),))


def test_it_is_valid_pdf_ua(small, small_draft):
    assert failures(small) == []
    assert failures(small_draft) == []


def test_the_validator_sees_a_broken_file(small):
    writer = PdfWriter(clone_from=io.BytesIO(small))
    del writer.root_object[NameObject("/StructTreeRoot")]
    del writer.root_object[NameObject("/Lang")]
    broken = io.BytesIO()
    writer.write(broken)

    found = failures(broken.getvalue())

    assert len(found) >= 2


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
    for number, text in enumerate(rest, start=2):
        assert f"Page {number} of 4" in text
        assert "CP-2026-0001" in text
        assert "Edition 3" in text


def test_table_heads_have_a_scope_and_repeat_on_each_page(small_draft):
    found = [text for text in texts(small_draft) if "Address" in text]

    assert len(found) >= 3


def test_every_page_of_a_draft_bears_the_mark(small, small_draft):
    assert all("DRAFT" in text for text in texts(small_draft))
    assert not any("DRAFT" in text for text in texts(small))


def test_paper_follows_the_deal(small, small_draft):
    assert [float(side) for side in reader(small).pages[0].mediabox[2:]] == pytest.approx(
        [595.28, 841.89], abs=0.01
    )
    assert [float(side) for side in reader(small_draft).pages[0].mediabox[2:]] == [612, 792]


def test_only_our_typeface_is_embedded(small):
    fonts = {
        font.get_object()["/BaseFont"]
        for one in reader(small).pages
        for font in one["/Resources"]["/Font"].values()
    }

    assert fonts
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

    limits = (60, 535)  # 25 mm from each side of A4, less the width of a letter
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


@pytest.mark.parametrize(
    "body",
    [
        '<a rel="attachment" href="file:///etc/passwd">x</a>',
        '<img alt="x" src="file:///etc/passwd">',
        '<img alt="x" src="http://127.0.0.1/x.png">',
        '<img alt="x" src="ftp://127.0.0.1/x.png">',
        '<img alt="x" src="data:image/png;base64,AAAA">',
        '<img alt="x" src="css/../../../etc/passwd">',
        '<img alt="x" src="//static.invalid/css/site.css">',
        '<link rel="stylesheet" href="css/site.css">',
        "<style>@import 'https://static.invalid/css/site.css';</style>",
        '<p style="background: url(https://127.0.0.1/)">x</p>',
        '<object data="file:///etc/passwd" type="image/png">x</object>',
    ],
)
def test_nothing_but_our_assets_is_fetched(body):
    with pytest.raises(PdfError):
        of_page(body)


def test_a_file_offered_as_attachment_is_refused():
    html = (
        '<!doctype html><html lang="en-GB"><title>Title</title>'
        '<link rel="attachment" href="file:///etc/passwd"><h1>Title</h1>'
    )

    with pytest.raises(PdfError, match="none of our assets"):
        write_pdf(html, sheets=SHEETS)


def test_any_complaint_stops_the_pdf():
    with pytest.raises(PdfError, match="colour"):
        of_page('<p style="colour: red">x</p>')


def test_a_page_without_a_language_is_refused():
    with pytest.raises(PdfError, match="lang"):
        write_pdf("<title>Title</title><h1>Title</h1>", sheets=SHEETS)


def test_characters_that_no_typeface_has_are_named_instead_of_printed_as_boxes():
    private = "\ue123"

    with pytest.raises(PdfError, match="No typeface of this machine has these characters: \ue123"):
        pdf(customer=Party(legal_name=f"Works {private}{private}"))


def test_names_in_other_european_scripts_are_printed():
    name = "Łódź Świątek Sp. z o.o. ΑΒΓ Завод"

    assert name in texts(pdf(customer=Party(legal_name=name)))[0]


def test_a_missing_asset_is_named():
    with pytest.raises(PdfError, match=r"css/nowhere\.css"):
        pdf_module.asset("css/nowhere.css")


def test_without_pango_it_says_so_and_only_when_a_pdf_is_wanted():
    code = """
import sys, django
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
sys.meta_path.insert(0, Missing())
django.setup()
from agreements import pdf
try:
    pdf.write_pdf("<h1>x</h1>", sheets=())
except pdf.PdfError as e:
    print(e)
"""
    outcome = in_new_process(code)

    assert outcome.startswith("PDFs need Pango, which this machine lacks: cannot load library")


def test_two_processes_write_the_same_bytes(small):
    code = """
import django, hashlib
django.setup()
from agreements.rendering import print_pdf
from tests.agreements.documents import agreement
pdf = print_pdf(agreement(), number="CP-2026-0001", edition=3, draft=False)
print(hashlib.sha256(pdf).hexdigest())
"""
    assert in_new_process(code) == hashlib.sha256(small).hexdigest()


def in_new_process(code: str) -> str:
    environment = {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Tokyo",
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


def test_the_device_agreement_is_a_valid_pdf_of_twenty_pages_or_more(shipped_document):
    content = print_pdf(shipped_document, number="", edition=1, draft=True)

    assert failures(content) == []
    assert len(reader(content).pages) >= 20


@pytest.fixture
def shipped_document() -> document.Document:
    data, _ = read_folder(ROOT / "clauses/content/outsourcing")
    library, _ = library_from(data)
    answers = json.loads((ROOT / "tests/scenarios/device-us-de/answers.json").read_text())
    known, _ = read_answers(answers, library)
    return assemble(library, known, created_on=datetime.date(2026, 11, 23)).document

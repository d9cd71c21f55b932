"""Characters without a typeface: said at the field, and by name on the page of a PDF that could not be made."""

import io
from collections.abc import Iterator
from contextlib import nullcontext

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pypdf import PdfReader

from agreements.printing import pdf, typefaces
from agreements.printing.typefaces import without_typeface
from tests.agreements.browsing import fields_on

FOREIGN = "𒀀"


def test_latin_letters_need_no_question_to_the_engine():
    assert without_typeface("Präzisionswerk Łódź – “100%” O’Brien & Söhne") == ()


def test_a_character_without_a_typeface_is_named_once():
    assert without_typeface("𒀀𒀀 Acme") == ("𒀀",)


def test_main_scripts_have_typefaces_and_private_or_picture_characters_none():
    names = "ΑΒΓ Завод 深圳市宝安区 株式会社ミライ 삼성전자 شركة الصناعات שלום בע״מ"

    assert without_typeface(names) == ()
    assert without_typeface("\ue123 😀") == ("\ue123", "😀")


def test_it_is_said_at_the_field(save_step, agreement):
    response = save_step("deal", {"customer_party-legal_name": "𒀀 Ltd"})

    assert response.content.decode().count("No typeface here has these characters: 𒀀") >= 2
    assert "customer_party" not in agreement.answers_json()
    assert fields_on(response)["customer_party-legal_name"] == ["𒀀 Ltd"]


@pytest.fixture
def foreign(tmp_path, monkeypatch) -> Iterator[None]:
    """A machine that has a typeface with this character, and tells of it."""
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", "foreign"])
    builder.setupCharacterMap({ord(FOREIGN): "foreign"})
    builder.setupGlyf({name: TTGlyphPen(None).glyph() for name in (".notdef", "foreign")})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "foreign": (500, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Foreign", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(tmp_path / "foreign.ttf")
    for ours in typefaces.configuration().parent.glob("Source*"):
        (tmp_path / ours.name).symlink_to(ours)
    (tmp_path / "fonts.conf").write_text(typefaces.CONFIGURATION.format(folder=tmp_path))
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts.conf"))
    yield
    pdf._fonts.cache_clear()


def drawn(html: str) -> bytes:
    pdf._fonts.cache_clear()
    return pdf.write_pdf(html, sheets=("css/document.css", "css/print.css"))


@pytest.mark.slow
def test_typefaces_of_the_machine_change_nothing(foreign, monkeypatch):
    page = '<html lang="en-GB"><title>T</title><body class="document"><h1>T</h1><p>Works {}</p>'

    with pytest.raises(pdf.NoTypeface, match=FOREIGN):
        drawn(page.format(FOREIGN))
    beside = drawn(page.format("one"))
    # The same engine prints it as soon as it may ask the machine.
    monkeypatch.setattr(pdf, "only_ours", nullcontext)
    assert FOREIGN in PdfReader(io.BytesIO(drawn(page.format(FOREIGN)))).pages[0].extract_text()
    monkeypatch.undo()
    assert drawn(page.format("one")) == beside


@pytest.mark.slow
def test_the_page_without_a_pdf_names_the_characters_and_their_question(browser, agreement, petra):
    company = {"legal_name": "𒀀 Ltd", "country": "US", "address": "1 Main Street"}
    agreement.record("customer_party", company, by=petra, seen=None)

    page = browser.get(f"/agreements/{agreement.pk}/draft.pdf").content.decode()

    after = page.partition("could not be made")[2]
    assert "<strong>𒀀</strong>" in after
    assert "Our company</a>" in after

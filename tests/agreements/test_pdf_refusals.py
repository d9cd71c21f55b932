"""What stops a PDF: addresses that are not ours, complaints, characters without a glyph, a missing Pango."""

import pytest

from agreements.printing.pdf import PdfError, asset, write_pdf
from agreements.printing.rendering import Imprint, print_pdf
from clauses.library.answers import Party
from tests.agreements.documents import agreement
from tests.agreements.processes import in_new_process

pytestmark = pytest.mark.slow

SHEETS = ("css/document.css", "css/print.css")


def of_page(body: str) -> bytes:
    html = f'<!doctype html><html lang="en-GB"><title>Title</title><body><h1>Title</h1>{body}'
    return write_pdf(html, sheets=SHEETS)


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
    named = agreement(customer=Party(legal_name=f"Works {private}{private}"))

    with pytest.raises(PdfError, match="No typeface of Counterpart has these characters: \ue123"):
        print_pdf(named, Imprint())


def test_a_missing_asset_is_named():
    with pytest.raises(PdfError, match=r"css/nowhere\.css"):
        asset("css/nowhere.css")


def test_without_pango_it_says_so_and_only_when_a_pdf_is_wanted():
    code = """
import sys, django
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
sys.meta_path.insert(0, Missing())
django.setup()
from agreements.printing import pdf
try:
    pdf.write_pdf("<h1>x</h1>", sheets=())
except pdf.PdfError as e:
    print(e)
"""
    outcome = in_new_process(code)

    assert outcome.startswith("PDFs need Pango, which this machine lacks: cannot load library")

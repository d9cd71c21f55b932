"""What makes a PDF valid by both of its standards, and what is enclosed in it."""

import datetime
import io
import json

import pytest
from pypdf import PdfWriter
from pypdf.generic import NameObject

from agreements.printing.archival import Enclosure
from agreements.printing.enclosures import as_many_as_fit, words_as_data
from agreements.printing.rendering import Imprint, print_pdf
from tests.agreements.documents import agreement
from tests.agreements.test_pdf import failures, pdf, reader

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def plain() -> bytes:
    return pdf()


def test_the_validator_sees_a_broken_file(plain):
    writer = PdfWriter(clone_from=io.BytesIO(plain))
    del writer.root_object[NameObject("/StructTreeRoot")]
    del writer.root_object[NameObject("/Lang")]
    broken = io.BytesIO()
    writer.write(broken)

    found = failures(broken.getvalue())

    assert any(one.startswith("PDFUA1") for one in found)
    assert any(one.startswith("PDFA3A") for one in found)


def test_a_file_that_does_not_say_what_it_is_fails_by_both(plain):
    silent = plain.replace(b"pdfaid:part=", b"pdfaid:trap=")

    found = failures(silent.replace(b"pdfuaid:part=", b"pdfuaid:trap="))

    assert any(one.startswith("PDFUA1-ID") for one in found)
    assert any(one.startswith("PDFA3A") for one in found)


def test_what_is_enclosed_has_its_day_and_changes_no_validity():
    day = datetime.date(2026, 11, 29)
    enclosed = (
        words_as_data(agreement(), number="CP-1", edition="ab12", is_draft=False, day=day),
        Enclosure("plan.png", b"plan", "The plan", "Supplement", day),
    )
    first, second = (print_pdf(agreement(), Imprint(), enclosed) for _ in range(2))

    found = {one.name: one for one in reader(first).attachment_list}
    assert first == second
    assert failures(first) == []
    assert found["plan.png"].content == b"plan"
    assert json.loads(found["agreement.json"].content)["edition_sha256"] == "ab12"
    assert {one.modification_date.date() for one in found.values()} == {day}


def test_a_stream_that_ends_with_a_carriage_return_is_as_long_as_it_says():
    day = datetime.date(2026, 11, 30)
    # The sum that ends its packed bytes is such a sign.
    enclosed = Enclosure("plan.bin", b"\x0c", "The plan", "Supplement", day)

    content = print_pdf(agreement(), Imprint(), (enclosed,))

    assert content.count(b"\r\nendstream") == content.count(b"\r\r\nendstream") == 1
    assert failures(content) == []


def test_what_is_too_large_together_goes_beside():
    day = datetime.date(2026, 11, 30)
    sizes = (6, 5, 4, 1)
    files = [Enclosure(str(size), b" " * (size << 20), "", "Supplement", day) for size in sizes]

    assert [one.name for one in as_many_as_fit(files)] == ["6", "4"]

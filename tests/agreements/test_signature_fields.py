"""The fields over the lines to be signed: in what is finished, for each side, and signed in them it is still ours."""

import io

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pypdf import PdfReader

from agreements.acts import signed_process
from agreements.assembly import document
from agreements.printing.rendering import Imprint, print_pdf, render_page
from tests.agreements.documents import SIGNATURES, agreement
from tests.agreements.signing import changed, signed, signer
from tests.agreements.test_pdf import failures

pytestmark = pytest.mark.slow

SIDES = ("Signature of the Customer", "Signature of the Manufacturer")


@pytest.fixture(scope="module")
def issued() -> bytes:
    return print_pdf(agreement(), Imprint(number="CP-2026-0001"))


def signed_in(content: bytes, *fields: str) -> bytes:
    """The file with a signature in each of these fields."""
    for field in fields:
        writer = IncrementalPdfFileWriter(io.BytesIO(content))
        told = signers.PdfSignatureMetadata(field_name=field)
        by = signer(field.removeprefix("Signature of "))
        content = signers.sign_pdf(writer, told, signer=by, in_place=False).getvalue()
    return content


def test_what_is_finished_has_a_tagged_field_for_each_side(issued: bytes):
    fields = PdfReader(io.BytesIO(issued)).get_fields() or {}

    assert {name: field["/FT"] for name, field in fields.items()} == dict.fromkeys(SIDES, "/Sig")
    assert failures(issued) == []


def test_a_field_stands_over_the_line_to_be_signed(issued: bytes):
    page = PdfReader(io.BytesIO(issued)).pages[2]
    lines: list[float] = []
    page.extract_text(
        visitor_text=lambda said, on_page, place, *font: (
            lines.append(on_page[3] * place[5] + on_page[5])
            if said.strip() == "Signature"
            else None
        )
    )
    boxes = [one.get_object()["/Rect"] for one in page["/Annots"] if "/FT" in one.get_object()]

    bottoms = [min(box[1], box[3]) for box in boxes]
    assert len(bottoms) == len(lines) == len(SIDES)
    for bottom, line in zip(bottoms, lines, strict=True):
        assert 0 < bottom - line < 20


def test_a_field_in_the_key_terms_of_a_short_agreement_is_valid():
    blocks = SIGNATURES.blocks
    leading = document.PrintedSchedule(
        "key-terms", "", "Key Terms", "schedule-key-terms", blocks, is_leading=True
    )
    short = agreement(
        is_compact=True,
        sections=agreement().sections[:1],
        schedules=(leading, *agreement().schedules),
    )

    content = print_pdf(short, Imprint())

    assert failures(content) == []
    assert set(PdfReader(io.BytesIO(content)).get_fields() or {}) == set(SIDES)


def test_a_draft_and_a_page_for_browsers_have_none():
    draft = print_pdf(agreement(), Imprint(is_draft_copy=True))

    assert not PdfReader(io.BytesIO(draft)).get_fields()
    assert "<input" not in render_page(agreement(), Imprint())


@pytest.mark.parametrize("fields", [SIDES[:1], SIDES, SIDES[::-1]])
def test_signed_in_its_fields_it_is_ours_with_signatures_alone(issued: bytes, fields):
    told = signed_process.looked_into(signed_in(issued, *fields), len(issued))

    assert told["is_signed_only"]
    assert [one["name"] for one in told["signatures"]] == [
        field.removeprefix("Signature of ") for field in fields
    ]


def test_so_it_is_where_a_program_adds_fields_of_its_own(issued: bytes):
    both = signed(issued, "Dana Whitfield", "Jürgen Bauer", is_visible=True)

    assert signed_process.looked_into(both, len(issued))["is_signed_only"]


@pytest.mark.parametrize("first", [True, False])
def test_what_is_changed_beside_is_seen(issued: bytes, first: bool):
    content = signed_in(changed(issued), *SIDES) if first else changed(signed_in(issued, *SIDES))

    assert not signed_process.looked_into(content, len(issued))["is_signed_only"]


def test_a_signed_field_that_is_moved_is_seen(issued: bytes):
    both = signed_in(issued, *SIDES)
    writer = IncrementalPdfFileWriter(io.BytesIO(both))
    field = writer.root["/AcroForm"]["/Fields"][0]
    box = field["/Rect"]
    box[0], box[2] = box[2], box[0]
    writer.update_container(field)
    out = io.BytesIO()
    writer.write(out)

    assert not signed_process.looked_into(out.getvalue(), len(issued))["is_signed_only"]

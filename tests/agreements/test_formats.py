"""Downloads in other formats: the same agreement, under a safe name, of a draft and of what is finished."""

import io
import json

import pytest
from docx import Document

from agreements.acts.issuing import issue
from agreements.assembly.document import Filled, PrintedRow, PrintedSchedule, PrintedTable
from agreements.assembly.plaintext import plain_text
from agreements.models import IssuedCopy
from agreements.printing.matrix_workbook import matrix_of, matrix_workbook
from agreements.printing.printed_json import printed_json
from agreements.standing.current import standing_of
from agreements.wizard.sheet_reading import sheets_in
from tests.agreements.completing import answer_all
from tests.agreements.documents import agreement as document_with_everything
from tests.agreements.word_reading import lines_of_document, lines_of_word

FORMS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
}


@pytest.fixture
def complete(agreement, petra):
    return answer_all(agreement, petra)


def download(browser, agreement, form: str):
    return browser.get(f"/agreements/{agreement.pk}/agreement.{form}")


@pytest.mark.parametrize("form", FORMS)
def test_a_draft_is_there_in_every_format_under_a_safe_name(browser, complete, form):
    response = download(browser, complete, form)

    name = f"draft-{complete.number}_Acme-Inc_v{complete.version}.{form}"
    assert response["Content-Type"] == FORMS[form]
    assert f'attachment; filename="{name}"' in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_each_says_what_the_document_says_and_that_it_is_a_draft(browser, complete):
    made = standing_of(complete).assembled.document
    text = download(browser, complete, "txt").content.decode()
    told = json.loads(download(browser, complete, "json").content)
    page = download(browser, complete, "html").content.decode()

    assert lines_of_word(download(browser, complete, "docx").content) == lines_of_document(made)
    assert text == f"{complete.number}. Draft, not for signature\n\n{plain_text(made)}"
    assert (told["number"], told["is_draft"]) == (complete.number, True)
    header = Document(io.BytesIO(download(browser, complete, "docx").content)).sections[0].header
    assert f"{complete.number} · DRAFT" in header.paragraphs[0].text
    assert complete.number in page
    assert [clause["number"] for section in told["sections"] for clause in section["clauses"]] == [
        clause.number for clause in made.clauses()
    ]
    assert "Draft, not for signature" in page


def test_the_web_page_needs_nothing_else(browser, complete):
    page = download(browser, complete, "html").content.decode()

    assert "<style>" in page
    assert "<link" not in page
    assert "<script" not in page
    assert "src=" not in page


def test_json_tells_where_references_lead():
    told = json.loads(printed_json(document_with_everything(), number="", is_draft=True))
    parts = [*told["schedules"], *told["opening"], *told["sections"]]
    parts += [clause for section in told["sections"] for clause in section["clauses"]]
    ids = {part["id"] for part in parts}
    references = list(referred(told))

    assert references
    assert {one["to"] for one in references} <= ids


def referred(data):
    if isinstance(data, dict):
        yield from data.get("references", ())
        for one in data.values():
            yield from referred(one)
    elif isinstance(data, list):
        for one in data:
            yield from referred(one)


@pytest.mark.slow
def test_what_is_finished_comes_from_the_sealed_copy_and_names_the_original(
    browser, complete, petra
):
    issue(complete, by=petra)
    copy = IssuedCopy.objects.get()
    made = standing_of(complete).assembled.document

    response = download(browser, complete, "docx")
    told = json.loads(download(browser, complete, "json").content)

    assert f'filename="{copy.number}_Acme-Inc_' in response["Content-Disposition"]
    assert lines_of_word(response.content) == lines_of_document(made)
    header = Document(io.BytesIO(response.content)).sections[0].header
    assert f"Copy. The PDF of {copy.number} is the original." in [
        one.text for one in header.paragraphs
    ]
    assert (told["number"], told["is_draft"]) == (copy.number, False)


def test_a_document_without_a_matrix_gives_no_workbook(browser, complete):
    assert download(browser, complete, "xlsx").status_code == 404
    assert (
        "agreement.xlsx" not in browser.get(f"/agreements/{complete.pk}/document/").content.decode()
    )


def test_who_does_what_is_a_workbook_of_words():
    cells = (("Activity", "Party", "Note"), ("=1+1", "Manufacturer", ""))
    head, row = (PrintedRow(tuple((Filled(one),) if one else () for one in line)) for line in cells)
    matrix = PrintedTable(head, (row,), made_of=("responsibilities", ""))
    schedule = PrintedSchedule("matrix", "B", "Matrix", "schedule-matrix", (matrix,))
    made = document_with_everything(schedules=(schedule,))

    assert matrix_of(made) is matrix
    (sheet,) = sheets_in(matrix_workbook(made, matrix, notes=("Draft",)))
    assert [tuple(line) for line in sheet.lines if any(line)] == [("Draft", "", ""), *cells]


@pytest.mark.parametrize("form", ["pdf", "exe", "docm"])
def test_there_is_no_other_format(browser, complete, form):
    assert download(browser, complete, form).status_code == 404


def test_the_pages_of_an_agreement_offer_them_beside_the_pdf(browser, complete):
    for page in ("", "document/"):
        shown = browser.get(f"/agreements/{complete.pk}/{page}").content.decode()
        assert all(f'href="/agreements/{complete.pk}/agreement.{form}"' in shown for form in FORMS)

"""Documents are attached by what they hold: listed with their SHA-256, stored once, given out as they came."""

import hashlib
import io
import json
from copy import deepcopy

import pytest
from django.contrib.auth.models import User
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from pypdf import PdfReader

from agreements.acts import attaching
from agreements.acts.attaching import attached
from agreements.acts.going_back import undo
from agreements.acts.issuing import issue
from agreements.acts.limited_process import answer_of
from agreements.acts.saving import copy_agreement, create_agreement
from agreements.models import Agreement, AttachedFile
from agreements.pages.history import history_of
from clauses.models import Edition
from clauses.publishing.publish import approve_edition
from tests.agreements.approving import text
from tests.agreements.completing import answer_all
from tests.agreements.examples import SMALL, make_edition
from tests.agreements.files import acting, image, pdf, playing

LIST = {
    "key": "attachments",
    "kind": "table",
    "ask": "Which?",
    "short": "Attached documents",
    "required": False,
    "columns": [
        {"key": "title", "label": "Title"},
        {"key": "revision", "label": "Revision"},
        {"key": "pages", "label": "Pages", "kind": "integer"},
        {"key": "sha256", "label": "SHA-256"},
        {
            "key": "instead",
            "label": "Instead",
            "kind": "choice",
            "choices": ["No table", "Goods"],
        },
    ],
}
GOODS = {
    "key": "goods",
    "kind": "table",
    "ask": "What?",
    "short": "Goods",
    "columns": [{"key": "name", "label": "Product"}],
}
PRINTED = (
    "{% if answered(attachments) %}\n{{ table(attachments) }}\n{% endif %}\n\n{{ table(goods) }}"
)

pytestmark = pytest.mark.slow  # each file is looked into by a process of its own


@pytest.fixture
def edition(lena: User) -> Edition:
    data = deepcopy(SMALL)
    data["sections"][0]["questions"] += [deepcopy(LIST), deepcopy(GOODS)]
    data["schedules"] += [{"key": "goods", "heading": "Goods", "text": PRINTED}]
    edition = make_edition(lena, data=data)
    approve_edition(edition, by=lena, note="Read in full.")
    return edition


class Documents:
    """The page of attached documents, as somebody has it open."""

    def __init__(self, client: Client, agreement: Agreement) -> None:
        self.client, self.agreement = client, agreement
        self.address = f"/agreements/{agreement.pk}/attachments/"

    def attach(self, content: bytes, name: str = "plan.pdf", **fields: str):
        said = {"title": "Plan", "revision": "C", "instead": "No table"} | fields
        return self.client.post(self.address, said | {"file": SimpleUploadedFile(name, content)})

    def listed(self) -> list[dict]:
        return [dict(row.cells) for row in attached(self.agreement).rows]

    def bytes_of(self, content: bytes):
        return self.client.get(f"{self.address}{hashlib.sha256(content).hexdigest()}/")


@pytest.fixture
def documents(browser: Client, agreement: Agreement) -> Documents:
    return Documents(browser, agreement)


@pytest.mark.parametrize(
    ("content", "name", "kind", "pages"),
    [
        (pdf(), "plan.pdf", "application/pdf", 2),
        (image("png"), "plan.exe", "image/png", 1),
        (image("jpeg"), "plan.pdf", "image/jpeg", 1),
    ],
)
def test_a_document_is_listed_with_its_pages_and_hash_and_given_out_as_it_came(
    documents: Documents, content: bytes, name: str, kind: str, pages: int
):
    assert documents.attach(content, name)["Location"] == documents.address

    digest = hashlib.sha256(content).hexdigest()
    (row,) = documents.listed()
    assert (row["title"], row["revision"], row["pages"], row["sha256"]) == (
        "Plan",
        "C",
        pages,
        digest,
    )
    response = documents.bytes_of(content)
    assert response.content == content
    assert response["Content-Type"] == kind
    assert response["Content-Disposition"].startswith("attachment; ")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert (
        digest
        in documents.client.get(f"/agreements/{documents.agreement.pk}/document/").content.decode()
    )


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"MZ and more", "no PDF, PNG or JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no PDF, PNG or JPEG"),
        (image("gif"), "no PDF, PNG or JPEG"),
        (image("png")[:40], "no PDF, PNG or JPEG"),
        (b"%PDF-1.7 and nothing", "no PDF, PNG or JPEG"),
        (b"%PDF-" + b" " * (10 * 1024 * 1024), "larger than 10 MB"),
        (pdf(acting("/JavaScript", JS="app.alert(1)")), "active content (JS, JavaScript)"),
        (pdf(acting("/Launch")), "active content (Launch)"),
        (pdf(acting("/SubmitForm")), "active content (SubmitForm)"),
        (pdf(acting("/GoToR")), "active content (GoToR)"),
        (pdf(acting("/Unknown", JS="x")), "active content (JS)"),
        (pdf(playing), "active content (RichMedia)"),
        (pdf(lambda writer: writer.add_attachment("a.exe", b"MZ")), "active content (E"),
        (pdf(lambda writer: writer.encrypt("secret")), "has a password"),
        (pdf(pages=1_001), "more than 1,000 pages"),
    ],
)
def test_what_is_no_document_or_acts_when_opened_is_refused(
    documents: Documents, content: bytes, says: str
):
    page = documents.attach(content)

    assert says in text(page)
    assert 'value="Plan"' in page.content.decode()
    assert documents.listed() == []
    assert not AttachedFile.objects.exists()


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"title": " "}, "Enter what the agreement calls the document."),
        ({"revision": ""}, "Enter its revision; where it has none, its date."),
        ({"instead": "Everything"}, "Choose one of the listed tables."),
    ],
)
def test_a_document_without_its_description_is_asked_for_it(
    documents: Documents, fields: dict, says: str
):
    assert says in text(documents.attach(pdf(), **fields))
    assert "Choose a file." in text(documents.client.post(documents.address))
    assert documents.listed() == []


def test_the_same_file_is_stored_once_and_listed_once(
    documents: Documents, petra: User, edition: Edition
):
    content = pdf()
    other = create_agreement(title="Axle", path="full", edition=edition, by=petra)
    documents.attach(content)

    again = documents.attach(content)
    Documents(documents.client, other).attach(content)

    assert "attached already" in text(again)
    assert len(documents.listed()) == 1
    assert default_storage.listdir("attached")[1] == [hashlib.sha256(content).hexdigest()]


def test_nobody_waits_while_a_document_is_looked_into(documents: Documents, monkeypatch):
    """On SQLite whoever has a transaction is the only one who can write."""
    before, inside = len(connection.atomic_blocks), []

    def looked_into(*given):
        inside.append(len(connection.atomic_blocks))
        return answer_of(*given)

    monkeypatch.setattr(attaching, "answer_of", looked_into)
    documents.attach(pdf())

    assert inside == [before]
    assert len(documents.listed()) == 1


def test_a_document_off_the_list_comes_back_by_the_history(
    documents: Documents, agreement: Agreement, petra: User
):
    content = pdf()
    documents.attach(content)
    key = attached(agreement).rows[0].key

    documents.client.post(documents.address, {"remove": key})
    documents.client.post(documents.address, {"remove": "unknown"})
    assert documents.listed() == []

    event = next(one for one in history_of(agreement) if one.short == "Attached documents")
    undo(agreement, agreement.answer_rows.get(pk=event.row), seen=event.seen, by=petra)
    assert len(documents.listed()) == 1
    assert documents.bytes_of(content).content == content


def test_a_document_takes_the_place_of_one_table(documents: Documents, agreement: Agreement):
    documents.attach(pdf(), instead="Goods", title="Price list")

    page = documents.client.get(
        f"/agreements/{agreement.pk}/sections/{SMALL['sections'][0]['key']}/"
    )
    missing = text(documents.client.get(f"/agreements/{agreement.pk}/missing/"))
    assert "The attached document “Price list” takes the place of this table" in text(page)
    assert 'data-question="attachments"' not in page.content.decode()
    assert "“Goods” is not answered" not in missing
    assert "takes the place of “Goods” already" in text(
        documents.attach(pdf(pages=1), instead="Goods")
    )


def test_a_copy_has_the_documents_too(
    documents: Documents, agreement: Agreement, petra: User, edition: Edition
):
    content = pdf()
    documents.attach(content)

    copy = copy_agreement(agreement, title="Copy", edition=edition, by=petra)

    assert Documents(documents.client, copy).bytes_of(content).content == content


def test_only_the_people_of_an_agreement_read_its_documents(
    documents: Documents, agreement: Agreement, browser_of, lena: User, paul: User
):
    content = pdf()
    documents.attach(content)

    assert Documents(browser_of(lena), agreement).bytes_of(content).content == content
    assert Documents(browser_of(lena), agreement).attach(pdf(pages=1)).status_code == 403
    assert Documents(browser_of(paul), agreement).bytes_of(content).status_code == 404
    assert documents.bytes_of(b"another").status_code == 404


def test_an_issued_agreement_keeps_its_documents(
    documents: Documents, agreement: Agreement, petra: User
):
    content = pdf()
    documents.attach(content, instead="Goods")
    answer_all(agreement, petra)
    issue(agreement, by=petra)
    agreement.refresh_from_db()

    assert documents.attach(pdf(pages=1)).status_code == 302
    assert len(documents.listed()) == 1
    assert documents.bytes_of(content).content == content
    enclosed = PdfReader(io.BytesIO(agreement.issued_copy.content())).attachments
    assert [bytes(one) for one in enclosed[f"attached-1-{digest_of(content)[:12]}.pdf"]] == [
        content
    ]
    told = json.loads(enclosed["agreement.json"][0])
    assert told["edition_sha256"] == agreement.edition.sha256
    assert told["number"] == agreement.number
    assert told["is_draft"] is False


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_a_damaged_file_is_never_given_out(documents: Documents):
    content = pdf()
    documents.attach(content)
    name = AttachedFile.stored_name(hashlib.sha256(content).hexdigest())
    default_storage.delete(name)

    gone = documents.bytes_of(content)
    with default_storage.open(name, "wb") as file:
        file.write(b"another")

    assert gone["Location"] == documents.address
    assert documents.bytes_of(content).status_code == 302
    assert "damaged or gone" in text(documents.client.get(documents.address))

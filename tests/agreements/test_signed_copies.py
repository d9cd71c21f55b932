"""Signed copies: looked into, compared with what was issued, kept for ever with who signed and when."""

import io
from html import unescape

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from agreements.acts import keeping_signed
from agreements.acts.issuing import issue
from agreements.acts.putting_away import archive
from agreements.acts.saving import create_agreement
from agreements.models import Agreement, IssuedCopy, Role, Share, SignedCopy
from agreements.pages.history import history_of
from tests.agreements.approving import text
from tests.agreements.completing import answer_all
from tests.agreements.files import acting, image, pdf
from tests.agreements.signing import (
    ISSUED,
    SAID,
    SCAN,
    address,
    changed,
    keep,
    looked_into,
    now,
    page_with,
    signed,
)

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def nothing_counted(db) -> None:
    cache.clear()


@pytest.fixture(autouse=True)
def without_processes(request, monkeypatch) -> None:
    if "real_processes" not in request.fixturenames:
        monkeypatch.setattr(keeping_signed, "answer_of", looked_into)


@pytest.fixture
def real_processes() -> None:
    """Files are looked into as they are outside of the tests."""


@pytest.fixture(scope="module")
def countersigned() -> bytes:
    return signed(ISSUED, "Dana Whitfield", "Jürgen Bauer", is_visible=True)


def finished(agreement: Agreement, by, monkeypatch, content: bytes = ISSUED) -> IssuedCopy:
    monkeypatch.setattr("agreements.acts.drawing_tasks.print_pdf", lambda *given, **more: content)
    return issue(answer_all(agreement, by), by=by)


@pytest.fixture
def copy(agreement, petra, monkeypatch) -> IssuedCopy:
    return finished(agreement, petra, monkeypatch)


def told(content: bytes) -> str:
    return text(Client().post("/verify/", {"file": SimpleUploadedFile("a.pdf", content)}))


def test_our_file_with_signatures_is_told_from_ours_with_more_and_from_a_scan(
    browser, copy, countersigned
):
    assert keep(browser, copy, countersigned)["Location"] == address(copy)

    page = text(browser.get(address(copy)))
    assert "with 2 signatures and nothing else added" in page
    assert "Dana Whitfield" in page
    assert now(copy).state == "Signed"
    for content, says in (
        (changed(countersigned), "Signed, and more was added"),
        (signed(changed(ISSUED), "Dana"), "Signed, and more was added"),
        (SCAN, "Signed, not compared"),
    ):
        keep(browser, copy, content, reason="The right file.")
        assert says in text(browser.get(address(copy)))
        last = now(copy).signed_copy
        assert last is not None
        assert last.content() == content


def test_anybody_can_verify_a_signed_copy(browser, copy, countersigned):
    assert "is what was issued, signed afterwards" in told(countersigned)
    assert "signed copy that is kept" not in told(countersigned)
    assert "not what was issued" in told(SCAN)

    keep(browser, copy, countersigned)
    assert "signed copy that is kept" in told(countersigned)
    keep(browser, copy, SCAN, reason="They signed on paper.")

    page = told(SCAN)
    assert "the signed copy that is kept</strong> of " + copy.number in page
    assert "Acme" not in page
    assert "signed copy that is kept" not in told(countersigned)
    for content in (changed(countersigned), countersigned + b"x", countersigned[:-9]):
        assert "is what was issued, signed afterwards" not in told(content)


def test_the_command_knows_signed_files_too(copy, browser, countersigned, tmp_path):
    keep(browser, copy, SCAN)
    file = tmp_path / "signed.pdf"
    file.write_bytes(countersigned)
    said = io.StringIO()

    call_command("verify", str(file), stdout=said)

    assert "signatures were added, and nothing else" in said.getvalue()
    file.write_bytes(SCAN)
    with pytest.raises(CommandError, match="is the signed copy that is kept of"):
        call_command("verify", str(file))


WRONG = (
    (b"", "The file is empty."),
    (ISSUED, "without a signature. Choose the file that came back signed."),
    (b"MZ and more", "no PDF that can be read whole"),
    (ISSUED + b"1 0 obj %%EOF", "no PDF that can be read whole"),
    (image("png"), "The file is no PDF."),
    (pdf(lambda writer: writer.encrypt("secret")), "has a password"),
    (pdf(acting("/JavaScript", JS="app.alert(1)")), "active content (JS, JavaScript)"),
    (b"%PDF-" + bytes(keeping_signed.LARGEST), "larger than 30 MB"),
)


def test_a_wrong_file_is_told_at_its_field_and_what_was_typed_stays(browser, copy):
    says = (
        (page_with("Draft, not for signature"), "This is a draft copy"),
        (page_with("Agreement CP-1999-0007"), f"say CP-1999-0007; this agreement is {copy.number}"),
    )
    for content, wrong in (*WRONG, *says):
        page = unescape(text(keep(browser, copy, content, customer_signatory="Ada Lovelace")))

        assert wrong in page.split('class="question-errors"')[1]
        assert "Ada Lovelace" in page
    assert not SignedCopy.objects.exists()


def test_the_signed_file_of_another_agreement_is_refused(
    browser, copy, petra, edition, monkeypatch
):
    other = create_agreement(title="Axle", path="full", edition=edition, by=petra)
    of_other = pdf(pages=4)
    axle = finished(other, petra, monkeypatch, of_other)

    page = text(keep(browser, copy, signed(of_other, "Dana")))

    assert f"begins with {axle.number} as it was issued; this agreement is {copy.number}" in page


IMPOSSIBLE = (
    ("customer_signatory", " ", "Enter the name of the person who signed."),
    ("manufacturer_signed_on", "", "Enter the day of the signature."),
    ("manufacturer_signed_on", "2099-02-28", "This day is still to come."),
    ("customer_signed_on", "2001-01-01", "so nobody signed it before"),
    ("customer_signed_on", "2026-02-30", "Enter a date as year, month and day"),
)


def test_who_signed_and_when_must_be_possible(browser, copy):
    for field, value, says in IMPOSSIBLE:
        assert says in text(keep(browser, copy, SCAN, **{field: value}))
    assert not SignedCopy.objects.exists()


def test_what_was_kept_in_error_is_followed_by_another_with_a_reason(
    browser, copy, countersigned, petra
):
    keep(browser, copy, SCAN)
    assert keep(browser, copy, SCAN).status_code == 302  # posted twice
    assert SignedCopy.objects.count() == 1

    assert "Say why the signed copy of now" in text(keep(browser, copy, countersigned))
    keep(browser, copy, countersigned, reason="The scan was of another deal.")
    keep(browser, copy, None, reason="A typing error.", customer_signatory="Dana W. Whitfield")

    first, second, third = SignedCopy.objects.all()
    assert second.sha256 == third.sha256 != first.sha256
    assert third.customer_signatory == "Dana W. Whitfield"
    page = text(browser.get(address(copy)))
    assert "The scan was of another deal." in page
    assert browser.get(f"{address(copy)}{first.pk}.pdf").content == SCAN
    events = [event.after for event in history_of(now(copy)) if event.short == "Signed copy"]
    assert events[-1][0] == "Another file, such as a scan"
    assert "A typing error." in events[0]


def test_it_can_be_not_signed_after_all(browser, copy):
    keep(browser, copy, SCAN)
    assert "Say why the agreement is not signed" in text(
        browser.post(address(copy), {"not_signed": " "})
    )

    for _ in range(2):
        browser.post(address(copy), {"not_signed": "Wrong agreement."})

    assert now(copy).state == "Finished"
    assert SignedCopy.objects.count() == 2
    assert "Not signed after all: Wrong agreement." in text(browser.get(address(copy)))
    keep(browser, copy, SCAN)
    assert now(copy).state == "Signed"


def test_the_list_shows_and_finds_the_state(browser, copy, petra, edition):
    create_agreement(title="Axle", path="full", edition=edition, by=petra)

    def titles(state: str) -> list[str]:
        page = text(browser.get("/", {"state": state}))
        return [title for title in ("Axle", "Pump") if f"{title}</a></th>" in page]

    assert (titles("draft"), titles("issued"), titles("signed")) == (["Axle"], ["Pump"], [])
    keep(browser, copy, SCAN)
    assert (titles("draft"), titles("issued"), titles("signed")) == (["Axle"], [], ["Pump"])
    assert titles("?") == ["Axle", "Pump"]
    assert 'class="state state-signed">Signed' in text(browser.get("/"))


def test_the_decision_record_names_the_signed_file(browser, copy):
    keep(browser, copy, SCAN)

    data = browser.get(f"/agreements/{copy.agreement_id}/record.json").json()

    last = now(copy).signed_copy
    assert last is not None
    assert (data["file_sha256"], data["signed_sha256"]) == (copy.sha256, last.sha256)
    assert last.sha256 in text(browser.get(f"/agreements/{copy.agreement_id}/record/"))


def test_a_file_is_looked_into_by_processes_of_its_own(
    browser, copy, countersigned, real_processes
):
    assert "The file is no PDF." in text(keep(browser, copy, image("png")))

    keep(browser, copy, countersigned)

    assert "with 2 signatures and nothing else added" in text(browser.get(address(copy)))


def test_who_may_read_it_downloads_and_keeps_nothing(browser, browser_of, copy, paul, lena):
    keep(browser, copy, SCAN)
    (kept,) = SignedCopy.objects.all()
    file = f"{address(copy)}{kept.pk}.pdf"
    assert browser_of(paul).get(file).status_code == 404

    Share.objects.create(agreement=copy.agreement, user=paul, role=Role.ANSWER)
    response = browser_of(paul).get(file)

    assert response.content == SCAN
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "Keep this instead" not in text(browser_of(paul).get(address(copy)))
    assert keep(browser_of(paul), copy, SCAN).status_code == 403
    assert keep(browser_of(lena), copy, SCAN).status_code == 403
    default_storage.delete(SignedCopy.stored_name(kept.sha256))
    assert "damaged or gone" in text(browser.get(file, follow=True))


def test_an_archived_agreement_stays_as_it_is(browser, copy, petra):
    archive(copy.agreement, by=petra)

    assert keep(browser, copy, SCAN).url == copy.agreement.get_absolute_url()
    assert not SignedCopy.objects.exists()


def test_a_draft_has_no_signed_copy(browser, agreement):
    page = f"/agreements/{agreement.pk}/signed/"

    assert browser.get(page).url == agreement.get_absolute_url()
    assert browser.post(page, SAID).url == agreement.get_absolute_url()


def test_the_database_keeps_what_was_kept(browser, copy):
    keep(browser, copy, SCAN)

    with pytest.raises(IntegrityError), transaction.atomic():
        SignedCopy.objects.update(customer_signatory="Mallory")
    with pytest.raises(IntegrityError), transaction.atomic():
        SignedCopy.objects.all().delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        SignedCopy.objects.create(
            agreement=copy.agreement, by=copy.issued_by, at=timezone.now(), reason=""
        )

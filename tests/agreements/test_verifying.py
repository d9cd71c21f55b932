"""Verifying: whether a file is what was issued, for anybody, told without anything that stands in it; and replacing."""

import re
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from agreements.acts.issuing import issue
from agreements.models import Agreement, IssuedCopy
from agreements.pages.verifying import PLACES
from agreements.views.verifying_page import LARGEST
from tests.agreements.approving import text
from tests.agreements.completing import answer_all

MOST = 20  # files in a minute
PDF = b"%PDF-1.7\nas issued\n%%EOF\n"


@pytest.fixture(autouse=True)
def nothing_counted(db) -> None:
    cache.clear()


@pytest.fixture
def copy(agreement, petra, monkeypatch) -> IssuedCopy:
    monkeypatch.setattr("agreements.acts.drawing_tasks.print_pdf", lambda *given, **more: PDF)
    return issue(answer_all(agreement, petra), by=petra)


def told(content: bytes, *, name: str = "agreement.pdf") -> str:
    return text(Client().post("/verify/", {"file": SimpleUploadedFile(name, content)}))


def test_anybody_is_told_that_it_is_what_was_issued_and_nothing_of_its_content(copy):
    page = told(PDF)

    assert "<strong>is what was issued</strong>" in page
    assert copy.number in page
    assert f"{copy.issued_at:%B %Y}" in page
    assert "Acme" not in page
    assert "Pump" not in page


@pytest.mark.parametrize(
    "changed",
    [PDF[:-1], PDF.replace(b"issued", b"Issued"), b" " + PDF, b"", b"%%EOF" * 1000],
)
def test_one_changed_byte_is_refused(copy, changed):
    page = told(changed)

    assert copy.number not in page
    assert "not what was issued" in page or "Choose the PDF" in page


@pytest.mark.parametrize("added", [b"2 0 obj\n%%EOF\n", b"%%EOF" * 40])
def test_what_was_added_to_is_not_what_was_issued_and_its_beginning_is_named(copy, added):
    page = told(PDF + added)

    assert "something was added after it" in page
    assert copy.number in page
    assert "Not a byte was changed" not in page


def test_the_name_of_a_file_is_no_markup(copy):
    assert "<b>x" not in told(PDF, name="<b>x</b>.pdf")


def test_a_file_that_is_too_large_is_refused_before_it_is_read(copy):
    page = told(b"%PDF" + bytes(LARGEST))
    assert "larger than 10 MB" in page

    response = Client().post(
        "/verify/", b"", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=10**12
    )
    assert "larger than 10 MB" in text(response)


def test_nobody_asks_without_end(copy):
    for _ in range(MOST):
        told(PDF)

    response = Client().post("/verify/", {"file": SimpleUploadedFile("a.pdf", PDF)})

    assert response.status_code == 429
    assert response["Retry-After"] == "60"
    assert copy.number not in text(response)
    assert "is what was issued" in text(
        Client(REMOTE_ADDR="203.0.113.9").post(
            "/verify/", {"file": SimpleUploadedFile("a.pdf", PDF)}
        )
    )


def test_no_more_signatures_are_looked_into_at_once_than_there_are_places(copy):
    file = SimpleUploadedFile("a.pdf", PDF + b"added")

    with PLACES, PLACES:
        busy = Client().post("/verify/", {"file": file})
        issued = told(PDF)

    assert busy.status_code == 503
    assert busy["Retry-After"] == "60"
    assert "Wait a minute and try again" in text(busy)
    assert "<strong>is what was issued</strong>" in issued
    assert "something was added after it" in told(PDF + b"added")


def test_without_a_file_it_says_what_to_do(copy):
    assert "Choose the PDF that you want to verify." in text(Client().post("/verify/"))


def test_the_command_says_the_same(copy, tmp_path):
    issued, changed = tmp_path / "issued.pdf", tmp_path / "changed.pdf"
    issued.write_bytes(PDF)
    changed.write_bytes(PDF + b".")
    said = StringIO()

    call_command("verify", str(issued), stdout=said)

    day = f"{copy.issued_at:%Y-%m-%d}"
    assert said.getvalue() == f'"issued.pdf" is what was issued: {copy.number}, issued on {day}.\n'
    with pytest.raises(CommandError, match="more was added"):
        call_command("verify", str(changed))
    changed.write_bytes(b"x" + PDF)
    with pytest.raises(CommandError, match="is not what was issued"):
        call_command("verify", str(changed))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("verify", str(tmp_path / "nowhere.pdf"))


def fields_of(browser, address: str, copy: IssuedCopy) -> dict[str, object]:
    (of_form,) = re.findall(r'name="of_form" value="([^"]+)"', text(browser.get(address)))
    return {"of_form": of_form, "title": "Pump, newer", "edition": copy.edition_id}


def replaced(browser, copy, monkeypatch, petra, *, why: str = "A site moved.") -> IssuedCopy:
    address = f"/agreements/{copy.agreement_id}/replace/"
    fields = fields_of(browser, address, copy) | {"replaces_why": why}
    made = browser.post(address, fields)
    assert browser.post(address, fields).url == made.url  # posted twice, made once
    monkeypatch.setattr(
        "agreements.acts.drawing_tasks.print_pdf", lambda *given, **more: PDF + b"%%EOF 2"
    )
    draft = Agreement.objects.get(replaces=copy.agreement_id)
    assert IssuedCopy.objects.get().replaced_by is None
    assert "replaced by" not in told(PDF).lower()
    return issue(draft, by=petra)


def test_once_the_new_one_is_finished_the_old_one_says_so(browser, copy, petra, monkeypatch):
    newer = replaced(browser, copy, monkeypatch, petra)

    old_page = text(browser.get(f"/agreements/{copy.agreement_id}/issued/"))
    assert f"{newer.number}</a>" in old_page
    assert "A site moved." in old_page
    assert f"It replaces {copy.number}: A site moved." in text(
        browser.get(newer.get_absolute_url())
    )
    assert f"It was replaced by <strong>{newer.number}</strong>" in told(PDF)
    assert copy.content() == PDF


def test_who_does_not_see_the_new_one_learns_its_number_alone(
    browser, browser_of, copy, petra, paul, monkeypatch
):
    copy.agreement.shared_with.add(paul)
    newer = replaced(browser, copy, monkeypatch, petra)

    page = text(browser_of(paul).get(f"/agreements/{copy.agreement_id}/issued/"))

    assert f"<strong>{newer.number}</strong>" in page
    assert newer.get_absolute_url() not in page


def test_replacing_needs_a_reason_and_the_role_to_finish(browser, browser_of, copy, paul):
    address = f"/agreements/{copy.agreement_id}/replace/"
    fields = fields_of(browser, address, copy)

    assert "Say why it is replaced." in text(browser.post(address, fields | {"replaces_why": " "}))
    copy.agreement.shared_with.add(paul)
    assert "may read this agreement, but not replace it" in text(browser_of(paul).get(address))
    posted = browser_of(paul).post(address, fields | {"replaces_why": "Mine."})
    assert posted.status_code == 403
    assert Agreement.objects.count() == 1


def test_what_is_not_finished_is_changed_instead(browser, agreement):
    address = f"/agreements/{agreement.pk}/replace/"

    assert browser.get(address).url == agreement.get_absolute_url()
    assert browser.post(address, {"replaces_why": "x"}).url == agreement.get_absolute_url()

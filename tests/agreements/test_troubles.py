"""When the database or the disk fails: a page that says so, with a number, and nothing typed is lost."""

import ast
import errno
import html
import re
import sqlite3
from itertools import count

import psycopg
import pytest
from django.core.files.storage import FileSystemStorage
from django.db import connection

from agreements.models import IssuedCopy
from tests.agreements import faults
from tests.agreements.browsing import fields_on
from tests.agreements.completing import answer_all
from tests.databases import ROOT
from tests.parsed import tree_of
from tests.test_repository import name_of

REFERENCE = re.compile(r"Reference number: <strong>([0-9A-Z]{4}-[0-9A-Z]{4})</strong>")
TYPED = "A pump that says <b>5 & 6</b>\nand is typed in two lines"
NO_ANSWER = {"sqlite": sqlite3.OperationalError, "postgresql": psycopg.OperationalError}
FAULTS = {
    "locked": (faults.locked, "The database is busy", "30"),
    "read-only": (faults.read_only, "Nothing can be saved at this moment", "300"),
    "gone": (faults.gone, "The database does not answer", "60"),
    "full": (faults.full, "There is no room left to save anything", "900"),
}


@pytest.fixture
def patient(fresh_database: None, browser):
    """The owner's browser on a database of its own; it shows what a server would answer."""
    browser.raise_request_exception = False
    return browser


def kept_fields(page: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', page, re.DOTALL)
    return {html.unescape(name): html.unescape(value) for name, value in found}


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_a_save_that_fails_says_why_and_keeps_what_was_typed(patient, agreement, fault, caplog):
    cause, title, seconds = FAULTS[fault]
    address = f"/agreements/{agreement.pk}/sections/deal/?next=review"
    sent = fields_on(patient.get(address)) | {"product": TYPED, "action": "continue"}

    with cause():
        response = patient.post(address, sent)

    page = response.content.decode()
    assert response.status_code == 503
    assert response.headers["Retry-After"] == seconds
    assert response.headers["Cache-Control"] == "no-store"
    assert f"<h1>{title}</h1>" in page
    assert "What you saved before is safe" in page
    reference = REFERENCE.search(page)[1]
    assert any(reference in record.getMessage() for record in caplog.records)
    assert kept_fields(page)["product"] == TYPED
    assert f'action="{address}"' in page


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["locked", "read-only", "gone"])
def test_what_was_kept_is_saved_when_it_is_sent_again(patient, agreement, fault):
    address = f"/agreements/{agreement.pk}/sections/deal/"
    sent = fields_on(patient.get(address)) | {"product": TYPED, "action": "continue"}
    with FAULTS[fault][0]():
        page = patient.post(address, sent).content.decode()
    assert agreement.answers_json() == {}

    response = patient.post(address, kept_fields(page))

    assert agreement.answers_json()["product"] == " ".join(TYPED.split())  # a text of one line
    assert response.status_code == 302


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["locked", "read-only"])
def test_who_only_reads_goes_on_reading(patient, agreement, fault):
    patient.get("/")
    session = patient.session
    session["used_at"] = 0
    session.save()

    with FAULTS[fault][0]():
        response = patient.get(f"/agreements/{agreement.pk}/")

    assert response.status_code == 200


def test_a_page_that_cannot_be_read_can_be_asked_for_again(patient, agreement):
    address = f"/agreements/{agreement.pk}/review/?from=list"
    with faults.gone():
        response = patient.get(address)

    page = response.content.decode()
    assert response.status_code == 503
    assert f'<a class="btn btn-primary" href="{address}">Try again</a>' in page
    assert "What you saved is safe" in page


def test_passwords_are_never_given_back(fresh_database, client):
    client.raise_request_exception = False
    with faults.gone():
        response = client.post("/login/", {"username": "petra", "password": "very secret"})

    page = response.content.decode()
    assert response.status_code == 503
    assert "very secret" not in page
    assert "Passwords and files are not kept" in page


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_fault_of_ours_has_a_number_too(patient, agreement, method, monkeypatch, caplog):
    monkeypatch.setattr("agreements.views.step.standing_of", lambda agreement: 1 / 0)

    response = getattr(patient, method)(
        f"/agreements/{agreement.pk}/sections/deal/", {"product": TYPED}
    )

    page = response.content.decode()
    assert response.status_code == 500
    assert "Something went wrong on our side" in page
    assert any(REFERENCE.search(page)[1] in one.getMessage() for one in caplog.records)
    if method == "post":
        assert kept_fields(page)["product"] == TYPED


@pytest.mark.slow
@pytest.mark.parametrize("page", ["", "sections/deal/", "review/", "history/", "issue/"])
def test_no_statement_of_a_page_can_fail_into_a_raw_error(patient, agreement, page):
    address = f"/agreements/{agreement.pk}/{page}"
    for failing in count(1):
        numbers = count(1)
        with faults.failing(lambda _: next(numbers) == failing, NO_ANSWER[connection.vendor]):  # noqa: B023
            response = patient.get(address)
        if next(numbers) <= failing:
            break
        if response.status_code != 200:  # a session's mark may fail without a word
            assert (response.status_code, response.headers["Retry-After"]) == (503, "60")
            assert REFERENCE.search(response.content.decode())
    assert failing > 3


@pytest.mark.slow
def test_no_statement_of_a_save_can_fail_into_a_raw_error_or_half_a_save(patient, agreement):
    address = f"/agreements/{agreement.pk}/sections/deal/"
    sent = fields_on(patient.get(address)) | {"action": "later", "home": "DE", "rows-gone": "1"}
    sent |= {"customer_party-legal_name": "Acme Inc.", "manufacturing_sites-0-name": "Plant 1"}
    for failing in count(1):
        numbers = count(1)
        typed = sent | {"product": f"An infusion pump, number {failing}"}
        with faults.failing(lambda _: next(numbers) == failing, NO_ANSWER[connection.vendor]):  # noqa: B023
            response = patient.post(address, typed)
        if next(numbers) <= failing:
            break
        assert (response.status_code, response.headers["Retry-After"]) == (503, "60")
        assert kept_fields(response.content.decode())["product"] == typed["product"]
        saved = agreement.answers_json()
        assert saved.get("product") in (None, typed["product"])
        assert ("product" in saved) == ("home" in saved)
        if "product" in saved:
            break
    assert failing > 5


@pytest.mark.slow
@pytest.mark.parametrize(
    ("number", "title"),
    [
        (errno.ENOSPC, "There is no room left to save anything"),
        (errno.EDQUOT, "There is no room left to save anything"),
        (errno.EROFS, "Nothing can be saved at this moment"),
        (errno.EACCES, "Nothing can be saved at this moment"),
    ],
)
def test_a_disk_that_refuses_an_issued_copy_issues_nothing(
    patient, agreement, petra, monkeypatch, issued_folder, number, title
):
    answer_all(agreement, petra)
    whole = FileSystemStorage._save

    def half(self, name, content):
        whole(self, name, content)
        raise OSError(number, "made by the test")

    monkeypatch.setattr(FileSystemStorage, "_save", half)
    response = patient.post(f"/agreements/{agreement.pk}/issue/", {"checked": "on"})

    assert response.status_code == 503
    assert title in response.content.decode()
    assert not IssuedCopy.objects.exists()
    assert not [path for path in issued_folder.rglob("*") if path.is_file()]


PRODUCT = [
    path
    for room in ("agreements", "clauses", "config")
    for path in sorted((ROOT / room).rglob("*.py"))
]
# Where an error of the database is not the end of the request, each with its own test.
MAY_GO_ON = {
    "agreements/acts/sweeping.py",
    "agreements/acts/working.py",
    "clauses/management/commands/prove.py",
    "config/limited_connections.py",
    "config/middleware.py",
    "config/access_log.py",
    "config/start.py",
    "config/troubles.py",
}
WIDE = {"DatabaseError", "OperationalError", "InterfaceError", "InternalError", "Error"}


@pytest.mark.slow
def test_no_page_hides_an_error_of_the_database():
    """So that the one page that explains it, and keeps what was typed, is what everybody sees."""
    hidden = {
        name_of(path)
        for path in PRODUCT
        for handler in ast.walk(tree_of(path))
        if isinstance(handler, ast.ExceptHandler) and handler.type is not None
        for caught in ast.walk(handler.type)
        if isinstance(caught, ast.Name | ast.Attribute)
        and (caught.id if isinstance(caught, ast.Name) else caught.attr) in WIDE
        and ast.unparse(caught) != "csv.Error"
    }

    assert hidden <= MAY_GO_ON


@pytest.mark.slow
def test_whoever_says_try_again_says_when():
    """A status of 503 is given in four places only, each of which sets Retry-After."""
    givers = {
        name_of(path)
        for path in PRODUCT
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and node.value == 503
    }

    assert givers == {
        "agreements/views/refusals.py",
        "agreements/views/verifying_page.py",
        "config/troubles.py",
        "config/views.py",
    }
    assert all("Retry-After" in (ROOT / name).read_text() for name in givers)

"""Import and export: the whole library as files, there and back; a bad file changes nothing."""

import json
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from clauses.draft.reviewing import draft_sha256
from clauses.draft.rows import draft_data
from clauses.draft.states import draft_changes, recording
from clauses.exchange.archives import files_in, zip_of
from clauses.exchange.dumping import content_files
from clauses.exchange.library_files import as_json, as_zip
from clauses.exchange.loading import SHIPPED, load_library
from clauses.models import ChangeEntry, ClauseRow, Edition, PositionRow
from tests.clauses.examples import FILES, write_content
from tests.clauses.forms import filled_in

pytestmark = pytest.mark.slow

PAGE = "/admin/clauses/edition/exchange/"


@pytest.fixture
def send(legal: Client) -> Callable:
    def post(name: str, content: bytes, **sent: str):
        file = SimpleUploadedFile(name, content)
        values = {"seen": filled_in(legal.get(PAGE))["seen"], "file": file, **sent}
        page = legal.post(PAGE, values, follow=True)
        if not page.context.get("is_compared"):
            return page
        back = {name: page.context["form"].initial[name] for name in ("seen", "kept", "name")}
        return legal.post(PAGE, back | sent, follow=True)

    return post


def archive(**changed: str) -> bytes:
    files = FILES | {f"{name}.toml": text for name, text in changed.items()}
    return zip_of(files)


def with_words(old: str, new: str) -> bytes:
    return zip_of({name: text.replace(old, new) for name, text in FILES.items()})


def content_of(response) -> bytes:
    return b"".join(response) if response.streaming else response.content


@pytest.mark.parametrize("form", ["zip", "json"])
def test_what_is_exported_is_imported_as_it_was(
    legal: Client, edition, send: Callable, form: str, lawyer: User
):
    before = draft_sha256()
    exported = legal.get(f"{PAGE}draft.{form}")
    with recording(by=lawyer):
        ClauseRow.objects.get(key="rejection").delete()
        ClauseRow.objects.filter(key="incoming-inspection").update(heading="Looking")

    send(f"library.{form}", content_of(exported), drop="on")

    assert draft_sha256() == before
    assert draft_changes() == ()


@pytest.mark.django_db
@pytest.mark.parametrize("write", [as_zip, as_json])
def test_the_shipped_library_survives_the_round_trip(
    lawyer: User, legal: Client, send: Callable, write
):
    load_library(SHIPPED)
    before, exported = draft_sha256(), write(draft_data())
    ClauseRow.objects.all().delete()

    send("library.zip" if write is as_zip else "library.json", exported)

    assert draft_sha256() == before


def test_an_edition_is_exported_as_content_files(legal: Client, edition: Edition):
    response = legal.get(f"/admin/clauses/edition/{edition.pk}/zip/")

    files = {name: text.decode() for name, text in files_in(response.content).items()}
    assert files == content_files(edition.plain_data())
    assert response.headers["Content-Disposition"] == 'attachment; filename="library-edition-1.zip"'


def test_an_import_is_a_change_of_whoever_sent_it(send: Callable, edition, lawyer: User):
    page = send("new.zip", with_words("must say why", "must show why"))

    assert "The draft says what new.zip says" in page.content.decode()
    (change,) = draft_changes()
    assert (change.name, change.authors) == (("clause", "rejection"), (lawyer,))
    assert ChangeEntry.objects.get().note == "Imported from new.zip."


def line_of(words: str, sent: bytes) -> str:
    """The file and the line on which the words stand."""
    return next(
        f"{name}, line {number}"
        for name, content in files_in(sent).items()
        for number, line in enumerate(content.decode().split("\n"), start=1)
        if words in line
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('may reject under {{ ref("rejection")', 'may reject under {{ ref("nowhere")'),
        ('kind = "integer"', 'kind = "number"'),
        ('title = "The certificate counts"', 'titel = "The certificate counts"'),
        ("INS-04", "INS-04" * 9),
        ("when = 'inspection_days > 60'", "when = 'inspection_days > >'"),
    ],
)
def test_a_bad_file_changes_nothing_and_tells_the_line(send: Callable, edition, old: str, new: str):
    before, sent = draft_data(), with_words(old, new)

    page = send("library.zip", sent).content.decode()

    assert "Nothing was changed" in page
    assert line_of(new, sent) in page
    assert draft_data() == before
    assert not ChangeEntry.objects.exists()


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (with_words("[[rules]]", "[[rules"), "rules.toml"),
        (archive(terms='[[terms]]\nterm = "A"\n'), "terms.toml, line 1"),
        (archive(terms="terms = 3"), "must be a list"),
        (archive(library='key = "a\\u0000"\ntitle = "A"'), "library.toml"),
        (zip_of({"README.md": "Words."}), "no content files"),
    ],
)
def test_a_file_without_a_library_changes_nothing(send: Callable, edition, sent: bytes, words: str):
    before = draft_data()

    page = send("library.zip", sent).content.decode()

    assert "Nothing was changed" in page
    assert words in page
    assert draft_data() == before


def test_every_error_is_told_at_once(send: Callable, draft):
    page = send(
        "library.zip",
        with_words("must say why", "must {{ say_why }} and {{ say_more }}"),
    )

    assert "The file has 2 errors" in page.content.decode()


@pytest.mark.parametrize(("new", "is_told"), [("{{ say_why }}", False), ("{% for %}", True)])
def test_what_could_not_be_checked_yet_is_said(send: Callable, draft, new: str, is_told: bool):
    page = send("library.zip", with_words("must say why", new)).content.decode()

    assert ("is checked once it can be read" in page) is is_told


def test_a_bad_json_file_names_its_line(send: Callable, draft):
    content = as_json(draft_data()).decode().replace('ref(\\"rejection\\")', 'ref(\\"nowhere\\")')
    line = 1 + next(
        number for number, words in enumerate(content.split("\n")) if "nowhere" in words
    )

    page = send("library.json", content.encode())

    assert f"library.json, line {line}" in page.content.decode()


@pytest.mark.parametrize(
    ("name", "sent", "words"),
    [
        ("library.txt", b"words", "Choose a .zip file"),
        ("library.zip", b"words", "no zip file"),
        ("library.zip", b"0" * (4 * 1024 * 1024 + 1), "larger than 4 MB"),
        ("library.json", b"", "empty"),
        ("library.json", b"[]", "must hold one object"),
        ("library.json", json.dumps({"key": "\ud800"}).encode(), "half a sign"),
    ],
)
def test_other_files_are_refused(send: Callable, draft, name: str, sent: bytes, words: str):
    page = send(name, sent)

    assert words in page.content.decode()
    assert ClauseRow.objects.count() == 2


def test_what_a_file_changes_is_shown_before_the_draft_is_replaced(legal: Client, edition):
    before = draft_data()
    file = SimpleUploadedFile("library.zip", with_words("must say why", "must show why"))

    page = legal.post(PAGE, {"seen": draft_sha256(), "file": file})

    assert [change.key for change in page.context["changes"]] == ["rejection"]
    assert "inserted: </span>show" in page.content.decode()
    assert "lacks what the draft has" not in page.content.decode()
    assert draft_data() == before
    kept = page.context["form"].initial
    for changed in ({"kept": kept["kept"][:40]}, {"name": "a" * 201}):
        broken = legal.post(PAGE, kept | changed)
        assert "did not come back as it was sent" in broken.content.decode()
    assert draft_data() == before


@pytest.mark.parametrize(
    ("name", "sent", "words"),
    [
        (
            "library.zip",
            zip_of({name: text for name, text in FILES.items() if name != "terms.toml"}),
            "lacks what the draft has: terms.toml. What stands there",
        ),
        (
            "library.json",
            b'{"key": "small", "title": "A small library", "sections": []}',
            "lacks what the draft has: ",
        ),
    ],
)
def test_what_a_file_lacks_is_named(legal: Client, draft, name: str, sent: bytes, words: str):
    page = legal.post(PAGE, {"seen": draft_sha256(), "file": SimpleUploadedFile(name, sent)})

    assert words in page.content.decode()


def test_no_file_is_asked_for(legal: Client, draft):
    page = legal.post(PAGE, {"seen": draft_sha256()})

    assert "This field is required" in page.content.decode()


def test_unpublished_changes_are_replaced_only_when_said(send: Callable, edition, lawyer: User):
    with recording(by=lawyer):
        PositionRow.objects.filter(key="usual").update(text="The Customer must prove why.")

    refused = send("library.zip", archive())
    assert "changes that no edition holds" in refused.content.decode()
    assert PositionRow.objects.get(key="usual").text == "The Customer must prove why."

    send("library.zip", archive(), drop="on")
    assert PositionRow.objects.get(key="usual").text.startswith("The Customer must say")


def test_a_draft_that_changed_meanwhile_is_kept(send: Callable, edition):
    page = send("library.zip", with_words("must say why", "must show why"), seen="0" * 64)

    assert "after you opened this page" in page.content.decode()
    assert draft_changes() == ()


def test_the_page_says_nothing_of_errors_before_anything_is_sent(legal: Client, draft):
    page = legal.get(PAGE).content.decode()

    assert "None" not in page
    assert "errornote" not in page


def test_a_form_that_there_is_not(legal: Client, draft):
    assert legal.get(f"{PAGE}draft.exe").status_code == 404


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}draft.zip", "/admin/clauses/edition/1/zip/"])
def test_staff_without_the_permission_is_refused(edition: Edition, buyer: User, address: str):
    buyer.is_staff = True
    buyer.save()
    client = Client()
    client.force_login(buyer)

    assert client.get(address).status_code == 403


@pytest.mark.django_db
def test_the_command_tells_the_line_too(tmp_path, capsys):
    folder = write_content(tmp_path / "bad", terms='[[terms]]\nterm = "A"\n')

    with pytest.raises(CommandError):
        call_command("load_library", folder)

    assert "terms.toml, line 1: error missing-field" in capsys.readouterr().err

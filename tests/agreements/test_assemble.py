"""The command that assembles an agreement outside the web."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.slow

ANSWERED = {
    "customer": {"legal_name": "Meridian Devices, Inc.", "country": "US"},
    "days": 20,
}


def edition(**changes) -> dict[str, object]:
    """A library of two questions and one clause, as `export_edition` prints one."""
    return {
        "format": 1,
        "language_version": 1,
        "key": "small",
        "title": "Small",
        "sections": [
            {
                "key": "start",
                "title": "Start",
                "heading": "Start",
                "questions": [
                    {
                        "key": "customer",
                        "kind": "party",
                        "ask": "Who buys?",
                        "short": "Customer",
                    },
                    {
                        "key": "days",
                        "kind": "integer",
                        "ask": "How many days?",
                        "short": "Inspection days",
                        "minimum": 1,
                        "maximum": 30,
                        **changes,
                    },
                ],
                "clauses": [
                    {
                        "key": "inspection",
                        "code": "S-01",
                        "heading": "Inspection",
                        "chosen_by": "answers",
                        "mandatory": True,
                        "positions": [
                            {
                                "key": "usual",
                                "title": "Usual",
                                "stance": "neutral",
                                "text": "{{ customer }} inspects within {{ days }} days.",
                            }
                        ],
                    }
                ],
            }
        ],
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "edition.json").write_text(json.dumps(edition()))
    (tmp_path / "answers.json").write_text(json.dumps(ANSWERED))
    return tmp_path


def assemble(folder: Path, output: str, *more: str) -> str:
    """Runs the command on the files of a folder; what it prints."""
    printed = StringIO()
    call_command(
        "assemble",
        str(folder / "answers.json"),
        "--output",
        str(folder / output),
        "--edition",
        str(folder / "edition.json"),
        *more,
        stdout=printed,
    )
    return printed.getvalue()


def test_it_writes_text(folder):
    printed = assemble(folder, "out.txt")

    assert "error" not in printed
    assert "Meridian Devices, Inc. inspects within 20 days." in (folder / "out.txt").read_text()


def test_it_writes_a_page(folder):
    assemble(folder, "out.html")

    page = (folder / "out.html").read_text()
    assert "inspects within 20 days." in page
    assert "Draft, not for signature" not in page


def test_it_writes_data(folder):
    assemble(folder, "out.json")

    data = json.loads((folder / "out.json").read_text())
    assert data["answers"]["days"] == 20
    assert data["document"]["kind"] == "Document"
    assert data["document"]["sections"][0]["clauses"][0]["heading"] == "Inspection"


def test_it_writes_a_pdf(folder):
    assemble(folder, "out.pdf")

    assert (folder / "out.pdf").read_bytes().startswith(b"%PDF-1.")


def test_the_day_is_an_input(folder):
    assemble(folder, "out.json", "--date", "2027-02-01")

    assert json.loads((folder / "out.json").read_text())["document"]["created_on"] == "2027-02-01"


def test_errors_are_printed_one_a_line_and_nothing_is_written(folder):
    (folder / "answers.json").write_text(json.dumps({"days": 99}))

    printed = StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command(
            "assemble",
            str(folder / "answers.json"),
            output=folder / "out.txt",
            edition=str(folder / "edition.json"),
            stdout=printed,
        )

    assert stop.value.code == 1
    lines = printed.getvalue().splitlines()
    assert sum(line.startswith("error ") for line in lines) >= 2
    assert all(line.startswith(("error ", "warning ", "hint ")) for line in lines)
    assert not (folder / "out.txt").exists()


def test_a_draft_is_written_although_errors_stand(folder):
    (folder / "answers.json").write_text("{}")

    with pytest.raises(SystemExit) as stop:
        assemble(folder, "out.html", "--draft-copy")

    assert stop.value.code == 1
    page = (folder / "out.html").read_text()
    assert "[Inspection days]" in page
    assert "Draft, not for signature" in page


def test_an_unknown_question_is_a_finding(folder):
    (folder / "answers.json").write_text(json.dumps({**ANSWERED, "dais": 3}))

    with pytest.raises(SystemExit):
        assemble(folder, "out.txt")


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("edition.json", "{", "is not JSON"),
        ("edition.json", json.dumps(edition(kind="colour")), "must be one of"),
        ("edition.json", b"\xff\xfe", "cannot be read"),
        ("answers.json", b"\xff\xfe", "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(folder, file, content, message):
    raw = content if isinstance(content, bytes) else content.encode()
    (folder / file).write_bytes(raw)

    with pytest.raises(CommandError, match=message):
        assemble(folder, "out.txt")


def test_without_an_output_it_shows_the_broken_sentences_of_an_edition_edited_by_hand(folder):
    broken = json.dumps(edition()).replace(
        "inspects within {{ days }} days.",
        r"inspects. It reports as {{ ref(\"reports\") }} says. It keeps records.",
    )
    (folder / "edition.json").write_text(broken)
    printed = StringIO()

    with pytest.raises(SystemExit) as stop:
        call_command(
            "assemble",
            str(folder / "answers.json"),
            edition=str(folder / "edition.json"),
            stdout=printed,
        )

    lines = printed.getvalue().splitlines()
    assert stop.value.code == 1
    assert lines[0].startswith('error unresolved-reference: clause "inspection": ')
    assert lines[1:] == ['clause "inspection" says: It reports as [reports] says.']


def test_without_an_output_and_without_a_fault_it_prints_nothing(folder):
    printed = StringIO()

    call_command(
        "assemble",
        str(folder / "answers.json"),
        edition=str(folder / "edition.json"),
        stdout=printed,
    )

    assert printed.getvalue() == ""


@pytest.mark.parametrize(
    "content", ["[]", "null", '{"key": "a", "key": "b"}', '{"title": "\\ud800"}', "[" * 100_000, ""]
)
def test_an_edition_that_is_damaged_gives_findings(folder, content):
    (folder / "edition.json").write_text(content)

    with pytest.raises(CommandError, match="cannot be read:\nerror "):
        assemble(folder, "out.txt")


def test_a_byte_order_mark_is_no_fault(folder):
    for name in ("edition.json", "answers.json"):
        text = (folder / name).read_text()
        (folder / name).write_text(text, encoding="utf-8-sig")

    assert assemble(folder, "out.txt") == ""


def test_an_unknown_kind_of_output_is_refused(folder):
    with pytest.raises(CommandError, match=r"\.pdf, \.html, \.txt, \.json"):
        assemble(folder, "out.docx")


def test_a_folder_that_is_not_there_is_named(folder):
    with pytest.raises(CommandError, match="cannot be written"):
        assemble(folder, "nowhere/out.txt")


@pytest.mark.django_db
def test_an_edition_that_is_not_there_is_named(folder):
    answers, output = str(folder / "answers.json"), str(folder / "out.txt")

    with pytest.raises(CommandError, match="no edition 7"):
        call_command("assemble", answers, "--output", output, "--edition", "7")
    with pytest.raises(CommandError, match="no edition yet"):
        call_command("assemble", answers, "--output", output)


def test_the_newest_edition_is_taken(shipped_library, folder):
    (folder / "answers.json").write_text('{"industry": "consumer"}')

    with pytest.raises(SystemExit):
        call_command(
            "assemble",
            str(folder / "answers.json"),
            "--output",
            str(folder / "out.txt"),
            "--draft-copy",
            stdout=StringIO(),
        )

    assert "MANUFACTURING" in (folder / "out.txt").read_text()

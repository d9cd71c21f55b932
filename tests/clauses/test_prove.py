"""The command that proves a library."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from clauses.models import Edition, PositionRow
from tests.databases import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

QUESTIONS = [
    {"key": "strict", "kind": "yesno", "ask": "Strict?", "short": "Strict"},
    {"key": "days", "kind": "integer", "ask": "Days?", "short": "Days", "minimum": 1, "maximum": 9},
]


def clause(key: str, text: str, **fields: object) -> dict[str, object]:
    position = {"key": "usual", "title": "Usual", "stance": "neutral", "text": text}
    return (
        {"key": key, "code": key, "heading": key.title(), "chosen_by": "answers"}
        | fields
        | {"positions": [position]}
    )


def library_file(folder: Path, *clauses: dict[str, object]) -> Path:
    path = folder / "edition.json"
    section = {"key": "only", "title": "Only", "questions": QUESTIONS, "clauses": list(clauses)}
    path.write_text(json.dumps({"key": "small", "title": "Small", "sections": [section]}))
    return path


def prove(*arguments: object) -> tuple[int, str]:
    printed = StringIO()
    try:
        call_command("prove", *map(str, arguments), stdout=printed)
    except SystemExit as stop:
        return int(str(stop.code)), printed.getvalue()
    return 0, printed.getvalue()


COHERENT = (
    clause("first", 'See {% if strict %}{{ ref("second") }}{% else %}nothing{% endif %}.'),
    clause("second", "Within {{ days }} days.", when="strict"),
)
BROKEN = (clause("first", 'See {{ ref("second") }}.'), COHERENT[1])


def test_a_coherent_library_is_proved(tmp_path: Path):
    status, printed = prove(library_file(tmp_path, *COHERENT))

    assert status == 0
    assert "Proved in" in printed
    assert printed.endswith("0 errors, 0 findings.\n")


def test_a_broken_library_is_told_with_the_answers_that_break_it(tmp_path: Path):
    status, printed = prove(library_file(tmp_path, *BROKEN), "--format", "json")

    assert status == 1
    (found,) = json.loads(printed)["findings"]
    assert found["level"] == "error"
    assert found["code"] == "unresolved-reference"
    assert found["place"] == 'clause "first", position "usual", text, line 1'
    assert "It is so when Strict is “No”." in found["message"]
    assert 'The sentence: See {{ ref("second") }}.' in found["message"]
    assert found["counterexample"]["strict"] is False
    assert 1 <= found["counterexample"]["days"] <= 9


def test_a_file_is_proved_before_there_is_a_database(tmp_path: Path):
    command = [sys.executable, "manage.py", "prove", str(library_file(tmp_path, *COHERENT))]
    environment = os.environ | {"COUNTERPART_VAR": str(tmp_path)}
    environment.pop("DATABASE_URL", None)

    outcome = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)

    assert outcome.returncode == 0, outcome.stderr
    assert outcome.stdout.endswith("0 errors, 0 findings.\n")


def test_the_json_form_counts_what_was_proved(tmp_path: Path):
    _, printed = prove(library_file(tmp_path, *COHERENT), "--format", "json")

    told = json.loads(printed)
    assert set(told) == {"proved", "seconds", "findings", "operative_words"}
    assert told["proved"]["references"] == 1
    assert told["proved"]["blanks"] == 1
    assert told["seconds"] > 0
    assert told["findings"] == []


def test_the_counterexample_breaks_the_agreement_that_is_assembled_from_it(tmp_path: Path):
    edition = library_file(tmp_path, *BROKEN)
    _, printed = prove(edition, "--format", "json")
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps(json.loads(printed)["findings"][0]["counterexample"]))
    told = StringIO()

    with pytest.raises(SystemExit):
        call_command(
            "assemble",
            str(answers),
            "--edition",
            str(edition),
            "--output",
            str(tmp_path / "agreement.txt"),
            stdout=told,
        )

    assert 'error unresolved-reference: clause "first"' in told.getvalue()


@pytest.mark.parametrize("content", ["{", "[1]", '{"key": "x"}'])
def test_what_cannot_be_read_is_a_finding(tmp_path: Path, content: str):
    path = tmp_path / "edition.json"
    path.write_text(content)

    status, printed = prove(path, "--format", "json")

    assert status == 1
    assert json.loads(printed)["proved"] == {}
    assert {found["level"] for found in json.loads(printed)["findings"]} == {"error"}


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path):
    status, printed = prove(tmp_path / "gone.json")

    assert status == 1
    assert 'error not-json: file "gone.json"' in printed


def test_the_newest_edition_is_proved_unless_another_is_named(edition: Edition):
    newest, named = prove(), prove("--edition", edition.number)

    assert newest[0] == named[0] == 0
    assert "0 errors" in newest[1]
    assert "0 errors" in named[1]


def test_the_draft_can_be_proved(draft: None):
    status, printed = prove("--draft")

    assert status == 0
    assert "0 errors" in printed


def test_a_draft_that_breaks_an_agreement_is_told(draft: None):
    PositionRow.objects.update(text='See {{ ref("gone") }}.')

    status, printed = prove("--draft")

    assert status == 1
    assert "It is so whatever is answered." in printed


def test_operative_words_that_changed_since_the_newest_edition_are_told(edition: Edition):
    PositionRow.objects.filter(text__contains="must say why").update(
        text="The Customer may say why it rejects a Batch."
    )

    status, printed = prove("--draft")

    assert status == 0
    assert "operative words: clause “" in printed
    assert "text: “must” became “may”. It is so since Edition 1" in printed


def test_a_file_is_compared_with_the_newest_edition_of_its_library(
    edition: Edition, tmp_path: Path
):
    changed, other = tmp_path / "changed.json", tmp_path / "other.json"
    data = edition.content.replace("must say why", "must not say why")
    changed.write_text(data)
    other.write_text(json.dumps(json.loads(data) | {"key": "another"}))

    told = [json.loads(prove(path, "--format", "json")[1]) for path in (changed, other)]

    assert [len(one["operative_words"]) for one in told] == [1, 0]
    assert "“not” is new" in told[0]["operative_words"][0]


def test_there_must_be_an_edition(db: None):
    with pytest.raises(CommandError, match="There is no edition"):
        prove()
    with pytest.raises(CommandError, match="There is no edition 7"):
        prove("--edition", 7)

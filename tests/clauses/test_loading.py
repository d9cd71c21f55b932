"""Content files and draft rows: the same library in both, and a bad file changes nothing."""

import tomllib
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from clauses.draft.rows import draft_data
from clauses.exchange.dumping import content_files, dump
from clauses.exchange.loading import (
    SHIPPED,
    LoadRefused,
    Outcome,
    load_library,
    replace_draft_by_folder,
)
from clauses.library.data.codec import edition_json, library_from
from clauses.library.data.folder import read_folder
from clauses.models import ClauseRow, Edition, LibraryRow, PositionRow, QuestionRow, RuleRow
from clauses.models.editions import fingerprint
from tests.clauses.examples import write_content

pytestmark = pytest.mark.slow

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]))


def test_dumping_what_was_loaded_gives_the_same_content(draft, content: Path, tmp_path: Path):
    dump(draft_data(), tmp_path / "dumped")

    assert read_folder(tmp_path / "dumped") == read_folder(content)


@pytest.mark.django_db
def test_the_shipped_library_survives_the_round_trip(tmp_path: Path):
    load_library(SHIPPED)
    dump(draft_data(), tmp_path)

    shipped, dumped = read_folder(SHIPPED)[0], read_folder(tmp_path)[0]
    assert library_from(dumped) == library_from(shipped)
    # What packs hold is written with the other rules and sources.
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        path.name for path in SHIPPED.glob("*.toml") if not path.name.startswith("pack-")
    )


@given(words)
def test_every_text_is_read_back_as_it_was(text: str):
    data = {"key": text, "title": text, "sections": [], "tables": [{"rows": {text: text}}]}

    files = content_files(data)

    read = tomllib.loads(files["library.toml"])
    assert (read["key"], read["tables"]) == (text, [{"rows": {text: text}}])


def test_loading_twice_changes_nothing(draft, content: Path):
    before = set(ClauseRow.objects.values_list("pk", "key"))

    assert load_library(content) is Outcome.SAME
    assert set(ClauseRow.objects.values_list("pk", "key")) == before


def test_rows_keep_their_identity_when_the_content_changes(draft, content: Path):
    position = PositionRow.objects.get(key="certificate")
    files = (content / "02-inspection.toml").read_text()

    write_content(content, **{"02-inspection": files.replace("is final", "is conclusive")})
    outcome = load_library(content)

    position.refresh_from_db()
    assert outcome is Outcome.LOADED
    assert position.text.startswith("The certificate is conclusive")


def test_what_the_content_no_longer_holds_is_deleted(draft, content: Path):
    (content / "rules.toml").unlink()

    load_library(content)

    assert not RuleRow.objects.exists()


def test_a_draft_that_an_earlier_version_loaded_was_not_edited_by_its_format(draft, content: Path):
    earlier = fingerprint(edition_json(draft_data(), version=(1, 1)))
    LibraryRow.objects.update(loaded_sha256=earlier)
    (content / "rules.toml").unlink()

    assert load_library(content) is Outcome.LOADED


def test_an_edited_draft_is_left_alone(draft, content: Path):
    QuestionRow.objects.filter(key="inspection_days").update(ask="How long?")
    (content / "rules.toml").unlink()

    outcome = load_library(content)

    assert outcome is Outcome.LEFT_ALONE
    assert QuestionRow.objects.get(key="inspection_days").ask == "How long?"
    assert RuleRow.objects.exists()


def test_an_edited_draft_is_overwritten_where_asked(draft, content: Path):
    QuestionRow.objects.filter(key="inspection_days").update(ask="How long?")

    outcome = replace_draft_by_folder(content)

    assert outcome is Outcome.LOADED
    assert QuestionRow.objects.get(key="inspection_days").ask == "How many days?"


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ("[[rules]\n", "cannot be read"),
        ('[[rules]]\nkey = "K1"\nseverety = "error"', 'There is no field "severety" here'),
        (
            '[[rules]]\nkey = "K1"\nseverity = "error"\nwhen = "no_such_question"\nmessage = "M"',
            "no_such_question",
        ),
    ],
)
def test_a_bad_file_changes_nothing(draft, content: Path, rules: str, message: str):
    write_content(content, rules=rules, terms="")

    with pytest.raises(LoadRefused) as refused:
        load_library(content)

    assert message in " ".join(map(str, refused.value.findings))
    assert RuleRow.objects.get().key == "K001"


@pytest.mark.django_db
def test_the_command_names_what_is_wrong(tmp_path: Path, capsys):
    folder = write_content(tmp_path / "bad", rules='[[rules]]\nkey = "K1"\nseverety = "error"')

    with pytest.raises(CommandError, match="nothing was changed"):
        call_command("load_library", folder)

    assert 'rule "K1", severety: There is no field "severety" here.' in capsys.readouterr().err


@pytest.mark.django_db
def test_the_command_publishes_what_is_new_and_only_that(content: Path, capsys):
    call_command("load_library", content, "--publish")
    call_command("load_library", content, "--publish")

    assert "nothing was published" in capsys.readouterr().out
    assert [edition.number for edition in Edition.objects.all()] == [1]
    assert not Edition.objects.get().published_by.is_active


@pytest.mark.django_db
def test_the_demo_approval_is_recorded_on_a_development_machine(content: Path):
    call_command("create_demo_people")

    call_command("load_library", content, "--publish", "--approve")

    approval = Edition.objects.get().approvals.get()
    assert approval.approved_by.username == "legal"


@pytest.mark.django_db
def test_the_demo_approval_is_refused_in_production(content: Path, settings):
    settings.DEVELOPMENT = False

    with pytest.raises(CommandError, match="Counsel approves"):
        call_command("load_library", content, "--publish", "--approve")

    assert not Edition.objects.exists()

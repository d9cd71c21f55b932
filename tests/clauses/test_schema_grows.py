"""What somebody who adds a field or a kind of thing is told: each place that must know it, and nothing by silence.

The project is copied, the new thing is written into the copy as an engineer would, and the copy's tests say what is
missing.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.databases import ROOT

COPIED = ("agreements", "clauses", "config", "docs", "static", "templates", "tests")
FILES = ("manage.py", "pyproject.toml")
TESTS = ("tests/clauses/library/test_schema.py", "tests/clauses/test_models.py")
VALUES, SCHEMA = "clauses/library/values.py", "clauses/library/schema.py"
ROWS = "clauses/models/wordings.py"
FAILED = re.compile(r"^(?:FAILED|ERROR) \S+?::(\S+)", re.MULTILINE)

pytestmark = pytest.mark.slow


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in COPIED:
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    for name in FILES:
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def add(project: Path, name: str, after: str, added: str) -> None:
    """Write something into a file of the copy, after words that stand there once."""
    text = (project / name).read_text()
    assert text.count(after) == 1, after
    (project / name).write_text(text.replace(after, after + added))


def told(project: Path) -> set[str]:
    """The tests of the copy that fail."""
    options = ("-q", "-m", "not database", "-p", "no:cacheprovider")
    outcome = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *TESTS],
        cwd=project,
        capture_output=True,
        text=True,
    )
    return set(FAILED.findall(outcome.stdout))


def test_a_new_field_wants_a_column_a_place_on_a_page_and_an_explanation(project: Path):
    add(
        project,
        VALUES,
        '    note: str = ""\n    features: tuple[str, ...] = ()\n',
        '    tone: str = ""\n',
    )
    add(project, VALUES, '    text: Text\n    plain: str = ""\n', '    mood: str = ""\n')
    # Of two new fields, this one has its column already.
    doc = '"""An annex of the agreement; its letter follows the schedules present."""\n'
    add(project, ROWS, doc, "\n    mood = models.CharField(max_length=9, blank=True)\n")

    assert told(project) == {
        "test_rows_have_a_column_for_each_field_and_no_other[PositionRow]",
        "test_every_field_is_on_the_page_that_edits_it[ScheduleRow]",
        "test_every_field_is_explained_to_authors[clause]",
        "test_every_field_is_explained_to_authors[schedule]",
    }


REMARK = """

@dataclass(frozen=True, slots=True)
class Remark:
    key: str
    words: Phrase
    about: Annotated[str, KeyOf("schedule", "rests on")] = ""
"""


def test_a_new_kind_of_thing_wants_rows_a_file_an_explanation_and_a_look_at_its_keys(project: Path):
    add(project, VALUES, '    sets: Annotated[str, KeyOf("point", "sets")] = ""\n', REMARK)
    tables = "    tables: tuple[NamedTable, ...] = ()\n"
    add(project, VALUES, tables, "    remarks: tuple[Remark, ...] = ()\n")
    described = '    ThingKind("remark", "remarks", values.Remark),\n'
    add(project, SCHEMA, "THING_KINDS = (\n", described)

    assert told(project) == {
        "test_a_thing_stands_in_a_file_or_inside_another_thing",
        "test_a_key_that_leads_nowhere_has_its_fault",
        "test_every_kind_of_thing_has_its_rows",
        "test_every_field_is_explained_to_authors[remark]",
    }

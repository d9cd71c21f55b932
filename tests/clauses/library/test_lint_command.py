"""A folder of content files is checked from the command line."""

import subprocess
import sys
from pathlib import Path

import pytest

from clauses.library.lint.__main__ import main


def write(folder: Path, text: str) -> Path:
    (folder / "library.toml").write_text('key = "small"\ntitle = "Small"\n' + text)
    return folder


def test_a_folder_is_checked_from_the_command_line(tmp_path: Path, capsys):
    lonely = '[[sets]]\nkey = "lonely"\nmeans = "Some."\nmembers = []\n'

    assert main(str(write(tmp_path, lonely))) == 0
    assert capsys.readouterr().out.splitlines() == [
        'hint unused: set "lonely": Nothing in the library uses this set.'
        " Use it where it was meant, or delete it.",
        f"{tmp_path}: 0 questions, 0 clauses, 1 findings",
    ]


def test_a_folder_that_cannot_be_read_fails(tmp_path: Path, capsys):
    assert main(str(write(tmp_path, "colour = 1\n"))) == 1
    assert capsys.readouterr().out.splitlines()[-1] == f"{tmp_path}: not read, 1 findings"


@pytest.mark.slow
def test_the_shipped_library_has_no_errors_and_no_warnings():
    content = Path("clauses/content/outsourcing")

    outcome = subprocess.run(
        [sys.executable, "-m", "clauses.library.lint", str(content)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert outcome.returncode == 0
    assert not [line for line in outcome.stdout.splitlines() if line.startswith(("error", "warn"))]

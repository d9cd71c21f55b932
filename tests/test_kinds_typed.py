"""The type checker names every place that must know another type of value, measure, source of words or figure."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.databases import ROOT

pytestmark = pytest.mark.slow

LITERALS = ("ValueName", "Measure", "WordSource", "Figure")
NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv", "var", "static", "img", "__pycache__", ".pytest_cache", ".hypothesis"
)
PLACES = {
    "ValueName": {
        "clauses/library/kinds.py",
        "clauses/library/deal/fitting.py",
        "clauses/library/lint/growth.py",
        "clauses/library/words/codes.py",
        "clauses/library/proof/unknowns.py",
        "clauses/library/proof/examples.py",
        "clauses/library/proof/blank_obligations.py",
        "agreements/assembly/reading.py",
        "agreements/wizard/fields.py",
    },
    "Measure": {
        "clauses/library/deal/fitting.py",
        "clauses/library/deal/ranges.py",
        "clauses/library/proof/unknowns.py",
        "agreements/wizard/shown_questions.py",
    },
    "WordSource": {
        "clauses/library/kinds.py",
        "clauses/library/proof/domains.py",
        "clauses/library/proof/unknowns.py",
        "clauses/library/proof/examples.py",
        "agreements/assembly/reading.py",
        "agreements/assembly/formatting.py",
        "agreements/words/answer_words.py",
    },
    "Figure": {"agreements/assembly/formatting.py", "agreements/words/answer_words.py"},
}


def test_another_type_measure_source_or_figure_breaks_the_build_wherever_it_matters(tmp_path: Path):
    copy = tmp_path / "project"
    shutil.copytree(ROOT, copy, ignore=NOT_COPIED)
    kinds = copy / "clauses/library/kinds.py"
    text = kinds.read_text()
    for name in LITERALS:
        text, found = re.subn(
            rf"^{name} = OneOf\[", f'{name} = OneOf["new {name}", ', text, flags=re.M
        )
        assert found == 1, name
    kinds.write_text(text)

    said = subprocess.run(
        [sys.executable, "-m", "mypy", "--no-color-output"],
        cwd=copy,
        env={**os.environ, "MYPYPATH": ""},
        capture_output=True,
        text=True,
    ).stdout

    broken: dict[str, set[str]] = {name: set() for name in LITERALS}
    for place, name in re.findall(r"^(\S+?):\d+: error: .*assert_never.*'new (\w+)'", said, re.M):
        broken[name].add(place)
    assert broken == PLACES, said

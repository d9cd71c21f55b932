"""The page of findings: a line for each code, under the place where its fault is met."""

import importlib
import re
import runpy

import pytest

from clauses.library.faults.page import GROUPS, faults_of, findings_page
from tests.test_repository import ROOT

COMMAND = "clauses.library.faults.__main__"


def test_the_page_tells_each_code_once():
    codes = {
        fault.code
        for group in GROUPS
        for module in group.modules
        for fault in faults_of(module).values()
    }

    told = re.findall(r"^\| `([^`]+)` \|", findings_page(), re.MULTILINE)

    assert sorted(told) == sorted(codes)


def test_a_fault_is_told_under_the_heading_of_its_group():
    headings = re.findall(r"^## (.*)$", findings_page(), re.MULTILINE)
    of_proofs = findings_page().partition("## In the proof of a library")[2]

    assert headings == [group.heading for group in GROUPS]
    assert "| `not-proved` | error |" in of_proofs


def test_the_level_of_a_rule_is_as_the_rule_says():
    assert "| `rule` | as the rule says |" in findings_page()


@pytest.mark.filterwarnings("ignore:.*found in sys.modules:RuntimeWarning")
def test_the_command_prints_the_page_that_is_kept(capsys: pytest.CaptureFixture[str]):
    runpy.run_module("clauses.library.faults", run_name="__main__")

    assert capsys.readouterr().out == (ROOT / "docs/findings.md").read_text()


def test_whoever_imports_the_command_prints_nothing(capsys: pytest.CaptureFixture[str]):
    importlib.import_module(COMMAND)

    assert capsys.readouterr().out == ""

"""Each of the 137 rules of the specification is a rule, a check of the document, or dropped with its proof."""

import re

from tests.content.shipped import LIBRARY
from tests.databases import ROOT

CODES = [f"K{number:03}" for number in range(1, 138)]
NOTES = (ROOT / "docs/domain-notes.md").read_text(encoding="utf-8")
FINDINGS = (ROOT / "docs/findings.md").read_text(encoding="utf-8")
RULES = {rule.key for rule in LIBRARY.rules}


def rows(after: str, before: str) -> list[list[str]]:
    """The cells of the rows that begin with codes, in the part of the page between two sentences."""
    part = NOTES.split(after)[1].split(before)[0]
    lines = re.findall(r"^\| (K\d{3}.*) \|$", part, re.MULTILINE)
    return [line.split(" | ") for line in lines]


DROPPED = rows("## Rules that were dropped", "Kept as checks of every assembled agreement")
CHECKED = rows("Kept as checks of every assembled agreement", "## Rules that were changed")


def codes(table: list[list[str]]) -> list[str]:
    return [code for row in table for code in row[0].split(", ")]


def test_each_code_is_in_one_place_and_none_is_forgotten():
    kept = [code for code in CODES if code in RULES]

    assert sorted([*kept, *codes(DROPPED), *codes(CHECKED)]) == CODES


def test_each_dropped_rule_says_what_it_asked_and_why_it_can_never_fire():
    short = [row[0] for row in DROPPED if len(row) != 3 or len(row[1]) < 15 or len(row[2]) < 30]

    assert len(DROPPED) == 20
    assert short == []


def test_each_proof_names_questions_and_rules_that_exist():
    named = re.findall(r"`(\w+)`", " ".join(row[2] for row in DROPPED))
    known = {question.key for question in LIBRARY.questions}
    known |= {one.key for clause in LIBRARY.clauses for one in clause.positions}
    cited = re.findall(r"K\d{3}", " ".join(row[2] for row in DROPPED))

    assert set(named) - known == set()
    assert set(cited) - RULES == set()


def test_each_check_is_a_finding_that_is_documented_or_says_why_there_is_none():
    for row in CHECKED:
        named = re.findall(r"`([a-z-]+)`", row[1])
        documented = [code for code in named if f"| `{code}` |" in FINDINGS]

        assert documented or row[1].startswith(("none: ", "no error of assembly: "))


def test_what_the_library_adds_is_numbered_after_the_specification():
    added = sorted(RULES - set(CODES))

    assert added == [f"K{number}" for number in range(138, 158)]

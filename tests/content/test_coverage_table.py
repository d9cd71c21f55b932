"""The pages on coverage and on the domain cite clauses, positions, rules and sources that exist."""

import re

import pytest

from tests.content.shipped import LIBRARY
from tests.databases import ROOT

PAGES = ("docs/coverage.md", "docs/domain-notes.md")
COVERAGE = (ROOT / "docs/coverage.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_clause_that_is_cited_exists(page):
    cited = set(re.findall(r"\b[A-Z]{3}-\d\d\b", (ROOT / page).read_text(encoding="utf-8")))

    assert cited - {clause.code for clause in LIBRARY.clauses} == set()


def test_every_position_that_the_coverage_table_cites_exists():
    written = {clause.code: {one.key for one in clause.positions} for clause in LIBRARY.clauses}
    cited = re.findall(r"([A-Z]{3}-\d\d) ((?:`\w+`(?:, )?)+)", COVERAGE)

    assert cited
    for code, positions in cited:
        assert set(re.findall(r"\w+", positions)) <= written[code]


def test_every_source_that_is_cited_exists():
    cited = set(re.findall(r"\bR-\d+b?\b", COVERAGE))

    assert cited - {source.key for source in LIBRARY.sources} == set()


def test_all_41_labels_are_answered_or_left_out_with_a_reason():
    table = COVERAGE.split("## The 41 clause labels of CUAD")[1]
    rows = re.findall(r"^\| ([^|]+) \| \d+ \| \d+ \| ([^|]+) \|$", table, re.MULTILINE)

    assert len(rows) == len({label for label, _ in rows}) == 41
    left_out = [label for label, answer in rows if answer.startswith("no: ")]
    assert len(left_out) == 8
    assert all(re.search(r"[A-Z]{3}-\d\d", answer) for _, answer in rows if "no: " not in answer)


def test_the_rules_that_were_dropped_are_not_in_the_library():
    notes = (ROOT / "docs/domain-notes.md").read_text(encoding="utf-8")
    dropped = notes.split("## Rules that were dropped")[1].split("## Rules that were changed")[0]
    cells = re.findall(r"^\| ((?:K\d{3}(?:, )?)+) \|", dropped, re.MULTILINE)
    keys = {key for cell in cells for key in cell.split(", ")}

    numbered = {f"K{number:03}" for number in range(1, 138)}
    assert numbered - {rule.key for rule in LIBRARY.rules} - {"K135"} == keys - {"K135"}

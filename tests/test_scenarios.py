"""The scenarios give the text and the findings that are kept beside them, and show the whole library between them."""

import json
from collections import defaultdict

import pytest

from clauses.library import Library
from tests.scenarios import (
    HERE,
    NAMES,
    PASSED,
    TWELVE,
    Deal,
    deal,
    shipped_library,
)

pytestmark = pytest.mark.slow  # eighteen whole agreements

Deals = dict[str, Deal]


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped_library()


@pytest.fixture(scope="module")
def deals(library: Library) -> Deals:
    return {name: deal(name, library) for name in NAMES}


def errors(findings: str) -> list[str]:
    return [line for line in findings.splitlines() if line.startswith("error")]


@pytest.mark.parametrize("name", NAMES)
def test_a_scenario_reads_as_expected(name: str, deals: Deals):
    assert deals[name].text == (HERE / name / "expected.txt").read_text(encoding="utf-8")
    assert deals[name].findings == (HERE / name / "findings.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PASSED)
def test_a_scenario_has_no_error(name: str, deals: Deals):
    assert errors(deals[name].findings) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_scenario_has_no_open_blank_and_no_lost_reference(name: str, deals: Deals):
    assert "[" not in deals[name].text


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("article-late-site-move-must-fail", "K086"),
        ("article-shares-60-and-50-must-fail", "K028"),
    ],
)
def test_a_scenario_that_must_fail_is_refused_by_its_rule_alone(name: str, rule: str, deals: Deals):
    found = errors(deals[name].findings)

    assert [line.split(": ")[1] for line in found] == [f'rule "{rule}"']


def test_the_twelve_are_six_industries_at_home_and_across_borders():
    kinds = set()
    for name in TWELVE:
        answers = json.loads((HERE / name / "answers.json").read_text(encoding="utf-8"))
        countries = {answers[f"{side}_party"]["country"] for side in ("customer", "manufacturer")}
        kinds.add((answers["industry"], "home" if len(countries) == 1 else "abroad"))

    assert len(TWELVE) == len(kinds) == 12


def test_every_position_of_every_clause_is_in_one_of_the_twelve(library: Library, deals: Deals):
    shown = defaultdict(list)
    for name in TWELVE:
        for one in deals[name].assembled.selection.selected:
            shown[one.clause.key, one.position.key].append(name)

    for (clause, position), names in sorted(shown.items()):
        print(f"{clause} {position}: {', '.join(names)}")
    written = {(clause.key, one.key) for clause in library.clauses for one in clause.positions}
    assert written - set(shown) == set()

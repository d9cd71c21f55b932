"""The shipped library keeps its promises: whatever the wizard accepts, the agreement is whole."""

import pytest

from clauses.library.lint import lint
from tests.content.answer_sets import DEFAULT
from tests.content.shipped import LIBRARY, UNREADABLE
from tests.content.survey import distribution, survey

AGREEMENTS = 200  # bench/answer_sets.py surveys 2,000


def test_every_content_file_is_read_without_a_finding():
    assert UNREADABLE == ()


@pytest.mark.slow
def test_lint_finds_nothing():
    assert [str(finding) for finding in lint(LIBRARY)] == []


def test_the_library_has_its_full_size():
    assert len(LIBRARY.sections) == 12
    assert len(LIBRARY.clauses) == 78
    assert sum(len(clause.positions) for clause in LIBRARY.clauses) >= 207
    assert len([question for question in LIBRARY.questions if question.asked]) >= 95
    assert len([question for question in LIBRARY.questions if not question.asked]) >= 41
    assert len(LIBRARY.terms) == 98
    assert len(LIBRARY.schedules) == 6
    assert len(LIBRARY.responsibilities) == 36
    assert len(LIBRARY.rules) >= 106


def test_every_section_but_the_deal_facts_and_the_tables_has_clauses():
    with_clauses = {clause.section for clause in LIBRARY.clauses}

    assert [one.key for one in LIBRARY.sections if one.key not in with_clauses] == [
        "setup",
        "tables",
    ]


@pytest.mark.longest
@pytest.mark.slow
def test_whatever_the_wizard_accepts_the_agreement_is_whole(subtests):
    """One test, for the survey takes a minute: two workers would make it twice."""
    surveyed = survey(AGREEMENTS, seed=20270115)
    print(distribution(surveyed))
    chosen = surveyed.occurred
    answered = {question for question, name in chosen if name != DEFAULT}
    positions = {(clause.key, one.key) for clause in LIBRARY.clauses for one in clause.positions}
    options = {
        (question.key, one.key) for question in LIBRARY.questions for one in question.options
    }

    with subtests.test("no agreement has an open blank, a lost reference or an undefined term"):
        assert surveyed.faults == {}
    with subtests.test("every position of every clause is in an agreement"):
        assert positions - set(surveyed.positions) == set()
    with subtests.test("every schedule is in an agreement"):
        assert {one.key for one in LIBRARY.schedules} - set(surveyed.schedules) == set()
    with subtests.test("every term is printed in an agreement"):
        assert {term.term for term in LIBRARY.terms} - set(surveyed.terms) == set()
    with subtests.test("every option of every question is chosen in an agreement"):
        assert options - set(chosen) == set()
    with subtests.test("every limit is met in an agreement"):
        assert [goal for goal in surveyed.known if chosen[goal] < 1] == []
    with subtests.test("every question is answered in an agreement"):
        assert {question.key for question in LIBRARY.questions} - answered == set()

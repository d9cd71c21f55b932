"""The shipped library keeps its promises: whatever the wizard accepts, the agreement is whole."""

import pytest

from clauses.library.lint import lint
from tests.content.answer_sets import DEFAULT
from tests.content.shipped import LIBRARY, UNREADABLE
from tests.content.survey import Survey, distribution, survey

AGREEMENTS = 150  # bench/answer_sets.py surveys 2,000
pytestmark = pytest.mark.xdist_group("survey")


@pytest.fixture(scope="module")
def surveyed() -> Survey:
    result = survey(AGREEMENTS, seed=20270115)
    print(distribution(result))
    return result


def test_every_content_file_is_read_without_a_finding():
    assert UNREADABLE == ()


def test_lint_finds_nothing():
    assert [str(finding) for finding in lint(LIBRARY)] == []


def test_the_library_has_its_full_size():
    assert len(LIBRARY.sections) == 11
    assert len(LIBRARY.clauses) == 76
    assert sum(len(clause.positions) for clause in LIBRARY.clauses) >= 207
    assert len([question for question in LIBRARY.questions if question.asked]) >= 95
    assert len([question for question in LIBRARY.questions if not question.asked]) >= 41
    assert len(LIBRARY.terms) == 107
    assert len(LIBRARY.schedules) == 11
    assert len(LIBRARY.responsibilities) == 35
    assert len(LIBRARY.rules) >= 106


def test_every_section_but_the_deal_facts_has_clauses():
    with_clauses = {clause.section for clause in LIBRARY.clauses}

    assert [one.key for one in LIBRARY.sections if one.key not in with_clauses] == ["setup"]


def test_no_agreement_has_an_open_blank_a_lost_reference_or_an_undefined_term(surveyed):
    assert surveyed.faults == {}


def test_every_position_of_every_clause_is_in_an_agreement(surveyed):
    written = {(clause.key, one.key) for clause in LIBRARY.clauses for one in clause.positions}

    assert written - set(surveyed.positions) == set()


def test_every_schedule_is_in_an_agreement(surveyed):
    assert {schedule.key for schedule in LIBRARY.schedules} - set(surveyed.schedules) == set()


def test_every_term_is_printed_in_an_agreement(surveyed):
    assert {term.term for term in LIBRARY.terms} - set(surveyed.terms) == set()


def test_every_option_of_every_question_is_chosen_in_an_agreement(surveyed):
    offered = {
        (question.key, option.key) for question in LIBRARY.questions for option in question.options
    }

    assert offered - set(surveyed.occurred) == set()


def test_every_limit_is_met_in_an_agreement(surveyed):
    assert [goal for goal in surveyed.known if surveyed.occurred[goal] < 1] == []


def test_every_question_is_answered_in_an_agreement(surveyed):
    answered = {question for question, name in surveyed.occurred if name != DEFAULT}

    assert {question.key for question in LIBRARY.questions} - answered == set()

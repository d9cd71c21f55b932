"""What no answers reach in small libraries."""

import datetime

import pytest

from clauses import library
from clauses.library.findings import Level
from clauses.library.proof import prove
from tests.clauses.library.examples import (
    clause,
    formula,
    library_of,
    phrase,
    position,
    question,
    rule,
    schedule,
)

TODAY = datetime.date(2027, 3, 1)
STRICT = question("strict")
DAYS = question("days", "integer", minimum="1", maximum="30")
MODEL = question("model", "choice", options=("fault", "shared", "fixed"))


def warnings(*things) -> list[tuple[str, str]]:
    return [
        (one.finding.code, str(one.finding.place))
        for one in prove(library_of(*things), today=TODAY).findings
        if one.finding.level is Level.WARNING
    ]


@pytest.mark.parametrize(
    ("things", "expected"),
    [
        (
            [question("never", when="strict and not strict")],
            ("unasked-question", 'question "never", when'),
        ),
        (
            [
                MODEL,
                rule("R1", 'model == "fixed"'),
                clause("first", position("only", "{{ model }}")),
            ],
            ("impossible-choice", 'question "model"'),
        ),
        (
            [
                clause(
                    "first",
                    position("a", when="strict"),
                    position("b", when="strict and not strict"),
                    when="strict",
                )
            ],
            ("unreachable-position", 'clause "first", position "b", when'),
        ),
        (
            [schedule("schedule-a", when="strict and not strict")],
            ("unreachable-schedule", 'schedule "schedule-a", when'),
        ),
        (
            [
                clause(
                    "first",
                    position("only", "{% if strict and not strict %}a{% else %}b{% endif %}"),
                )
            ],
            ("unreachable-branch", 'clause "first", position "only", text, line 1'),
        ),
        ([rule("R1", "strict and not strict")], ("rule-never-fires", 'rule "R1", when')),
        (
            [
                library.Responsibility(
                    "test", "Tests", formula('"both"'), when=formula("strict and not strict")
                )
            ],
            ("unreachable-row", 'responsibility "test", when'),
        ),
    ],
)
def test_what_no_answers_reach_is_a_warning(things, expected):
    assert expected in warnings(STRICT, *things)


def test_a_question_whose_answer_does_nothing_is_a_warning():
    assert ("idle-question", 'question "days"') in warnings(DAYS)
    assert ("idle-question", 'question "days"') not in warnings(
        DAYS, clause("first", position("only", "{{ days }}"))
    )


def test_a_question_that_only_limits_itself_does_nothing():
    alone = question("days", "integer", minimum="1", maximum="max(days, 30)")

    assert ("idle-question", 'question "days"') in warnings(alone)


def test_a_term_that_no_agreement_uses_is_a_warning():
    term = library.DefinedTerm("Batch", phrase("a lot"))

    assert ("unused-term", 'term "Batch"') in warnings(STRICT, term)

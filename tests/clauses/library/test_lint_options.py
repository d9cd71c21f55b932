"""Options that decide a clause, but lead to none of its positions."""

import pytest

from clauses import library
from clauses.library.lint import lint
from clauses.library.lint.options import outcome
from tests.clauses.library.examples import clause, expression, library_of, position, question

MODEL = question("model", "choice", options=("fault", "shared", "none"))


def by_model(*conditions: str, **fields) -> library.Clause:
    positions = (
        position(f"p{number}", when=condition) for number, condition in enumerate(conditions)
    )
    return clause("recall", *positions, **fields)


@pytest.mark.parametrize(
    "recall",
    [
        by_model('model == "fault"', 'model == "shared"', 'model == "none"'),
        by_model('model == "fault"', 'model in ["shared", "none"]'),
        by_model('model == "fault"', 'model != "fault"'),
        by_model('model == "fault"', 'not (model == "fault")'),
        by_model('model == "fault" or regulated', 'model == "shared"', 'model not in ["shared"]'),
        by_model('model == "fault"', 'model == "shared"', when='model != "none"'),
        by_model('model == "fault"', 'model == "shared"', when='regulated and model != "none"'),
        by_model('model == "fault"', 'not (model == "fault" and regulated)'),
        by_model('model == "fault"', "regulated"),
        by_model('model == "fault"', chosen_by="stance"),
        clause("recall", position("x", when='model == "fault"'), position("y")),
    ],
)
def test_where_every_option_may_have_a_position_nothing_is_said(recall: library.Clause):
    assert not lint(library_of(question("regulated"), MODEL, recall))


@pytest.mark.parametrize(
    ("recall", "options"),
    [
        (by_model('model == "fault"'), ["Shared", "None"]),
        (by_model('model == "fault"', 'model == "shared"'), ["None"]),
        (by_model('model == "fault" and regulated', 'model in ["shared"]'), ["None"]),
        (by_model('model == "fault"', 'model == "shared"', when="regulated"), ["None"]),
        (
            by_model('model == "fault"', 'regulated and not (model in ["fault", "none"])'),
            ["None"],
        ),
        (
            by_model('model == "fault"', 'not (regulated or model != "shared")'),
            ["None"],
        ),
    ],
)
def test_an_option_without_position_is_a_warning(recall: library.Clause, options: list[str]):
    findings = lint(library_of(question("regulated"), MODEL, recall))

    assert [finding.message for finding in findings] == [
        f'"Model" decides this clause, but no position is written for "{option}".'
        for option in options
    ]
    assert {finding.level for finding in findings} == {"warning"}
    assert {finding.question for finding in findings} == {"model"}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("model == other", None),
        ('other == "x"', None),
        ('other in ["x"]', None),
        ("not other", None),
        ('other or model == "x"', True),
        ('other and model == "x"', None),
        ('other and model == "y"', False),
        ('model == "x" and model != "y"', True),
        ('model == "y" or model == "z"', False),
    ],
)
def test_the_outcome_of_a_condition_under_one_option(source: str, expected: bool | None):
    assert outcome(expression(source), "model", "x") is expected

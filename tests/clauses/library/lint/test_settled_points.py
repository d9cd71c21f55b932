"""Deal points that are set or read where that cannot be, or printed in another unit than their own."""

import pytest

from clauses.library import DealPoint, DefinedTerm, Responsibility
from clauses.library.lint import lint
from tests.clauses.library.examples import (
    clause,
    formula,
    library_of,
    phrase,
    position,
    question,
    rule,
)

POINTS = (
    DealPoint("decider", "Who decides.", "party"),
    DealPoint("check", "Whether to check.", "duty"),
    DealPoint("time", "The time.", "number", unit="Day"),
    DealPoint("share", "The share.", "number", unit="%"),
    DealPoint("sum", "The sum.", "number", unit="money"),
)
ASKED = (
    question("days", "integer"),
    question("price", "money"),
    question("who", "choice", options=("customer", "manufacturer", "own_duty")),
    question("late"),
)
GOOD = """The {{ "both" | sets("decider") }} decide and {{ "must" | sets("check") }} check.

The time is {{ days | counted("Day") | sets("time") }}, the share {{ days | percent | sets("share") }}.

The sum is {{ price | money | sets("sum") }}.

The {{ point("decider") }} has {{ point("time") | counted("Day") }} for {{ point("sum") | money }}."""


def found(text: str, *things) -> list[str]:
    held = library_of(*POINTS, *ASKED, clause("first", position("only", text)), *things)
    return [one.code for one in lint(held) if one.code != "unused"]


def test_a_library_that_sets_and_reads_its_points_is_left_alone():
    assert found(GOOD) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('The {{ "both" | sets("nobody") }} decide.', "unknown-point"),
        ('The {{ point("nobody") }} decides.', "unknown-point"),
        ('{% if settled("nobody") %}It ends.{% endif %}', "unknown-point"),
        ('See {{ where("nobody") }}.', "unknown-point"),
        ('The {{ "neither" | sets("decider") }} decides.', "unknown-option"),
        ('The {{ days | sets("decider") }} decides.', "wrong-kind"),
        ('It is {{ "may" | counted("Day") | sets("time") }}.', "wrong-kind"),
        ('It is {{ days | counted("Business Day") | sets("time") }}.', "other-unit"),
        ('It is {{ days | sets("time") }}.', "other-unit"),
        ('It is {{ days | counted("Day") | sets("share") }}.', "other-unit"),
        ('It is {{ point("time") | counted("month") }}.', "other-unit"),
        ('It is {{ price | sets("sum") }}.', "other-unit"),
        ('It is {{ price | counted("Day") | sets("sum") }}.', "other-unit"),
        ('It is {{ days | money | sets("sum") }}.', "bare-figure"),
        ('{% if point("sum") > days %}It ends.{% endif %}', "bare-figure"),
        ('{% if point("decider") == "nobody" %}It ends.{% endif %}', "unknown-option"),
        ('{% if point("time") == "may" %}It ends.{% endif %}', "kinds-differ"),
        (
            '{% if point("check") == "may" %}The {{ "both" | sets("decider") }} decide.{% endif %}',
            "circular-point",
        ),
        ('It is {{ point("time") | counted("Day") | sets("time") }}.', "circular-point"),
    ],
)
def test_a_point_is_set_and_read_as_it_is_listed(text: str, code: str):
    assert set(found(text)) == {code}


def test_only_sentences_of_clauses_and_schedules_set_points():
    told = DefinedTerm("Lot", phrase('what the {{ "customer" | sets("decider") }} has.'))

    assert found("Words.", told) == ["set-outside"]
    assert found(
        "Words.", rule("K1", "late", 'The {{ "customer" | sets("decider") }} decides.')
    ) == ["set-outside"]


def test_a_row_of_the_matrix_sets_a_party():
    def row(point: str) -> Responsibility:
        return Responsibility("release", "Release", formula('"both"'), sets=point)

    text = "{{ responsibilities() }}"

    assert found(text, row("decider")) == []
    assert found(text, row("check")) == ["unknown-option"]
    assert found(text, row("nobody")) == ["unknown-point"]


def test_nothing_that_selects_clauses_reads_a_point():
    assert found(
        "Words.", clause("second", position("only", "More."), when='point("check") == "may"')
    ) == ["selection-asked"]

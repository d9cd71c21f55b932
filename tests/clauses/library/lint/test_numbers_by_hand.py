"""Numbers that are typed although an answer or a deal point states them, or printed past their deal point."""

from fractions import Fraction

import pytest

from clauses.library import DealPoint, DefinedTerm
from clauses.library.lint import lint
from tests.clauses.library.examples import clause, library_of, phrase, position, question, rule

TIME = DealPoint(
    "time",
    "How long a cure takes.",
    "number",
    "Day",
    Fraction(1),
    topic=("cure a breach",),
    exceptions={"on a holiday": "The law says so."},
)
SHARE = DealPoint("share", "Which share is paid.", "number", "%", topic=("of the price",))
ASKED = (question("days", "integer"), question("wide"), question("part", "percent"))
SET = clause(
    "set",
    position(
        "only",
        """It may cure a breach within {{ days | counted("Day") | sets("time") }}.

It pays {{ part | percent | sets("share") }} of the price.

The Customer must send a written report within {{ weeks | counted("week") }} after the end.""",
    ),
)
WEEKS = question("weeks", "integer")


def found(text: str, *things) -> list[str]:
    held = library_of(
        TIME, SHARE, *ASKED, WEEKS, SET, clause("first", position("only", text)), *things
    )
    return [one.code for one in lint(held) if one.code not in ("unused", "untold-point")]


@pytest.mark.parametrize(
    "text",
    [
        "It may cure a breach within 30 Days.",
        "It must cure a breach within 30 Business Days.",
        'It may cure a breach within {{ point("time") | counted("Day") }}, or 10 Days for money.',
        "It bears 40% of the price.",
        "The Customer must send a written report within 3 weeks after the end.",
        "It rests. A Party must send a written report within three weeks after the end of it.",
        "{% if wide %}\n- it must send a written report within 2 weeks after the end\n{% endif %}",
    ],
)
def test_a_number_that_the_library_states_elsewhere_is_not_typed(text: str):
    if text.startswith("{%"):
        text = f"These:\n- it rests\n{text}"
    assert "typed-number" in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "It may cure a breach within 3 months.",
        "It may cure a breach on a holiday within 30 Days.",
        "It must pay within 30 Days.",
        "The report is due 3 weeks after the end.",
        "The Customer must send a written report within 3 Days after the end.",
        'It may cure a breach within {{ point("time") | counted("Day") }}.',
        'It must send a written report within {{ weeks | counted("week") }} after the end.',
    ],
)
def test_a_number_that_nothing_else_states_is_left_alone(text: str):
    assert found(text) == []


def test_an_answer_is_not_printed_past_the_point_that_is_set_from_it():
    assert found('It ends after {{ days | counted("Day") }}.') == ["printed-past-point"]
    assert found('{% if days > 3 %}It ends.{% endif %} It {{ weeks | counted("week") }}.') == []
    told = DefinedTerm("Cure", phrase('what takes {{ days | counted("Day") }}.'))
    assert found("Words.", told) == ["printed-past-point"]
    # A message speaks of answers.
    message = rule("K1", "wide", 'It takes {{ days | counted("Day") }}.')
    assert found("Words.", message) == []


def test_an_answer_among_several_that_set_a_point_may_be_printed():
    other = clause(
        "other",
        position("only", 'It may cure a breach within {{ more | counted("Day") | sets("time") }}.'),
        when="wide",
    )
    text = 'It ends after {{ days | counted("Day") }}.'

    assert found(text, question("more", "integer"), other) == []

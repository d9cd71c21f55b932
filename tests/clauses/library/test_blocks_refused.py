"""Which texts do not hang together, and at which line that is told."""

import pytest

from clauses.library.language.blocks import parse_text
from tests.clauses.library.examples import refusal


@pytest.mark.parametrize(
    ("lines", "reason", "at"),
    [
        (["- a"], "A list item stands without a paragraph above it.", 1),
        (
            ["State:", "- a", "", "- b"],
            "A list item stands without a paragraph above it.",
            4,
        ),
        (
            ["State:", "- a", "   ", "- b"],
            "A list item stands without a paragraph above it.",
            4,
        ),
        (["State:", "  - a"], "This item stands too far to the right.", 2),
        (["State:", "- a", "   - b"], "This item stands too far to the right.", 3),
        (["State:", "- a", "  - b", "    - c"], "This item stands too far to the right.", 4),
        (["State:", "- a", "* b"], 'One list mixes "-" and "*".', 3),
        (["| a | b |", "| c |"], "This row has 1 cells, the head of the table 2.", 2),
        (
            ["| a |", "{% if a %}", "| b | c |", "{% endif %}"],
            "This row has 2 cells, the head of the table 1.",
            3,
        ),
        (["| a"], 'A table row starts and ends with "|".', 1),
        (["|"], 'A table row starts and ends with "|".', 1),
        (["One.", "", "{% endif %}"], "This condition ends before it began.", 3),
        (["{% else %}"], "This condition ends before it began.", 1),
        (
            ["", "{% if a %}", "One."],
            "A condition that starts here cuts across a list, a table or the end of the text.",
            2,
        ),
        (
            ["State:", "{% if a %}", "- a", "", "More.", "{% endif %}"],
            "A condition that starts here cuts across a list, a table or the end of the text.",
            2,
        ),
        (
            ["| A |", "{% if a %}", "| b |", "More.", "{% endif %}"],
            "A condition that starts here cuts across a list, a table or the end of the text.",
            2,
        ),
        (
            ["State:", "{% if a %}", "- a", "{% if b %}", "More.", "{% endif %}", "{% endif %}"],
            "A condition that starts here cuts across a list, a table or the end of the text.",
            2,
        ),
        (
            ["{% if a %}", "{% else %}", "{% else %}", "{% endif %}"],
            "Nothing but {% endif %} may follow {% else %}.",
            3,
        ),
        (
            ["{% if a %}", "{% else %}", "{% elif b %}", "{% endif %}"],
            "Nothing but {% endif %} may follow {% else %}.",
            3,
        ),
        (
            ["{% if a %}", "x", "{% else if b %}", "y", "{% endif %}"],
            'Nothing may follow "else" here.',
            3,
        ),
        (["{% if a %}", "x", "{% endif a %}"], 'Nothing may follow "endif" here.', 3),
        (["{% if %}", "x", "{% endif %}"], "There is no condition here.", 1),
        (["x", "", "{% if a and %}", "x", "{% endif %}"], 'Something is missing after "and".', 3),
        (["x", "", "y {{ a | upper }}"], 'There is no way "upper" to print a blank.', 3),
        (["{%- if a %}", "x", "{% endif %}"], '"{%-" is not in the clause language.', 1),
        (["{% for a in b %}", "x", "{% endfor %}"], '"{% for %}" is not in the clause', 1),
        (["{% if a %}"] * 9 + ["x"], "Conditions may be 8 deep, not more.", 9),
        (["{{ definitions(a) }}"], '"definitions" stands in a text by itself', 1),
        (["{{ sites() }}"], '"sites" stands in a text by itself', 1),
        (["See {{ signatures() }}"], '"signatures" stands in a text by itself', 1),
        (["One.", "{# note", "#}"], '"{#" is not in the clause language.', 2),
        (
            ["One.", "tw\u200bo"],
            "A space of no width stands in or after “tw”; it cannot be printed.",
            2,
        ),
        (["x" * 20_001], "The text is longer than 20,000 characters.", 1),
    ],
)
def test_a_text_that_does_not_hang_together_is_refused(lines: list[str], reason: str, at: int):
    error = refusal(parse_text, "\n".join(lines))

    assert error.reason.startswith(reason)
    assert error.line == at


def test_many_levels_of_items_are_refused_before_they_exhaust_the_stack():
    stairs = "\n".join(["State:"] + [" " * (2 * level) + "- a" for level in range(130)])

    assert refusal(parse_text, stairs).reason == "This item stands too far to the right."
